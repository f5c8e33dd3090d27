"""The screens over the library: shelf, search, marks, clippings.

May import every other room of the screen but `reader`.
"""
