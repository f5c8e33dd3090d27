"""Small corpora that tests make: invented reports, each with a statement, some with an agreement."""

import gzip
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from summitreader.session.corpus.plan import CorpusFormat, CorpusPlan
from summitreader.session.corpus.run import CorpusOptions, CorpusResult, CorpusWatch, read_corpus
from summitreader.session.corpus.version import corpus_version

LEADERS = ("Ana Ruiz", "Jon Vik", "Mara Okoye", "Ines Cole")
MATTERS = ("trade", "fishing", "the pier", "two new bridges", "clean water")


def text(number: int) -> str:
    """A report of a meeting, which no other number has."""
    leader, matter = LEADERS[number % 4], MATTERS[number % 5]
    report = f"President {leader} met Prime Minister Tom Hale in Oslo on Friday, the office said.\n\n"
    report += (
        f"{leader.split()[1]} said that {matter} matters to {number} towns. “We will build it,” Hale told reporters."
    )
    return report + (f"\n\nThe two sides signed {number % 9 + 2} agreements on {matter}." if number % 3 == 0 else "")


def json_lines(numbers: Iterable[int]) -> Iterator[str]:
    """Reports as lines of JSON, each with an id and a day."""
    for number in numbers:
        yield json.dumps({"id": f"n{number}", "text": text(number), "date": "2026-01-05"}) + "\n"


def write_lines(file: Path, count: int) -> Path:
    """Write so many reports into a file of JSON lines, which is returned."""
    with file.open("w") as lines:
        lines.writelines(json_lines(range(count)))
    return file


def write_archive(file: Path, pages: Iterable[tuple[str, str, bytes]]) -> Path:
    """Write a WARC file of pages, each its address, its type and its bytes."""
    with file.open("wb") as opened:
        writer = WARCWriter(opened, gzip=file.suffix == ".gz")
        for address, content_type, data in pages:
            head = StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1")
            record = writer.create_warc_record(address, "response", payload=io.BytesIO(data), http_headers=head)
            writer.write_record(record)
    return file


def write_quotations(file: Path, *articles: dict[str, Any]) -> Path:
    """Write lines of a quotation graph, packed as they are handed round."""
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article) + "\n" for article in articles)
    return file


def files_of(out: Path) -> dict[str, bytes]:
    """Everything in a folder of tables, by names within it."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def rows_of(out: Path, kind: str = "statements") -> list[dict[str, Any]]:
    """The rows of all batches, in their order."""
    return [json.loads(line) for file in sorted((out / kind).glob("*.jsonl")) for line in file.open(encoding="utf-8")]


def plan_of(out: Path, batch_bytes: int = 3_000, format: CorpusFormat = "jsonl") -> CorpusPlan:
    """A plan with batches as small as tests need."""
    return CorpusPlan(str(Path.cwd()), str(out), format, "", corpus_version(), batch_bytes)


def read(names: Iterable[str | Path], out: Path, said: list[str] | None = None, **options: Any) -> CorpusResult:
    """Read a corpus in small batches, by one process where no more are asked for."""
    watch = CorpusWatch((said if said is not None else []).append, lambda progress: None)
    return read_corpus([*map(str, names)], out, CorpusOptions(**{"jobs": 1, "batch_bytes": 3_000, **options}), watch)
