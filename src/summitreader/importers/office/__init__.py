"""Documents of office programs and e-books: DOCX, ODT, RTF, EPUB.

May import `clean`, `opened`, `pieces`, `plain` and `web`, of what stands in `importers`.
"""
