"""What is named in words where there is no cursor: passages of an article, marks, what is to be corrected and how.

May import the model, `library` and the other verbs of `session`.
"""
