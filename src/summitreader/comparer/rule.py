"""What a rule of comparing is: a name, one sentence, and a pair of small texts in which it finds something."""

from typing import NamedTuple


class PairRule(NamedTuple):
    """A rule and its example: comparing `one` with `other` gives a finding of this name, `shows` being words of it."""

    name: str
    explanation: str
    one: str
    other: str
    shows: str
