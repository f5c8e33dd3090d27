"""A comparison in each form that people and programs read: text, JSON, Markdown, a page, a table.

What is told, and in which order, is decided once, in `outline`. May import the model, `comparison` and the rest of
`exporters`.
"""
