"""The words of the grammar, read from `data/*.toml` once, and the user's own words over them.

May import the model and `text`.
"""
