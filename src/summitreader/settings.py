"""Where files live, and config.toml as a frozen `Settings`; every mistake in it is reported, the rest still works.

tomllib and shlex are loaded when there is a file to read: without one the first paint comes 2 ms earlier.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from summitreader.controls import quoted, spelled_out
from summitreader.errors import SummitReaderError

WORDS = "words.toml"
"""The file of the user's own words for the parser, in the config folder."""

EXAMPLE = """\
# summitreader's settings. A line that starts with # has no effect.
# theme = "dark"             # dark, light, ansi (the terminal's own colours) or a name from the palette (ctrl+p)
# measure = 76               # width of the text in columns, 40 to 120
# keep = false               # keep every article that is opened in the library
# keymap = "default"         # default, vim, less or emacs: keys by the habits of that program
# copy = "sentence"          # what y copies: sentence, content, attributed, markdown, footnote, apa, bibtex, ris
# least_reliability = 0.0    # hide what was found by rules known to be right less often: 0.8 is 80 %

[clipboard]
# command = "wl-copy"        # a program that reads the text on its standard input

[keys]
# next_statement = "], H"    # action = its keys; `summitreader config --keys` lists the actions
# start = "g g, home"        # commas between keys of which each does it, blanks between those of a sequence
"""

MOST_FAULTS = 20  # of one file that are told
_MOST_BYTES = 1_000_000  # of one file of settings
_LONGEST_KEY = 80  # code points of a key in a message
_LONGEST_FAULT = 500  # code points
_DEEPEST = 8  # tables inside tables that are looked into

COPY_FORMS = ("sentence", "content", "attributed", "markdown", "footnote", "apa", "bibtex", "ris", "csl-json")
KEYMAPS = ("default", "vim", "less", "emacs")
"""The keymaps that come with the program."""

_EARLIER_FORMS = {"plain": "content"}  # as settings of before call them


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the program keeps files. They need not exist yet."""

    config: Path
    data: Path
    state: Path
    cache: Path


@dataclass(frozen=True, slots=True)
class KeyChange:
    """One line of `[keys]`: the action and its new keys, commas between; `where` names file and line for messages.

    Of a key that is a sequence blanks stand between its keys.
    """

    action: str
    keys: str
    where: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose. `faults` are the mistakes in config.toml, one sentence each.

    `theme` is None where the user chose none; `theme_where` names file and line for messages, since only
    the front end knows which themes there are. `allow_private` (addresses of private networks are opened too) is asked
    for on the command line only, each time; `places` names file and line of each setting that holds; `tour` tells that
    the reader is run for the first time. The actions in `keys` are checked by the front end, which knows them.
    """

    folders: Folders
    theme: str | None = None
    theme_where: str = ""
    measure: int = 76
    keep: bool = False
    copy: str = "sentence"
    least_reliability: float = 0.0
    clipboard_command: tuple[str, ...] = ()
    keymap: str = "default"
    keys: tuple[KeyChange, ...] = ()
    places: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    faults: tuple[str, ...] = ()
    allow_private: bool = False
    tour: bool = False


def find_folders(environ: Mapping[str, str] = os.environ) -> Folders:
    """Return the platform's folders, or all in `$SUMMITREADER_HOME`. Never raises, never touches the disk."""
    if home := environ.get("SUMMITREADER_HOME"):
        return Folders(*[Path(home)] * 4)
    # Imported here: 4 ms that `--version` and `export` do not need.
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("summitreader", appauthor=False)
    names = (dirs.user_config_dir, dirs.user_data_dir, dirs.user_state_dir, dirs.user_cache_dir)
    return Folders(*map(Path, names))


def read_settings(folders: Folders) -> Settings:
    """Return the settings in the config folder's config.toml, or the defaults. Never raises: mistakes are `faults`."""
    settings, file = Settings(folders), folders.config / "config.toml"
    try:
        text = read_own_text(file)
        return settings if text is None else _checked(settings, read_toml(file, text))
    except SummitReaderError as fault:
        return replace(settings, faults=(f"{fault}; the defaults are used",))


class OwnFile(NamedTuple):
    """What stands in a TOML file of the user's: `lines` gives the line of each key by its dotted path."""

    file: Path
    values: dict[str, Any]
    lines: dict[str, int]

    def where(self, path: str) -> str:
        """Return file and line of a key, or of the table that it stands in, for messages."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return f"'{self.file}', line {self.lines[path]}" if path else f"'{self.file}'"


def read_own_text(file: Path) -> str | None:
    """Return the text of a file of the user's, None where there is no such file. Raises SummitReaderError."""
    try:
        return _own_text(file)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SummitReaderError(f"cannot read '{file}': {_reason(error)}") from error


def read_toml(file: Path, text: str) -> OwnFile:
    """Return what stands in the text of a TOML file of the user's. Raises SummitReaderError."""
    import tomllib

    try:
        return OwnFile(file, tomllib.loads(text), lines_of_keys(text))
    except RecursionError as error:
        raise SummitReaderError(f"'{file}' is nested too deeply") from error
    except ValueError as error:  # not of TOML's own kind where a number has thousands of digits
        raise SummitReaderError(f"'{file}' is not valid TOML: {str(error)[:200]}") from error


def _own_text(file: Path) -> str:
    """Return the text of a file of our own.

    The clipboard command in it is run, so another user's file is refused; and nothing is read that may have no end.
    """
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as opened:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError("is a directory")
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is no file of bytes but a pipe or a device")
        if hasattr(os, "getuid") and status.st_uid not in (0, os.getuid()):
            raise PermissionError(f"the file belongs to another user (id {status.st_uid})")
        data = opened.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise OSError(f"it is larger than {_MOST_BYTES // 1_000_000} MB")
    return data.decode("utf-8").replace("\r\n", "\n")


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return error.strerror.lower() if error.strerror else str(error)


def _checked(settings: Settings, config: OwnFile) -> Settings:
    """Return the settings with every valid key taken over; the others become faults."""
    changes: dict[str, Any] = {}
    keys: list[KeyChange] = []
    faults: list[str] = []
    places: list[tuple[str, str]] = []
    for path, value in _leaves(config.values):
        if path.startswith("keys.") and _are_keys(value):
            action, wanted = path.removeprefix("keys."), _keys(value)
            keys.append(KeyChange(_short(action), _short(wanted), spelled_out(config.where(path))))
        elif len(faults) > MOST_FAULTS:
            break
        elif problem := _problem(path, value):
            faults.append(f"{config.where(path)}: {problem}")
        else:
            changes[_KNOWN[path].field] = _KNOWN[path].value(value)
            places.append((path, spelled_out(config.where(path))))
    theme_where = spelled_out(config.where("theme")) if "theme" in changes else ""
    told = faults_told(tuple(faults))
    changes |= {"keys": tuple(keys), "places": tuple(places), "faults": told}
    return replace(settings, theme_where=theme_where, **changes)


def _problem(path: str, value: Any) -> str:
    """Return what is wrong with a key or its value, "" if nothing."""
    if path.startswith("keys."):
        return f"'{_short(path)}' must be keys with commas between, not {quoted(value)}"
    if path not in _KNOWN:
        return f"unknown key '{_short(path)}'{_nearest(path)}"
    problem = _KNOWN[path].problem(value)
    return f"'{path}' {problem}" if problem else ""


def faults_told(faults: tuple[str, ...]) -> tuple[str, ...]:
    """Return the faults of a file as they are told: short, without the file's controls, and not thousands of them."""
    told = tuple(spelled_out(fault[:_LONGEST_FAULT]) for fault in faults[:MOST_FAULTS])
    return (*told, "there are more mistakes than are told here") if len(faults) > MOST_FAULTS else told


def _short(words: str) -> str:
    """Return a key as a message may name it."""
    return spelled_out(words if len(words) <= _LONGEST_KEY else f"{words[:_LONGEST_KEY]}…")


class _Key(NamedTuple):
    """A key of config.toml: the field it sets, what is wrong with a value ("" if nothing), the JSON Schema of that, and
    how it is taken."""

    field: str
    problem: Callable[[Any], str]
    schema: Mapping[str, Any]
    value: Callable[[Any], Any] = lambda value: value


def _must(holds: Callable[[Any], bool], be: str) -> Callable[[Any], str]:
    return lambda value: "" if holds(value) else f"must be {be}, not {quoted(value)}"


def _words(value: str | list[str]) -> tuple[str, ...]:
    """Return the words of a command or of a list of keys, written as one string or as a list."""
    import shlex

    return tuple(shlex.split(value) if isinstance(value, str) else value)


def _keys(value: str | list[str]) -> str:
    """Return keys with commas between them; in a list a comma is the key of that name."""
    return value if isinstance(value, str) else ", ".join("comma" if key.strip() == "," else key for key in value)


def _are_keys(value: Any) -> bool:
    listed = [value] if isinstance(value, str) else value
    return isinstance(listed, list) and all(isinstance(key, str) and key.strip() for key in listed) and bool(listed)


def _is_words(value: Any) -> bool:
    try:
        return bool(_words(value)) and all(isinstance(part, str) for part in value)
    except (TypeError, ValueError):
        return False


_KNOWN = {
    "theme": _Key(
        "theme",
        _must(lambda value: isinstance(value, str) and bool(value), "the name of a theme"),
        {"type": "string", "minLength": 1, "description": "dark, light, ansi, or a name from the palette"},
    ),
    "measure": _Key(
        "measure",
        _must(lambda value: type(value) is int and 40 <= value <= 120, "a number from 40 to 120"),
        {"type": "integer", "minimum": 40, "maximum": 120, "description": "width of the text in columns"},
    ),
    "keep": _Key(
        "keep",
        _must(lambda value: type(value) is bool, "true or false"),
        {"type": "boolean", "description": "keep every article that is opened in the library"},
    ),
    "keymap": _Key(
        "keymap",
        _must(lambda value: value in KEYMAPS, f"one of {', '.join(KEYMAPS)}"),
        {"enum": [*KEYMAPS], "description": "keys by the habits of that program"},
    ),
    "copy": _Key(
        "copy",
        _must(lambda value: value in (*COPY_FORMS, *_EARLIER_FORMS), f"one of {', '.join(COPY_FORMS)}"),
        {"enum": [*COPY_FORMS, *_EARLIER_FORMS], "description": "what the key that copies copies"},
        lambda value: _EARLIER_FORMS.get(value, value),
    ),
    "least_reliability": _Key(
        "least_reliability",
        _must(lambda value: type(value) in (int, float) and 0 <= value <= 1, "a number from 0 to 1"),
        {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "findings of rules that are known to be right less often are hidden",
        },
    ),
    "clipboard.command": _Key(
        "clipboard_command",
        _must(_is_words, "a command or a list of words"),
        {
            "anyOf": [
                {"type": "string", "pattern": r"\S"},
                {"type": "array", "items": {"type": "string"}, "minItems": 1},
            ],
            "description": "a program that reads the text on its standard input",
        },
        _words,
    ),
}
SCHEMAS: Mapping[str, Mapping[str, Any]] = {name: key.schema for name, key in _KNOWN.items()}
"""The JSON Schema of each setting, by its dotted name in config.toml."""


def _nearest(path: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(path, _KNOWN, 1) if len(path) <= _LONGEST_KEY else []
    return f" (did you mean '{close[0]}'?)" if close else ""


def _leaves(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield every value by its dotted path, tables opened; an empty table that nobody knows is a leaf too."""
    waiting = [(key, value, 1) for key, value in reversed(values.items())]
    while waiting:
        path, value, depth = waiting.pop()
        if isinstance(value, dict) and (value or path in ("keys", "clipboard")) and depth < _DEEPEST:
            waiting += [(f"{path}.{key}", inner, depth + 1) for key, inner in reversed(value.items())]
        else:
            yield path, value


_TABLE = re.compile(r"\s*+(\[?)\[([^\[\]]++)\]\]?\s*+(?:#.*)?")
_KEY = re.compile(r"""\s*+((?:[\w-]++|"[^"]*+"|'[^']*+')(?:\s*+\.\s*+(?:[\w-]++|"[^"]*+"|'[^']*+'))*+)\s*+=""")


def lines_of_keys(text: str) -> dict[str, int]:
    """Return the line of each table and key by its dotted path; tomllib keeps no positions.

    Lines count from 1; the tables of a list are numbered from 0 ("theme.0.name").
    """
    lines: dict[str, int] = {}
    counted: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := _TABLE.fullmatch(line.rstrip("\r")):
            table = _bare(header[2].strip())
            if header[1]:
                counted[table] = counted.get(table, -1) + 1
                table = f"{table}.{counted[table]}"
            lines.setdefault(table, number)
            table += "."
        elif key := _KEY.match(line):
            lines.setdefault(table + _bare(key[1]), number)
    return lines


def _bare(key: str) -> str:
    return ".".join(part.strip() for part in key.split(".")).replace('"', "").replace("'", "")
