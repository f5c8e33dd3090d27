"""Verifying: whether the quotations of a draft are true to their sources, and how that is written.
May import the model, `verification`, `verifier`, `comparer`, `exporters` and the other verbs of `session`.
"""
