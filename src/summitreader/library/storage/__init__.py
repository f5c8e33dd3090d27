"""The SQLite file: opened, written whole, copied, checked, moved.

May import the model and `errors`.
"""
