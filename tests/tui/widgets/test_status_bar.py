"""The line at the bottom: which keys are told where room is short."""

from tests.tui.running_reader import opened


async def test_the_ways_out_and_to_help_are_told_however_narrow_the_screen_is() -> None:
    for width in (40, 80, 120):
        async with opened(size=(width, 20)) as (_, screen):
            line = screen.status_lines.status.render().plain
            assert "q quit   ? keys" in line
            assert len(line) == screen.status_lines.status.content_size.width


async def test_a_followed_speaker_is_counted_in_passages() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("1", "n")
        assert "passage 2 of " in screen.status_lines.status.render().plain
