"""Programs of the user's that have the terminal for a while: which they want, and the file that an editor is given."""

import os
import shlex
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from summitreader.errors import SummitReaderError

EDITOR_VARIABLES = ("VISUAL", "EDITOR")
PAGER_VARIABLES = ("PAGER",)
"""Of the environment, in the order in which they are asked."""

_EDITORS = ("nano", "vi", "vim", "emacs", "notepad")  # where the user named none
_PAGERS = ("less", "more")
_CUT = "------------------------ >8 ------------------------"
_MOST_BYTES = 1_000_000  # of a note


def editor_command(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the command of $VISUAL or $EDITOR, else of an editor that is there. Raises SummitReaderError."""
    return _command(environ, EDITOR_VARIABLES, _EDITORS)


def pager_command(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the command of $PAGER, else `less -R`, else of another that is there. Raises SummitReaderError."""
    command = _command(environ, PAGER_VARIABLES, _PAGERS)
    return (*command, "-R") if command == ("less",) and not naming(environ, PAGER_VARIABLES) else command


def naming(environ: Mapping[str, str], variables: tuple[str, ...]) -> str:
    """Return the first of some variables that names a program; "" where none does."""
    return next((name for name in variables if environ.get(name, "").strip()), "")


@contextmanager
def note_file(words: str, about: str) -> Iterator[Path]:
    """Give a file for an editor, which nobody else may read, and take it away again.

    Args:
        words: What the note says by now.
        about: The words that it is on; they stand below a line that cuts them off.
    """
    with TemporaryDirectory(prefix="summitreader-note-", ignore_cleanup_errors=True) as folder:
        file = Path(folder, "note.txt")
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            quoted = "".join(f"# {line}\n" for line in about.splitlines())
            opened.write(f"{words}\n\n# {_CUT}\n# The note is what stands above that line. It is on:\n{quoted}")
        yield file


def note_in(file: Path) -> str:
    """Return the note that an editor left in a file. Raises SummitReaderError."""
    try:
        with open(file, "rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise SummitReaderError(f"the note cannot be read: {error.strerror or error}") from error
    if len(data) > _MOST_BYTES:
        raise SummitReaderError(f"the note is larger than {_MOST_BYTES // 1_000_000} MB")
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    kept = text.partition(f"# {_CUT}")[0]
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()


def _command(environ: Mapping[str, str], names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    if name := naming(environ, names):
        wanted = environ[name].strip()
        try:
            words = tuple(shlex.split(wanted, posix=os.name == "posix"))
        except ValueError as error:
            raise SummitReaderError(f"${name} is no command ({str(error).lower()}): {wanted[:80]}") from error
        if not words or not shutil.which(words[0], path=environ.get("PATH")):
            raise SummitReaderError(f"${name} names '{(words or (wanted,))[0][:80]}', which is not installed")
        return words
    for other in others:
        if shutil.which(other, path=environ.get("PATH")):
            return (other,)
    raise SummitReaderError(f"there is no program for this: name one in ${names[-1]}")
