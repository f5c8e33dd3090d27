"""The interval of a share, against figures that others have published or that follow from its formula."""

import pytest

from summitreader.rates import wilson

# From Brown, Cai and DasGupta (2001), Newcombe (1998, table I, method 3), and by hand: of n out of n, n / (n + z²).
KNOWN = {
    (81, 263): (0.2553, 0.3662),
    (15, 148): (0.0624, 0.1605),
    (0, 20): (0.0, 0.1611),
    (1, 29): (0.0061, 0.1718),
    (29, 29): (29 / (29 + 3.841459), 1.0),
    (5, 10): (0.2366, 0.7634),
}


@pytest.mark.parametrize(("counted", "ends"), KNOWN.items())
def test_the_interval_is_what_is_published(counted: tuple[int, int], ends: tuple[float, float]) -> None:
    assert wilson(*counted) == pytest.approx(ends, abs=5e-5)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_interval_holds_the_share_and_narrows_with_more_cases() -> None:
    for of in range(1, 60):
        for count in range(of + 1):
            low, high = wilson(count, of)
            assert 0 <= low <= count / of <= high <= 1
            narrow_low, narrow_high = wilson(10 * count, 10 * of)
            assert narrow_high - narrow_low < high - low
