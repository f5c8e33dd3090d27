"""The library's verbs for front ends: parsed readings go in, corrected ones come out, and it stays up to date."""

import importlib.util
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from summitreader.errors import LibraryFault
from summitreader.library.search.index import index
from summitreader.model import Article, Span
from summitreader.session import export, open_bytes, parse, read, seed
from summitreader.session import library as verbs
from summitreader.session.library import Library, export_lines, import_lines, keep_files
from tests.shared import shared

TEXT = (
    "President Amara Diallo of Bissora met Prime Minister Jon Vik in Oslo.\n\n"
    "Diallo said that the two countries are close. Vik said that trade must grow.\n"
)


def _library(folder: Path) -> Library:
    return Library(folder / "library.db")


def test_a_kept_article_is_read_as_it_was_parsed(tmp_path: Path) -> None:
    library = _library(tmp_path)
    reading = parse(open_bytes(TEXT.encode(), "talks.txt"))
    added = verbs.keep(library, reading)
    assert added.how == "new"
    assert verbs.read_kept(library, added.key) == reading
    assert verbs.open_kept(library, added.key) == reading.article
    assert verbs.read_kept(library, "0000") is None
    (hit,) = verbs.find(library, "speaker:Vik trade").hits
    assert "trade must grow" in hit.text


def test_an_article_is_found_by_the_outlet_that_its_text_names_and_by_the_one_cited(tmp_path: Path) -> None:
    library = _library(tmp_path)
    reading = read(seed())
    assert (reading.outlet, reading.citing) == ("News.az", "Xinhua")
    verbs.keep(library, reading)
    declared = parse(replace(open_bytes(TEXT.encode(), "talks.txt"), publisher="Nord  Gazette", citing="Xinhua"))
    assert (declared.outlet, declared.citing) == ("Nord Gazette", "Xinhua")
    verbs.keep(library, declared)
    assert {hit.article for hit in verbs.find(library, "outlet:Xinhua").hits} == {
        reading.article.id,
        declared.article.id,
    }
    assert {hit.outlet for hit in verbs.find(library, "outlet:News.Az").hits} == {"News.az"}
    assert [row.outlet for row in verbs.shelf(library, verbs.View(words="xinhua news.az"))] == ["News.az"]


def test_a_clipping_says_how_far_its_words_are_its_speakers_own(tmp_path: Path) -> None:
    library = _library(tmp_path)
    text = "Vik denied that ships were lost. “We lost none,” Vik said. Diallo said that it rained."
    reading = parse(open_bytes(text.encode(), "ships.txt"))
    verbs.keep(library, reading)
    said = reading.statements
    assert [one.kind for one in said] == ["indirect", "direct", "indirect"]
    for end, some in enumerate((said[:1], said[1:2], said[:2], said, ()), 9):
        verbs.clip_words(library, reading, Span(0, end), some)
    found = [one.citation for one in verbs.clippings(library)]
    assert [(one.speaker, one.kind, one.cue) for one in found] == [
        (said[0].speaker, "indirect", "denied"),
        (said[0].speaker, "direct", ""),
        (said[0].speaker, "mixed", ""),
        ("", "", ""),
        ("", "", ""),
    ]
    ends = [part.rpartition("; ")[2] for part in verbs.write_clippings(library).split("\n\n---\n\n")]
    assert ends[0] == "paraphrased in the source (“denied”)"
    assert ends[2] == "partly paraphrased in the source"
    assert "paraphrased" not in ends[1] + ends[3] + ends[4]


def test_a_hit_is_copied_with_whose_words_it_is_and_clipped_without(tmp_path: Path) -> None:
    library = _library(tmp_path)
    verbs.keep(library, parse(open_bytes(TEXT.encode(), "talks.txt")))
    (hit,) = verbs.find(library, "trade").hits
    assert verbs.quote_hit(library, hit, "attributed").startswith("trade must grow — Jon Vik")
    clipped = verbs.clip_hit(library, hit)
    assert clipped is not None
    clipping = clipped.clipping
    assert (clipping.anchor.quote, clipping.citation.speaker) == ("trade must grow", "Jon Vik")
    assert verbs.write_clippings(library).endswith("; paraphrased in the source")
    passage = next(hit for hit in verbs.find(library, "Oslo").hits if not hit.speaker)
    assert verbs.quote_hit(library, passage) == passage.text


def test_folders_are_kept_whole_and_bad_files_named(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "deeper"
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Text {number}.", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x7fELF\0\0\1")
    (folder / ".hidden.txt").write_text("Hidden.", encoding="utf-8")
    library = _library(tmp_path)
    filed = list(keep_files(library, [str(tmp_path / "in"), str(folder / "0.txt")]))
    assert sorted(one.how for one in filed) == ["failed", "kept", "new", "new", "new"]
    assert [Path(one.name).name for one in filed if one.fault] == ["bad.txt"]
    assert verbs.count(library) == 3


def test_the_articles_of_an_archive_are_kept_one_by_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", f"Text {number} of the talks.")
    library = _library(tmp_path / "home")
    assert [one.how for one in keep_files(library, [str(tmp_path / "all.zip")])] == ["new"] * 3
    assert [len(verbs.find(library, f"text {number}").hits) for number in range(3)] == [1, 1, 1]


def test_keeping_many_can_be_cancelled(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Text {number}.", encoding="utf-8")
    library = _library(tmp_path / "home")
    assert list(keep_files(library, [str(tmp_path)], cancelled=lambda: True)) == []
    assert not library.exists()


def test_a_great_import_is_undone_in_one_step(tmp_path: Path) -> None:
    for number in range(95):
        (tmp_path / f"{number}.txt").write_text(f"Text {number}.", encoding="utf-8")
    library = _library(tmp_path / "home")
    assert len(list(keep_files(library, [str(tmp_path)]))) == 95
    assert verbs.undo_steps(library) == ("keep 95 articles",)
    assert verbs.undo(library) == "keep 95 articles"
    assert verbs.count(library) == 0
    assert verbs.redo(library) == "keep 95 articles"
    assert verbs.count(library) == 95


def test_a_correction_wins_over_the_parser_is_found_and_is_undone(tmp_path: Path) -> None:
    library = _library(tmp_path)
    reading = parse(open_bytes(TEXT.encode(), "talks.txt"))
    verbs.keep(library, reading)
    statement = reading.statements[-1]
    span, name = statement.content, reading.statements[0].speaker
    correction = verbs.new_correction(reading.article, "reassign", "statement", span, name)
    corrected = verbs.correct(library, reading, correction)
    assert corrected.statements[-1].rule == verbs.YOURS
    assert verbs.read_kept(library, reading.article.id) == corrected
    assert verbs.corrected(library, reading) == corrected
    assert len(verbs.find(library, "speaker:Diallo trade").hits) == 1
    undone = verbs.undo(library)
    assert undone
    assert "is said by" in undone
    assert verbs.read_kept(library, reading.article.id) == reading
    assert verbs.find(library, "speaker:Diallo trade").hits == ()
    assert verbs.redo(library) == undone
    assert len(verbs.find(library, "speaker:Diallo trade").hits) == 1


def test_a_correction_holds_for_a_newer_version_of_the_page(tmp_path: Path) -> None:
    library = _library(tmp_path)
    old, new = (parse(_at("https://n.example/a", text)) for text in (TEXT, "Update.\n\n" + TEXT))
    verbs.keep(library, old)
    span = old.statements[-1].content
    name = old.statements[0].speaker
    verbs.correct(library, old, verbs.new_correction(old.article, "reassign", "statement", span, name))
    assert verbs.keep(library, new).how == "version"
    assert verbs.corrected(library, new).statements[-1].rule == verbs.YOURS
    assert [hit.article for hit in verbs.find(library, "speaker:Diallo trade").hits] == [new.article.id]


def _at(url: str, text: str) -> Article:
    return replace(open_bytes(text.encode(), "talks.txt"), url=url)


@pytest.mark.slow
def test_what_an_older_parser_found_is_made_again_in_steps(tmp_path: Path) -> None:
    library = _library(tmp_path)
    readings = [parse(open_bytes(f"{TEXT} And {number}.".encode(), "talks.txt")) for number in range(45)]
    for reading in readings:
        verbs.keep(library, reading)
    assert list(verbs.bring_up(library)) == []
    verbs.put_mark(library, verbs.new_mark(readings[0].article, "note", Span(0, 5), "mine"))
    made = list(export_lines(library))
    index(library, {one.article.id: one for one in readings}, "an older parser")
    assert next(verbs.bring_up(library)) == (20, 45)
    assert list(verbs.bring_up(library)) == [(20, 25), (25, 25)]
    assert list(verbs.bring_up(library)) == []
    assert len(verbs.find(library, "speaker:Vik").hits) == 45
    assert list(export_lines(library)) == made


def test_an_import_is_indexed(tmp_path: Path) -> None:
    library, other = _library(tmp_path), _library(tmp_path / "other")
    verbs.keep(library, parse(open_bytes(TEXT.encode(), "talks.txt")))
    import_lines(other, export_lines(library))
    assert verbs.count(other) == 1
    assert len(verbs.find(other, "speaker:Vik").hits) == 1


def test_an_article_of_a_made_up_export_whose_key_is_wrong_is_refused_whole(tmp_path: Path) -> None:
    library, other = _library(tmp_path), _library(tmp_path / "other")
    verbs.keep(library, parse(open_bytes(TEXT.encode(), "talks.txt")))
    with pytest.raises(LibraryFault, match="line 2"):
        import_lines(other, [line.replace("two countries", "ten countries") for line in export_lines(library)])
    assert not verbs.shelf(other)


def test_an_export_may_begin_with_a_mark_of_its_encoding_and_a_wrong_byte_is_said(
    tmp_path: Path,
) -> None:
    library, other = _library(tmp_path), _library(tmp_path / "other")
    verbs.keep(library, parse(open_bytes(TEXT.encode(), "talks.txt")))
    lines = "\r\n".join(export_lines(library)).encode()
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + lines)
    assert verbs.import_file(other, tmp_path / "a.jsonl")["article"] == 1
    (tmp_path / "b.jsonl").write_bytes(lines.replace(b"countries", b"count\xffries"))
    with pytest.raises(LibraryFault, match="line 2 is no UTF-8"):
        verbs.import_file(other, tmp_path / "b.jsonl")


def test_corrected_articles_are_written_as_gold_that_the_scorer_reads(tmp_path: Path) -> None:
    library = _library(tmp_path)
    reading = parse(open_bytes(seed().read_bytes(), "seed.txt"))
    verbs.keep(library, reading)
    at = reading.article.text.index("Peng")
    verbs.correct(library, reading, verbs.new_correction(reading.article, "add", "theme", Span(at, at + 4), "culture"))
    assert verbs.write_gold_files(library, tmp_path / "gold") == 1
    gold = json.loads((tmp_path / "gold" / f"{reading.article.id}.gold.json").read_text(encoding="utf-8"))
    assert len(gold["statements"]) >= len(reading.statements)
    spec = importlib.util.spec_from_file_location("readouts", shared("gold", "readouts.py"))
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    read, faults = scorer.load(tmp_path / "gold")
    assert faults == []
    assert len(read) == 1
    corrected = verbs.read_kept(library, reading.article.id)
    assert corrected
    _, figures = scorer.score(read, {reading.article.id: json.loads(export(corrected, "jsonl", "seed"))})
    assert {part for part in figures.split() if part.startswith(("0.", "1."))} == {"1.000"}


def test_opening_the_library_is_not_paid_for_until_it_is_used(tmp_path: Path) -> None:
    library = verbs.find_library(str(tmp_path / "none" / "library.db"))
    assert verbs.shelf(library) == ()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(LibraryFault, match="keep the article first"):
        verbs.put_mark(library, verbs.new_mark(open_bytes(TEXT.encode(), "t.txt"), "note", Span(0, 1)))


def test_a_file_whose_name_is_no_text_is_kept_with_the_others_and_again_as_a_version(tmp_path: Path) -> None:
    named, zipped = os.fsencode(tmp_path) + b"/\xff\xe9.txt", os.fsencode(tmp_path) + b"/\xfe.zip"
    Path(os.fsdecode(named)).write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("Oslo", "Rome"), encoding="utf-8")
    with zipfile.ZipFile(os.fsdecode(zipped), "w") as archive:
        archive.writestr("talks.txt", TEXT.replace("Oslo", "Bonn"))
    library = _library(tmp_path)
    assert [one.how for one in keep_files(library, [str(tmp_path)])].count("new") == 3
    Path(os.fsdecode(named)).write_text(TEXT + "\nThey meet again in May.\n", encoding="utf-8")
    assert [one.how for one in keep_files(library, [os.fsdecode(named)])] == ["version"]
