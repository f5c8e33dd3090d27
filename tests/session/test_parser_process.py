"""A parser in a process of its own finds what the parser finds, the part being read first."""

from pathlib import Path

import pytest

from summitreader import session
from summitreader.importers.plain.text import read_text
from summitreader.parser.text.sections import parts_of
from summitreader.session.processes.parser_process import ParserProcess
from summitreader.session.processes.parser_start import start_parser

pytestmark = pytest.mark.slow

# Long by words that cost the parser little.
LONG = (
    "Marsh said trade matters.\n\nPresident of Finland Ada Marsh met Okoro in Vienna.\n\n"
    f"{'It rained all day in the north and in the south of the town. ' * 8}\n\n"
) * 700


@pytest.mark.parametrize("copy", [True, False])
def test_the_last_reading_is_the_parsers_own(copy: bool) -> None:
    article = session.open_article(session.seed())
    *_, last = ParserProcess(start_parser(copy)).findings(article, lambda: 0)
    assert last.reading == session.parse(article)


def test_the_part_being_read_comes_first() -> None:
    article = read_text(LONG)
    worker = ParserProcess()
    first = next(findings := worker.findings(article, lambda: len(LONG) // 2))
    assert first.reading.statements[0].start < len(LONG) // 2 < first.reading.statements[-1].end
    *_, last = findings
    assert last.reading == session.parse(article)


def test_findings_where_somebody_reads_are_told_at_once_and_others_seldom() -> None:
    article = read_text(LONG * 2)
    parts = parts_of(article)
    places = iter([0, 0, parts[1].start])
    told = [found.reading for found in ParserProcess().findings(article, lambda: next(places, 0), every=3600.0)]
    ends = [reading.statements[-1].end for reading in told]
    assert len(parts) == 5
    assert len(told) == 3
    assert ends[0] <= parts[0].end
    assert parts[2].start < ends[1] <= parts[2].end, "the second part was entered when the third was found"
    assert told[-1] == session.parse(article)


def test_a_worker_that_is_stopped_ends_its_findings() -> None:
    worker = ParserProcess()
    findings = worker.findings(read_text(LONG), lambda: 0)
    next(findings)
    worker.stop()
    assert list(findings) == []


def test_an_article_whose_parser_died_is_read_with_the_users_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path))
    (tmp_path / "words.toml").write_text('[verbs]\nsay = ["grumble"]\n', encoding="utf-8")
    parser = start_parser()
    parser.stop()
    article = read_text("Prime Minister Sato grumbled that prices had risen.")
    (found,) = ParserProcess(parser).findings(article, lambda: 0)
    assert len(found.reading.statements) == 1


def test_an_article_without_text_has_no_findings() -> None:
    assert list(ParserProcess().findings(read_text(""), lambda: 0)) == []
