"""How sides word one matter: how firmly, in whose voice, by which name, in which tone.

May import the model, `comparison`, the word lists and the rooms of `compare` before it.
"""
