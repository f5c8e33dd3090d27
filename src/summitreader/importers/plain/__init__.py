"""Plain text and what is nearly so: files, encodings, numbers, dates, blocks, front matter, Markdown.

May import `clean` and `pieces`, of what stands in `importers`.
"""
