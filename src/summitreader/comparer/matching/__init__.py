"""How parts are matched: what two share and what it weighs, what goes on from what, and which are of one matter.

May import the parts and the words of `compare`.
"""
