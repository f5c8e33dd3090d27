"""How often each rule of the parser was right on annotated articles, as `data/reliability.toml` has it.

The figures are counted by `python -m tests.benchmarks reliability --write`, which docs/accuracy.md explains; a test
refuses a parser whose figures they are not.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from summitreader.rates import wilson
from summitreader.word_files import word_file

FEWEST = 10
"""With fewer cases nothing is said of how often a rule is right."""

NOT_MEASURED = "not measured"


class Reliability(NamedTuple):
    """How often a rule was right, of how many cases, at how many outlets.

    >>> Reliability(172, 181, 21).words
    '95 % of 181 (91–97 %)'
    >>> Reliability(17, 17, 1).words
    '100 % of 17 (82–100 %), all at one outlet'
    >>> Reliability(4, 4, 2).words
    'seen 4 times'
    """

    right: int
    of: int
    outlets: int

    @property
    def rate(self) -> float | None:
        """The share that is right, to the hundredth; None with too few cases."""
        return _hundredths(self.right / self.of, self.right == self.of) / 100 if self.of >= FEWEST else None

    @property
    def words(self) -> str:
        """The share, the cases and the interval of 95 %; with too few cases their number alone."""
        if self.of < FEWEST:
            return f"seen {self.of} time{'' if self.of == 1 else 's'}"
        low, high = (round(100 * end) for end in wilson(self.right, self.of))
        share = _hundredths(self.right / self.of, self.right == self.of)
        alone = ", all at one outlet" if self.outlets == 1 else ""
        return f"{share} % of {self.of} ({low}–{high} %){alone}"

    def is_under(self, share: float) -> bool:
        """Return whether it is known to be right less often than that; nothing is known from too few cases."""
        return self.of >= FEWEST and self.right / self.of < share


def reliability(rule: str) -> Reliability | None:
    """Return how often a rule was right; None where no annotated article has a case of it."""
    return _figures().get(rule)


def reliability_words(rule: str) -> str:
    """Return the same in words: "95 % of 181 (91–97 %)", "seen 4 times", "not measured"."""
    found = reliability(rule)
    return found.words if found else NOT_MEASURED


def rules_under(share: float) -> frozenset[str]:
    """Return the rules that are known to be right less often than that; what was seen too rarely is not among them."""
    return frozenset(rule for rule, found in _figures().items() if found.is_under(share))


def rule_number(rule: str) -> int:
    """Return a number for a rule of which it is known how often it is right, 0 for all others; less than 256."""
    return _numbers().get(rule, 0)


def numbers_from(share: float) -> bytes:
    """Return a table for `bytes.translate`: 0 for the number of each rule that is under a share, 1 for all others."""
    under = {_numbers()[rule] for rule in rules_under(share)}
    return bytes(number not in under for number in range(256))


def hidden_words(hidden: int, of: int, share: float) -> str:
    """Return how many findings a threshold hides.

    >>> hidden_words(12, 80, 0.8)
    '12 of 80 hidden: rules right less than 80 %'
    """
    return f"{hidden:,} of {of:,} hidden: rules right less than {100 * share:g} %"


@cache
def _figures() -> Mapping[str, Reliability]:
    return {rule: Reliability(*counts) for rule, counts in word_file("reliability")["rules"].items()}


@cache
def _numbers() -> Mapping[str, int]:
    known = sorted(rule for rule, found in _figures().items() if found.rate is not None)
    return {rule: number for number, rule in enumerate(known, 1)}


def _hundredths(share: float, is_all: bool) -> int:
    """Return a share in hundredths: never all of them where one was wrong."""
    return 100 if is_all else min(round(100 * share), 99)
