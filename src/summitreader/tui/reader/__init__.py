"""The screen of one article and the controllers of its actions.

May import every other room of the screen but `library`, which it opens by name.
"""
