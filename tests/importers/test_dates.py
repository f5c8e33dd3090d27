import pytest

from summitreader.importers.plain.dates import find_date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-03-04T22:10:00+01:00", "2026-03-04"),
        ("Updated March 4th, 2026 at 10:00", "2026-03-04"),
        ("4 March 2026", "2026-03-04"),
        ("4. März 2026", "2026-03-04"),
        ("4 de marzo de 2026", "2026-03-04"),
        ("01:38:07 PM IST Mar 04, 2026", "2026-03-04"),
        ("2026年3月4日", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("2026년 3월 4일", "2026-03-04"),
        ("publiziert am 4. März 2026", "2026-03-04"),
        ("4 października 2026", "2026-10-04"),
        ("4 Ekim 2026", "2026-10-04"),
        ("4 Maret 2026", "2026-03-04"),
        ("2026. március 4.", "2026-03-04"),
        ("4 березня 2026", "2026-03-04"),
        ("٤ مارس", None),
        ("Meeting 12 room 2026, 4 March 2026", "2026-03-04"),
        ("04-03-2026", "2026-03-04"),
        ("04/03/2026", "2026-03-04"),
        ("03/14/2026", "2026-03-14"),
        ("30 February 2026", None),
        ("two days ago", None),
        ("", None),
    ],
)
def test_a_date_is_found_however_it_is_written(words: str, day: str | None) -> None:
    assert find_date(words) == day
