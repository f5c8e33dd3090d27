"""Work in other processes: the parser beside the reader, and many files over the cores.

May import the model, `parser`, `importers` and `session.columnar`.
"""
