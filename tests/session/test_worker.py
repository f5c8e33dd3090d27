"""A parser in a process of its own finds what the parser finds, the part being read first."""

import pytest

from summitreader import session
from summitreader.importers.text import read_text
from summitreader.session.worker import Worker

LONG = "Marsh said trade matters.\n\nPresident of Finland Ada Marsh met Okoro in Vienna.\n\n" * 5000


@pytest.mark.parametrize("copy", [True, False])
def test_the_last_reading_is_the_parsers_own(copy: bool) -> None:
    article = session.open_article(session.seed())
    *_, last = Worker(copy).readings(article, lambda: 0)
    assert last == session.parse(article)


def test_the_part_being_read_comes_first() -> None:
    article = read_text(LONG)
    worker = Worker()
    first = next(readings := worker.readings(article, lambda: len(LONG) // 2))
    assert first.statements[0].start < len(LONG) // 2 < first.statements[-1].end
    *_, last = readings
    assert last == session.parse(article)


def test_a_worker_that_is_stopped_ends_its_readings() -> None:
    worker = Worker()
    readings = worker.readings(read_text(LONG), lambda: 0)
    next(readings)
    worker.stop()
    assert list(readings) == []


def test_an_article_without_text_has_no_readings() -> None:
    assert list(Worker().readings(read_text(""), lambda: 0)) == []
