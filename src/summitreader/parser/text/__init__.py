"""The text before anything is found in it: sentences, quotations, language, words, sections, dates.

May import the model alone.
"""
