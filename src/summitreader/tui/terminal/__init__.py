"""The terminal's own language: colours and escape sequences.

May import nothing of the other rooms.
"""
