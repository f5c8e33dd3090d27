"""Who tells what: whose words a passage is, whether as said by all, what one side says that another's leader said.

May import the model, `comparison`, the word lists, the sides, the words and the parts of `compare`.
"""
