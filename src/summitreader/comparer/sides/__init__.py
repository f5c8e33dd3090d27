"""Whose account each reading is: the countries that are named, one person under several names, the sides.

May import the model, `comparison` and the word lists alone.
"""
