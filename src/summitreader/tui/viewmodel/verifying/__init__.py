"""What the list of verdicts shows, without Textual: the lines of each.

May import the floor, `session` and the rest of `viewmodel`.
"""
