"""The register of commitments, for both front ends: of one text, of each against the one before, and how it is written.
May import the nouns, `commitments`, `exporters` and the other verbs of `session`.
"""
