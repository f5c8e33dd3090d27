"""What a rule of the register is: a name, one sentence, and a text in which it finds the marked words."""

from typing import NamedTuple


class CommitmentRule(NamedTuple):
    """A rule and its example, in which the words between `<c>` and `</c>` are a commitment that it finds."""

    name: str
    explanation: str
    example: str


class FateRule(NamedTuple):
    """A rule about two texts: of `older` and `newer` it says that a commitment is `fate`."""

    name: str
    explanation: str
    older: str
    newer: str
    fate: str
