"""Tables of findings and marks: the rows of articles, kept or not, and the files that they are written to.

May import the model, `exporters`, `library` and the other verbs of `session`.
"""
