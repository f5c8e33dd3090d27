"""Every key of the table, with the bytes that terminals send for it, in the program as it is installed.

The folder holds so much that what is kept from inside the reader is read by processes of their own.
"""

from pathlib import Path

import pytest

from summitreader.session.library import find_library, shelf
from summitreader.tui.keymap.table import KEYS, Owner, shown
from tests.end_to_end.terminal import COMMAND, Terminal

pytestmark = pytest.mark.slow

FILES = 60
_QUIET = 0.07  # seconds without anything new on the screen: a frame takes 0.02
_SAID = (
    "President Diallo of Guinea said that trade in ship {0} matters. He urged Minister Keita to sign the agreement {0}."
)
_LINK = "More at https://talks.example/ship/{0}."
# Escape as newer terminals send it: after an ESC alone Textual waits for what may follow.
_BYTES = {
    "enter": "\r",
    "escape": "\x1b[27u",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "backspace": "\x7f",
    "shift+backspace": "\x1b[127;2u",
    **{
        f"shift+{way}": f"\x1b[1;2{letter}" for way, letter in zip(("up", "down", "right", "left"), "ABCD", strict=True)
    },
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
}
_PLACES: dict[Owner, tuple[str, ...]] = {
    "pane": ("t",),
    "search_bar": ("/", "trade"),
    "shelf": ("L",),
    "hits": ("F", "trade", "\r"),
    "marks": ("M",),
    "clippings": ("C",),
    "comparison": ("=", "\r"),
}
"""How one comes to where keys mean something else."""

_ELSEWHERE = ("suspend", "quit", "leave_comparison", "edit_note", "page_whole")


def _sent(key: str) -> str:
    if key in _BYTES:
        return _BYTES[key]
    return chr(ord(key[-1]) & 0x1F) if key.startswith("ctrl+") else shown(key)


def _folder(folder: Path) -> Path:
    folder.mkdir()
    for number in range(FILES):
        words = "\n\n".join([_SAID.format(number)] * 38 + [_LINK.format(number)])
        (folder / f"talks-{number:02}.txt").write_text(f"Talks {number}\n\n{words}\n", encoding="utf-8")
    return folder


def _is_article(text: str) -> bool:
    return "] [ statement" in text.splitlines()[-1] and "╭─" not in text


def _back(terminal: Terminal) -> None:
    """Leaves whatever lies over the article: esc twice where words were typed."""
    for _ in range(6):
        terminal.write(_BYTES["escape"].encode())
        for _ in range(10):
            if _is_article(terminal.settle(_QUIET)):
                return
    raise AssertionError(f"esc does not lead back to the article:\n{terminal.text}")


def _come_to(terminal: Terminal, owner: Owner) -> str:
    """Go from the article to where keys are those of an owner; the line of hints there, by which it is known again."""
    for key in _PLACES.get(owner, ()):
        terminal.press(key)
        terminal.settle(2 * _QUIET)
    return terminal.text.splitlines()[-1]


def test_every_key_is_answered_in_the_installed_program(tmp_path: Path) -> None:
    folder, home = _folder(tmp_path / "talks"), tmp_path / "home"
    with Terminal([*COMMAND, str(folder)], env={"SUMMITREADER_HOME": str(home)}) as terminal:
        terminal.wait("Which article?", "Speakers", "? keys")
        _back(terminal)
        terminal.press("A")
        terminal.wait(f"All {FILES} articles of this list")
        terminal.press("enter")
        terminal.wait(f"{FILES} articles were kept")
        for key in ("i", "mind this", "enter", "+"):  # a mark and a clipping, for their lists
            terminal.press(key)
            terminal.settle(_QUIET)
        pressed, place, hints = set[str](), "", ""
        for line in (line for line in KEYS if line.id not in _ELSEWHERE):
            for key in line.keys:
                if line.owner != place:
                    _back(terminal)
                    place, hints = line.owner, _come_to(terminal, line.owner)
                terminal.write(_sent(key).encode())
                text = terminal.settle(_QUIET)
                assert "not foreseen" not in text, f"{line.id}: {key}\n{text}"
                pressed.add(line.id)
                if text.splitlines()[-1] != hints:
                    place = ""
        _back(terminal)
        assert pressed == {line.id for line in KEYS if line.keys} - {*_ELSEWHERE}
        terminal.press("z")  # the panes that the first z took away
        terminal.wait("Speakers", "Themes", "? keys")
        terminal.press("q")
        assert terminal.ended() == 0
    assert not (home / "crash.txt").exists()
    library = find_library(str(home / "library.db"))
    assert len(shelf(library)) >= FILES - 3, "d and delete put one each into the bin, X empties it"
    library.close()
