"""What the parser found is kept with an article: it comes out the same, or, from whatever a file holds, as nothing."""

import json
import random
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summitreader.importers.plain.text import read_text
from summitreader.library.findings import findings_of, keys_to_read, store_findings
from summitreader.library.search.index import index
from summitreader.model import Article, Reading, Span, Statement
from summitreader.session import ArticleSource, Row, parse, read, rows_of, seed
from summitreader.session import library as verbs
from summitreader.session.library import Library, new_mark, put_mark, readings
from summitreader.session.library.packing import pack, unpack
from tests.library.shelves import sound

TEXT = (
    "President Amara Diallo of Bissora met Prime Minister Jon Vik of Norway in Oslo.\n\n"
    "Diallo said that the two countries are close. Vik said that trade must grow. They signed two memoranda on fishing."
)


def _kept(folder: Path, count: int = 1) -> tuple[Library, list[Reading]]:
    library = Library(folder / "library.db")
    found = [parse(read_text(f"{TEXT} It was day {number}.")) for number in range(count)]
    verbs.keep_readings(library, found)
    return library, found


def _to_read(library: Library) -> tuple[str, ...]:
    return keys_to_read(library, verbs.findings_version(), verbs.parser_version())


@pytest.mark.parametrize("text", ["", "Oslo.", TEXT, "Бла бла бла.", "Vik said: “\ud800 is no letter.”"])
def test_findings_come_out_as_they_went_in(text: str) -> None:
    reading = parse(read_text(text))
    assert unpack(pack(reading), reading.article) == reading


def test_the_findings_of_a_report_take_less_than_half_of_its_text() -> None:
    reading = read(seed())
    packed = pack(reading)
    assert unpack(packed, reading.article) == reading
    assert len(packed) < len(reading.article.text.encode()) / 2


def test_damaged_findings_are_none() -> None:
    reading = parse(read_text(TEXT))
    packed, chance = pack(reading), random.Random(4)
    for _ in range(300):
        harmed = bytearray(packed)
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
        assert unpack(bytes(harmed), reading.article) is None
        assert unpack(packed[: chance.randrange(len(packed))], reading.article) is None


def test_findings_are_those_of_one_text() -> None:
    reading = parse(read_text(TEXT))
    assert unpack(pack(reading), read_text(TEXT.replace("trade", "grass"))) is None


@pytest.mark.parametrize(
    "statement",
    [
        Statement("Vik", (Span(0, 9_000),), None, None, "direct", "made"),
        Statement("Vik", (Span(9, 3),), None, None, "direct", "made"),
        Statement("Vik", (), Span(0, 3), None, "direct", "made"),
        Statement("Vik", (Span(0, 3),), Span(7, 9_000), None, "direct", "made"),
        Statement("Vik", (Span(0, 3),), None, None, "sung", "made"),  # type: ignore[arg-type]
        Statement("Vik\x1b[2J", (Span(0, 3),), None, None, "direct", "made"),
    ],
)
def test_findings_that_no_parser_makes_are_none_though_their_checksums_are_right(statement: Statement) -> None:
    reading = replace(parse(read_text(TEXT)), statements=(statement,))
    assert unpack(pack(reading), reading.article) is None


def test_what_unpacks_to_more_than_any_findings_is_none() -> None:
    reading = parse(read_text(TEXT))
    bomb = zlib.compress(bytes(1 << 27))
    head = pack(reading)[:20]
    whole = head[:4] + zlib.crc32(bomb).to_bytes(4, "big") + head[8:] + bomb
    assert unpack(whole, reading.article) is None


def test_a_kept_article_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, (reading,) = _kept(tmp_path)
    parsed: list[Article] = []

    def counted(article: Article) -> Reading:
        parsed.append(article)
        return parse(article)

    monkeypatch.setattr(readings, "parse", counted)
    key = reading.article.id
    assert verbs.read_kept(library, key) == reading
    assert parsed == []
    store_findings(library, key, verbs.findings_version(), b"no findings")
    assert verbs.read_kept(library, key) == reading
    assert parsed == [reading.article]


def test_the_parsers_findings_are_kept_and_corrections_laid_over_them(tmp_path: Path) -> None:
    library, (reading,) = _kept(tmp_path)
    said = reading.statements[0]
    correction = verbs.new_correction(reading.article, "reassign", "statement", said.content, "Jon Vik")
    corrected = verbs.correct(library, reading, correction)
    assert corrected != reading
    assert verbs.read_kept(library, reading.article.id) == corrected
    packed = findings_of(library, reading.article.id, verbs.findings_version())
    assert packed
    assert unpack(packed, reading.article) == reading
    verbs.undo(library)
    assert verbs.read_kept(library, reading.article.id) == reading


def test_with_other_words_of_the_users_own_all_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("SUMMITREADER_HOME", raising=False)
    library, (reading,) = _kept(tmp_path)
    assert _to_read(library) == ()
    words = tmp_path / "config" / "summitreader" / "words.toml"
    words.parent.mkdir(parents=True)
    words.write_text('[[theme]]\nid = "herring"\nname = "Herring"\nstrong = ["fishing"]\n', encoding="utf-8")
    assert _to_read(library) == (reading.article.id,)
    assert list(verbs.bring_up(library)) == [(1, 1)]
    found = verbs.read_kept(library, reading.article.id)
    assert found
    assert "herring" in [theme.name for theme in found.themes]


def test_a_library_of_the_version_before_is_read_again_in_a_process_of_its_own(tmp_path: Path) -> None:
    library, found = _kept(tmp_path, 25)
    with library.writing() as db:
        db.execute("DELETE FROM findings")
    assert len(_to_read(library)) == 25
    assert [*verbs.bring_up_beside(library, lambda: False)][-1] == (25, 25)
    assert _to_read(library) == ()
    assert verbs.read_kept(library, found[3].article.id) == found[3]
    assert [*verbs.bring_up_beside(library, lambda: False)] == [], "no process is started for nothing"


def _rows(articles: Iterator[ArticleSource]) -> list[tuple[Row, ...]]:
    return [one.rows for one in rows_of((one for one in articles if one.source), "statements")]


def test_a_table_has_what_it_is_of_read_again_by_that_process_and_nothing_else(tmp_path: Path) -> None:
    library, found = _kept(tmp_path, 4)
    article = found[0].article
    put_mark(library, new_mark(article, "tag", Span(0, 6), "fish"))
    expected = _rows(verbs.sources_of_marks(library, None))
    with library.writing() as db:
        db.execute("DELETE FROM findings")
    rows = _rows(verbs.sources_of_marks(library, None))
    assert rows == expected
    assert set(_to_read(library)) == {one.article.id for one in found[1:]}


def test_reading_again_ends_when_it_is_called_off(tmp_path: Path) -> None:
    library, _ = _kept(tmp_path, 25)
    with library.writing() as db:
        db.execute("DELETE FROM findings")
    assert [*verbs.bring_up_beside(library, lambda: True)] == []
    assert len(_to_read(library)) in (5, 25)
    sound(library)


@pytest.mark.slow
def test_reading_again_may_be_killed_at_any_moment_and_is_taken_up_again(tmp_path: Path) -> None:
    library, found = _kept(tmp_path, 60)
    chance = random.Random(3)
    for _ in range(6):
        index(library, {one.article.id: one for one in found}, "an older parser")
        module = "summitreader.session.library.reading_again"
        process = subprocess.Popen([sys.executable, "-m", module], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps({"library": str(library.path), "wanted": None}).encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        until = time.perf_counter() + chance.random() * 0.05
        while time.perf_counter() < until:
            pass
        process.send_signal(signal.SIGKILL)
        process.communicate()
        sound(library)
    assert [*verbs.bring_up_beside(library, lambda: False)][-1:] != [(0, 0)]
    assert _to_read(library) == ()
    assert verbs.read_kept(library, found[-1].article.id) == found[-1]
