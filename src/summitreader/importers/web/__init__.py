"""Web pages: what a page declares about itself, and the article in it; `html` leads through in one direction.

May import `pieces` and `plain`, of what stands in `importers`; trafilatura and lxml are loaded with it.
"""
