"""WARC files: the pages that a crawler saved. Stands on warcio, which the extra `warc` brings.

Each record is packed for itself, so that one may begin to read at any of them.
"""

import os
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.pieces import Metadata
from summitreader.importers.records.raw import LONGEST, Extent, RawArticle, place_in

_READ = frozenset(("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/markdown"))
_CHUNK = 1 << 18


def require_warcio() -> None:
    """Raise ImportFailed where warcio is not installed."""
    try:
        import_module("warcio.archiveiterator")
    except ImportError as error:
        raise ImportFailed("WARC needs warcio: pip install 'summitreader[warc]'") from error


def cut_archive(path: Path, size: int, step: int) -> Iterator[int]:
    """Yield where records begin, one behind each `step` bytes; what cannot be read is not cut."""
    wanted = step
    for start in _starts(path):
        if wanted <= start < size:
            yield start
            wanted = start + step


def read_archive(path: Path, extent: Extent, text_field: str) -> Iterator[RawArticle]:
    """Yield the pages that begin in an extent, of the formats that can be read.

    Raises:
        ImportFailed: warcio is not installed, or what stands there is no record.
    """
    del text_field
    require_warcio()
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with path.open("rb") as file:
        file.seek(extent.start)
        records = ArchiveIterator(_Limited(file, extent.end - extent.start))
        try:
            for record in records:
                if page := _page(place_in(extent.file, records.offset), record):
                    yield page
        except (ArchiveLoadFailed, zlib.error, ValueError, EOFError) as error:
            words = clean_line(str(error))[:80]
            raise ImportFailed(f"from byte {records.offset} on it is no WARC ({words})") from error


class _Limited:
    """A file that ends where an extent does."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._file, self._left = file, length

    def read(self, size: int = -1) -> bytes:
        size = self._left if size < 0 else min(size, self._left)
        data = self._file.read(size)
        self._left -= len(data)
        return data

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        """Do nothing: whoever opened the file closes it."""


def _page(name: str, record: Any) -> RawArticle | None:
    headers, http = record.rec_headers, record.http_headers
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    if http is not None and http.get_statuscode() != "200":
        return None
    declared = (http.get_header("Content-Type") if http else headers.get_header("Content-Type")) or ""
    content_type = declared.partition(";")[0].strip().casefold()
    if content_type not in _READ:
        return None
    facts = Metadata(url=headers.get_header("WARC-Target-URI"))
    data = record.content_stream().read(LONGEST + 1)
    if len(data) > LONGEST:
        return RawArticle(name, facts=facts, fault=f"it is larger than {LONGEST // 1_000_000} MB")
    return RawArticle(name, facts=facts, data=data, content_type=declared)


def _starts(path: Path) -> Iterator[int]:
    """Yield where the records of a file begin, without looking into them; ends where it is damaged."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        yield from _packed_starts(file) if packed else _plain_starts(file)


def _packed_starts(file: IO[bytes]) -> Iterator[int]:
    at, data = 0, file.read(_CHUNK)
    while data:
        yield at
        member = zlib.decompressobj(31)
        while data and not member.eof:
            try:
                member.decompress(data, _CHUNK)
            except zlib.error:
                return
            rest = member.unused_data if member.eof else member.unconsumed_tail
            at += len(data) - len(rest)
            data = rest or file.read(_CHUNK)


def _plain_starts(file: IO[bytes]) -> Iterator[int]:
    while line := file.readline(_CHUNK):
        if not line.strip():  # between two records
            continue
        if not line.startswith(b"WARC/"):
            return
        yield file.tell() - len(line)
        if (length := _length(file)) is None:
            return
        file.seek(length, os.SEEK_CUR)


def _length(file: IO[bytes]) -> int | None:
    """Pass over the head of a record; return how many bytes follow it, None where it does not say."""
    length = None
    for line in iter(lambda: file.readline(_CHUNK).strip(), b""):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
    return length
