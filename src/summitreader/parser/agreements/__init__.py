"""What was signed, agreed, planned or referred to, with its count, content, parties and state.

May import the model and the rooms before it; what a document is about is read in `content`.
"""
