"""Where what is printed goes: the standard streams, and what a terminal on them can show.

May import the standard library alone.
"""
