"""Statements as rows for a spreadsheet: CSV and TSV."""

import csv
import io
import re

from summitreader.exporters.citation.words import words_of
from summitreader.exporters.wording import source_of
from summitreader.model import Reading

_COLUMNS = ("article", "speaker", "role", "country", "words", "kind", "act", "start", "end", "source", "rule")

# A spreadsheet runs a cell that starts with one of these as a formula (OWASP: CSV injection).
_FORMULA = re.compile(r"[\s]*[=+\-@＝＋－＠\t\r|%]")


def write_table(reading: Reading, id: str, delimiter: str = ",") -> str:
    """Return one row a statement, without the last line end and without the header.

    Words that a spreadsheet would run as a formula get an apostrophe in front.
    """
    speakers = {speaker.name: speaker for speaker in reading.speakers}
    source = source_of(reading)
    rows = io.StringIO()
    writer = csv.writer(rows, delimiter=delimiter, lineterminator="\n")
    for statement in reading.statements:
        speaker = speakers.get(statement.speaker)
        words = [
            *(id, statement.speaker, (speaker and speaker.role) or "", (speaker and speaker.country) or ""),
            *(words_of(reading, statement), statement.kind, statement.act),
        ]
        writer.writerow([*map(_harmless, words), statement.start, statement.end, _harmless(source), statement.rule])
    return rows.getvalue().rstrip("\n")


def header(delimiter: str = ",") -> str:
    """Return the names of the columns."""
    return delimiter.join(_COLUMNS)


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
