"""Examining and repairing a library, and moving it whole to another place."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from summitreader.errors import LibraryFault
from summitreader.library import transfer as _transfer
from summitreader.library.storage import doctor as _doctor
from summitreader.library.storage import repair as _repairing
from summitreader.library.storage.doctor import Check
from summitreader.library.storage.file import Library
from summitreader.library.storage.repair import Repaired, counted
from summitreader.session.library.upkeep import bring_up

__all__ = ["Check", "Repaired", "counted", "examine", "export_lines", "import_file", "import_lines", "repair"]


def examine(library: Library) -> list[Check]:
    """Return all checks of a library; changes nothing."""
    return _doctor.examine(library.path)


def repair(library: Library) -> Repaired:
    """Save what can be saved into a new file in the old one's place, and index it; the old file is kept.

    Raises:
        LibraryFault: there is no such file, or nothing of it can be saved.
    """
    if not library.exists():
        raise LibraryFault(f"there is no library at '{library.path}' to repair")
    library.close()
    done = _repairing.repair(library.path)
    for _ in bring_up(library):
        pass
    return done


def export_lines(library: Library) -> Iterator[str]:
    """Yield everything in the library as lines of JSON, without line ends."""
    return _transfer.export_lines(library)


def import_lines(library: Library, lines: Iterable[str]) -> dict[str, int]:
    """Add what such lines hold and index it, all or nothing.

    Returns:
        How many of each kind were new.

    Raises:
        LibraryFault: a line is none of an export's; it names the line.
    """
    new = _transfer.import_lines(library, lines)
    for _ in bring_up(library):
        pass
    return new


def import_file(library: Library, file: Path) -> dict[str, int]:
    """Add what the export in a file holds, as `import_lines` does.

    Raises:
        OSError: The file cannot be read.
        LibraryFault: It is no export.
    """
    # With a mark of its encoding, as some programs save it; a byte that is no UTF-8 is said with its line.
    with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as opened:
        return import_lines(library, _transfer.lines_of(opened))
