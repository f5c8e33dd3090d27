"""The register as people read it: a head, an entry for each commitment, what was dropped, and the rules."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summitreader.commitment import CarriedOver, Commitment, Register
from summitreader.exporters.commitments.columns import Kept, Paragraphs, theme_names
from summitreader.exporters.rows.make import article_cells
from summitreader.exporters.wording import one_line
from summitreader.model import Span

_FATES = ("repeated", "strengthened", "weakened", "new", "dropped")


class CommitmentEntry(NamedTuple):
    """A commitment as it is told: who and how firmly, its words, what is told of it, what became of it, its rule."""

    number: int
    head: str
    words: str
    details: tuple[str, ...]
    fate: str
    rule: str


def heading(kept: Kept) -> str:
    """Return what an article is called, with its source and its day."""
    cells = article_cells(kept.source)
    return " · ".join(str(cells[name]) for name in ("title", "outlet", "date") if cells[name])


def counted(kept: Kept) -> tuple[str, ...]:
    """Return how many commitments there are, and what became of those of the text before: in sentences."""
    register, shown = kept.register, kept.commitments
    if not register.commitments:
        return (register.reading.note or "No commitments were found in this text by these rules.",)
    all_ = len(register.commitments)
    strengths = [f"{count} {name}" for name in ("will", "intend", "encourage") if (count := _many(shown, name))]
    whose = f" of {joined(register.group)}" if register.group else ""
    of_all = f"{len(shown)} of {all_}" if len(shown) != all_ else f"{all_}"
    told = f": {', '.join(strengths)}" if strengths else ""
    first = f"{of_all} commitment{'s' * (all_ != 1)}{whose}{told}."
    if register.since is None:
        return (first,)
    fates = [f"{count} {fate}" for fate in _FATES if (count := sum(one.fate == fate for one in register.carried_over))]
    title = one_line(register.since.reading.article.shown_title)
    return first, f"Against “{title}”: {', '.join(fates) or 'nothing to set against each other'}."


def _many(shown: Sequence[Commitment], strength: str) -> int:
    return sum(one.strength == strength for one in shown)


def joined(names: Sequence[str]) -> str:
    """Return names as a phrase: "Peru, Chile and Norland"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def entries(kept: Kept) -> Iterator[CommitmentEntry]:
    """Yield the commitments that are asked for as entries."""
    register = kept.register
    text, paragraphs, titles = register.reading.article.text, Paragraphs(register.reading), theme_names()
    for one in kept.commitments:
        to = f" → {joined(one.addressees)}" if one.addressees else ""
        head = f"{joined(one.actors) or 'actor not named'}{to}: {one.strength}"
        details = [
            *(f"{label} {_words(text, span)}" for label, span in _told(one) if span),
            *filter(None, (titles.get(one.theme),)),
            f"para. {paragraphs.number(one.span)}",
        ]
        link = register.fate_of(one.number)
        yield CommitmentEntry(one.number, head, _words(text, one.span), tuple(details), fate_words(link), one.rule)


def _told(one: Commitment) -> tuple[tuple[str, Span | None], ...]:
    return ("by when:", one.deadline), ("sum:", one.money), ("where:", one.place), ("condition:", one.condition)


def fate_words(link: CarriedOver | None) -> str:
    """Return what became of a commitment in words: "strengthened: 4 before (deadline_set)"."""
    if link is None:
        return ""
    before = f": number {link.old} before" if link.old and link.new else ""
    return f"{link.fate}{before} ({link.why})"


def dropped(register: Register) -> Iterator[tuple[int, str]]:
    """Yield the commitments of the text before that are not found in this one: number and words."""
    if register.since is None:
        return
    text = register.since.reading.article.text
    for link in register.carried_over:
        if link.fate == "dropped" and link.old:
            yield link.old, _words(text, register.since.commitments[link.old - 1].span)


def rules_told(registers: Sequence[Kept], rules: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the rules that found something here, each with its sentence, in the order of the rules."""
    named = {one.rule for kept in registers for one in kept.commitments}
    named |= {link.why for kept in registers for link in kept.register.carried_over}
    return [(name, sentence) for name, sentence in rules.items() if name in named]


def _words(text: str, span: Span) -> str:
    return one_line(span.of(text))
