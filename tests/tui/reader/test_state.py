"""The state that the controllers of the reading screen share tells each change once, and only changes."""

from summitreader import session
from summitreader.session import QueueItem, summarize
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex

_QUEUE = (QueueItem("talks.txt"), QueueItem("https://nord.example/feed", title="Ships"))


def _state(told: list[str]) -> ReaderState:
    return ReaderState(_QUEUE, 0, told.append)


def test_a_value_is_told_after_it_became_another_one() -> None:
    seen: list[PaneChoice | None] = []
    state = ReaderState(_QUEUE, 0, lambda aspect: seen.append(state.choice))
    state.choice = PaneChoice("theme", "trade")
    state.choice = None
    assert seen == [PaneChoice("theme", "trade"), None]


def test_the_same_value_again_is_not_told() -> None:
    told: list[str] = []
    state = _state(told)
    state.is_kept, state.here, state.marks = False, CursorContext(), ()
    assert told == []
    state.is_kept = state.is_kept = True
    assert told == ["is_kept"]


def test_two_states_share_no_value() -> None:
    one, other = _state([]), _state([])
    one.is_kept = True
    assert not other.is_kept


def test_the_reading_is_whole_only_when_all_is_found() -> None:
    state = _state([])
    assert state.reading is None
    assert state.whole is None
    reading = session.parse(session.open_bytes(b"Diallo said that it rained.", "talks.txt"))
    state.index = ReadingIndex(summarize(reading))
    assert state.reading is reading
    assert state.whole is None
    state.all_found = True
    assert state.whole is reading


def test_of_an_article_that_is_left_no_finding_choice_or_jump_stays() -> None:
    told: list[str] = []
    state = _state(told)
    state.jumps.left(5, "end")
    state.index = ReadingIndex(summarize(session.parse(session.open_bytes(b"It rained.", "talks.txt"))))
    state.choice = PaneChoice("speaker", "Diallo")
    told.clear()
    state.forget_article()
    assert told == ["index", "choice"]
    assert state.reading is None
    assert state.jumps.back(0) is None
