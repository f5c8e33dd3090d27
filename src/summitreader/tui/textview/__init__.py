"""The article as one widget on Textual's line API, with its map, scroll bar and mouse.

May import the model, `viewmodel` and `widgets`.
"""
