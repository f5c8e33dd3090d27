"""Instruments and formal commitments over all sides: what each account tells of, and which are one.

May import the model, `comparison`, the word lists and the rooms of `compare` before it.
"""
