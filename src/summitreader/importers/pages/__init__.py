"""Documents that are drawn, page by page: PDF, from what is drawn where to blocks.

May import `clean`, `pieces` and `plain`, of what stands in `importers`; pypdf is loaded with the first document.
"""
