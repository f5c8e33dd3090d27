"""Which rows a track has: sections, periods in their order, and what stands for periods without any."""

from summitreader.tracking import Share, Track, TrackCell, TrackCount, TrackPick, TrackQuestion
from summitreader.tui.viewmodel.tracking.bars import bar_rows


def _count(period: str, passages: int) -> TrackCount:
    return TrackCount("period", period, passages, min(passages, 1), 4)


def _track(*periods: tuple[str, int]) -> Track:
    counts = (*(_count(*one) for one in periods), TrackCount("side", "Norway", 3, 2, 8))
    cells = (TrackCell("2024-01", "Norway", 3, 2, 8),)
    question = TrackQuestion("phrase", "herring", "herring", ("herring",), by="month")
    return Track(question, 5, 3, 30, 1, counts, cells, None, None, (), 0, ())


def test_few_zeros_stand_in_their_month_and_open_nothing_and_many_are_one_line() -> None:
    zeros = [(f"2023-{month:02}", 0) for month in range(3, 13)]
    track = _track(("2022-11", 2), ("2022-12", 0), ("2023-02", 1), *zeros, ("2024-01", 3), ("", 1))
    rows = [row for row in bar_rows(track, "side", {}) if row.depth and row.label != "Norway"]
    months = [(row.label, row.passages, row.words) for row in rows[:7]]
    assert months == [
        ("2022-11", 2, ""),
        ("2022-12", 0, ""),
        ("…", 0, "none in 1 month between"),
        ("2023-02", 1, ""),
        ("…", 0, "none in 10 months between"),
        ("2024-01", 3, ""),
        ("no date", 1, ""),
    ]
    assert [row.opens for row in rows[:3]] == [TrackPick("period", "2022-11"), None, None]
    assert rows[0].heading.startswith("By month, whoever says it · bars to 3 passages")
    assert rows[0].share == Share(1, 4)


def test_a_side_is_a_row_without_a_bar_above_its_own_periods() -> None:
    head, month = bar_rows(_track(("2024-01", 5)), "side", {})[-2:]
    assert (head.label, head.most, head.passages, head.opens) == ("Norway, all", 0, 3, TrackPick("side", "Norway"))
    assert (month.label, month.most, month.opens) == ("2024-01", 3, TrackPick("side", "Norway", "2024-01"))


def test_what_was_not_found_has_no_rows() -> None:
    question = TrackQuestion("phrase", "herring", "herring", ("herring",))
    assert bar_rows(Track(question, 0, 0, 30, 0, (), (), None, None, (), 0, ()), "side", {}) == ()
