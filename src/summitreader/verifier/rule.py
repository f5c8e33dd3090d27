"""What a rule of verifying is: a name, one sentence, and a small draft and source in which it judges something."""

from typing import NamedTuple

from summitreader.verification import VerdictKind


class VerifyRule(NamedTuple):
    """A rule and its example: of `draft`, held against `source`, the words `shows` get this rule's verdict."""

    name: str
    verdict: VerdictKind
    explanation: str
    draft: str
    source: str
    shows: str
