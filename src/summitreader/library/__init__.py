"""The SQLite file that keeps articles and what the reader made of them.

May import the model and `errors`; its rooms are `storage` and, over it, `search`.
"""
