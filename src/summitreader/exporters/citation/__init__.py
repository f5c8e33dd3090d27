"""Words of an article with whose they are and where they stand, built once and written in every form.

May import the model alone.
"""
