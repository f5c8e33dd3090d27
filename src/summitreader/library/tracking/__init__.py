"""What tracking asks of the library: passages, bases, lines, a matrix, the articles of a pair; each a bounded question.

Questions are answered by `told` and its sisters (`library/told.py`) and the index; the text of an article is read for
a line that is shown alone. May import `storage`, `told`, `search` and the floor.
"""
