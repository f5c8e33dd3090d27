"""Lists: a line that ends in a colon gives its items their actor and their verb; so does an item to those inside it."""

import re
from typing import NamedTuple

from summitreader.commitment import Strength
from summitreader.commitments.cues import BindingVerb
from summitreader.commitments.lexicon import gerunds, listed
from summitreader.commitments.rule import CommitmentRule
from summitreader.model import Span

OF_A_LIST = CommitmentRule(
    "item_of_a_list",
    "An item below a line such as “Peru will:” is done by whom that line names, with its verb.",
    "Joint statement of Peru and Chile\n\nPeru will:\n\n- <c>open the pier of Kell</c>;\n\n- lower its tolls.",
)
OF_DELIVERABLES = CommitmentRule(
    "item_of_deliverables",
    "An item of a joint text or a fact sheet that begins with a verb is what its makers will do.",
    "Joint fact sheet of Peru and Chile\n\nThey welcomed work on:\n\n- <c>Open a school of gem cutting</c>.",
)
RULES = (OF_A_LIST, OF_DELIVERABLES)

# A bullet or a number, and a label in bold or before a colon.
LEAD = re.compile(
    r"\s*(?:(?:[-*•◦▪–—o]|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+)?"
    r"(?:\*{1,3}[^*\n]{1,160}(?:\*{1,3}[.:\s–—-]*|\.$)|(?!We\b|The\b)[A-Z][^.:;\n,]{2,90}: (?=[A-Z“]))?\**"
)
_FIRST = re.compile(r"(?:(?:[Aa]lso|[A-Z]?[a-z]+ly|[Jj]ointly|[Tt]o|[Ww]ill|[Nn]ot) ){0,2}(?P<verb>[A-Za-z-]+)\b")
_INDENT = re.compile(r"[ \t]*")


class Opened(NamedTuple):
    """A list that is open: what its line or item gives to the items below it."""

    actors: tuple[str, ...]
    words: Span | None
    verb: Span
    strength: Strength
    rule: CommitmentRule
    indent: int


def after_lead(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind its bullet, number and label.

    >>> after_lead("- **Trade:** Peru will", 0, 22)
    13
    """
    lead = LEAD.match(text, start, end)
    return lead.end() if lead else start


def indent_of(text: str, start: int) -> int:
    """Return how far a line is moved in."""
    line = text.rfind("\n", 0, start) + 1
    match = _INDENT.match(text, line)
    return match.end() - line if match else 0


def begins_with_an_act(text: str, start: int, end: int, gerund: bool) -> Span | None:
    """Return the verb with which an item begins, in its base form or in -ing, if asked; None where there is none."""
    match = _FIRST.match(text, start, end)
    if match is None:
        return None
    verb = match["verb"].lower()
    known = verb in listed("acts") or (gerund and verb in gerunds())
    return Span(match.start("verb"), match.end("verb")) if known else None


def opens_list(text: str, cue: BindingVerb, end: int) -> bool:
    """Return whether nothing but "the following" stands between a verb phrase and the colon at the end of its line."""
    return bool(_OPENS.fullmatch(text, cue.span.end, end))


_OPENS = re.compile(r"[\w ,’'-]{0,90}:[\s*]*")
