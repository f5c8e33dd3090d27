"""The lines of the help: what the signs mean stands first, and words narrow them."""

from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from summitreader.tui.dialogs.help_lines import SIGNS, entries, help_lines, narrowed
from summitreader.tui.keymap.legend import LEGEND
from summitreader.tui.keymap.table import KEYLESS, KEYS, shown_keys


def _words(lines: Sequence[Sequence[tuple[str, str]]]) -> list[str]:
    return ["".join(words for words, _ in line) for line in lines]


@pytest.mark.parametrize("width", [25, 33, 53, 55, 73, 112])
def test_every_sign_and_key_is_told_whole_in_any_width(width: int) -> None:
    told = _words(help_lines(entries(KEYS), width))
    assert all(cell_len(line) <= width for line in told)
    every = " ".join(" ".join(told).split())
    for word in {word for key in KEYS if key.keys for word in key.words.split()}:
        assert word in every
    assert told[0].startswith(SIGNS)


def test_the_keys_of_the_place_asked_from_stand_right_below_the_signs() -> None:
    groups = list(dict.fromkeys(one.group for one in entries(KEYS, "In a pane")))
    assert groups[:3] == [SIGNS, "In a pane", "Moving"]
    assert len(entries(KEYS, "In a pane")) == len(KEYS) - len(KEYLESS) + len(LEGEND)


def test_every_word_must_stand_in_keys_words_or_heading() -> None:
    every = entries(KEYS)
    assert [one.keys for one in narrowed(every, "statement NEXT")] == ["]"]
    assert {one.group for one in narrowed(every, "clippings copy")} == {"In the clippings"}
    assert narrowed(every, "  ") == every
    assert narrowed(every, "no such thing") == ()
    undo = next(key for key in KEYS if key.id == "undo")
    assert shown_keys(undo) in [one.keys for one in narrowed(every, "undo")]
