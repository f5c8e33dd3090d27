"""Documents of office programs and e-books: DOCX, ODT, RTF, EPUB.

May import the model, `clean`, `pieces`, `plain` and `web`.
"""
