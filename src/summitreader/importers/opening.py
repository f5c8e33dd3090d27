"""Which importer reads what. Text and Markdown are read here, everything else in the worker process."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.errors import ImportFailed
from summitreader.importers.faults import in_one_sentence
from summitreader.importers.kinds import LIGHT, Kind, kind_of, project_kind, refusal, suffix_kind
from summitreader.importers.opened import ImportedProject, Listing, Opened
from summitreader.importers.plain.file import TEXT_LIMIT, read_file, shown
from summitreader.importers.plain.text import read_text, read_text_file
from summitreader.model import Article

if TYPE_CHECKING:
    from summitreader.importers.fetch import Progress

DOCUMENT_LIMIT = 20_000_000  # bytes of anything but plain text
BEGINNING = 32_768  # bytes: more than the largest terminal shows
MARKDOWN_HERE = 50_000  # bytes: at most two seconds; longer ones are read where time is limited


def open_source(
    source: str,
    member: str | None = None,
    *,
    progress: "Progress | None" = None,
    cancelled: Callable[[], bool] | None = None,
) -> Opened:
    """Return what a file, a folder or a pattern holds: an Article, or a Listing of entries to open in turn.

    Args:
        source: a path or a pattern.
        member: the article's place inside the file: a name, or the number of an entry.
        progress: told what is being done, the bytes so far and in all.
        cancelled: asked every tenth of a second.

    Raises:
        ImportFailed: there is nothing to read; its sentence says why.
    """
    with in_one_sentence(f"cannot read '{shown(source)}'"):
        path = Path(source)
        if "\0" not in source and os.path.isdir(source):
            from summitreader.importers.folders import list_folder

            return list_folder(path, progress, cancelled)
        if any(sign in source for sign in "*?[") and not os.path.lexists(source):
            from summitreader.importers.folders import list_pattern

            return list_pattern(source, progress, cancelled)
        if progress:
            progress(f"reading {shown(path)}", 0, None)
        return open_path(path, member, cancelled)


def is_address(source: str) -> bool:
    """Return whether a source is an address to fetch, not a file: "https://…" in any case."""
    return source[:8].lower().startswith(("http://", "https://"))


def holds_several(source: str) -> bool:
    """Return whether a source may, by its name, hold several articles: a folder, pattern, book, archive or feed."""
    if "\0" in source:
        return False
    several = suffix_kind(source) in ("zip", "epub", "feed", "qdpx") or os.path.isdir(source)
    return several or (any(sign in source for sign in "*?[") and not os.path.lexists(source))


def open_file(path: Path) -> Article:
    """Return the article in a file.

    Raises:
        ImportFailed: Whose sentence says why, if there is none or more than one.
    """
    return _only(open_path(path), shown(path))


def open_bytes(data: bytes, name: str) -> Article:
    """Return the article in bytes; `name` is for messages and its suffix tells the format. Raises ImportFailed."""
    return _only(open_data(data, name), name)


def open_path(path: Path, member: str | None = None, cancelled: Callable[[], bool] | None = None) -> Opened:
    """Return what a file holds. Raises ImportFailed."""
    name = shown(path)
    opened = open_data(read_file(path, partial(_most_bytes, name)), name, member=member, cancelled=cancelled)
    if isinstance(opened, Listing):  # the worker only knows the name as it is shown
        entries = (replace(entry, source=str(path)) if entry.source == name else entry for entry in opened.entries)
        return replace(opened, entries=tuple(entries))
    return opened


def open_data(
    data: bytes,
    name: str,
    *,
    content_type: str | None = None,
    charset: str | None = None,
    url: str | None = None,
    member: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Opened:
    """Return what bytes hold.

    Args:
        data: the bytes.
        name: what to call them in messages; its suffix tells the format where the bytes do not.
        content_type: what the server says that they are.
        charset: the encoding that the server declares.
        url: where they were fetched.
        member: the article's place inside them.
        cancelled: asked every tenth of a second.

    Raises:
        ImportFailed: there is no article in them; its sentence says why.
    """
    with in_one_sentence(f"cannot read '{name}'"):
        kind = kind_of(data, name, content_type)
        if reason := refusal(data):
            raise ImportFailed(f"cannot read '{name}': {reason}")
        if kind == "text":
            return read_text_file(data, name, charset)
        if kind == "markdown" and len(data) <= MARKDOWN_HERE:
            from summitreader.importers.plain.markdown import read_markdown_file

            return read_markdown_file(data, name, charset)
        if len(data) > DOCUMENT_LIMIT:  # what comes from elsewhere than a file
            raise ImportFailed(f"cannot read '{name}': it is larger than {DOCUMENT_LIMIT // 1_000_000} MB")
        from summitreader.importers.process.client import worker

        return worker().ask(kind, data, name, cancelled, charset=charset, url=url, member=member)


def kind_of_project(path: Path) -> Kind | None:
    """Return whether a file begins as a coded project, a codebook or annotations do, and which. Raises OSError."""
    with path.open("rb") as file:
        return project_kind(file.read(4096))


def open_project(path: Path) -> ImportedProject:
    """Return what a coded project, a codebook or annotations in a file hold.

    Raises:
        ImportFailed: The file is none of these.
    """
    name = shown(path)
    with in_one_sentence(f"cannot read '{name}'"):
        data = read_file(path, lambda head: DOCUMENT_LIMIT)
        kind = project_kind(data)
        if kind is None:
            raise ImportFailed(f"cannot read '{name}': it is no coded project, codebook or annotations")
        from summitreader.importers.process.client import worker

        return worker().ask_project(kind, data, name)


def read_beginning(source: str) -> Article | None:
    """Return the first pages of a plain text in UTF-8, within 1 ms; None for anything else. Never raises."""
    if is_address(source) or suffix_kind(source) not in (None, "text"):
        return None
    try:
        if not stat.S_ISREG(os.stat(source).st_mode):
            return None
        with open(source, "rb") as file:
            data = file.read(BEGINNING)
        if len(data) == BEGINNING:  # whole paragraphs: their rows are then those of the whole text
            data = data[: data.rindex(b"\n\n")]
        if b"\0" in data or refusal(data) or kind_of(data, source, None) != "text":
            return None
        return read_text(data.decode("utf-8"))
    except (OSError, ValueError):
        return None


def expect(name: str) -> None:
    """Start the worker early for a source whose name says that it will be needed; the rest of the start goes on."""
    kind = suffix_kind(name) or ("html" if is_address(name) else None)
    if kind and kind not in LIGHT:
        from summitreader.importers.process.client import worker

        worker().start(kind)


def _most_bytes(name: str, head: bytes) -> int:
    """Return how many bytes a file may have that begins so."""
    return TEXT_LIMIT if kind_of(head, name) == "text" else DOCUMENT_LIMIT


def _only(opened: Opened, name: str) -> Article:
    if isinstance(opened, Listing):
        raise ImportFailed(
            f"cannot read '{name}' as one article: it holds {len(opened.entries)} (open it in the reader)"
        )
    return opened
