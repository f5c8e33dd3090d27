"""The table of keys: what it must hold for the footer, the help and the user's own keys to be true."""

from textual.keys import KEY_ALIASES, Keys, _character_to_key

from summitreader.session import KeyChange
from summitreader.tui.comparison.screen import ComparisonScreen
from summitreader.tui.keymap.keymaps import remapped
from summitreader.tui.keymap.table import KEYS, MODAL, shown, shown_keys
from summitreader.tui.library.clippings_screen import ClippingsScreen
from summitreader.tui.library.find_screen import FindScreen
from summitreader.tui.library.marks_screen import MarksScreen
from summitreader.tui.library.shelf_screen import ShelfScreen
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.register.register_screen import RegisterScreen
from summitreader.tui.tracking.matrix_screen import MatrixScreen
from summitreader.tui.tracking.quotes_screen import QuotesScreen
from summitreader.tui.tracking.timeline_screen import TimelineScreen
from summitreader.tui.tracking.track_screen import TrackScreen
from summitreader.tui.verifying.verdicts_screen import VerdictsScreen

TRACKING = (TrackScreen, QuotesScreen, MatrixScreen, TimelineScreen, RegisterScreen)


def known(key: str) -> bool:
    last = key.split("+")[-1]
    return len(last) == 1 or last in {*Keys, *KEY_ALIASES} or any(_character_to_key(chr(c)) == last for c in range(128))


def test_every_action_has_an_id_of_its_own() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)


def test_one_key_starts_one_action_in_each_place() -> None:
    lists = {(name, "pane", "app") for name in ("shelf", "hits", "marks", "clippings")}
    tracking = {(name, "pane", "app") for name in ("tracked", "quotes", "matrix", "timeline", "verdicts", "register")}
    reading = tuple({key.owner for key in KEYS} - {*MODAL})
    # In a comparison the keys for quitting and exporting are its own.
    for place in (("pane",), ("search_bar",), reading, ("comparison", "pane"), *tracking, *lists):
        keys = [name for key in KEYS if key.owner in place for name in key.keys]
        assert len(set(keys)) == len(keys), place


def test_every_line_fits_into_half_of_the_help_screen() -> None:
    assert [key.id for key in KEYS if len(key.words) > 36] == []


def test_every_key_is_spelled_as_textual_spells_it() -> None:
    assert [name for key in KEYS for name in key.keys if not known(name)] == []


def test_keys_are_shown_as_the_reader_knows_them() -> None:
    assert [shown(key) for key in ("right_square_bracket", "ctrl+d", "question_mark", "shift+left", "plus")] == [
        "]",
        "ctrl+d",
        "?",
        "shift+←",
        "+",
    ]
    assert shown_keys(next(key for key in KEYS if key.id == "choose_speaker")) == "1 … 9"


def test_the_user_may_give_an_action_other_keys() -> None:
    table, faults = remapped([KeyChange("next_statement", "Q", ""), KeyChange("quit", "ctrl+q, &, ctrl+], comma", "")])
    keys = {key.id: key.keys for key in table}
    assert faults == ()
    assert keys["next_statement"] == ("Q",)
    assert keys["quit"] == ("ctrl+q", "ampersand", "ctrl+right_square_bracket", "comma")


def test_a_key_given_to_one_action_is_taken_from_the_other_and_that_is_said() -> None:
    table, faults = remapped([KeyChange("copy", "n", "line 1")])
    keys = {key.id: key.keys for key in table}
    assert keys["copy"] == ("n",)
    assert keys["next_chosen"] == ()
    assert faults == (
        "line 1: keys: 'n' for 'copy' is taken from 'next_chosen': give that keys of its own in a line below",
    )


def test_two_actions_may_change_their_keys() -> None:
    table, faults = remapped([KeyChange("copy", "n", "line 1"), KeyChange("next_chosen", "y", "line 2")])
    keys = {key.id: key.keys for key in table}
    assert (keys["copy"], keys["next_chosen"], faults) == (("n",), ("y",), ())


def test_an_unknown_action_or_key_is_reported_and_the_rest_holds() -> None:
    changes = [
        KeyChange("fly", "x", "line 1"),
        KeyChange("copy", "bogus+y", "line 2"),
        KeyChange("why", "Q", "line 3"),
        KeyChange("help", ",", "line 4"),
    ]
    table, faults = remapped(changes)
    assert {key.id: key.keys for key in table}["why"] == ("Q",)
    assert faults == (
        "line 1: keys: there is no action 'fly'",
        "line 2: keys: 'bogus+y' for 'copy' is not a key",
        "line 4: keys: ',' for 'help' is not a key",
    )


def test_every_owner_in_the_table_is_of_the_application_of_a_screen_or_of_a_part_of_one() -> None:
    parts = {"app", "library_actions", "pane", "search_bar"}
    kinds = (
        ReadingScreen,
        ShelfScreen,
        FindScreen,
        MarksScreen,
        ClippingsScreen,
        ComparisonScreen,
        *TRACKING,
        VerdictsScreen,
    )
    screens = {owner for kind in kinds for owner in kind.OWNERS}
    assert {key.owner for key in KEYS} == parts | screens
