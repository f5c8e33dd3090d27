"""The keymaps that come with the program: whole, without conflicts on any screen, and told alike everywhere."""

from dataclasses import replace

import pytest
from textual.binding import BindingsMap
from textual.widget import Widget

from summitreader.session import KeyChange
from summitreader.settings import KEYMAPS
from summitreader.tui.app import ReaderApp
from summitreader.tui.comparison.screen import ComparisonScreen
from summitreader.tui.dialogs.help_lines import entries
from summitreader.tui.keymap.action_screen import owners_on
from summitreader.tui.keymap.bindings import bindings_of
from summitreader.tui.keymap.hints import hints, list_hints
from summitreader.tui.keymap.keymaps import chosen_table, keymap_table, remapped, shared
from summitreader.tui.keymap.table import COUNTED, KEYS, MODAL, Key, Owner, shown, shown_keys
from summitreader.tui.keymap.tour import STEPS, tour_words
from summitreader.tui.library.clippings_screen import ClippingsScreen
from summitreader.tui.library.find_screen import FindScreen
from summitreader.tui.library.marks_screen import MarksScreen
from summitreader.tui.library.shelf_screen import ShelfScreen
from summitreader.tui.panes.pane import Pane
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.terminal.textual_privates import rebind
from summitreader.tui.widgets.search_bar import SearchBar
from summitreader.word_files import word_file
from tests.tui.running_reader import NOWHERE, opened
from tests.tui.test_keys import TRACKING, known

SHIPPED = [name for name in KEYMAPS if name != "default"]
_READING = tuple(dict.fromkeys(key.owner for key in KEYS if key.owner not in MODAL))
_APP = ("app", "library_actions")
_PLACES: dict[str, tuple[Owner, ...]] = {
    "article": _READING,
    "pane": ("pane", *_READING),
    **{name: ("pane", name, "app", "library_actions") for name in MODAL if name not in ("pane", "search_bar")},
}


def _by_id(table: tuple[Key, ...]) -> dict[str, Key]:
    return {key.id: key for key in table}


def test_the_names_in_the_settings_are_those_of_the_data() -> None:
    assert tuple(word_file("keymaps")) == tuple(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_keymap_names_actions_and_keys_that_there_are_and_leaves_no_action_without_a_key(name: str) -> None:
    table = _by_id(keymap_table(name))
    assert {*word_file("keymaps")[name]} <= {*table}
    assert [key.id for key in KEYS if key.keys and not table[key.id].keys] == []
    assert [one for key in table.values() for keys in key.keys for one in keys.split(" ") if not known(one)] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_keymap_changes_what_it_names_and_nothing_else(name: str) -> None:
    named, table = word_file("keymaps")[name], _by_id(keymap_table(name))
    assert [key.id for key in KEYS if (table[key.id] != key) != (key.id in named)] == []
    assert keymap_table("default") is KEYS


@pytest.mark.parametrize("name", KEYMAPS)
@pytest.mark.parametrize("place", _PLACES)
def test_no_key_does_two_things_in_a_place_nor_is_the_beginning_of_another(name: str, place: str) -> None:
    here = [key for key in keymap_table(name) if key.owner in _PLACES[place]]
    assert [(one.id, other.id) for one in here for other in here if shared(one, other.keys, other)] == []
    # What has the keyboard comes before what is around it, but hides no sequence of it, nor begins one with its key.
    hidden = [
        (one.id, other.id, key)
        for one in here
        for key in one.keys
        for other in here
        if one is not other and any(longer.startswith(f"{key} ") for longer in other.keys)
    ]
    assert hidden == []


_SCREENS = (
    ReadingScreen,
    ShelfScreen,
    FindScreen,
    MarksScreen,
    ClippingsScreen,
    ComparisonScreen,
    *TRACKING,
    Pane,
    SearchBar,
)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kind", _SCREENS, ids=[kind.__name__ for kind in _SCREENS])
def test_each_screen_binds_the_keys_of_a_keymap_and_no_other_ones(name: str, kind: type[Widget]) -> None:
    table, node = _by_id(keymap_table(name)), Widget()
    node._bindings = BindingsMap(kind.BINDINGS)
    rebind(node, {key.id: bindings_of(key) for key in table.values()})
    bound = {(key, binding.id) for key, binding in node._bindings if binding.id}
    ids = {id for _, id in bound}
    assert bound == {(keys, id) for id in ids for keys in table[id].keys or ("no_key",)}
    assert ids == {key.id for key in KEYS if key.owner in {table[id].owner for id in ids}}


@pytest.mark.parametrize("name", SHIPPED)
async def test_the_running_reader_answers_to_a_keymap_in_the_article_and_in_a_pane(name: str) -> None:
    async with opened(settings=replace(NOWHERE, keymap=name)) as (pilot, screen):
        app = pilot.app
        assert isinstance(app, ReaderApp)
        for inner in ((), ("pane",)):
            if inner:
                await pilot.press("t")
            await pilot.press("f5")  # which nothing is bound to
            active = app.screen.active_bindings
            taken = {keys for key in app.keys if key.owner in inner for keys in key.keys}
            owners = (*inner, *owners_on(app.screen), "app", "library_actions")
            for key in app.keys:
                for keys in key.keys if key.owner in owners and key.id != "whole_row" else ():
                    if key.owner in inner or keys not in taken:
                        assert active[keys].binding.id == key.id, (keys, key.id)
        assert screen.reader_layout.favoured == "themes"


@pytest.mark.parametrize("name", KEYMAPS)
def test_help_footer_and_tour_tell_the_keys_of_the_keymap(name: str) -> None:
    table, _ = chosen_table(replace(NOWHERE, keymap=name, keys=(KeyChange("copy", "f7", "line 1"),)))
    by_id = _by_id(table)
    told = {(entry.keys, entry.words) for entry in entries(table)}
    assert {(shown_keys(key) or "–", key.words) for key in table if key.keys} <= told
    assert any(shown_keys(by_id["start"]).split("  ")[0] in entry.keys for entry in entries(table))
    assert [hint.shown for hint in hints("reading", by_id) if hint.words == "copy"] == ["f7"]
    assert by_id["next_side"].keys[0] in [hint.keys[0] for hint in list_hints(["next_side"], by_id)]
    for at, step in enumerate(STEPS):
        assert shown(by_id[step.action].keys[0]) in tour_words(at, by_id, 100)[0]


def test_the_users_own_keys_stand_over_the_keymap() -> None:
    changes = (KeyChange("start", "g s, home", "line 1"), KeyChange("copy", "z", "line 2"))
    table, faults = chosen_table(replace(NOWHERE, keymap="vim", keys=changes))
    keys = {key.id: key.keys for key in table}
    assert keys["start"] == ("g s", "home")
    assert keys["next_article"] == ("g t", "greater_than_sign")
    assert keys["copy"] == ("z",)
    assert keys["line_on_top"] == ()
    assert "line 2: keys: 'z t' for 'copy' is taken from 'line_on_top'" in faults[0] or len(faults) == 3


def test_a_sequence_takes_the_key_that_it_begins_with_and_that_is_said() -> None:
    table, faults = remapped([KeyChange("start", "g g", "line 1"), KeyChange("why", "z t", "line 2")])
    keys = {key.id: key.keys for key in table}
    assert (keys["start"], keys["why"], keys["hide_panes"]) == (("g g",), ("z t",), ())
    assert faults == (
        "line 2: keys: 'z' for 'why' is taken from 'hide_panes': give that keys of its own in a line below",
    )


def test_the_digits_may_be_put_behind_another_key() -> None:
    table, faults = remapped([KeyChange("choose_speaker", "ctrl+x digit", "line 1")])
    key = _by_id(table)["choose_speaker"]
    assert (faults, key.keys[0], key.keys[8], len(key.keys)) == ((), "ctrl+x 1", "ctrl+x 9", 9)
    assert shown_keys(key) == "ctrl+x 1 … 9"
    assert remapped([KeyChange("choose_speaker", "x", "line 1")])[1] == (
        "line 1: keys: 'x' for 'choose_speaker' must end with 'digit', which stands for 1 to 9",
    )
    assert remapped([KeyChange("start", "g, g g", "line 1")])[1] == (
        "line 1: keys: 'g g' for 'start' cannot be pressed, since 'g' alone does it",
    )


def test_only_actions_of_the_table_are_counted() -> None:
    assert {key.id for key in KEYS} >= COUNTED
