"""The SQLite file: opened, written whole, copied, checked.

May import the model and `errors`.
"""
