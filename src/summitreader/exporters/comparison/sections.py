"""What a comparison is told in: entries, in sections that say what was counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from summitreader.comparison import Comparison, DifferenceKind
from summitreader.exporters.comparison.side_words import SideWords
from summitreader.exporters.rows.columns import Cell

SECTION_TITLES: Mapping[str, str] = {
    "reports": "Said of a leader by another side",
    "unsupported": "Said of a leader, not found in the leader's own text by these rules",
    "firmness": "Firmer or weaker, and in whose voice",
    "names": "Other names for the same",
    "agency": "Who acts",
    "joint": "Joint or one-sided",
    "one_sided": "One side only, not found in the others by these rules",
    "details": "Numbers and details",
    "agreements": "Agreements",
    "supported": "Said of a leader, told in the leader's own text too",
    "order": "Order and share",
    "tone": "Words for the tone",
    "matters": "All that more than one side tells",
    "dropped": "Dropped",
    "new": "New",
    "reworded": "Reworded",
    "moved": "Moved",
    "formulas": "Set phrases",
    "kept": "Kept",
}
"""What stands above each section, by its key, in the order in which sections are news, here and on the screen.

The screen's list has reports in two groups: the unsupported, and the supported further down."""

DIFFERENCE_WORDS: Mapping[DifferenceKind, str] = {
    "verb": "another verb",
    "commitment": "another commitment",
    "voice": "another voice",
    "term": "another name",
    "agency": "another one acts",
    "number": "another number",
    "detail": "one says more",
}
"""What a difference in wording is called, in every form and on the screen."""


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    """One thing that is told: what kind of finding it is, one sentence, and the words of each side that has some.

    `facts` are what a table has more columns for, by their names.
    """

    kind: str
    says: str
    words: tuple[SideWords, ...] = ()
    theme: str = ""
    rule: str = ""
    facts: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """What is told of one kind: what was counted, and the entries."""

    key: str
    counted: str
    entries: tuple[ComparedEntry, ...]

    @property
    def title(self) -> str:
        """What stands above it."""
        return SECTION_TITLES[self.key]


def many(count: int, one: str) -> str:
    """Return a count with what is counted: "1 report", "2 reports"."""
    return f"{count:,} {one}{'s' * (count != 1)}"


def headline(found: Comparison) -> str:
    """Return what a comparison is called."""
    return "Two versions of a text" if found.versions else f"{many(len(found.sides), 'account')} of one event compared"


def rules_told(sections: Iterable[ComparedSection], rules: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the rules that found what is told, each with its sentence, in the order of the findings."""
    found = dict.fromkeys(entry.rule for section in sections for entry in section.entries)
    return [(name, rules[name]) for name in found if name in rules]
