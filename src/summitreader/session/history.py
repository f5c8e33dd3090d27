"""What was opened last: a small file of names, newest first, for the dialog that opens the next article."""

import os

from summitreader.clipboard import write_private
from summitreader.importers.kinds import may_be_read
from summitreader.importers.opening import is_address
from summitreader.settings import Folders

_FILE = "recent.txt"
_MOST = 30
_GUIDED = "guided"  # is there once the tour was shown


def recent(folders: Folders) -> tuple[str, ...]:
    """Return files and addresses that were opened, newest first, at most 30.

    Never raises: an unreadable list is empty.
    """
    try:
        names = (folders.state / _FILE).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    return tuple(name for name in names if name)[:_MOST]


def remember(folders: Folders, name: str) -> None:
    """Put a name on top of the list. Never raises: a list that cannot be written is no reason to stop reading."""
    name = name if is_address(name) else os.path.abspath(name)
    if "\n" in name:
        return
    names = [name, *(other for other in recent(folders) if other != name)][:_MOST]
    try:
        write_private(folders.state / _FILE, "\n".join(names).encode("utf-8", "surrogateescape"))
    except OSError:
        return


def is_first_run(folders: Folders) -> bool:
    """Return whether this is asked for the first time on this machine. Never raises: what cannot be noted is not so."""
    try:
        if (folders.state / _GUIDED).exists():
            return False
        write_private(folders.state / _GUIDED, b"")
    except OSError:
        return False
    return True


def is_there(name: str) -> bool:
    """Return whether a name stands for something: an address, a pattern, a file or a folder that is there."""
    path = os.path.expanduser(name)
    return is_address(name) or any(sign in name for sign in "*?[") or ("\0" not in path and os.path.lexists(path))


def completions(typed: str) -> tuple[str, ...]:
    """Return the files and folders that a typed path may go on to, folders first and with a `/`. Never raises.

    Of files those are left out that are of no format we read, unless the start of their name is typed.
    """
    path = os.path.expanduser(typed)
    folder, start = os.path.split(path)
    try:
        with os.scandir(folder or os.curdir) as listing:
            entries = [(not e.is_dir(), e.name) for e in listing if e.name.startswith(start)]
    except (OSError, ValueError):
        return ()
    shown = sorted(entry for entry in entries if start.startswith(".") or not entry[1].startswith("."))
    shown = [(is_file, name) for is_file, name in shown if start or not is_file or may_be_read(name)]
    return tuple(os.path.join(folder, name) + ("" if is_file else os.sep) for is_file, name in shown)
