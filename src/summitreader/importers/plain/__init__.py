"""Plain text and what is nearly so: encodings, blocks, Markdown, front matter, files.

May import the model, `clean`, `pieces` and `opened`.
"""
