"""What was signed, agreed, planned or referred to, with its count, content, parties and state.

May import the model, `text`, `lexicon` and `people`.
"""
