"""The screen of one article: it makes the controllers of its actions, which know a state, the view and services.

May import every other room of the screen but `startup`. No controller imports the screen or another controller.
"""
