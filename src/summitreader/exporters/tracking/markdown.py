"""What tracking found as Markdown: a table for each facet."""

from summitreader.exporters.citation.quotes import escaped
from summitreader.exporters.tracking.told import Found, ToldTable, headline, notes, tables


def write_tracking_markdown(found: Found) -> str:
    """Return what was found as Markdown, without the last line end."""
    first, *rest = headline(found)
    lines = [f"# {_cell(first)}", *(line for words in rest for line in ("", _cell(words)))]
    for table in tables(found):
        lines += ["", f"## {_cell(table.title)}"] if table.title else []
        lines += ["", *_table(table)] if table.rows else []
        lines += ["", _cell(table.note)] if table.note else []
    lines += ["", *(f"- {_cell(note)}" for note in notes(found))] if notes(found) else []
    return "\n".join(lines)


def _table(table: ToldTable) -> list[str]:
    signs = ("---:" if at in table.numbers else "---" for at in range(len(table.columns)))
    rows = (f"| {' | '.join(map(_cell, row))} |" for row in table.rows)
    return [f"| {' | '.join(map(_cell, table.columns))} |", f"| {' | '.join(signs)} |", *rows]


def _cell(words: str) -> str:
    return escaped(words).replace("|", "\\|").replace("\n", " ")
