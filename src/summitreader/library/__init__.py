"""The SQLite file that keeps articles and what the reader made of them."""
