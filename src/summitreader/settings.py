"""Where files live, and config.toml as a frozen `Settings`; every mistake in it is reported, the rest still works.

tomllib and shlex are loaded when there is a file to read: without one the first paint comes 2 ms earlier.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

WORDS = "words.toml"
"""The file of the user's own words for the parser, in the config folder."""

EXAMPLE = """\
# summitreader's settings. A line that starts with # has no effect.
# theme = "dark"             # dark, light, ansi (the terminal's own colours) or a name from the palette (ctrl+p)
# measure = 76               # width of the text in columns, 40 to 120
# keep = false               # keep every article that is opened in the library
# copy = "plain"             # what y copies: plain, attributed or markdown

[clipboard]
# command = "wl-copy"        # a program that reads the text on its standard input

[keys]
# next_statement = "] J"     # action = its keys; `summitreader config --keys` lists the actions
"""

COPY_FORMS = ("plain", "attributed", "markdown")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the program keeps files. They need not exist yet."""

    config: Path
    data: Path
    state: Path
    cache: Path


@dataclass(frozen=True, slots=True)
class KeyChange:
    """One line of `[keys]`: the action and its new keys, spaces between; `where` names file and line for messages."""

    action: str
    keys: str
    where: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose. `faults` are the mistakes in config.toml, one sentence each.

    `theme` is None where the user chose none; `theme_where` names file and line for messages, since only
    the front end knows which themes there are. `allow_private` (addresses of private networks are opened too) is asked
    for on the command line only, each time. The actions in `keys` are checked by the front end, which knows them.
    """

    folders: Folders
    theme: str | None = None
    theme_where: str = ""
    measure: int = 76
    keep: bool = False
    copy: str = "plain"
    clipboard_command: tuple[str, ...] = ()
    keys: tuple[KeyChange, ...] = ()
    faults: tuple[str, ...] = ()
    allow_private: bool = False


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
        text = _own_text(file)
    except FileNotFoundError:
        return settings
    except (OSError, UnicodeDecodeError) as error:
        return replace(settings, faults=(f"cannot read '{file}': {_reason(error)}; the defaults are used",))
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return replace(settings, faults=(f"'{file}' is not valid TOML: {error}; the defaults are used",))
    return _checked(settings, _Config(file, values, lines_of_keys(text)))


class _Config(NamedTuple):
    """A parsed config.toml: `lines` gives the line of each key by its dotted path."""

    file: Path
    values: dict[str, Any]
    lines: dict[str, int]

    def where(self, key: str) -> str:
        line = self.lines.get(key)
        return f"'{self.file}', line {line}" if line else f"'{self.file}'"


def _own_text(file: Path) -> str:
    """Return the text of a config file of our own.

    The clipboard command in it is run, so another user's file is refused.
    """
    with file.open(encoding="utf-8") as opened:
        owner = os.fstat(opened.fileno()).st_uid
        if hasattr(os, "getuid") and owner not in (0, os.getuid()):
            raise PermissionError(f"the file belongs to another user (id {owner})")
        return opened.read()


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return (error.strerror or str(error)).lower()


def _checked(settings: Settings, config: _Config) -> Settings:
    """Return the settings with every valid key taken over; the others become faults."""
    changes: dict[str, Any] = {}
    keys: list[KeyChange] = []
    faults: list[str] = []
    for path, value in _leaves(config.values):
        if path.startswith("keys.") and _is_words(value):
            keys.append(KeyChange(path.removeprefix("keys."), " ".join(_words(value)), config.where(path)))
        elif path.startswith("keys."):
            faults.append(f"{config.where(path)}: '{path}' must be keys with spaces between, not {value!r}")
        elif path not in _KNOWN:
            faults.append(f"{config.where(path)}: unknown key '{path}'{_nearest(path)}")
        elif problem := _KNOWN[path].problem(value):
            faults.append(f"{config.where(path)}: '{path}' {problem}")
        else:
            changes[_KNOWN[path].field] = _KNOWN[path].value(value)
    theme_where = config.where("theme") if "theme" in changes else ""
    return replace(settings, **changes, theme_where=theme_where, keys=tuple(keys), faults=tuple(faults))


class _Key(NamedTuple):
    """A key of config.toml: the field it sets, what is wrong with a value ("" if nothing), and how it is taken."""

    field: str
    problem: Callable[[Any], str]
    value: Callable[[Any], Any] = lambda value: value


def _must(holds: Callable[[Any], bool], be: str) -> Callable[[Any], str]:
    return lambda value: "" if holds(value) else f"must be {be}, not {value!r}"


def _words(value: str | list[str]) -> tuple[str, ...]:
    """Return the words of a command or of a list of keys, written as one string or as a list."""
    import shlex

    return tuple(shlex.split(value) if isinstance(value, str) else value)


def _is_words(value: Any) -> bool:
    try:
        return bool(_words(value)) and all(isinstance(part, str) for part in value)
    except (TypeError, ValueError):
        return False


_KNOWN = {
    "theme": _Key("theme", _must(lambda value: isinstance(value, str) and bool(value), "the name of a theme")),
    "measure": _Key(
        "measure", _must(lambda value: type(value) is int and 40 <= value <= 120, "a number from 40 to 120")
    ),
    "keep": _Key("keep", _must(lambda value: type(value) is bool, "true or false")),
    "copy": _Key("copy", _must(lambda value: value in COPY_FORMS, f"one of {', '.join(COPY_FORMS)}")),
    "clipboard.command": _Key("clipboard_command", _must(_is_words, "a command or a list of words"), _words),
}


def _nearest(path: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(path, _KNOWN, 1)
    return f" (did you mean '{close[0]}'?)" if close else ""


def _leaves(values: dict[str, Any], table: str = "") -> list[tuple[str, Any]]:
    """Return every value by its dotted path, tables opened; an empty table that nobody knows is a leaf too."""
    leaves: list[tuple[str, Any]] = []
    for key, value in values.items():
        path = f"{table}.{key}" if table else key
        if isinstance(value, dict) and (value or path in ("keys", "clipboard")):
            leaves += _leaves(value, path)
        else:
            leaves.append((path, value))
    return leaves


_TABLE = re.compile(r"\s*(\[?)\[\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def lines_of_keys(text: str) -> dict[str, int]:
    """Return the line of each table and key by its dotted path; tomllib keeps no positions.

    Lines count from 1; the tables of a list are numbered from 0 ("theme.0.name").
    """
    lines: dict[str, int] = {}
    counted: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := _TABLE.fullmatch(line.rstrip("\r")):
            table = _bare(header[2])
            if header[1]:
                counted[table] = counted.get(table, -1) + 1
                table = f"{table}.{counted[table]}"
            lines.setdefault(table, number)
            table += "."
        elif key := _KEY.match(line):
            lines.setdefault(table + _bare(key[1]), number)
    return lines


def _bare(key: str) -> str:
    return re.sub(r"\s*\.\s*", ".", key).replace('"', "").replace("'", "")
