"""`summitreader config`: where the settings are, what may stand there, and whether what stands there is right."""

import json
import os
import shlex
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import Any

from summitreader import session
from summitreader.cli import complain, json_argument, library_argument
from summitreader.cli.output.streams import tell
from summitreader.tui.keymap.keymaps import chosen_table
from summitreader.tui.keymap.table import KEYS, shown_keys

_WHAT = {
    "init": "write a config.toml with every setting as a comment",
    "show": "print each setting, and where it comes from",
    "schema": "print the JSON Schema of config.toml",
}


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    json_argument(parser, "for the files and the mistakes in them, and for the settings")
    told = "; ".join(f"{name}: {words}" for name, words in _WHAT.items())
    parser.add_argument("what", nargs="?", metavar="WHAT", choices=[*_WHAT], help=f"{told} (default: check the files)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--example", action="store_true", help="print a config.toml with every setting and its default")
    what.add_argument("--keys", action="store_true", help="list the actions and their keys")
    parser.add_argument("--force", action="store_true", help="with init: put a file that is there aside")
    parser.add_argument("--theme", metavar="NAME", help="with show: as if the reader were opened with it")
    parser.add_argument("--keymap", metavar="NAME", choices=session.KEYMAPS, help="with show and --keys: the same")
    parser.add_argument("--keep", action="store_true", help="with show: the same")
    library_argument(parser)


def run(arguments: Namespace) -> int:
    """Print what was asked for, by default the folders and the check.

    Returns:
        The exit status: 1 if config.toml or words.toml has a mistake.
    """
    if arguments.example:
        print(session.EXAMPLE, end="")
    elif arguments.keys:
        _print_keys(arguments.keymap)
    elif arguments.what == "schema":
        actions = {key.id: key.words for key in KEYS}
        print(json.dumps(session.config_schema(actions), ensure_ascii=False, indent=2))
    elif arguments.what == "init":
        _init(arguments)
    elif arguments.what == "show":
        return _show(arguments)
    else:
        return _check(arguments)
    return 0


def _print_keys(keymap: str | None) -> None:
    settings = session.load_settings()
    table, _ = chosen_table(replace(settings, keymap=keymap or settings.keymap))
    width = max(len(key.id) for key in table)
    for key in table:
        print(f"{key.id:{width}}  {shown_keys(key):20}  {key.words}")


def _init(arguments: Namespace) -> None:
    """Write a config.toml, and say where; one that is there stays, or is put aside. Raises SummitReaderError."""
    file, aside = session.new_config(session.load_settings().folders.config, arguments.force)
    if arguments.json:
        _print_json(session.load_settings(), {"written": str(file), "put_aside": str(aside) if aside else None})
        return
    print(session.visible(str(file)))
    if aside:
        tell(f"The one that was there is now {session.visible(str(aside))}.")


def _show(arguments: Namespace) -> int:
    """Print each setting with its value and where that comes from."""
    settings = session.load_settings()
    asked = {name: getattr(arguments, name) for name in ("theme", "keymap", "keep", "library")}
    chosen = session.chosen_settings(settings, asked)
    if chosen["theme"].value is None:
        chosen["theme"] = _theme(settings)
    if arguments.json:
        return _print_json(settings, {"settings": {name: one._asdict() for name, one in chosen.items()}})
    told = {name: (_value(one.value), one) for name, one in chosen.items()}
    widths = max(map(len, told)), max(len(value) for value, _ in told.values())
    for name, (value, one) in told.items():
        where = f": {one.where}" if one.where else ""
        print(f"{name:{widths[0]}}  {value:{widths[1]}}  {one.origin}{session.visible(where)}")
    return _complain(_faults(settings))


def _check(arguments: Namespace) -> int:
    settings = session.load_settings()
    if arguments.json:
        return _print_json(settings)
    file = settings.folders.config / "config.toml"
    print(f"settings  {session.visible(str(file))}{'' if file.exists() else ' (not there: the defaults hold)'}")
    words = settings.folders.config / session.WORDS
    print(f"words     {session.visible(str(words))}{'' if words.exists() else ' (not there: only ours are used)'}")
    print(f"library   {session.visible(str(settings.folders.data))}")
    print(f"state     {session.visible(str(settings.folders.state))}")
    print(f"pages     {session.visible(str(settings.folders.cache))} (web pages of before: may be deleted)")
    faults = _faults(settings)
    if not faults:
        print("No mistakes found.")
    return _complain(faults)


def _print_json(settings: session.Settings, more: dict[str, Any] | None = None) -> int:
    files = {name: known._asdict() for name, known in session.known_paths().items()}
    faults = _faults(settings)
    print(session.json_line("config", {"files": files, "faults": faults, **(more or {})}))
    return 1 if faults else 0


def _complain(faults: list[str]) -> int:
    for fault in faults:
        complain(fault)
    return 1 if faults else 0


def _faults(settings: session.Settings) -> list[str]:
    return [*settings.faults, *_theme_faults(settings), *chosen_table(settings)[1]]


def _value(value: Any) -> str:
    """Return a value as config.toml would have it, a command as one types it."""
    if isinstance(value, list):
        return session.visible(shlex.join(value)) if value else "–"
    return "–" if value is None else str(value).lower() if isinstance(value, bool) else session.visible(str(value))


def _theme(settings: session.Settings) -> session.ChosenSetting:
    """Return the theme to begin with where neither config.toml nor an option names one."""
    from summitreader.tui.terminal.abilities import colours_of, with_theme

    colours, known = colours_of(os.environ), with_theme(settings, os.environ).theme
    if session.remembered_theme(settings.folders, colours):
        return session.ChosenSetting(known, "file", f"'{settings.folders.state}', chosen in the reader")
    if known:
        return session.ChosenSetting(known, "environment", "NO_COLOR" if "NO_COLOR" in os.environ else "TERM")
    return session.ChosenSetting("dark")


def _theme_faults(settings: session.Settings) -> list[str]:
    if settings.theme is None:
        return []
    # Imported here: most have chosen no theme, and the names come with Textual.
    from summitreader.tui.terminal.color_themes import theme_fault

    fault = theme_fault(settings)
    return [fault] if fault else []
