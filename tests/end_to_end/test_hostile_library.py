"""The proof goes on: no row of a library, whoever wrote it, commands the terminal on any surface."""

import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from summitreader import cli
from summitreader.model import Article
from tests.end_to_end.hostile import C1, MARKUP, OSC
from tests.end_to_end.terminal import COMMAND, Terminal
from tests.end_to_end.test_hostile import _CONTROL, _only_words_differ, _ready_to_type

ATTACK = OSC + C1 + MARKUP
WORDS = "President Amara Diallo said on Monday that the Harbour is open. Prime Minister Jon Vik welcomed it."
MADE = "2026-01-01T00:00:00Z"


_NO_TEXT = ("uid", "key", "article", "record", "changes", "anchor", "kind", "colour", "binned")


def export(attack: str) -> str:
    """An export with a row of every kind, each of whose texts holds the attack."""
    text = f"{WORDS}{attack}\n\nThe talks in Oslo{attack} ended."
    blocks = [["paragraph", 0, text.index("\n\n")], ["paragraph", text.index("\n\n") + 2, len(text)]]
    facts = {name: f"{name}{attack}" for name in ("title", "publisher", "author", "citing", "published", "language")}
    record = json.dumps({"blocks": blocks, "notes": [f"note{attack}"], "url": f"https://a.example/{attack}"} | facts)
    key, anchor = Article(text, ()).id, json.dumps([10, "Amara Diallo", f"before{attack}", f"after{attack}"])
    mark = {"article": key, "anchor": anchor, "colour": None, "made": MADE}
    quote = json.dumps([0, f"quote{attack}", "", ""])
    said = {"uid": "c", "article": key, "anchor": quote, "place": 1.0, "made": MADE}
    rows = [
        {"article": {"key": key, "page": attack, "added": MADE, "binned": None, "record": record, "text": text}},
        *({"mark": mark | {"uid": f"m{kind}", "kind": kind, "text": f"{kind}{attack}"}} for kind in ("note", "tag")),
        {
            "clipping": said
            | {"speaker": f"Speaker{attack}", "note": f"clipped{attack}", "kind": "direct", "cue": attack}
        },
        {"deed": {"id": 1, "name": f"keep{attack}", "made": MADE, "undone": 0, "changes": "[]"}},
        {"deed": {"id": 2, "name": f"drop{attack}", "made": MADE, "undone": 0, "changes": "[]"}},
    ]
    return "\n".join(map(json.dumps, [{"summitreader": "library", "format": 1}, *rows]))


def rewrite(file: Path, attack: str) -> None:
    """Write the attack into every text of a library, as another program can."""
    db = sqlite3.connect(file, isolation_level=None)
    for table in ("article", "body", "place", "mark", "clipping", "deed", "shelf", "side"):
        for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
            if kind != "TEXT" or column in (
                "uid",
                "key",
                "article",
                "record",
                "changes",
                "anchor",
                "kind",
                "colour",
                "binned",
            ):
                continue
            db.execute(f"UPDATE OR IGNORE {table} SET {column} = {column} || ?", (attack,))
    for table, column in (("article", "record"), ("mark", "anchor"), ("clipping", "anchor")):
        escaped = json.dumps(attack)[1:-1]
        db.execute(f"UPDATE {table} SET {column} = replace(replace({column}, 'title', ?), 'quote', ?)",
                   ("title", f"quote{escaped}"))  # fmt: skip
    db.close()


def library(folder: Path, attack: str, by: str) -> Path:
    """A library with the attack in its rows."""
    folder.mkdir()
    (folder / "a.jsonl").write_text(export(attack if by == "import" else ""), encoding="utf-8")
    env = os.environ | {"SUMMITREADER_HOME": str(folder / "home")}
    file = folder / "library.db"
    subprocess.run(
        [*COMMAND, "library", "--library", str(file), "import", str(folder / "a.jsonl")], env=env, check=True
    )
    if by == "hand":
        rewrite(file, attack)
    return file


def walk(terminal: Terminal) -> None:
    """Every screen that shows rows of the library, and what undo says."""
    terminal.wait("1 article", "Harbour")
    for key in ("e", "c", "m"):
        terminal.press(key)
        terminal.wait("enter choose")
        terminal.press("esc")
        terminal.wait(until=lambda terminal: "enter choose" not in terminal.text)
    terminal.press("M")
    terminal.wait("Marks of the library", "2 marks")
    terminal.press("i")
    terminal.wait("esc drops")
    terminal.press("esc")
    terminal.wait("2 marks", until=lambda terminal: "esc drops" not in terminal.text)
    terminal.press("esc")
    terminal.wait("1 article")
    terminal.press("C")
    terminal.wait("Clippings", "1 quote")
    terminal.press("esc")
    terminal.wait("1 article")
    terminal.press("F")
    terminal.wait(until=_ready_to_type)
    terminal.press("Harbour", "enter")
    terminal.wait("c clip")
    terminal.press("esc")
    terminal.wait("1 article", until=lambda terminal: "Find in the library" not in terminal.text)
    terminal.press("u")
    terminal.wait("Undone:")
    terminal.press("enter")
    terminal.wait("─Speakers", "] [ statement")
    terminal.press("M")
    terminal.wait("Marks of")
    terminal.press("esc")
    terminal.wait("Speakers")
    terminal.press("u")
    terminal.wait("Undone:")
    terminal.press("ctrl+q")
    assert terminal.ended() == 0


@pytest.mark.parametrize("by", ["import", "hand"])
def test_no_row_of_a_library_commands_the_terminal(tmp_path: Path, by: str) -> None:
    written = {}
    for twin, attack in (("clean", ""), ("hostile", ATTACK)):
        file = library(tmp_path / twin, attack, by)
        env = {"SUMMITREADER_HOME": str(tmp_path / twin / "home")}
        with Terminal([*COMMAND, "--library", str(file)], columns=160, rows=50, env=env) as terminal:
            walk(terminal)
            written[twin] = terminal.raw
            assert not terminal.copies
    _only_words_differ(written)


@pytest.mark.parametrize("by", ["import", "hand"])
def test_no_command_prints_a_control_of_a_row(
    tmp_path: Path, by: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = library(tmp_path / "hostile", ATTACK, by)
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "home"))
    for command in (
        *(
            ["list"],
            ["list", "--json"],
            ["list", "--sort", "title"],
            ["find", "Harbour"],
            ["find", "--json", "Harbour"],
        ),
        *(["find", "has:note"], ["library", "export"], ["library", "clippings"], ["doctor"], ["doctor", "--repair"]),
        *(["library", "gold", str(tmp_path / "gold")], ["list"], ["list", "--bin"]),
    ):
        cli.run([command[0], "--library", str(file), *command[1:]])
    out, err = capsys.readouterr()
    assert "hacked" in out
    assert "Traceback" not in err
    assert not (found := _CONTROL.search(out + err)), ascii((out + err)[found.start() - 200 : found.end() + 50])
