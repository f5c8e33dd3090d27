"""The parts of README.md and docs/ that the program itself knows best. `python -m tests.generated` writes them anew."""

import re
import shlex
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from summitreader import session
from summitreader.cli import COMMANDS
from summitreader.cli.command_line.examples import EXAMPLES
from summitreader.cli.command_line.exit_codes import ENVIRONMENT, EXIT_CODES
from summitreader.cli.command_line.spec import command_spec
from summitreader.exporters.records.schema import published
from summitreader.settings import KEYMAPS
from summitreader.tui.keymap.keymaps import keymap_table
from summitreader.tui.keymap.table import KEYS, Key, shown_keys
from tests import program
from tests.api_page import api_page

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCS = (README, *sorted((ROOT / "docs").glob("*.md")))

_CONSOLE = re.compile(r"(```console\n)(\$ .*?)(```)", re.DOTALL)
_LINES = re.compile(r"(.*) \| (head|tail) -(\d+)")


def with_generated_parts(text: str) -> str:
    """Return a page with what the program prints for it now: marked parts, and the output of its console examples."""
    for name, part in _PARTS.items():
        if f"<!-- {name} -->" in text:
            text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- end -->)", partial(_between, part()), text, flags=re.DOTALL)
    with tempfile.TemporaryDirectory() as home:
        return _CONSOLE.sub(lambda found: found[1] + console(found[2], Path(home)) + found[3], text)


def console(example: str, home: Path) -> str:
    """Return a console example's commands (the lines that begin with `$ `), each followed by what it prints now."""
    commands = [line for line in example.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_printed(command[2:], home)}" for command in commands)


def help_text() -> str:
    """Return what `summitreader --help` prints in 100 columns."""
    return f"```\n{_run('summitreader --help', ROOT)}```\n"


def key_table() -> str:
    """Return every action with its keys and the name that config.toml knows it by, in the table's order."""
    rows, group = ["| keys | action | name |", "|---|---|---|"], ""
    for key in KEYS:
        if key.group != group:
            group = key.group
            rows.append(f"| **{group}** | | |")
        rows.append(f"| {_keys(key)} | {key.words} | `{key.id}` |")
    return "\n".join(rows) + "\n"


def format_table() -> str:
    """Return every format of `export`: what takes it, what it is written of, and what reads it back in the tests."""
    rows = ["| format | for | tables | whole articles | read back with |", "|---|---|---|---|---|"]
    for one in session.FORMATS.values():
        name = f"`{one.name}`" + (f" (extra `{one.extra}`)" if one.extra else "")
        whole = "" if "articles" not in one.carries else "one document" if one.document else "one after the other"
        tables = "yes" if "rows" in one.carries else ""
        rows.append(f"| {name} | {one.about} | {tables} | {whole} | {one.read_by} |")
    return "\n".join(rows) + "\n"


def keymap_tables() -> str:
    """Return for each keymap that comes with the program the actions whose keys it changes."""
    parts = []
    ours = {key.id: key for key in KEYS}
    for name in KEYMAPS:
        changed = [key for key in keymap_table(name) if key.keys != ours[key.id].keys]
        if changed:
            rows = [f"| {_keys(key)} | {_keys(ours[key.id])} | {key.words} | `{key.id}` |" for key in changed]
            parts.append("\n".join([f"### {name}\n", f"| {name} | else | action | name |", "|---|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _keys(key: Key) -> str:
    keys = " ".join(f"`` {one} ``" if "`" in one else f"`{one}`" for one in shown_keys(key).split("  ") if one)
    return keys.replace("|", chr(92) + "|")


def quote_example() -> str:
    """Return what copying the seed's first request gives in the form with attribution and source."""
    reading = session.read(session.seed())
    said = next(statement for statement in reading.statements if statement.act == "request")
    return f"> {session.quote(reading, [said], 'attributed')}\n"


def commands() -> str:
    """Return what each command is for, takes and prints, with its examples as they go in an empty library."""
    with tempfile.TemporaryDirectory() as home:
        return "\n".join(_command(name, Path(home)) for name in COMMANDS)


def exit_codes() -> str:
    """Return the table of the statuses with which the program ends."""
    rows = [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    return "\n".join(["| status | meaning |", "|---|---|", *rows]) + "\n"


def environment() -> str:
    """Return the table of the variables that the program looks at."""
    rows = [f"| `{name}` | {about} |" for name, about in ENVIRONMENT.items()]
    return "\n".join(["| variable | what it does |", "|---|---|", *rows]) + "\n"


def _command(name: str, home: Path) -> str:
    spec = command_spec(name)
    told = [f"## {name}\n", f"{spec['summary'].capitalize()}.\n", f"```\n{spec['usage']}\n```\n"]
    shared = [_row(one) for one in _shared_options()]
    own = [row for one in (*spec["arguments"], *spec["options"]) if (row := _row(one)) not in shared]
    told += ["| | |", "|---|---|", *own] if own else []
    examples = "\n".join(_example(command, home) for command in EXAMPLES[name])
    return "\n".join([*told, "", f"```text\n{examples}\n```\n"])


def options_of_many() -> str:
    """Return the table of the options that many commands take."""
    return "\n".join(["| | |", "|---|---|", *map(_row, _shared_options())]) + "\n"


@cache
def _shared_options() -> tuple[dict[str, Any], ...]:
    """Return the options that mean the same in at least six commands, and the files that verbs about articles take."""
    known = {name: command_spec(name) for name in COMMANDS}
    every = [one for spec in known.values() for one in (*spec["arguments"], *spec["options"])]
    return tuple(one for at, one in enumerate(every) if every.count(one) > 5 and one not in every[:at])


def _row(one: dict[str, Any]) -> str:
    """Return an argument as a row of a table."""
    value = one["value"] if one["names"][0].startswith("-") else None
    named = ", ".join(f"`{word} {value}`" if value else f"`{word}`" for word in one["names"])
    known = [choice for choice in one["choices"] or () if choice not in one["help"]]
    told = f"{one['help']}: {', '.join(one['choices'])}" if known else one["help"]
    return f"| {_cell(named)} | {_cell(told)} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _example(command: str, home: Path) -> str:
    """Return an example with what it prints first; of what is another each time, the command alone."""
    if command in _NOT_PLAYED:
        return f"$ {command}"
    words = shlex.split(command)[1:]
    environ = {"COLUMNS": "100", "SUMMITREADER_HOME": str(home)}
    done = program.run_text(*words, environ=environ, folder=ROOT / "docs")
    done.check_returncode()
    if command in _NOT_SHOWN:
        return f"$ {command}"
    lines = [_UID.sub("…", line) for line in done.stdout.rstrip("\n").splitlines()]
    shown = [line[:_WIDEST] + ("…" if len(line) > _WIDEST else "") for line in lines[:_MOST]]
    return "\n".join([f"$ {command}", *shown, *(["…"] if len(lines) > _MOST else [])])


_MOST, _WIDEST = 8, 120
_UID = re.compile(r"(?<=  )[0-9a-f]{8}(?= · (?:made|number))|(?<= · )[0-9a-f]{8}(?= · )")
_NOT_PLAYED = {
    "summitreader rm 3f2c91aa": "it names an article of somebody's",
    "summitreader restore 3f2c91aa": "it names an article of somebody's",
    "summitreader clipboard --check": "it copies something",
    "summitreader doctor": "it tells of this machine",
    "summitreader library export": "it has the time in it",
    "summitreader compare --format text --example": "docs/compare.md plays it",
    **dict.fromkeys(EXAMPLES["verify"], "its status is 1: docs/verify.md plays another"),
    **dict.fromkeys(EXAMPLES["serve"], "it waits for a browser: tests/serving is one"),
    **dict.fromkeys(EXAMPLES["corpus"], "it writes a folder: tests/corpus plays docs/corpus.md"),
}
"""Examples that are not done, and why."""

_NOT_SHOWN = {
    "summitreader paths library": "it tells of this machine",
    "summitreader completion bash": "it is what the last build wrote",
    "summitreader clip --form footnote": "it tells the day of access",
}
"""Examples whose output is not shown, and why."""

_PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "exit codes": exit_codes,
    "environment": environment,
    "options": options_of_many,
    "help": help_text,
    "keys": key_table,
    "formats": format_table,
    "quote": quote_example,
    "api": api_page,
    "keymaps": keymap_tables,
}


def _printed(command: str, home: Path) -> str:
    """Return what a command prints, of which `| head -N` and `| tail -N` take the lines that they name."""
    cut = _LINES.fullmatch(command)
    lines = _run(cut[1] if cut else command, home).splitlines(keepends=True)
    if cut:
        lines = lines[: int(cut[3])] if cut[2] == "head" else lines[-int(cut[3]) :]
    return "".join(lines)


def _run(command: str, home: Path) -> str:
    """Return what our own program prints on a command line, in 100 columns and with a library of its own."""
    name, *arguments = shlex.split(command)
    assert name == "summitreader", command
    done = program.run_text(*arguments, environ={"COLUMNS": "100", "SUMMITREADER_HOME": str(home)}, folder=ROOT)
    done.check_returncode()
    return done.stdout


def _between(part: str, markers: re.Match[str]) -> str:
    return markers[1] + part + markers[2]


SCHEMA = ROOT / "src" / "summitreader" / "exporters" / "records" / "summitreader.schema.json"

if __name__ == "__main__":
    SCHEMA.write_text(published(), encoding="utf-8")
    for page in DOCS:
        page.write_text(with_generated_parts(page.read_text(encoding="utf-8")), encoding="utf-8")
