"""Verifications written out: Markdown, SARIF as its schema has it, and comments in a Word file, read back."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import jsonschema
import pytest

import summitreader
from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.verification import Verification

SOURCE = "President Ana Ruiz of Chile said: “We will open three ports to ferries in May, and nobody will pay twice.”"
WRONG = "Ruiz said: “We will open seven ports to ferries in May, and nobody will pay twice.”"
RIGHT = "Ruiz said: “We will open three ports to ferries in May, and nobody will pay twice.”"
CHANGED = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/comments.xml"}

# What of SARIF 2.1.0 is written, as its schema says it: names, types and what is required; nothing beside these.
_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string"}},
    "additionalProperties": False,
}
_COUNT = {"type": "integer", "minimum": 1}
_ARTIFACT_LOCATION = {
    "type": "object",
    "properties": {"uri": {"type": "string", "format": "uri-reference"}, "index": {"type": "integer", "minimum": -1}},
    "additionalProperties": False,
}
_REGION = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), _COUNT),
        "snippet": _TEXT,
    },
    "additionalProperties": False,
}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def _many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


SARIF = _object(
    ["version", "runs"],
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs=_many(
        _object(
            ["tool"],
            tool=_object(
                ["driver"],
                driver=_object(
                    ["name"],
                    name={"type": "string"},
                    semanticVersion={"type": "string"},
                    rules=_many(_object(["id"], id={"type": "string"}, shortDescription=_TEXT)),
                ),
            ),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            artifacts=_many(_object([], location=_ARTIFACT_LOCATION, roles=_many({"enum": ["analysisTarget"]}))),
            results=_many(
                _object(
                    ["message"],
                    ruleId={"type": "string"},
                    ruleIndex={"type": "integer", "minimum": -1},
                    level={"enum": ["none", "note", "warning", "error"]},
                    message=_TEXT,
                    locations=_many(
                        _object(
                            [],
                            physicalLocation=_object([], artifactLocation=_ARTIFACT_LOCATION, region=_REGION),
                        )
                    ),
                    properties={"type": "object"},
                )
            ),
        )
    ),
)


def _verified(file: Path, source: str = SOURCE) -> Verification:
    return session.verify(session.read(file), [summitreader.parse(source)])


def _markdown(tmp_path: Path, text: str) -> Verification:
    file = tmp_path / "my draft.md"
    file.write_text(text, encoding="utf-8")
    return _verified(file)


def test_sarif_points_at_the_lines_of_the_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    log = json.loads(session.write_verification(_markdown(tmp_path, f"# Memo\n\nIt rained.\n\n{WRONG}\n"), "sarif"))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20draft.md"
    region = place["region"]
    assert (region["startLine"], region["startColumn"]) == (5, 13)
    assert (region["endLine"], region["endColumn"]) == (5, len(WRONG))
    assert (result["ruleId"], result["level"]) == ("number_changed", "error")
    assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "number_changed"


def test_sarif_of_a_true_draft_has_no_result(tmp_path: Path) -> None:
    log = json.loads(session.write_verification(_markdown(tmp_path, RIGHT), "sarif"))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    assert log["runs"][0]["results"] == []


def test_the_schema_of_sarif_is_as_strict_as_sarif() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SARIF).validate({"version": "2.1.0", "runs": [{"tool": {}, "results": []}]})


def test_markdown_escapes_what_a_draft_says(tmp_path: Path) -> None:
    written = session.write_verification(_markdown(tmp_path, WRONG.replace("seven", "seven *<b>*")), "markdown")
    assert "## 1. A number changed" in written
    assert "<b>" not in written.replace("\\<b>", "")


def _word_file(tmp_path: Path, *, commented: bool = False) -> Path:
    """A draft of three paragraphs, the quotation in four runs, with a picture's worth of other parts."""
    document = docx.Document()
    document.add_heading("Memo", 1)
    paragraph = document.add_paragraph("Ruiz said: “We will open ")
    paragraph.add_run("seven").bold = True
    paragraph.add_run(" ports to ferries in May, and nobody ")
    last = paragraph.add_run("will pay twice.”")
    document.add_paragraph("It rained.")
    if commented:
        document.add_comment(last, "Is that so?", author="Editor")
    file = tmp_path / "draft.docx"
    document.save(str(file))
    return file


@pytest.mark.parametrize("commented", [False, True])
def test_comments_stand_on_the_words_and_all_else_stays(tmp_path: Path, commented: bool) -> None:
    file = _word_file(tmp_path, commented=commented)
    copy = session.write_commented(_verified(file))
    document = docx.Document(BytesIO(copy))
    assert [one.text for one in document.paragraphs] == [one.text for one in docx.Document(str(file)).paragraphs]
    ours = [one for one in document.comments if one.author == "summitreader"]
    assert len([*document.comments]) == len(ours) + commented
    (comment,) = ours
    assert comment.text.startswith("A number changed. number: “seven” for “three”.")
    assert "Rule: number_changed" in comment.text
    body = document.element.body.xpath(
        f".//w:r[preceding::w:commentRangeStart[@w:id='{comment.comment_id}']]"
        f"[following::w:commentRangeEnd[@w:id='{comment.comment_id}']]"
    )
    assert "".join(one.text for one in body).startswith("Ruiz said: “We will open seven ports")
    with ZipFile(file) as before, ZipFile(BytesIO(copy)) as after:
        same = set(before.namelist()) - CHANGED
        assert len(same) > 5
        assert all(before.read(name) == after.read(name) for name in same)
        assert set(after.namelist()) == set(before.namelist()) | CHANGED


def test_a_true_draft_is_copied_without_a_comment(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(RIGHT)
    document.save(str(tmp_path / "draft.docx"))
    assert [*docx.Document(BytesIO(session.write_commented(_verified(tmp_path / "draft.docx")))).comments] == []


def test_what_is_no_word_file_gets_no_comments(tmp_path: Path) -> None:
    with pytest.raises(SummitReaderError, match="the draft is none"):
        session.write_commented(_markdown(tmp_path, WRONG))


@pytest.mark.parametrize("said", ["<w:x>", "]]>&", "\x07\ud800", "a" * 5000])
def test_hostile_sources_make_no_broken_comment(tmp_path: Path, said: str) -> None:
    copy = session.write_commented(_verified(_word_file(tmp_path), SOURCE.replace("ferries", f"ferries {said}")))
    assert all(one.author == "summitreader" for one in docx.Document(BytesIO(copy)).comments)
