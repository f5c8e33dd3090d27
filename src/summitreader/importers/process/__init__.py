"""The worker process in which everything that may be hostile is read, and the reader's end of it.

May import `clean`, `kinds`, `opened`, `pieces` and `formats`, of what stands in `importers`.
"""
