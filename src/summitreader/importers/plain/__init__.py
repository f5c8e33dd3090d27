"""Plain text and what is nearly so: files, encodings, dates, blocks, front matter, Markdown.

May import `clean` and `pieces`, of what stands in `importers`.
"""
