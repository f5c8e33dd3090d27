"""Words as matters are told by them: their stems, the terms that they make up, how rare they are.

May import the word lists alone.
"""
