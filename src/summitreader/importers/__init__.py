"""Bytes in, an Article out: `clean`, `pieces`, `opened` and `kinds` for all formats, then one file or room a format.

May import the model and the errors. Inside, each module imports only what stands before it: clean, kinds, opened,
pieces, `plain`, `web`, `office`, `pages`, the formats of this folder, `process` that runs them, `opening` that asks it.
"""
