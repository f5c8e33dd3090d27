"""Parsing takes linear time on any text: on repeated units of every class of words, and on words that all differ."""

import pytest

import summitreader
from summitreader import session
from tests.growth import seconds, takes_longer

pytestmark = pytest.mark.growth

SIZE = 40_000  # code points
TIMES = 20  # as long as prose of that size, measured in the same run; what is quadratic takes longer
UNITS = (
    *(".", "!", "?", "…", ",", ";", ":", "-", "—", "(", ")", "“", "”", '"', "‘", "’", "«", "*", "/", "[1]", ".¹", ".*"),
    *("... ", "! ", ", ", "; ", ": ", " — ", "- ", "1. ", "(a) ", "“a” ", "” “", ",” said Xi, “", "’s ", "X’s "),
    *(
        "a",
        "A",
        "1",
        "é",
        "a ",
        "A ",
        "A. ",
        "A.",
        "a.",
        "É ",
        "\n",
        "\n\n",
        "a\n",
        "A:\n",
        "A: a\n\n",
        "- a\n",
        "AI: ",
    ),
    *(
        "said ",
        "said that ",
        "he said, ",
        "saying ",
        "as saying ",
        "told him ",
        "stressing that, noting that, ",
        "asked ",
    ),
    *("agreed to ", "called on ", "according to him, ", "“Yes,” he said. ", "“Yes, ", "noting ", "for his part, "),
    *(
        "His Excellency ",
        "President ",
        "President Xi ",
        "Prime Minister ",
        "Minister of ",
        "Mr. ",
        "Dr. ",
        "spokesperson ",
    ),
    *(
        "the ",
        "they ",
        "the two sides ",
        "both ",
        "which, ",
        "who ",
        "and ",
        "and, ",
        "Mr. Vik of ",
        "Xi said that he said that ",
        "of the ",
        "with the ",
        "to the ",
    ),
    *(
        "met ",
        "met with ",
        "visit ",
        "talks ",
        "meeting ",
        "in Beijing, ",
        "on Monday, ",
        "4 March 2026, ",
        "China and ",
    ),
    *("signed ", "signed a ", "memorandum ", "memorandum of understanding ", "agreement on ", "agreementonmemorandum"),
    *("documents ", "15 documents ", "protocol on trade ", "the second ", "Article 1\n\n", "Annex I ", "US$5 billion "),
    *(
        "Xi Jinping ",
        "Ana Ruiz, ",
        "al-",
        "bin ",
        "van der ",
        "U.S. ",
        "e.g. ",
        "Q: ",
        "XI: ",
        "Dear Sir,\n\n",
        "We agree ",
    ),
    *(
        "trade and ",
        "on trade ",
        "climate change ",
        "will ",
        "should not ",
        "respectively, ",
        "the former, the latter, ",
    ),
    *("{} said that {} agreed. ", "{} and {} ", "President {} of {}, ", "MR. {}: yes.\n\n", "“{}” ", "{} met {}. "),
    *("the {} Agreement ", "a memorandum on {}, ", "the Ministry of {} ", "{}. {} shall.\n\n", "{}-{} ", "in {} "),
)


def _text(unit: str) -> str:
    if "{}" not in unit:
        return (unit * (SIZE // len(unit) + 1))[:SIZE]
    numbers = range(SIZE // len(unit))
    return "".join(unit.format(_name(number), _name(7 * number + 3)) for number in numbers)[:SIZE]


def _name(number: int) -> str:
    """A name for each number: "Baov", "Caov"."""
    letters = "ov"
    while number >= 0:
        letters, number = chr(ord("a") + number % 26) + letters, number // 26 - 1
    return letters.capitalize()


@pytest.fixture(scope="module")
def prose() -> float:
    """Return the processor seconds of ordinary text of the same size."""
    text = (summitreader.read(session.seed()).article.text + "\n\n") * 20
    return min(seconds(lambda: summitreader.parse(text[:SIZE])) for _ in range(3))


@pytest.mark.parametrize("unit", UNITS)
def test_no_repeated_unit_takes_longer_than_twenty_times_what_prose_does(unit: str, prose: float) -> None:
    text = _text(unit)
    assert not takes_longer(lambda: summitreader.parse(text), TIMES * prose)
