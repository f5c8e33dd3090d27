"""What other programs made comes into the library, and what summitreader wrote comes back as it was."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summitreader import session
from summitreader.errors import LibraryFault, SummitReaderError
from summitreader.importers.plain.text import read_text
from summitreader.library.storage.file import Library
from summitreader.model import Mark, Span
from summitreader.session import library as verbs
from summitreader.session.library import NewMark
from summitreader.session.user_words import add_themes, read_words
from tests.importers.made import zipped

_TEXT = """Diallo said that trade would grow.

It rained in the port 🌧 of Oslo, and trade stopped.
The crews   waited."""
_URL = "https://nord.example/ships"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return verbs.find_library(str(tmp_path / "library.db"))


def _kept(library: Library) -> tuple[Mark, ...]:
    """An article with a mark of each kind, and those marks."""
    article = replace(read_text(_TEXT), title="Ships", url=_URL, publisher="Nord.No", published="2026-01-05")
    at = _TEXT.index("port")
    marks: tuple[Mark, ...] = ()
    for new in (
        NewMark("tag", Span(at, at + 4), "harbour/oslo"),
        NewMark("note", Span(at, at + 13), "Which port?\nAsk."),
        NewMark("highlight", Span(0, 6), colour="pink"),
        NewMark("bookmark", Span(at - 14, at)),
    ):
        marks = verbs.mark_article(library, article, None, new)
    return marks


def _written(library: Library, format: str, file: Path) -> Path:
    keys = session.whole_articles(session.keys_on_shelf(library))
    sources = [one.source for one in session.sources_of_kept(library, keys) if one.source]
    pieces = b"".join(
        one if isinstance(one, bytes) else one.encode() for one in session.write_articles(sources, format)
    )
    file.write_bytes(pieces)
    return file


def _looks(marks: tuple[Mark, ...]) -> list[tuple[object, ...]]:
    return [(mark.kind, mark.text, mark.colour, mark.span, mark.anchor, mark.made) for mark in marks]


@pytest.mark.parametrize(("format", "told"), [("qdpx", "1 article, 4 marks"), ("w3c", "4 marks")])
def test_marks_come_back_as_they_were(library: Library, tmp_path: Path, format: str, told: str) -> None:
    marks = _kept(library)
    file = _written(library, format, tmp_path / f"talks.{format}")
    other = verbs.find_library(str(tmp_path / "other.db"))
    (key,) = session.keys_on_shelf(library)
    if format == "w3c":
        article = verbs.open_kept(library, key)
        assert article
        verbs.keep(other, session.parse(article))
    assert verbs.bring_in(other, file) == (told, ())
    assert _looks(verbs.marks_of(other, key)) == _looks(marks)
    found = verbs.open_kept(other, key)
    assert found
    assert (found.title, found.url, found.publisher, found.published) == ("Ships", _URL, "Nord.No", "2026-01-05")
    assert verbs.bring_in(other, file) == ("nothing new", ())
    assert verbs.bring_in(library, file) == ("nothing new", ())
    step = verbs.undo(other)
    assert step
    assert step.startswith("import 4 marks from talks.")
    assert verbs.marks_of(other, key) == ()


def test_annotations_find_the_page_by_its_address_and_their_words_in_other_spacing(
    library: Library, tmp_path: Path
) -> None:
    _kept(library)
    (key,) = session.keys_on_shelf(library)
    file = tmp_path / "notes.json"
    file.write_text(json.dumps([
        _annotation("trade stopped. The crews waited.", "once"),
        _annotation("trade", "the second", prefix="Oslo,\n and ", suffix=" stopped"),
        _annotation("herring", "nowhere"),
        {"target": f"{_URL}/?utm_source=x", "bodyValue": "of all of it", "motivation": "commenting"},
        {"target": {"source": _URL, "selector": {"type": "TextPositionSelector", "start": 9000, "end": 9001}}},
        {"target": "https://elsewhere.example/", "bodyValue": "not ours"},
    ]), encoding="utf-8")  # fmt: skip
    told, notes = verbs.bring_in(library, file)
    assert told == "4 marks"
    assert [note.partition(" of ")[2] or note for note in notes] == [
        "left out: 1 mark on 'https://elsewhere.example/', which is not kept (keep it first, or name --article KEY)",
        "notes.json stands nowhere in the text (they are listed without a place)",
        "notes.json stands beyond its end (they are left out)",
    ]
    words = {mark.text: mark.span and mark.span.of(_TEXT) for mark in verbs.marks_of(library, key)}
    assert words["once"] == "trade stopped.\nThe crews   waited."
    assert [mark.span for mark in verbs.marks_of(library, key) if mark.text == "the second"] == [
        Span(_TEXT.rindex("trade"), _TEXT.rindex("trade") + 5)
    ]
    assert (words["nowhere"], words["of all of it"]) == (None, "Diallo said that trade would grow.")


def _annotation(exact: str, said: str, **beside: str) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": exact, **beside}
    return {"type": "Annotation", "bodyValue": said, "target": {"source": _URL, "selector": selector}}


def test_annotations_of_a_page_that_is_not_kept_go_onto_the_article_that_is_named(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonld"
    file.write_text(json.dumps(_annotation("trade", "x")), encoding="utf-8")
    told, notes = verbs.bring_in(library, file)
    assert (told, len(notes)) == ("nothing new", 1)
    key = verbs.keep(library, session.parse(read_text(_TEXT))).key
    assert verbs.bring_in(library, file, key) == ("1 mark", ())
    export = tmp_path / "library.jsonl"
    export.write_text("\n".join(verbs.export_lines(library)), encoding="utf-8")
    with pytest.raises(LibraryFault, match="holds no annotations"):
        verbs.bring_in(library, export, key)
    assert verbs.bring_in(library, export) == ("nothing new", ())


def test_a_codebook_gives_themes_that_are_found_by_their_names(tmp_path: Path) -> None:
    file = tmp_path / "home" / "words.toml"
    codes = [
        (("Economy",), 'Money & "more"'),
        (("Economy", "Herring_trade"), ""),
        (("Economy", "42"), ""),
        (("x",), "health"),
        (("Y", "ECONOMY"), ""),
    ]
    assert add_themes(codes, file) == 2
    words, faults = read_words(file)
    assert faults == ()
    assert words.table("themes") == [
        {"about": 'Money & "more"', "id": "economy", "name": "Economy", "strong": ["economy"]},
        {"id": "economy_herring_trade", "name": "Economy / Herring_trade", "strong": ["herring trade"]},
    ]
    assert add_themes(codes, file) == 0


def test_a_codebook_of_ours_gives_the_readers_tags_and_none_of_what_is_known(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path))
    _kept(library)
    file = _written(library, "qdc", tmp_path / "talks.qdc")
    assert verbs.bring_in(library, file) == ("2 themes", ())
    assert [row["name"] for row in read_words(tmp_path / "words.toml")[0].table("themes")] == [
        "harbour",
        "harbour / oslo",
    ]
    assert verbs.bring_in(library, file) == ("nothing new", ())


def test_a_project_whose_texts_are_empty_is_told_of_and_gives_no_themes(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path))
    code = '<CodeBook><Codes><Code guid="a" name="x" isCodable="true"/></Codes></CodeBook>'
    source = '<Sources><TextSource guid="b" name="Interview" plainTextPath="internal://b.txt"/></Sources>'
    file = tmp_path / "talks.qdpx"
    file.write_bytes(zipped({"project.qde": f'<Project name="p">{code}{source}</Project>', "sources/b.txt": "\n"}))
    assert verbs.bring_in(library, file) == ("nothing new", ("the text 'Interview' is left out: it is empty",))
    assert not (tmp_path / "words.toml").exists()


def test_themes_are_added_behind_what_stands_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text('# mine\n[[theme]]\nid = "fish"\nstrong = ["cod"]', encoding="utf-8")
    assert add_themes([(("Fish",), ""), (("Ships",), "")], file) == 1
    assert file.read_text(encoding="utf-8").startswith(
        '# mine\n[[theme]]\nid = "fish"\nstrong = ["cod"]\n\n[[theme]]\n'
    )
    assert read_words(file)[1] == ()
    file.write_text("theme = 3\n", encoding="utf-8")
    with pytest.raises(SummitReaderError, match="no list of tables"):
        add_themes([(("Ships",), "")], file)
    assert file.read_text(encoding="utf-8") == "theme = 3\n"
