"""A parser in a process of its own finds what the parser finds, the part being read first."""

import pytest

from summitreader import session
from summitreader.importers.text import read_text
from summitreader.session.beside import start_parser
from summitreader.session.worker import Worker

LONG = "Marsh said trade matters.\n\nPresident of Finland Ada Marsh met Okoro in Vienna.\n\n" * 5000


@pytest.mark.parametrize("copy", [True, False])
def test_the_last_reading_is_the_parsers_own(copy: bool) -> None:
    article = session.open_article(session.seed())
    *_, last = Worker(start_parser(copy)).findings(article, lambda: 0)
    assert last.reading == session.parse(article)


def test_the_part_being_read_comes_first() -> None:
    article = read_text(LONG)
    worker = Worker()
    first = next(findings := worker.findings(article, lambda: len(LONG) // 2))
    assert first.reading.statements[0].start < len(LONG) // 2 < first.reading.statements[-1].end
    *_, last = findings
    assert last.reading == session.parse(article)


def test_a_worker_that_is_stopped_ends_its_findings() -> None:
    worker = Worker()
    findings = worker.findings(read_text(LONG), lambda: 0)
    next(findings)
    worker.stop()
    assert list(findings) == []


def test_an_article_without_text_has_no_findings() -> None:
    assert list(Worker().findings(read_text(""), lambda: 0)) == []
