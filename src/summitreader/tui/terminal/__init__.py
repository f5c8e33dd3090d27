"""The terminal's own language, colours and escape sequences, and what is used of Textual's privates.

May import `viewmodel`.
"""
