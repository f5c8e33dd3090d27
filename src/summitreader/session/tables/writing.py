"""Tables: which rows and columns there are, how a table is written, and where a file of it may go."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Literal

from summitreader.errors import ExportFault
from summitreader.exporters.formats import FORMATS
from summitreader.exporters.rows.columns import COLUMNS, Column, Row, RowKind
from summitreader.exporters.rows.schema import table_schema
from summitreader.exporters.rows.write import BOM, write_rows
from summitreader.session.opening import visible

ExportKind = RowKind | Literal["articles"]
"""What an export is of: rows of a kind, or whole articles."""

_NAME = 60  # code points of a title that a file is called by

__all__ = [
    "BOM",
    "ExportKind",
    "chosen_columns",
    "export_place",
    "is_folder",
    "schema_file",
    "table_schema",
    "told_of_articles",
    "told_of_table",
    "write_file",
    "write_files",
    "write_table",
]


def chosen_columns(kind: RowKind, names: str = "") -> tuple[Column, ...]:
    """Return the columns of a kind, or those of them that are named, commas between, in the order of the names.

    Raises:
        ExportFault: One of them is no column of the kind.
    """
    known = {column.name: column for column in COLUMNS[kind]}
    asked = [name.strip() for name in names.split(",") if name.strip()]
    if unknown := [name for name in asked if name not in known]:
        raise ExportFault(f"{kind} have no column '{unknown[0]}' (columns: {', '.join(known)})")
    return tuple(known[name] for name in dict.fromkeys(asked)) if asked else tuple(known.values())


def write_table(
    rows: Iterable[Row], kind: RowKind, format: str, columns: Sequence[Column] = (), *, bom: bool = False
) -> Iterator[str | bytes]:
    """Yield a table, piece by piece.

    Args:
        rows: Rows of a kind.
        kind: What they are of.
        format: The name of a format of rows.
        columns: Those that are written; all where none is named.
        bom: Whether Excel is told that it is UTF-8.

    Raises:
        ExportFault: What the format needs is not installed.
    """
    if FORMATS[format].is_binary:
        from summitreader.exporters.rows.parquet import write_parquet

        yield from write_parquet(rows, columns or COLUMNS[kind])
        return
    if bom:
        yield BOM
    yield from write_rows(rows, columns or COLUMNS[kind], format, kind.capitalize())


def write_file(
    file: Path,
    pieces: Iterable[str | bytes] | bytes,
    schema: str = "",
    *,
    force: bool = False,
    kind: ExportKind = "statements",
) -> None:
    """Write a file whole, or not at all, and its schema beside it.

    Args:
        file: Where; nothing that stands there is written over, but with `force`.
        pieces: What it is to hold.
        schema: What is to stand beside it; "" for nothing.
        force: Whether files that are there may go.
        kind: What is written: the schema of whole articles has another name than that of a table.

    Raises:
        ExportFault: It cannot be written, or something is there already.
    """
    beside = schema_file(file, kind)
    if force and file.exists() and not (file.is_file() or file.is_dir()):
        # A file would take the place of the device: of /dev/null for all programs, where root runs this.
        raise ExportFault(f"'{visible(str(file))}' is a device or a pipe: nothing was written (name a file)")
    if not force:
        _require_free(file)
        if schema and _content(beside) not in (None, schema):
            raise ExportFault(f"'{visible(str(beside))}' is there already, and is another schema: nothing was written")
    part = file.with_name(f".{file.name[:80]}.{os.getpid()}.part")
    try:
        with part.open("xb") as opened:
            for piece in [pieces] if isinstance(pieces, bytes) else pieces:
                opened.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)
        _put(part, file, force)
        if schema and _content(beside) != schema:
            beside.write_text(schema, encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise ExportFault(f"cannot write '{visible(str(file))}': {reason}") from error
    finally:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)


def write_files(folder: Path, files: Iterable[tuple[str, str]], *, force: bool = False) -> None:
    """Write files into a folder, which is made where it is not there; all of them, or none.

    Args:
        folder: Where; nothing that stands in it is written over, but with `force`.
        files: The path of each below the folder, with slashes, and what it is to hold.
        force: Whether files that are there may go.

    Raises:
        ExportFault: They cannot be written, or one is there already.
    """
    folder = Path(os.path.abspath(folder))
    part = folder.with_name(f".{folder.name[:80]}.{os.getpid()}.part")
    try:
        part.mkdir()
        paths = []
        for path, text in files:
            written = part / path
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
            paths.append(path)
        for path in () if force else paths:
            _require_free(folder / path)
        for path in paths:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(part / path, folder / path)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise ExportFault(f"cannot write into '{visible(str(folder))}': {reason}") from error
    finally:
        rmtree(part, ignore_errors=True)


def is_folder(name: str, format: str) -> bool:
    """Return whether a place that was named is a folder, and the format has files for one."""
    is_one = name.endswith(("/", os.sep)) or Path(name).expanduser().is_dir()
    return bool(name and FORMATS[format].folder) and is_one


def told_of_table(file: Path, rows: int, articles: int) -> str:
    """Return the sentence that says what was written and where.

    >>> told_of_table(Path("talks.csv"), 1, 1)
    "1 row of 1 article was written to 'talks.csv', the schema to 'talks.schema.json'."
    """
    of = f"{articles:,} article{'' if articles == 1 else 's'}"
    verb = "row of {} was" if rows == 1 else "rows of {} were"
    place, beside = visible(str(file)), visible(str(schema_file(file)))
    return f"{rows:,} {verb.format(of)} written to '{place}', the schema to '{beside}'."


def told_of_articles(file: Path, articles: int) -> str:
    """Return the sentence that says how many articles were written, and where.

    >>> told_of_articles(Path("talks.bib"), 2)
    "2 articles were written to 'talks.bib'."
    """
    where = f"into '{visible(str(file))}{os.sep}'" if file.is_dir() else f"to '{visible(str(file))}'"
    return f"{articles:,} article{' was' if articles == 1 else 's were'} written {where}."


def schema_file(file: Path, kind: ExportKind = "statements") -> Path:
    """Return where a schema stands: NAME.schema.json beside NAME.csv, of whole articles NAME.articles.schema.json."""
    return file.with_name(f"{file.stem}.{'articles.' if kind == 'articles' else ''}schema.json")


def export_place(name: str, kind: ExportKind, format: str, is_folder: bool = False) -> str:
    """Return where an export may be written: the working folder, else the user's own, by a name that is free.

    Args:
        name: What is exported: of a title, letters and digits of the first words are taken.
        kind: What the rows of a table are; "articles" for whole ones.
        format: How it is written.
        is_folder: Whether the name is to be that of a folder.
    """
    folder = next((one for one in (Path.cwd(), Path.home()) if os.access(one, os.W_OK)), Path.cwd())
    title = re.sub(r"\W+", "-", name.casefold()).strip("-")
    if len(title) > _NAME:
        title = title[: _NAME + 1].rpartition("-")[0] or title[:_NAME]
    words = (title if kind == "articles" and title else f"{title}-{kind}").strip("-")
    ending = "" if is_folder else FORMATS[format].endings[0]
    number, file = 1, folder / f"{words}{ending}"
    while os.path.lexists(file) or os.path.lexists(schema_file(file)):
        number += 1
        file = folder / f"{words}-{number}{ending}"
    return f"{file}{os.sep}" if is_folder else str(file)


def _require_free(file: Path) -> None:
    if file.is_dir():
        raise ExportFault(f"'{visible(str(file))}' is a folder: name a file in it (--format markdown fills one)")
    if os.path.lexists(file):
        raise ExportFault(f"'{visible(str(file))}' is there already: nothing was written (--force writes over it)")


def _put(part: Path, file: Path, force: bool) -> None:
    """Give a finished file its name, in which nothing may have come to stand meanwhile."""
    if force:
        os.replace(part, file)
        return
    try:
        os.link(part, file)
    except FileExistsError:
        raise
    except OSError:
        # No hard links on this disk (FAT, some network shares).
        _require_free(file)
        os.replace(part, file)


def _content(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return ""
