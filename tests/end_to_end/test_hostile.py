"""The proof: no byte of a hostile document or of its name reaches the terminal as a command, on any surface.

What the program writes is compared with what it writes for the clean twin of each document, and shown to tmux, whose
paste buffer and pane title stay as they were.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summitreader import cli, session
from tests import program
from tests.end_to_end.hostile import documents
from tests.end_to_end.terminal import COMMAND, Terminal

NAME = "talks\x1b]0;hacked\x07\x9d0;hacked\x9c\u202e[@click=app.quit]"
KINDS = {name: name.rpartition(".")[2] for name in documents(True)}

# Without ESC: no terminal pastes that, and Textual takes what stands before it for keys.
PASTED = "\x1b[200~hacked\x9d0;hacked\x9c\x07\u202e[@click=app.quit]\x1b[201~"

_STRINGS = re.compile(rb"\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)?")
_COMMANDS = re.compile(rb"\x1b(?:\[([<-?]?)[0-9:;]*([ -/]*[@-~])|([^\[]))")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_C1 = re.compile("[\x80-\x9f]")


def commands(raw: bytes) -> set[bytes]:
    """What kinds of command a terminal was given: sequences without their numbers, and string sequences whole."""
    return {b"".join(found) for found in _COMMANDS.findall(raw)} | set(_STRINGS.findall(raw))


def write(folder: Path, hostile: bool) -> list[Path]:
    """The documents as files, the hostile ones with hostile names, and one that is broken."""
    folder.mkdir()
    name = NAME if hostile else "talks"
    paths = []
    for file, data in (*documents(hostile).items(), ("broken.pdf", b"%PDF-1.4 broken")):
        paths.append(folder / file.replace("talks", name).replace("broken", f"broken{name}"))
        paths[-1].write_bytes(data)
    return paths


def walk(terminal: Terminal, folder: Path) -> None:
    """Every document, and every surface on the way: bars, article, panes, why, copy dialog, lists, search, toasts."""
    for number, kind in enumerate(KINDS.values(), 1):
        terminal.wait(f"Harbour-{kind}", f"{number} of {len(KINDS) + 1}", " · 100%")
        terminal.press("G")
        terminal.wait("] [ statement", ", indirect")
        if number == 1:
            terminal.press("w")
            terminal.wait("for example")
        terminal.press("Y")
        terminal.wait("esc closes")
        terminal.press("q", "e")
        terminal.wait("enter choose")
        terminal.press("esc")
        terminal.wait("] [ statement")
        terminal.press(">")
    terminal.wait("Cannot read")  # the broken one: a toast with its name
    terminal.press("/")
    terminal.wait(until=_ready_to_type)
    terminal.press(PASTED)
    terminal.wait("no hit")
    terminal.press("esc")
    terminal.wait("] [ statement")
    terminal.press("o")
    terminal.wait("tab completes", "broken")
    terminal.press(f"{folder}/")
    terminal.wait(until=lambda terminal: f"{folder}/broken" in _unwrapped(terminal))
    terminal.press("tab")  # its name is in the line now
    terminal.wait(until=lambda terminal: "allofit,asalist" not in _unwrapped(terminal))
    terminal.press("esc")
    terminal.wait(until=lambda terminal: "tab completes" not in terminal.text)
    terminal.press("L")
    terminal.wait(until=lambda terminal: terminal.text.count("Talks") > 6 and "Harbour-json" not in terminal.text)
    terminal.press("F")
    terminal.wait(until=_ready_to_type)
    terminal.press("Harbour")
    terminal.wait(until=lambda terminal: terminal.text.count("Harbour") > 4)
    terminal.press("ctrl+q")
    assert terminal.ended() == 0


def _unwrapped(terminal: Terminal) -> str:
    """The words on the screen without blanks and frames, as if no line of a dialog had an end."""
    return re.sub(r"[\s│]+", "", terminal.text)


def _ready_to_type(terminal: Terminal) -> bool:
    """Whether the search line lies over the bottom line."""
    return terminal.text.rstrip().splitlines()[-1].lstrip().startswith("/")


def test_no_byte_of_any_document_or_name_commands_the_terminal(tmp_path: Path) -> None:
    written = {}
    for twin in ("clean", "hostile"):
        paths = write(tmp_path / twin, twin == "hostile")
        env = {"SUMMITREADER_HOME": str(tmp_path / f"home of {twin}")}
        program.run("add", tmp_path / twin, environ=env)
        with Terminal([*COMMAND, *map(str, paths)], columns=160, rows=50, env=env) as terminal:
            walk(terminal, tmp_path / twin)
            written[twin] = terminal.raw
            assert not terminal.copies
    _only_words_differ(written)


def _only_words_differ(written: dict[str, bytes]) -> None:
    assert commands(written["hostile"]) <= commands(written["clean"])
    text = written["hostile"].decode("utf-8")
    assert not (found := _C1.search(text)), repr(text[found.start() - 300 : found.end() + 100])
    assert b"hacked" in written["hostile"], "the attack is shown"


def test_no_byte_of_what_is_kept_marked_or_noted_commands_the_terminal(tmp_path: Path) -> None:
    written = {}
    for twin in ("clean", "hostile"):
        later = write_versions(tmp_path / twin, twin == "hostile")
        env = {"SUMMITREADER_HOME": str(tmp_path / f"home of {twin}")}
        program.run("add", tmp_path / twin, environ=env)
        with Terminal([*COMMAND, str(later)], columns=160, rows=50, env=env) as terminal:
            walk_library(terminal)
            terminal.press("ctrl+q")
            assert terminal.ended() == 0
            written[twin] = terminal.raw
            assert not terminal.copies
    _only_words_differ(written)


def write_versions(folder: Path, hostile: bool) -> Path:
    """Two versions of one page, and the later one's file."""
    folder.mkdir()
    page = documents(hostile)["talks.html"].replace(
        b"<head>", b'<head><link rel="canonical" href="https://a.example/b">'
    )
    (folder / "1.html").write_bytes(page)
    later = folder / f"2{NAME if hostile else 'talks'}.html"
    later.write_bytes(page.replace(b"on Monday", b"on Tuesday"))
    return later


def walk_library(terminal: Terminal) -> None:
    """What the library adds to an article, and its screens: marks, corrections, versions, clippings, search, shelf."""
    gone = "esc drops"
    terminal.wait("on Tuesday", "kept", " · 100%", ", indirect")
    terminal.press("h")
    terminal.wait("yellow")
    terminal.press("y")
    terminal.wait("Highlighted")
    for key, title, told in (("i", "Note", "Note saved"), ("#", "Tag", "Tagged"), ("m", "Bookmark", "Bookmark saved")):
        terminal.press(key)
        terminal.wait(f"─ {title} ─", gone)
        terminal.press(PASTED, "enter")
        terminal.wait(told, until=lambda terminal: gone not in terminal.text)
    terminal.press("x")
    terminal.wait("Correct", "said by: ")
    terminal.press("enter")
    terminal.wait("Whose words are they?")
    terminal.press("down", "enter")
    terminal.wait(gone)
    terminal.press(PASTED, "enter")
    terminal.wait("Corrected; u takes it back", until=lambda terminal: gone not in terminal.text)
    terminal.press("V")
    terminal.wait("esc closes", "Tuesday")
    terminal.press("esc")
    terminal.wait(until=lambda terminal: "esc closes" not in terminal.text)
    terminal.press("+")
    terminal.wait("among your clippings")
    terminal.press("M")
    terminal.wait("Marks of the article", "4 marks")
    terminal.press("tab")
    terminal.wait("Marks of the library", "4 marks")
    terminal.press("i")
    terminal.wait(gone)
    terminal.press("esc")
    terminal.wait("4 marks", until=lambda terminal: gone not in terminal.text)
    terminal.press("esc")
    terminal.wait("Speakers")
    terminal.press("C")
    terminal.wait("Clippings", "1 quote")
    terminal.press("i")
    terminal.wait(gone)
    terminal.press(PASTED, "enter")
    terminal.wait("Note saved", until=lambda terminal: gone not in terminal.text)
    terminal.press("esc")
    terminal.wait("Speakers")
    terminal.press("F")
    terminal.wait(until=_ready_to_type)
    terminal.press("Harbour", "enter")
    terminal.wait("Harbour-html", "c clip")
    terminal.press("c")
    terminal.wait("among your clippings")
    terminal.press("esc")
    terminal.wait("Speakers")
    terminal.press("L")
    terminal.wait("1 article")


def test_under_tmux_paste_buffer_and_pane_title_stay_as_they_were(tmp_path: Path) -> None:
    program = shutil.which("tmux")
    if not program:
        pytest.skip("needs tmux")
    paths = write(tmp_path / "hostile", True)
    tmux = [program, "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    settings = ["set", "-s", "set-clipboard", "on", ";", "set", "-g", "allow-passthrough", "on", ";"]
    start = ["new-session", *COMMAND, str(paths[0]), str(paths[2])]
    try:
        with Terminal([*tmux, *settings, *start], env={"SUMMITREADER_HOME": str(tmp_path / "home")}) as terminal:
            terminal.wait("Harbour-txt", "1 of 2", " · 100%")
            terminal.press("G")
            terminal.wait(", indirect")
            said = [*tmux, "display", "-p", "#{pane_title}"]
            title = subprocess.run(said, check=True, capture_output=True, text=True).stdout
            terminal.press("w", "Y")
            terminal.wait("esc closes")
            terminal.press("q", ">")
            terminal.wait("Harbour-html", " · 100%")
            assert subprocess.run(said, check=True, capture_output=True, text=True).stdout == title
            assert "hacked" not in title
            assert subprocess.run([*tmux, "show-buffer"], capture_output=True).returncode == 1, "there is no buffer"
            terminal.press("q")
            assert terminal.ended() == 0
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True)


@pytest.mark.parametrize("kind", KINDS.values())
@pytest.mark.parametrize(
    "command",
    [*(f"export --format {one.name}" for one in session.FORMATS.values() if not one.is_binary), "explain", "--plain"],
)
def test_no_command_prints_a_control_of_any_document(
    kind: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, data = next((name, data) for name, data in documents(True).items() if name.endswith(kind))
    path = tmp_path / name.replace("talks", NAME)
    path.write_bytes(data)
    assert cli.run([*command.split(), str(path)]) == 0
    out, err = capsys.readouterr()
    # A bibliography names the article, a codebook the speaker, all others what was said.
    assert any(word in out for word in ("Harbour", "Diallo", "hacked", "Talks"))
    assert not _CONTROL.search(out + err)


def test_no_command_of_the_library_prints_a_control(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "home"))
    write(tmp_path / "hostile", True)
    assert cli.run(["add", str(tmp_path / "hostile")]) == 1, "one is broken"
    for command in (["list"], ["find", "Har\u200bbour"], ["find", NAME], ["library", "export"], ["rm", NAME]):
        cli.run(command)
    out, err = capsys.readouterr()
    assert out.count("Harbour-") > len(KINDS)
    assert not _CONTROL.search(out + err)


@pytest.mark.parametrize(
    "command", ["", "--help", "export", "explain", "add", "rm", "library", "nonsense --x", "--theme"]
)
def test_no_message_repeats_a_control_of_an_argument(command: str) -> None:
    arguments = [*command.split(), f"{NAME}.txt"]
    done = subprocess.run([sys.executable, "-m", "summitreader", *arguments], capture_output=True)
    assert not _COMMANDS.search(done.stdout + done.stderr)
    assert not _C1.search((done.stdout + done.stderr).decode("utf-8"))
    assert b"Traceback" not in done.stderr
