"""The nouns of the register of commitments: what a text binds its actors to, and what became of it in the next text.

A floor module: frozen values over spans, as those of `model`.
"""

from dataclasses import dataclass
from typing import Literal

from summitreader.model import Reading, Span

Strength = Literal["will", "intend", "encourage"]
Fate = Literal["repeated", "strengthened", "weakened", "dropped", "new"]

STRENGTHS: tuple[Strength, ...] = ("encourage", "intend", "will")
"""From the weakest to the strongest."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A clause by which an actor of the text binds itself to do something, or asks others to.

    `span` begins with the verb phrase (`verb`: "will", "agreed to") and ends with the clause. `actors` are countries
    and bodies by their usual names, `told_by` the words that tell them, None where they stand in no words of the
    sentence. `addressees` are whom it is promised to, or who is asked, `addressed` the words for them. `theme` is a key
    of the themes, "" for none.
    """

    number: int
    span: Span
    verb: Span
    actors: tuple[str, ...]
    told_by: Span | None
    strength: Strength
    rule: str
    addressees: tuple[str, ...] = ()
    addressed: Span | None = None
    theme: str = ""
    deadline: Span | None = None
    money: Span | None = None
    place: Span | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What became of a commitment: the numbers of the older and of the newer one, None where a text has none.

    `why` is the name of the rule that says so.
    """

    old: int | None
    new: int | None
    fate: Fate
    why: str


@dataclass(frozen=True, slots=True)
class Register:
    """All commitments of a text, numbered from 1 in their order.

    `group` names whose text it is: texts of one group follow each other. `since` is the register of the last text of
    the group before this one, `carried_over` what became of its commitments, in the order of this text, those that
    were dropped at the end.
    """

    reading: Reading
    group: tuple[str, ...]
    commitments: tuple[Commitment, ...]
    since: "Register | None" = None
    carried_over: tuple[CarriedOver, ...] = ()

    def fate_of(self, number: int) -> CarriedOver | None:
        """Return what a commitment of this text goes back to; None where there is no text before it."""
        return next((one for one in self.carried_over if one.new == number), None)
