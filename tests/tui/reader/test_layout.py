"""The panes are told of what is found: in turn when keys rest, all at once where the reader waits for it."""

from time import monotonic

from summitreader.tui.keymap.serial_keys import SerialKeys
from summitreader.tui.reader.layout import late_panes, tell_next
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from tests.tui.running_reader import opened


async def test_panes_are_told_of_more_findings_one_in_a_step() -> None:
    async with opened() as (pilot, screen):
        layout, state = screen.reader_layout, screen.state
        index = state.index
        assert index
        more = ReadingIndex(index.found, index)

        def told() -> int:
            return sum(pane.given[0] is more for pane in layout.panes)

        layout.show(more, state.here, state.choice, state.filters)
        assert told() == 0
        steps = []
        while told() < len(layout.panes):
            tell_next(layout)
            steps.append(told())
        assert steps == [1, 2, 3, 4, 5]
        corrected = ReadingIndex(index.found, more, is_corrected=True)
        layout.show(corrected, state.here, state.choice, state.filters)
        assert {pane.given[0] for pane in layout.panes} == {corrected}
        # What waits is told by itself, and of the newest alone.
        layout.show(more, state.here, state.choice, state.filters)
        newest = ReadingIndex(index.found, more)
        layout.show(newest, state.here, state.choice, state.filters)
        for _ in range(500):
            if {pane.given[0] for pane in layout.panes} == {newest}:
                break
            await pilot.pause()
        else:
            raise AssertionError("the panes were never told")


async def test_panes_are_told_when_keys_rest_or_each_with_a_key_where_they_do_not() -> None:
    async with opened() as (pilot, screen):
        layout, state = screen.reader_layout, screen.state
        index = state.index
        assert index
        more = ReadingIndex(index.found, index)
        layout.show(more, state.here, state.choice, state.filters)
        assert isinstance(pilot.app, SerialKeys)
        pilot.app.pressed_at = monotonic() + 60  # a key is held down
        tell_next(layout)
        layout.show(more, state.here, state.choice, state.filters)
        assert len(late_panes(layout)) == len(layout.panes)
        layout.late_since = 0.0  # for long
        late = []
        while late_panes(layout):
            layout.show(more, state.here, state.choice, state.filters)
            late.append(len(late_panes(layout)))
        assert late == [4, 3, 2, 1, 0]
