"""What a rule of comparing is: a name, one sentence, and a pair of small texts in which it finds something."""

from typing import NamedTuple

from summitreader.comparison import TOLD_AS_RULED


class PairRule(NamedTuple):
    """A rule and its example: comparing `one` with `other` gives a finding of this name, `shows` being words of it."""

    name: str
    explanation: str
    one: str
    other: str
    shows: str


RULED_SAME = PairRule("ruled_same", "The reader says that both tell one matter.", "", "", "")
RULED_ALONE = PairRule("ruled_alone", "The reader says that another side does not tell it.", "", "", "")
RULED_TOLD = PairRule(TOLD_AS_RULED, "The reader says that another side tells it too, wherever.", "", "", "")
OF_THE_READER = (RULED_SAME, RULED_ALONE, RULED_TOLD)
"""Rules without an example: what the reader says of passages."""
