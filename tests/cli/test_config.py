"""`config`: a commented file, where each value comes from, and a schema of config.toml as strict as we are."""

import json
import stat
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from summitreader import session
from summitreader.settings import EXAMPLE, SCHEMAS, Folders, read_settings
from summitreader.tui.keymap.keymaps import chosen_table
from summitreader.tui.keymap.table import KEYS
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

_OWN = 'keymap = "vim"\nmeasure = 60\n\n[clipboard]\ncommand = "wl-copy -p"\n\n[keys]\nstart = "g s, home"\n'


@pytest.fixture
def own(home: Path) -> Path:
    """The folder with the settings."""
    folder = home / "home"
    folder.mkdir()
    return folder


def _uncommented() -> str:
    """Return the example with every setting in it holding."""
    lines = [line.removeprefix("# ") if " = " in line else line for line in EXAMPLE.splitlines()]
    return "\n".join(line.partition("   ")[0] for line in lines)


def test_init_writes_a_commented_file_that_nobody_else_reads_and_says_where(call: Call, own: Path) -> None:
    done = call("config", "init")
    file = own / "config.toml"
    assert (done.status, done.out.strip(), done.err) == (0, str(file), "")
    assert file.read_text(encoding="utf-8") == EXAMPLE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_settings(Folders(*[own] * 4)) == session.Settings(Folders(*[own] * 4))


def test_init_leaves_a_file_that_is_there_and_says_so(call: Call, own: Path) -> None:
    file = own / "config.toml"
    for is_link in (False, True):
        if is_link:
            file.unlink()
            file.symlink_to("away")
        else:
            file.write_text(_OWN, encoding="utf-8")
        done = call("config", "init")
        assert (done.status, done.out) == (1, "")
        assert done.err.startswith(f"summitreader: '{file}' is there already and was left as it is; --force")
    assert file.is_symlink()


def test_init_puts_a_file_aside_when_that_is_asked_for(call: Call, own: Path) -> None:
    file = own / "config.toml"
    for number in (1, 2):
        file.write_text(f"measure = 6{number}\n", encoding="utf-8")
        done = call("config", "init", "--force")
        assert (done.status, done.out.strip()) == (0, str(file))
        assert done.err.strip() == f"The one that was there is now {file}.{number}."
    assert (own / "config.toml.1").read_text(encoding="utf-8") == "measure = 61\n"
    assert file.read_text(encoding="utf-8") == EXAMPLE


def test_init_says_where_nothing_can_be_written(call: Call, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own / "taken").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("SUMMITREADER_HOME", str(own / "taken" / "under"))
    done = call("config", "init")
    assert (done.status, done.out) == (1, "")
    assert "cannot write" in done.err


def _shown(call: Call, *options: str) -> dict[str, dict[str, Any]]:
    shown: dict[str, dict[str, Any]] = json.loads(call("config", "show", "--json", *options).out)["settings"]
    return shown


def test_show_tells_where_each_value_comes_from(call: Call, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "NO_COLOR", "COLORTERM", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EDITOR", "sh -c")
    monkeypatch.setenv("TERM", "xterm-256color")
    (own / "config.toml").write_text(_OWN, encoding="utf-8")
    shown, file = _shown(call), f"'{own}/config.toml'"
    assert shown["keymap"] == {"value": "vim", "origin": "file", "where": f"{file}, line 1"}
    assert shown["measure"] == {"value": 60, "origin": "file", "where": f"{file}, line 2"}
    assert shown["clipboard.command"]["value"] == ["wl-copy", "-p"]
    assert shown["keys.start"] == {"value": "g s, home", "origin": "file", "where": f"{file}, line 8"}
    assert shown["copy"] == {"value": "sentence", "origin": "default", "where": ""}
    assert shown["theme"]["origin"] == "default"
    assert shown["editor"] == {"value": ["sh", "-c"], "origin": "environment", "where": "EDITOR"}
    assert shown["library"] == {
        "value": f"{own}/library.db",
        "origin": "environment",
        "where": "SUMMITREADER_HOME",
    }
    asked = _shown(call, "--theme", "light", "--keymap", "less", "--keep", "--library", "x.db")
    assert {name: (asked[name]["value"], asked[name]["where"]) for name in ("theme", "keymap", "keep", "library")} == {
        "theme": ("light", "--theme"),
        "keymap": ("less", "--keymap"),
        "keep": (True, "--keep"),
        "library": ("x.db", "--library"),
    }
    monkeypatch.setenv("NO_COLOR", "1")
    assert _shown(call)["theme"] == {"value": "ansi", "origin": "environment", "where": "NO_COLOR"}
    session.remember_theme(Folders(*[own] * 4), "none", "light")
    assert _shown(call)["theme"]["origin"] == "file"


def test_show_prints_a_line_for_each_setting_and_tells_mistakes(call: Call, own: Path) -> None:
    (own / "config.toml").write_text(f"{_OWN}fly = 'x'\n", encoding="utf-8")
    done = call("config", "show")
    assert [line.split()[0] for line in done.out.splitlines()][: len(SCHEMAS)] == list(SCHEMAS)
    told = {line.split()[0]: line.split() for line in done.out.splitlines()}
    assert told["clipboard.command"][1:4] == ["wl-copy", "-p", "file:"]
    assert told["copy"] == ["copy", "sentence", "default"]
    assert done.status == 1
    assert done.err.startswith(f"summitreader: '{own}/config.toml', line 9: keys: there is no action 'fly'")


def test_every_setting_stands_in_the_example_and_with_its_default(own: Path) -> None:
    text = _uncommented()
    (own / "config.toml").write_text(text, encoding="utf-8")
    read = read_settings(Folders(*[own] * 4))
    assert (read.faults, chosen_table(read)[1]) == ((), ())
    assert {name for name, _ in read.places} == {*SCHEMAS}
    held, ours = session.chosen_settings(read, {}), session.chosen_settings(session.Settings(read.folders), {})
    others = {"theme", "clipboard.command"}  # without a value of their own
    assert {name: held[name].value for name in {*SCHEMAS} - others} == {
        name: ours[name].value for name in {*SCHEMAS} - others
    }


def _validator(call: Call) -> Any:
    schema = json.loads(call("config", "schema").out)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def test_the_schema_takes_what_the_program_takes_and_nothing_else(call: Call, own: Path) -> None:
    validator = _validator(call)
    good = [
        _uncommented(),
        _OWN,
        "",
        'copy = "plain"',
        '[keys]\nquit = ["q", "ctrl+q"]',
        "[clipboard]\ncommand = ['a']",
    ]
    bad = ["them = 1", "theme = ''", "measure = 39", "measure = 60.5", "measure = true", "keep = 'yes'", "copy = 'x'"]
    bad += ["least_reliability = 80", "least_reliability = true", "least_reliability = -0.1"]
    bad += ["keymap = 'ed'", "[keys]\nquit = 3", "[keys]\nfly = 'x'", "[keys]\nquit = []", "[mouse]\nwheel = 3"]
    bad += ["[clipboard]\ncommand = ''", "[clipboard]\ncommand = [1]", "[clipboard]\nprogram = 'x'"]
    for text in [*good, *bad]:
        (own / "config.toml").write_text(text, encoding="utf-8")
        read = read_settings(Folders(*[own] * 4))
        is_taken = not (read.faults or chosen_table(read)[1])
        assert (is_taken, validator.is_valid(tomllib.loads(text))) == (text in good, text in good), text


def test_the_schema_describes_every_action(call: Call) -> None:
    keys = json.loads(call("config", "schema").out)["properties"]["keys"]["properties"]
    assert {name: one["description"] for name, one in keys.items()} == {key.id: key.words for key in KEYS}


def test_keys_are_listed_for_a_keymap(call: Call) -> None:
    lines = call("config", "--keys", "--keymap", "vim").out.splitlines()
    assert next(line for line in lines if line.startswith("start ")).split()[1:4] == ["g", "g", "home"]
