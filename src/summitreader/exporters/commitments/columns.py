"""What a row of the register holds: its columns, and the cells of each commitment."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, get_args

from summitreader.commitment import Commitment, Fate, Register, Strength
from summitreader.exporters.codes import state_codes
from summitreader.exporters.rows.columns import ARTICLE_COLUMNS, Cell, Column, Row
from summitreader.exporters.rows.make import TableSource, article_cells
from summitreader.exporters.wording import one_line
from summitreader.model import Reading, Span
from summitreader.word_files import word_file

COMMITMENT_COLUMNS = (
    Column("number", "its place among the commitments of the text, counted from 1", "integer"),
    Column(
        "commitment_id", "year and number, as compliance reports count: 2031-4; the number alone where no year is known"
    ),
    Column("actors", "who is bound, or who asks: countries and bodies by their usual names", "list"),
    Column("actors_iso3", "for each actor the three letters of ISO 3166, empty for what is no state", "list"),
    Column("told_by", "the words for the actor; empty where a list or the verb before gives it"),
    Column("verb", "the verb phrase that binds: will, agreed to, call on"),
    Column("strength", "how far it binds", "string", get_args(Strength)),
    Column("commitment", "the words, from the verb to the end of the clause"),
    Column("sentence", "the sentence in which it stands"),
    Column("paragraph", "the paragraph in which it stands, counted from 1 below the title", "integer"),
    Column("addressees", "whom it is promised to, or who is asked", "list"),
    Column("theme", "the key of its theme"),
    Column("issue_area", "what that theme is called"),
    Column("deadline", "by when, as written"),
    Column("money", "the sum, as written"),
    Column("location", "where it is to be done, as written"),
    Column("condition", "on which condition, as written"),
    Column("fate", "against the last text of the same group", "string", get_args(Fate)),
    Column("since_number", "the number that it goes back to there", "integer"),
    Column("since_words", "the words of that one"),
    Column("why", "the rule that says what became of it"),
    Column("score", "left empty, for a coder: -1, 0 or +1", "integer"),
    Column("rule", "the rule that found it"),
    Column("start", "where it begins, in code points of the article's text", "integer"),
    Column("end", "where it ends", "integer"),
)
REGISTER_COLUMNS = (*ARTICLE_COLUMNS, *COMMITMENT_COLUMNS)


class Kept(NamedTuple):
    """A register with the article's row cells, and the numbers of those of its commitments that are asked for."""

    source: TableSource
    register: Register
    numbers: frozenset[int] | None = None

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments that are asked for."""
        found = self.register.commitments
        return found if self.numbers is None else tuple(one for one in found if one.number in self.numbers)


def register_rows(kept: Iterable[Kept]) -> Iterator[Row]:
    """Yield a row for each commitment of some registers, with all of REGISTER_COLUMNS."""
    for one in kept:
        article = article_cells(one.source)
        for cells in commitment_cells(one):
            yield article | cells


def commitment_cells(kept: Kept) -> Iterator[dict[str, Cell]]:
    """Yield the cells of each commitment of a register that is asked for, without those of its article."""
    register, reading = kept.register, kept.register.reading
    text = reading.article.text
    paragraphs = Paragraphs(reading)
    titles = theme_names()
    year = str(article_cells(kept.source)["date"] or "")[:4]

    def words(span: Span | None) -> str | None:
        return one_line(span.of(text)) if span else None

    for one in kept.commitments:
        yield {
            "number": one.number,
            "commitment_id": f"{year}-{one.number}" if year.isdigit() else str(one.number),
            "actors": one.actors,
            "actors_iso3": tuple(state_codes(name).iso3 or "" for name in one.actors),
            "told_by": words(one.told_by),
            "verb": words(one.verb),
            "strength": one.strength,
            "commitment": words(one.span),
            "sentence": words(sentence_of(reading, one.span)),
            "paragraph": paragraphs.number(one.span),
            "addressees": one.addressees,
            "theme": one.theme or None,
            "issue_area": titles.get(one.theme),
            "deadline": words(one.deadline),
            "money": words(one.money),
            "location": words(one.place),
            "condition": words(one.condition),
            **_fate(register, one),
            "score": None,
            "rule": one.rule,
            "start": one.span.start,
            "end": one.span.end,
        }


def _fate(register: Register, one: Commitment) -> dict[str, Cell]:
    link = register.fate_of(one.number)
    before = register.since.commitments[link.old - 1] if register.since and link and link.old else None
    return {
        "fate": link.fate if link else None,
        "since_number": link.old if link else None,
        "since_words": one_line(before.span.of(register.since.reading.article.text))
        if before and register.since
        else None,
        "why": link.why if link else None,
    }


class Paragraphs:
    """The paragraphs of a reading, counted from 1 below the title."""

    def __init__(self, reading: Reading) -> None:
        blocks = reading.article.blocks
        self._starts = [block.span.start for block in blocks if block.kind in ("paragraph", "item")] or [0]

    def number(self, span: Span) -> int:
        """Return the number of the paragraph in which words begin."""
        return max(1, bisect_right(self._starts, span.start))


def sentence_of(reading: Reading, span: Span) -> Span:
    """Return the sentence in which words begin; the words themselves where it is none."""
    at = bisect_right(reading.sentences, span.start, key=lambda one: one.start) - 1
    return reading.sentences[at] if at >= 0 and reading.sentences[at].end >= span.end else span


@cache
def theme_names() -> Mapping[str, str]:
    """Return what themes are called, by their keys."""
    return {theme["id"]: theme["name"] for theme in word_file("themes")["theme"]}
