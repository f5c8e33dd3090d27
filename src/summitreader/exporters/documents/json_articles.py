"""Articles as one document of JSON: a list of what JSON lines hold, which `articles_schema` describes."""

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from summitreader.exporters.jsonl import reading_record
from summitreader.exporters.rows.make import TableSource


def write_json(sources: Iterable[TableSource]) -> Iterator[str]:
    """Yield a list of readings, an object a line."""
    yield "["
    between = "\n"
    for source in sources:
        record = reading_record(source.reading, PurePath(source.file).stem or source.key)
        yield f"{between}{json.dumps(record, ensure_ascii=False)}"
        between = ",\n"
    yield "\n]\n"
