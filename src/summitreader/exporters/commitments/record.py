"""A register as one JSON object, and its schema."""

from typing import Any

from summitreader.exporters.commitments.columns import COMMITMENT_COLUMNS, Kept, commitment_cells
from summitreader.exporters.commitments.outline import dropped
from summitreader.exporters.records.articles import notes_of
from summitreader.exporters.records.shapes import Schema, article_cells, fields, many, number, or_null, text, texts
from summitreader.exporters.rows.make import article_cells as cells_of
from summitreader.exporters.rows.make import as_record
from summitreader.exporters.rows.schema import column_schema


def register_record(kept: Kept) -> dict[str, Any]:
    """Return a register as the line of JSON tells it."""
    register = kept.register
    since = register.since.reading if register.since else None
    return {
        **cells_of(kept.source),
        "notes": notes_of(kept.source),
        "group": list(register.group),
        "since": {"article": since.article.id, "title": since.article.shown_title, "date": since.published}
        if since
        else None,
        "commitments": [as_record(cells) for cells in commitment_cells(kept)],
        "dropped": [{"number": number, "words": words} for number, words in dropped(register)],
    }


REGISTER_SCHEMA: dict[str, Schema] = {
    **article_cells(),
    "notes": texts("what was left out on the way in, and why nothing was found"),
    "group": texts("whose text it is: those that texts of one group have in common"),
    "since": or_null(fields({"article": text("the article's key"), "title": text(), "date": text()})),
    # Of the theme in a table of themes a cell is never empty; a commitment may have none.
    "commitments": many(
        fields(
            {column.name: column_schema(column) for column in COMMITMENT_COLUMNS}
            | {"theme": or_null(text("the key of its theme; null where it has none"))}
        )
    ),
    "dropped": many(
        fields({"number": number("in the text before"), "words": text()}),
        "commitments of the text before that these rules do not find here",
    ),
}
