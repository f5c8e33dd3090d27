"""The register of commitments in every form: text, Markdown, rows, the tables that compliance coders know.

May import the nouns on the floor, the columns of rows and the wording of the other exporters.
"""
