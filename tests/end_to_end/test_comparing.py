"""The comparison screen in the program as it is installed: by keyboard alone, at three sizes."""

from pathlib import Path

import pytest

from tests.end_to_end.terminal import COMMAND, Terminal

pytestmark = pytest.mark.slow

# As newer terminals send it: after an ESC alone Textual waits for what may follow.
_ESCAPE = b"\x1b[27u"
_SIZES = ((80, 24), (120, 40), (200, 60))


@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_pair_is_gone_through_and_copied_by_keyboard_alone(size: tuple[int, int], tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Terminal([*COMMAND, "compare", "--example"], *size, env={"SUMMITREADER_HOME": str(home)}) as terminal:
        terminal.wait("? keys", "differences")
        terminal.press("]")
        terminal.wait("difference 1 of")
        terminal.press("d")
        terminal.press("j")
        terminal.wait("Differences", "difference 2 of")
        terminal.press("enter")
        terminal.press("w")
        terminal.wait("Why?", "rule")
        terminal.write(_ESCAPE)
        terminal.press("y")
        terminal.wait("quote")
        terminal.press("enter")
        terminal.wait("statement")
        terminal.write(_ESCAPE)
        terminal.wait("difference 2 of")
        terminal.press("q")
        assert terminal.ended() == 0
    assert not (home / "crash.txt").exists()


def test_versions_open_on_the_same_screen_and_where_a_format_is_asked_for_it_is_printed(tmp_path: Path) -> None:
    home = {"SUMMITREADER_HOME": str(tmp_path / "home")}
    with Terminal([*COMMAND, "compare", "--example", "--versions"], env=home) as terminal:
        terminal.wait("? keys", "differences", "Reworded")
        terminal.press("q")
        assert terminal.ended() == 0
    with Terminal([*COMMAND, "compare", "--example", "--format", "csv"], env=home) as terminal:
        assert terminal.ended() == 0
        assert "? keys" not in terminal.text
