"""Findings and marks as rows of a table: one function makes them, with a schema, and one writer a format prints them.

May import the model and the other exporters.
"""
