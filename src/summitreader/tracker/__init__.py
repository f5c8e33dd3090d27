"""Tracking without a library: what passages that were found come to, by period, side, speaker, firmness and wording.

Pure: words in, frozen values out. May import the floor alone. Rooms in the order of the data: `formulas` (the named
groups of set phrases), `firmness` (how firm a verb is), `uses` (verb and noun of a formula), `counting`, `grams`
(phrases new and dropped), `matrix`, `meetings` (the timeline of two sides).
"""
