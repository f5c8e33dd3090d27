"""Bytes in, an Article out: one file per format, and `clean` for all of them."""
