"""Comparing, for both front ends: accounts of one event, versions of one text, and how a comparison is written.
May import the model, `comparison`, `compare`, `exporters` and the other verbs of `session`.
"""
