"""The register as tables: all its columns, or those that compliance coders and users of PA-X know.

`g20` is laid out as the reports of the G7 and G20 Research Groups are: a row a commitment, a column a member, whose
score of -1, 0 or +1 is left to the coder. `pax` names the columns as the codebook of PA-X does (Con, AgtId, Agt, Dat,
N_characters), and leaves its codes of status, type and stage to the coder.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from summitreader.exporters.commitments.columns import REGISTER_COLUMNS, Kept, register_rows
from summitreader.exporters.rows.columns import Cell, Column, Row
from summitreader.exporters.rows.write import write_rows

RegisterTable = Literal["csv", "tsv", "jsonl", "g20", "pax"]
REGISTER_TABLES: tuple[RegisterTable, ...] = get_args(RegisterTable)

_G20 = (
    Column("Commitment", "year and number"),
    Column("Text", "the sentence in which it stands"),
    Column("Commitment text", "its words"),
    Column("Document", "the title"),
    Column("Date", "the day"),
    Column("Issue area", "what its theme is called"),
    Column("Binding", "how far it binds"),
    Column("Deadline", "by when"),
)
_G20_LAST = (Column("Average", "left empty, for the coder"), Column("Notes", "left empty, for the coder"))
_PAX = (
    Column("Con", "countries and bodies, with / between them as PA-X has it"),
    Column("AgtId", "the article's key: PA-X gives its own numbers"),
    Column("Agt", "the title"),
    Column("Dat", "the day"),
    Column("N_characters", "the length of the text", "integer"),
    Column("Status", "left empty, for the coder"),
    Column("Agtp", "left empty, for the coder"),
    Column("Stage", "left empty, for the coder"),
    Column("Provision", "the number of the commitment", "integer"),
    Column("Paragraph", "where it stands, where PA-X cites the page", "integer"),
    Column("Text", "its words"),
    Column("Topic", "what its theme is called"),
    Column("Party", "who is bound"),
)


def write_register_table(registers: Sequence[Kept], format: RegisterTable) -> str:
    """Return registers as a table, without the last line end."""
    rows: Iterator[Row] = register_rows(registers)
    columns: tuple[Column, ...] = REGISTER_COLUMNS
    if format == "g20":
        members = tuple(dict.fromkeys(name for kept in registers for one in kept.commitments for name in one.actors))
        columns = (*_G20, *(Column(f"Score: {name}", "-1, 0 or +1, left to the coder") for name in members), *_G20_LAST)
        rows = (_g20(row, columns) for row in rows)
    if format == "pax":
        columns = _PAX
        lengths = {kept.source.key: len(kept.register.reading.article.text) for kept in registers}
        rows = (_pax(row, lengths) for row in rows)
    written = "csv" if format in ("g20", "pax") else format
    return "".join(write_rows(rows, columns, written, "")).removesuffix("\n")


def _g20(row: Row, columns: Sequence[Column]) -> Row:
    empty: dict[str, Cell] = dict.fromkeys((column.name for column in columns), None)
    told = ("commitment_id", "sentence", "commitment", "title", "date", "issue_area", "strength", "deadline")
    return {**empty, **{column.name: row[name] for column, name in zip(_G20, told, strict=True)}}


def _pax(row: Row, lengths: dict[str, int]) -> Row:
    actors = row["actors"]
    names = "/".join(actors) if isinstance(actors, tuple) else None
    told: tuple[Cell, ...] = (
        *(names, row["article"], row["title"], row["date"], lengths[str(row["article"])], None, None, None),
        *(row["number"], row["paragraph"], row["commitment"], row["issue_area"], names),
    )
    return {column.name: cell for column, cell in zip(_PAX, told, strict=True)}
