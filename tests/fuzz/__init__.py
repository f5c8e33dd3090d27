"""Broken input of every kind, for as long as one likes: `python -m tests.fuzz --minutes 10` (see `__main__`)."""
