"""The rows of the register: number, how firmly, who, the words, by when; and what narrows them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summitreader.commitment import STRENGTHS, Commitment, Register, Strength
from summitreader.tui.viewmodel.fitting import fit
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_STRENGTH = 10  # cells
_ACTORS, _WIDE = 28, 100  # cells, and from which width on so many are given


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is asked for: commitments of a strength, of an actor, with a deadline; all, where nothing is."""

    strength: Strength | None = None
    actor: str = ""
    deadline: bool = False

    def passes(self, one: Commitment) -> bool:
        """Return whether a commitment is as it is asked for."""
        return (
            (self.strength is None or one.strength == self.strength)
            and (not self.actor or self.actor in one.actors)
            and (not self.deadline or one.deadline is not None)
        )

    def next_strength(self) -> "Narrowed":
        """Return the same with the next strength: all, will, intend, encourage, all."""
        order: tuple[Strength | None, ...] = (None, *reversed(STRENGTHS))
        return replace(self, strength=order[(order.index(self.strength) + 1) % len(order)])

    def next_actor(self, actors: Sequence[str]) -> "Narrowed":
        """Return the same with the next actor of those who are bound, all after the last."""
        order = ("", *actors)
        at = order.index(self.actor) if self.actor in order else 0
        return replace(self, actor=order[(at + 1) % len(order)])

    @property
    def words(self) -> str:
        """What is asked for, in words; "" for all."""
        return ", ".join(filter(None, (self.strength or "", self.actor, "with a deadline" if self.deadline else "")))


def actors_of(register: Register) -> tuple[str, ...]:
    """Return who is bound, each once, in the order of the text."""
    return tuple(dict.fromkeys(name for one in register.commitments for name in one.actors))


def commitment_line(one: Commitment, text: str, width: int) -> RowLine:
    """Return a commitment on one line: number, how firmly, who, the words; by when at its end."""
    until = f"  {' '.join(one.deadline.of(text).split())}" if one.deadline else ""
    until = fit(until, width // 3) if until else ""
    actors = fit(", ".join(one.actors), _ACTORS if width >= _WIDE else _ACTORS // 2)
    head = (
        TextPart(f"{one.number:>3} ", "quiet"),
        TextPart(f"{one.strength:<{_STRENGTH}}", "strong"),
        TextPart(f"{actors}  "),
    )
    left = max(4, width - sum(len(part.words) for part in head) - len(until))
    return RowLine((*head, TextPart(fit(_on_one_line(one, text), left))), (TextPart(until, "quiet"),) if until else ())


def commitment_words(one: Commitment, text: str) -> str:
    """Return all that is told of a commitment."""
    to = f" → {', '.join(one.addressees)}" if one.addressees else ""
    parts = (("by when", one.deadline), ("sum", one.money), ("where", one.place), ("condition", one.condition))
    told = "; ".join(f"{label}: {' '.join(span.of(text).split())}" for label, span in parts if span)
    head = f"{one.number}. {', '.join(one.actors)}{to}: {one.strength}"
    return f"{head} “{_on_one_line(one, text)}”{f' ({told})' if told else ''}"


def _on_one_line(one: Commitment, text: str) -> str:
    return " ".join(one.span.of(text).split())
