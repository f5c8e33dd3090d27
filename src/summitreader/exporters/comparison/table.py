"""A comparison as a table: a row for each thing that is told, with the words of each side."""

from collections.abc import Iterator

from summitreader.comparison import SIDE_NAMES, Comparison
from summitreader.exporters.comparison.outline import outline
from summitreader.exporters.comparison.sections import ComparedEntry, ComparedSection
from summitreader.exporters.comparison.side_words import source_line
from summitreader.exporters.rows.columns import Cell, Column, Row
from summitreader.exporters.rows.write import write_rows

_FIRST = (
    Column("number", "its place among all that is told, counted from 1", "integer"),
    Column("section", "what kind of thing it is: reports, firmness, names, agency …"),
    Column("kind", "which finding it is: report, commitment, voice, term, one_sided, agreement …"),
    Column("says", "what is told, in a sentence"),
    Column("theme", "the key of its theme"),
    Column("only", "the side on which alone it was found by these rules"),
    Column("firmer", "the side that words it more firmly"),
    Column("joint", "the sides that tell it as said or done by all", "list"),
    Column("of", "of a report: the side whose leader is said to have spoken"),
    Column("speaker", "of a report: that leader"),
    Column("conflict", "of an agreement: what the sides tell differently of it"),
    Column("tone", "of a word for how it was: which tone it is"),
    Column("status", "of two versions: what became of the passage"),
    Column("moved", "of two versions: whether it left its order", "boolean"),
)
_LAST = (Column("rule", "the rule that found it"),)


def comparison_columns(sides: int) -> tuple[Column, ...]:
    """Return the columns of a table that compares so many sides."""
    of_sides = (
        column
        for name in SIDE_NAMES[:sides]
        for column in (
            Column(f"{name}_words", "the passages of this side", "list"),
            Column(f"{name}_speakers", "who is reported to say them", "list"),
            Column(f"{name}_paragraphs", "the paragraphs in which they stand, counted from 1 below the title", "list"),
            Column(f"{name}_start", "where the first begins, in code points of the article's text", "integer"),
            Column(f"{name}_end", "where the last ends", "integer"),
            Column(f"{name}_count", "how many documents this side tells of, or words about a theme", "integer"),
            Column(f"{name}_place", "of a theme: its place in the order of this side", "integer"),
            Column(f"{name}_source", "whose account this side is, and its day"),
            Column(f"{name}_key", "the key of its article: the first 16 hex digits of its text's SHA-256"),
        )
    )
    return (*_FIRST, *of_sides, *_LAST)


def write_comparison_csv(found: Comparison) -> str:
    """Return a comparison as a table with commas, without the last line end."""
    columns = comparison_columns(len(found.sides))
    return "".join(write_rows(comparison_rows(found), columns, "csv", "")).removesuffix("\n")


def comparison_rows(found: Comparison) -> Iterator[Row]:
    """Yield a row for each thing that is told, in the order in which it is."""
    of_sides: dict[str, Cell] = {}
    for name, side in zip(SIDE_NAMES, found.sides, strict=False):
        of_sides |= {f"{name}_source": source_line(side), f"{name}_key": side.reading.article.id}
    empty = dict.fromkeys((column.name for column in comparison_columns(len(found.sides))), None)
    number = 0
    for section in outline(found):
        for entry in section.entries:
            number += 1
            yield {**empty, **of_sides, "number": number, **_cells(section, entry)}


def _cells(section: ComparedSection, entry: ComparedEntry) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        "section": section.key,
        "kind": entry.kind,
        "says": entry.says,
        "theme": entry.theme or None,
        "rule": entry.rule or None,
        **entry.facts,
    }
    for words in entry.words:
        side = SIDE_NAMES[words.side]
        cells |= {
            f"{side}_words": words.passages,
            f"{side}_speakers": words.speakers,
            f"{side}_paragraphs": tuple(map(str, words.paragraphs)),
            f"{side}_start": words.spans[0].start,
            f"{side}_end": words.spans[-1].end,
        }
    return cells
