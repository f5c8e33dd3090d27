"""Rows as text in each format: for spreadsheets, for programs, for notes, and as a page of its own."""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeGuard

from summitreader.exporters.citation.quotes import escaped_words
from summitreader.exporters.rows.columns import Cell, Column, Row
from summitreader.exporters.wording import one_line

BETWEEN = "; "
"""What joins the items of a list where a cell is one text."""

BOM = "\ufeff"
"""What Excel takes as the sign that a file is UTF-8."""

# A spreadsheet runs a cell that starts with one of these as a formula (OWASP: CSV injection).
_FORMULA = re.compile(r"[\s]*[=+\-@＝＋－＠\t\r|%]")

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 1rem; }}
.table {{ overflow: auto; max-height: 92vh; }}
table {{ border-collapse: collapse; }}
caption {{ text-align: start; font-size: 1.25rem; font-weight: 600; padding-block: .5rem; }}
th, td {{ border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; max-width: 28rem; }}
thead th {{ position: sticky; top: 0; background: Canvas; }}
td.number {{ text-align: end; }}
</style>
</head>
<body>
<main>
<div class="table" role="region" aria-labelledby="caption" tabindex="0">
<table>
<caption id="caption">{title}</caption>
<thead>
<tr>{head}</tr>
</thead>
<tbody>
"""
_PAGE_END = "</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n"


def write_rows(rows: Iterable[Row], columns: Sequence[Column], format: str, title: str) -> Iterator[str]:
    """Yield a table as text, piece by piece; what stands above the rows comes at once.

    Args:
        rows: What has to be written; each has at least the columns.
        columns: Those that are written, in their order.
        format: The name of a format of rows.
        title: What people read above a table that is a page.
    """
    return _WRITERS[format](rows, columns, title)


def _jsonl(rows: Iterable[Row], columns: Sequence[Column], title: str) -> Iterator[str]:
    names = [column.name for column in columns]
    for row in rows:
        yield json.dumps({name: row[name] for name in names}, ensure_ascii=False) + "\n"


def _json(rows: Iterable[Row], columns: Sequence[Column], title: str) -> Iterator[str]:
    yield "["
    between = "\n"
    for line in _jsonl(rows, columns, title):
        yield between + line.rstrip("\n")
        between = ",\n"
    yield "\n]\n"


def _csv(rows: Iterable[Row], columns: Sequence[Column], title: str) -> Iterator[str]:
    return _delimited(rows, columns, ",")


def _tsv(rows: Iterable[Row], columns: Sequence[Column], title: str) -> Iterator[str]:
    return _delimited(rows, columns, "\t")


def _delimited(rows: Iterable[Row], columns: Sequence[Column], delimiter: str) -> Iterator[str]:
    names = [column.name for column in columns]
    line = io.StringIO()
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell if cell is None else _harmless(cell) for cell in map(row.__getitem__, names)])
        if line.tell() > 1 << 14:
            yield _taken(line)
    yield _taken(line)


def _taken(line: io.StringIO) -> str:
    written = line.getvalue()
    line.seek(0)
    line.truncate()
    return written


def _harmless(cell: Cell) -> str | int | float:
    """Return a cell of a table; words that a spreadsheet would run as a formula get an apostrophe in front."""
    if isinstance(cell, str):
        # Nearly all of them begin so, and no formula does.
        return cell if cell[:1].isalnum() or not _FORMULA.match(cell) else f"'{cell}"
    if _is_number(cell):
        return cell
    words = _told(cell)
    return f"'{words}" if _FORMULA.match(words) else words


def _is_number(cell: Cell) -> TypeGuard[int | float]:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _told(cell: Cell) -> str:
    """Return a cell as one text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return BETWEEN.join(cell) if isinstance(cell, tuple) else str(cell)


def _markdown(rows: Iterable[Row], columns: Sequence[Column], title: str) -> Iterator[str]:
    names = [column.name for column in columns]
    yield f"| {' | '.join(names).replace('_', ' ')} |\n"
    yield f"|{'|'.join('---:' if column.type in ('integer', 'number') else '---' for column in columns)}|\n"
    for row in rows:
        yield f"| {' | '.join(_markdown_cell(row[name]) for name in names)} |\n"


def _markdown_cell(cell: Cell) -> str:
    """Return a cell on one line, nothing in it markup or the end of a cell."""
    words = one_line(_told(cell))
    # What is markup at the start of a line is none in a cell, but for the bar, which is a cell's end everywhere.
    return "\\|".join(escaped_words(part) for part in words.split("|"))


def _html(rows: Iterable[Row], columns: Sequence[Column], title: str) -> Iterator[str]:
    names = [column.name for column in columns]
    head = "".join(
        f'<th scope="col" title="{html.escape(column.about)}">{html.escape(column.name.replace("_", " "))}</th>'
        for column in columns
    )
    yield _PAGE.format(title=html.escape(title), head=head)
    for row in rows:
        first, *others = (_html_cell(name, row[name]) for name in names)
        yield f'<tr><th scope="row">{first[1]}</th>{"".join(f"<td{look}>{cell}</td>" for look, cell in others)}</tr>\n'
    yield _PAGE_END


def _html_cell(name: str, cell: Cell) -> tuple[str, str]:
    """Return the attributes of a cell, and what stands in it."""
    words = html.escape(_told(cell)).replace("\n", "<br>")
    if name == "address" and isinstance(cell, str) and re.match(r"https?://", cell):
        return "", f'<a href="{html.escape(cell)}">{words}</a>'
    return ' class="number"' if _is_number(cell) else "", words


_WRITERS: dict[str, Callable[[Iterable[Row], Sequence[Column], str], Iterator[str]]] = {
    "jsonl": _jsonl,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "markdown": _markdown,
    "html": _html,
}
