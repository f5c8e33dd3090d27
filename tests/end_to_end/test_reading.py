"""The installed command in a real terminal, from the first screen to the exit status; plain and inside tmux."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitreader import session
from tests.end_to_end.terminal import COMMAND, Terminal

SEED = session.seed().read_text(encoding="utf-8")
LAST = "held a welcome ceremony"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Settings, library and clipboard file of the test's own."""
    return {"SUMMITREADER_HOME": str(tmp_path / "home")}


@pytest.fixture
def reader(home: dict[str, str]) -> Iterator[Terminal]:
    """The reader on the bundled article, its panes filled, in a terminal that says it takes copies."""
    with Terminal(COMMAND, env=home, attributes=b"62;22;52") as terminal:
        # The words and panes stand there before keys are answered; the line at the bottom comes with the answers.
        terminal.wait("Xi Jinping", "Lee Jae Myung", "President, Republic of Korea", "? keys")
        yield terminal


def test_the_bundled_article_opens_with_its_findings_and_is_left_with_status_0(reader: Terminal) -> None:
    reader.wait("Chinese President Xi Jinping held talks", "Speakers", "Themes", "Agreements", "signed")
    reader.press("q")
    assert reader.ended() == 0
    assert b"\x1b[?1049l" in reader.raw, "the terminal's own screen comes back"


def test_speakers_themes_and_agreements_are_reached_by_key(reader: Terminal) -> None:
    reader.press("2", "n")
    reader.wait("For his part, Lee said")
    reader.press("a")
    reader.wait("enter choose")
    reader.press("enter")
    reader.wait("After their talks, Xi and Lee witnessed the signing", LAST)
    reader.press("esc")  # alone: with the next key at its heels it would be alt and that key
    reader.wait("esc stop following")
    reader.press("t")
    reader.wait("enter choose")
    reader.press("enter")
    reader.wait(until=lambda terminal: LAST not in terminal.text)
    reader.press("esc")
    reader.wait("esc stop following")
    reader.press("G")
    reader.wait(LAST)
    reader.press("g")
    reader.wait("Chinese President Xi Jinping held talks")


def test_a_copied_quote_reaches_the_terminal_to_the_byte(reader: Terminal, tmp_path: Path) -> None:
    reader.press("]", "y")
    reader.wait("Sent ", until=lambda terminal: bool(terminal.copies))
    assert "he and President Lee have met twice and conducted reciprocal visits" in reader.copies[0]
    assert reader.copies[0] in SEED
    assert (tmp_path / "home" / "clipboard.txt").read_text(encoding="utf-8") == reader.copies[0]


def test_a_late_answer_of_the_terminal_is_no_key_and_keys_around_it_stay_keys(home: dict[str, str]) -> None:
    with Terminal(COMMAND, env=home, attributes=None) as terminal:
        terminal.wait("President, Republic of Korea", "? keys")
        terminal.wait(until=lambda terminal: session.ATTRIBUTES_QUERY.encode() in terminal.raw)
        terminal.write(b"]\x1b[?62;22;52cy")
        terminal.wait(until=lambda terminal: "says that it takes copies" in _told(terminal))
        assert "he and President Lee have met twice" in terminal.copies[0]
        assert "Moving" not in terminal.text, "the list of keys, which the answer's question mark used to open"
        terminal.press("q")
        assert terminal.ended() == 0


def _told(terminal: Terminal) -> str:
    """What is told in passing, its lines in one."""
    return " ".join(line.rpartition("▌")[2].strip(" …") for line in terminal.text.splitlines() if "▌" in line)


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (200, 60), (20, 5)], ids=str)
def test_another_size_keeps_the_place_in_the_text(reader: Terminal, size: tuple[int, int]) -> None:
    reader.press("G")
    reader.wait("For his part, Lee said", "News.Az")
    reader.resize(*size)
    reader.wait("News.Az")
    reader.resize(120, 40)
    reader.wait("News.Az", "Speakers")
    reader.press("q")
    assert reader.ended() == 0


@pytest.mark.parametrize("names", [(), ("-",)])
def test_a_text_from_standard_input_is_read_and_keys_come_from_the_terminal(
    names: tuple[str, ...], home: dict[str, str]
) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"President Diallo said the two countries are close.")
    os.close(writing)
    with Terminal((*COMMAND, *names), env=home, stdin=reading) as terminal:
        os.close(reading)
        terminal.wait("the two countries are close", "President Diallo said")
        terminal.press("q")
        assert terminal.ended() == 0


def test_a_file_that_is_not_there_is_one_sentence_and_no_screen(home: dict[str, str]) -> None:
    with Terminal((*COMMAND, "missing.txt"), env=home) as terminal:
        terminal.wait("summitreader: cannot read 'missing.txt': no such file or directory")
        assert terminal.ended() == 1
        assert b"\x1b[?1049h" not in terminal.raw


@pytest.mark.parametrize("more", [(), ("missing.txt",)])
def test_the_words_of_a_web_page_stand_on_the_screen_before_textual_draws(
    more: tuple[str, ...], home: dict[str, str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><article>" + "<p>Diallo said that the harbour talks go on.</p>" * 9, encoding="utf-8")
    with Terminal((*COMMAND, str(page), *more), env=home) as terminal:
        terminal.wait("harbour talks", "? keys")
        terminal.press("q")
        assert terminal.ended() == 0
    words, textual = terminal.raw.index(b"harbour talks"), terminal.raw.index(b"\x1b[?1000h")
    assert words < textual, "a mouse is asked for by Textual only"


def test_of_several_files_each_that_cannot_be_read_is_named(home: dict[str, str]) -> None:
    with Terminal((*COMMAND, "missing.txt", "lost.txt"), env=home) as terminal:
        terminal.wait("cannot read 'missing.txt': no such file", "cannot read 'lost.txt': no such file")
        assert terminal.ended() == 1


def test_files_that_cannot_be_read_are_told_beside_the_first_that_can(home: dict[str, str]) -> None:
    with Terminal((*COMMAND, "missing.txt", "lost.txt", str(session.seed())), env=home) as terminal:
        terminal.wait("Chinese President Xi Jinping", "Cannot read 'missing.txt'", "Cannot read 'lost.txt'", "3 of 3")
        terminal.press("q")
        assert terminal.ended() == 0


def test_no_colour_is_written_where_none_is_wanted(home: dict[str, str]) -> None:
    with Terminal(COMMAND, env=home | {"NO_COLOR": "1"}) as terminal:
        terminal.wait("Xi Jinping", "Lee Jae Myung", "President, Republic of Korea")
        assert colours(terminal.raw) == set()


def test_the_terminals_own_palette_is_kept_to_where_it_is_asked_for(home: dict[str, str]) -> None:
    with Terminal((*COMMAND, "--theme", "ansi"), env=home) as terminal:
        terminal.wait("Xi Jinping", "Lee Jae Myung", "President, Republic of Korea")
        assert {38, 48} & colours(terminal.raw) == set()


def colours(raw: bytes) -> set[int]:
    """The colour codes among the styles that were written: 38 and 48 begin colours that are not the terminal's own."""
    codes = {int(code) for style in re.findall(rb"\x1b\[([\d;]*)m", raw) for code in style.split(b";") if code}
    return codes & {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}


def test_inside_tmux_a_quote_is_read_back_from_its_buffer(tmux: list[str], home: dict[str, str]) -> None:
    with Terminal([*tmux, "new-session", *COMMAND], env=home) as terminal:
        terminal.wait("Xi Jinping", "Lee Jae Myung", "President, Republic of Korea")
        terminal.press("]", "y")
        terminal.wait("Copied", "tmux's buffer")
        held = subprocess.run([*tmux, "save-buffer", "-"], check=True, capture_output=True, text=True).stdout
        assert "he and President Lee have met twice" in held
        assert held in SEED
        title = subprocess.run([*tmux, "display", "-p", "#{pane_title}"], check=True, capture_output=True, text=True)
        assert "\x1b" not in title.stdout
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("//mutual", "/ /mutual"), ("/mutual", "/ mutual"), ("o/tmp/mi", "/tmp/mi"), ("imind this", "mind this")],
)
def test_what_is_typed_at_once_goes_into_the_field_that_its_first_key_opens(
    reader: Terminal, typed: str, shown: str
) -> None:
    reader.press(typed)
    reader.wait(shown)
    assert "Bookmark" not in reader.text


def test_a_key_pressed_before_textual_is_loaded_is_answered_and_not_drawn(home: dict[str, str]) -> None:
    with Terminal(COMMAND, env=home) as terminal:
        terminal.wait("Chinese President Xi Jinping")
        terminal.press("/", "m", "u", "t")
        terminal.wait("/ mut")
        assert b"/mut" not in terminal.raw


def test_keys_that_arrive_together_choose_a_filter_before_they_copy_what_passes(
    tmp_path: Path, home: dict[str, str]
) -> None:
    talks = tmp_path / "talks.txt"
    talks.write_text("President Diallo said that it rained.\n\nDiallo pledged to build a port.", encoding="utf-8")
    with Terminal((*COMMAND, str(talks)), env=home, attributes=b"62;22;52") as terminal:
        terminal.wait("2 · 100%", "? keys")
        terminal.write(b"sfcY")
        terminal.wait("1 statement · commitments", "enter copies")
