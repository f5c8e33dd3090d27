"""`note`, `tag`, `mark`, `clip` and `correct`: what the screen marks up, on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from summitreader.errors import LibraryFault
from tests.cli.conftest import Call, Done
from tests.cli.test_json import lines

pytestmark = pytest.mark.slow

TALKS = (
    "President Amara Diallo of Kenya met Prime Minister Jon Vik of Norway in Oslo.\n\n"
    "“We will build the port,” Diallo said. Vik called on Sweden to open the ports.\n"
    "Vik said that the pier is old. They signed two memoranda on fishing."
)


@pytest.fixture
def talks(home: Path) -> Path:
    file = home / "talks.txt"
    file.write_text(TALKS, encoding="utf-8")
    return file


def _one(done: Done, verb: str) -> dict[str, Any]:
    assert (done.status, done.err) == (0, "")
    (line,) = lines(done.out, verb)
    return line


def test_a_note_is_put_on_words_and_keeps_the_article(call: Call, talks: Path) -> None:
    made = _one(call("note", talks, "Which port?", "--on", "build the\n port", "--json"), "note")
    assert (made["done"], made["marks"][0]["note"]) == ("made", "Which port?")
    assert made["marks"][0]["words"] == "build the port"
    assert TALKS[made["marks"][0]["start"] : made["marks"][0]["end"]] == "build the port"
    assert len(lines(call("list", "--json").out, "list")) == 1
    again = _one(call("note", talks, "Which port?", "--on", "build the port", "--json"), "note")
    assert (again["done"], again["marks"][0]["uid"]) == ("kept", made["marks"][0]["uid"])
    (listed,) = _one(call("note", made["article"][:8], "--json"), "note")["marks"]
    assert listed == made["marks"][0]
    assert "note Which port?: “build the port”" in call("note").out
    gone = _one(call("note", "--remove", made["marks"][0]["uid"][:6], "--json"), "note")
    assert gone["done"] == "removed"
    assert call("note", "--json") == (0, "", "there are no notes (to make one: summitreader help note)\n")
    assert call("undo", "--list").out.splitlines()[0] == "delete note on “build the port”"
    assert _one(call("undo", "--json"), "undo")["steps"] == ["delete note on “build the port”"]
    assert len(_one(call("note", "--json"), "note")["marks"]) == 1
    assert call("undo", "--redo").out.startswith("redone: delete note")
    assert call("undo", "--redo") == (1, "", "summitreader: there is nothing to do again\n")


def test_a_note_comes_from_standard_input_and_stands_for_the_article_where_no_words_are_named(
    call: Call, talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("two\nlines\n"))
    made = _one(call("note", talks, "-", "--json"), "note")
    assert (made["marks"][0]["note"], made["marks"][0]["start"]) == ("two\nlines", 0)


def test_a_tag_is_put_on_all_that_is_asked_for(call: Call, talks: Path) -> None:
    made = _one(call("tag", talks, "vik's", "--speaker", "Vik", "--json"), "tag")
    assert [one["words"] for one in made["marks"]] == ["called on Sweden to open the ports", "the pier is old"]
    (found,) = lines(call("quotes", talks, "--json", "--act", "request").out, "quotes")
    assert found["statements"][0]["tags"] == ["vik's"]
    (talks.parent / "rain.txt").write_text("It rained on the pier.", encoding="utf-8")
    several = call("tag", talks, "--find", "act:request", "x")
    assert (several.status, "no FILE beside it" in several.err) == (2, True)
    assert call("tag", talks.parent / "*.txt", "asked twice", "--act", "request").status == 0
    made = _one(call("tag", "--find", "act:request", "asked", "--json"), "tag")
    assert [one["tag"] for one in made["marks"]] == ["asked"]


def test_words_are_highlighted_and_bookmarked_by_words_and_offsets(call: Call, talks: Path) -> None:
    start = TALKS.index("the pier")
    made = _one(call("mark", talks, "--at", f"{start}-{start + 8}", "--colour", "green", "--json"), "mark")
    assert (made["marks"][0]["colour"], made["marks"][0]["words"]) == ("green", "the pier")
    assert _one(call("mark", talks, "--on", "memoranda", "--json"), "mark")["marks"][0]["colour"] == "yellow"
    made = _one(call("mark", talks, "--on", "memoranda", "--bookmark", "end", "--json"), "mark")
    assert made["marks"][0]["bookmark"] == "end"
    assert [one["kind"] for one in _one(call("mark", talks, "--json"), "mark")["marks"]] == [
        "highlight",
        "highlight",
        "bookmark",
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("note", "talks.txt", "x", "--on", "herring"), 1, "the words 'herring' are not in 'President Amara"),
        (("note", "talks.txt", "x", "--on", "Vik"), 1, "'Vik' stands 3 times in "),
        (("note", "talks.txt", "x", "--at", "5-900"), 1, "'5-900' is no passage of the article"),
        (("note", "talks.txt", "x", "--at", "7-3"), 1, "'7-3' is no passage of the article"),
        (("note", "talks.txt", " "), 2, "an empty note says nothing"),
        (("tag", "talks.txt", "x", "--speaker", "Nobody"), 1, "nothing was found that is as it is asked for"),
        (("mark", "talks.txt", "--colour", "red"), 2, "invalid choice: 'red'"),
        (("mark", "--remove", "beef"), 1, "cannot tell which mark 'beef' is: there is none that begins so"),
        (("clip", "--on", "port"), 2, "say of what: FILE"),
        (("clip", "--library", "none.db"), 1, "there is no library '"),
        (("tag", "--library", "none.db"), 1, "there is no library '"),
        (
            ("correct", "talks.txt", "--on", "the pier is old", "--set", "act=request"),
            1,
            "there is no 'act' to correct",
        ),
        (("correct", "talks.txt", "--on", "the pier is old", "--set", "statement.act=fly"), 1, "'fly' is no act: say"),
        (("correct", "talks.txt", "--set", "article.date=soon"), 1, "'soon' is no day"),
        (("correct", "--set", "article.date=soon"), 2, "say of what: FILE"),
        (("correct", "talks.txt", "--set", "article.date"), 2, "--set takes FACT=VALUE"),
    ],
)
def test_what_cannot_be_done_is_said(
    call: Call, talks: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    done = call(*arguments)
    assert (done.status, done.out) == (status, "")
    assert told in done.err
    assert call("list").out == "", "nothing was kept"


def test_quotes_are_clipped_and_printed_in_a_form(call: Call, talks: Path) -> None:
    made = _one(call("clip", talks, "--act", "commitment", "--note", "to check", "--json"), "clip")
    assert (made["done"], made["clippings"][0]["words"]) == ("made", "“We will build the port”")
    assert (made["clippings"][0]["speaker"], made["clippings"][0]["note"]) == ("Amara Diallo", "to check")
    assert _one(call("clip", talks, "--act", "commitment", "--json"), "clip")["done"] == "kept"
    assert call("clip", talks, "--on", "the pier is old").status == 0
    assert call("clip", "--form", "bibtex").out.startswith("@misc{")
    assert "Jon Vik" in call("clip").out
    assert _one(call("clip", "--remove", made["clippings"][0]["uid"], "--json"), "clip")["done"] == "removed"
    assert [one["speaker"] for one in _one(call("clip", "--json"), "clip")["clippings"]] == ["Jon Vik"]


def test_a_quote_is_told_as_removed_only_when_it_is(call: Call, talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = _one(call("clip", talks, "--on", "the pier is old", "--json"), "clip")["clippings"][0]["uid"]

    def refuse(*_: object) -> None:
        raise LibraryFault("the library may only be read")

    with monkeypatch.context() as patched:
        patched.setattr("summitreader.session.library.drop_clipping", refuse)
        done = call("clip", "--remove", uid)
    assert (done.status, done.out) == (1, "")
    assert "may only be read" in done.err
    assert _one(call("clip", "--json"), "clip")["clippings"][0]["uid"] == uid


def test_what_was_found_is_corrected_and_the_correction_taken_back(call: Call, talks: Path) -> None:
    facts = call("correct", talks, "--on", "the pier is old", "--facts").out
    assert "statement.act: say" in facts
    assert "this is no statement (--no statement)" in facts
    made = _one(
        call(
            *("correct", talks, "--on", "the pier is old", "--speaker", "Amara Diallo", "--json"),
            *("--set", "statement.act=concern", "--set", "article.title=Talks in Oslo"),
        ),
        "correct",
    )
    assert [(one["kind"], one["finding"], one["field"]) for one in made["corrections"]] == [
        ("reassign", "statement", ""),
        ("set", "statement", "act"),
        ("set", "article", "title"),
    ]
    (found,) = lines(call("quotes", talks, "--json", "--act", "concern").out, "quotes")
    assert (found["title"], found["statements"][0]["speaker"]) == ("Talks in Oslo", "Amara Diallo")
    gone = _one(call("correct", "--remove", made["corrections"][2]["uid"], "--json"), "correct")
    assert gone["done"] == "removed"
    assert len(_one(call("correct", talks, "--json"), "correct")["corrections"]) == 2
    assert len(lines(call("correct", "--json").out, "correct")) == 1


def test_findings_are_added_rejected_and_speakers_made_one(call: Call, talks: Path) -> None:
    assert call("correct", talks, "--on", "the pier is old", "--no", "statement").status == 0
    assert call("correct", talks, "--on", "met Prime Minister", "--add", "statement", "Jon Vik").status == 0
    assert call("correct", talks, "--on", "two memoranda", "--set", "agreement.status=planned").status == 0
    assert call("correct", talks, "--same", "Amara Diallo", "Jon Vik").status == 0
    (found,) = lines(call("quotes", talks, "--json").out, "quotes")
    assert {one["speaker"] for one in found["statements"]} == {"Amara Diallo"}
    assert "met Prime Minister" in [one["words"] for one in found["statements"]]
    assert "the pier is old" not in [one["words"] for one in found["statements"]]
    (found,) = lines(call("agreements", talks, "--json").out, "agreements")
    assert [one["status"] for one in found["agreements"]] == ["planned"]
    assert json.loads(call("agreements", talks, "--json", "--status", "planned").out)["agreements"]
