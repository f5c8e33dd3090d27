"""Coded projects, codebooks and annotations of other programs: codes at the right words, and nothing breaks on them."""

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean
from summitreader.importers.coded.annotations import read_annotations
from summitreader.importers.coded.codebook import read_qdc
from summitreader.importers.coded.positions import CODE_POINTS, CountedPassage, Counting, Positions, counting_of
from summitreader.importers.coded.project import list_qdpx, read_qdpx
from summitreader.importers.opened import ImportedMark, ImportedProject, Listing
from summitreader.importers.opening import open_data, open_project
from summitreader.model import Anchor, Article, Span
from tests.importers.made import zipped

_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_CODES = (
    '<CodeBook><Codes><Code guid="{A}" name="Economy" isCodable="false"><Description>Money</Description>'
    '<Code guid="{B}" name="trade" isCodable="true"/></Code></Codes></CodeBook>'
)


def _guid(number: int) -> str:
    return str(UUID(int=number))


_BOOK = _CODES.replace("{A}", _guid(1)).replace("{B}", _guid(2).upper())


def _selection(start: object, end: object, inner: str = "", name: str = "") -> str:
    coding = f'<Coding guid="{_guid(9)}"><CodeRef targetGUID="{{{_guid(2)}}}"/></Coding>'
    return (
        f'<PlainTextSelection guid="{_guid(8)}" name="{name}" startPosition="{start}" endPosition="{end}" '
        f'creationDateTime="2026-01-05T10:30:00+01:00">{inner or coding}</PlainTextSelection>'
    )


def _project(
    text: str | bytes, inner: str = "", *, more: str = "", origin: str = "NVivo 14", sources: str = "sources"
) -> bytes:
    source = f'<TextSource guid="{_guid(3)}" name="Interview 1" plainTextPath="internal://a.TXT">{inner}</TextSource>'
    project = (
        f'{_HEAD}<Project name="Talks" origin="{origin}" xmlns="urn:QDA-XML:project:1.0">{_BOOK}'
        f"<Sources>{source}</Sources>{more}</Project>"
    )
    data = text.encode("utf-8") if isinstance(text, str) else text
    return zipped({"project.qde": project, f"{sources}/A.txt": data})


def _marked(project: ImportedProject) -> list[tuple[str, str, str]]:
    """The marks of a project's texts: what they are, what they say, and on which words."""
    found: list[tuple[str, str, str]] = []
    for text in project.texts:
        for mark in text.marks:
            assert text.article
            words = mark.place.of(text.article.text) if isinstance(mark.place, Span) else ""
            found.append((mark.kind, mark.text, words))
    return found


def test_a_coding_is_a_tag_that_names_the_codes_above_it() -> None:
    project = read_qdpx(_project("They spoke of trade today.", _selection(14, 19)), "a.qdpx")
    assert _marked(project) == [("tag", "Economy/trade", "trade")]
    (text,) = project.texts
    assert (text.name, text.marks[0].made) == ("Interview 1", "2026-01-05T09:30:00Z")
    assert [code.path for code in project.codes] == [("Economy",), ("Economy", "trade")]
    assert project.codes[0].about == "Money"


def test_memos_descriptions_and_bare_passages_are_notes_and_highlights() -> None:
    memo = f'<Notes><Note guid="{_guid(5)}"><PlainTextContent>Ask\nher.</PlainTextContent></Note></Notes>'
    reference = f'<NoteRef targetGUID="{_guid(5)}"/>'
    inner = (
        _selection(0, 4, reference)
        + _selection(5, 10, "<Description>Why?</Description>")
        + '<PlainTextSelection guid="x" startPosition="11" endPosition="13"/>'
        + reference
    )
    assert _marked(read_qdpx(_project("They spoke of trade today.", inner, more=memo), "a.qdpx")) == [
        *(("note", "Ask\nher.", "They"), ("note", "Why?", "spoke"), ("highlight", "", "of"), ("note", "Ask\nher.", ""))
    ]


def test_an_annotation_of_nvivo_is_a_note_by_a_link_and_memos_of_nothing_are_counted() -> None:
    notes = "".join(f'<Note guid="{_guid(40 + n)}"><PlainTextContent>N{n}</PlainTextContent></Note>' for n in range(4))
    ends = ((40, 8), (3, 41), (42, 2), (2, 3))
    links = "".join(f'<Link guid="l" originGUID="{_guid(a)}" targetGUID="{{{_guid(b)}}}"/>' for a, b in ends)
    passage = f'<PlainTextSelection guid="{_guid(8)}" startPosition="0" endPosition="4"/>'
    data = _project("They spoke.", passage, more=f"<Notes>{notes}</Notes><Links>{links}</Links>")
    project = read_qdpx(data, "a.qdpx")
    assert _marked(project) == [("note", "N0", "They"), ("note", "N1", "")]
    assert project.notes == ("left out: 1 code description, 1 link, 2 unattached memos",)


_TEXT = "First 🇰🇷 𝔘 line.\r\n\r\nThen trade, and 𝔘 more trade.\r\n"


@pytest.mark.parametrize("wide_is_two", [False, True])
@pytest.mark.parametrize("crlf_is_one", [False, True])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_however_a_program_counts_the_names_of_passages_tell_it(
    wide_is_two: bool, crlf_is_one: bool, bom: bytes
) -> None:
    counted = _TEXT.replace("\r\n", "\n") if crlf_is_one else _TEXT
    if wide_is_two:
        counted = "".join(f"{sign}\0" if sign > "\uffff" else sign for sign in counted)
    at = counted.index("more trade")
    start = counted.index("Then")
    inner = _selection(start, start + 4, name="Then") + _selection(at, at + 10, name="more tr...")
    assert _marked(read_qdpx(_project(bom + _TEXT.encode(), inner), "a.qdpx")) == [
        *(("tag", "Economy/trade", "Then"), ("tag", "Economy/trade", "more trade"))
    ]


@pytest.mark.parametrize(("origin", "crlf_is_one"), [("ATLAS.ti Win 23", True), ("NVivo 14", False), ("", False)])
def test_where_no_name_tells_the_standard_holds_but_for_who_is_known_to_count_otherwise(
    origin: str, crlf_is_one: bool
) -> None:
    counted = _TEXT.replace("\r\n", "\n") if crlf_is_one else _TEXT
    inner = _selection(counted.index("Then"), counted.index("Then") + 4, name="line:3")
    assert _marked(read_qdpx(_project(_TEXT, inner, origin=origin), "a.qdpx")) == [("tag", "Economy/trade", "Then")]


def test_positions_beyond_the_text_decide_too() -> None:
    text = "a\r\n" * 50
    assert counting_of(text, [CountedPassage(99, 100)], is_crlf_one=True) == Counting(crlf_is_one=True)
    assert counting_of(text, [CountedPassage(140, 150)], is_crlf_one=True) == CODE_POINTS


@given(st.text(max_size=40), st.booleans(), st.booleans())
def test_a_position_in_any_text_leads_to_the_letter_that_is_meant(
    raw: str, wide_is_two: bool, crlf_is_one: bool
) -> None:
    positions, at = Positions(raw, clean(raw), Counting(wide_is_two, crlf_is_one)), 0
    for place, sign in enumerate(raw):
        if not (crlf_is_one and sign == "\n" and raw[place - 1 : place] == "\r"):
            assert positions.raw_span(CountedPassage(at, at)) == Span(place, place)
            at += 2 if wide_is_two and sign > "\uffff" else 1
    assert positions.raw_span(CountedPassage(at, at)) == Span(len(raw), len(raw))
    assert positions.raw_span(CountedPassage(0, at + 1)) is None


@given(st.text(max_size=40), st.data())
def test_a_passage_stays_in_the_text_when_that_is_cleaned(raw: str, data: st.DataObject) -> None:
    text = clean(raw)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    span = Positions(raw, text, CODE_POINTS).span(CountedPassage(start, end))
    assert span
    assert 0 <= span.start <= span.end <= len(text)
    assert span.of(text) == raw[start:end] or raw != text


def test_letters_that_are_put_together_move_what_stands_behind_them() -> None:
    raw = "Cafe\u0301 talks\u200b on trade\x07.\u2028Then trade."
    places = [(raw.index("trade"), "trade"), (raw.index("talks"), "talks"), (raw.index("Then"), "Then")]
    project = read_qdpx(_project(raw, "".join(_selection(at, at + len(word)) for at, word in places)), "a.qdpx")
    assert [words for *_, words in _marked(project)] == ["trade", "talks", "Then"]


@pytest.mark.parametrize(
    ("start", "end"),
    [(-1, 4), (0, 99), (9, 2), ("", 4), ("x", 4), ("²", 4), (0, "9" * 5000), (2**70, 2**71), ("0x1", "1e3"), (1.5, 2)],
)
def test_a_passage_that_is_nowhere_is_counted_and_the_others_stand(start: object, end: object) -> None:
    project = read_qdpx(_project("They spoke.", _selection(start, end) + _selection(0, 4)), "a.qdpx")
    assert _marked(project) == [("tag", "Economy/trade", "They")]
    assert project.notes == ("left out: 1 code description, 1 misplaced coding",)


def test_what_summitreader_found_itself_is_found_again_not_tagged() -> None:
    users = f'<Users><User guid="{_guid(6)}" name="summitreader"/><User guid="{_guid(7)}" name="Ana"/></Users>'
    ours = _selection(0, 4).replace("<Coding", f'<Coding creatingUser="{_guid(6)}"')
    theirs = _selection(5, 10).replace("<Coding", f'<Coding creatingUser="{{{_guid(7)}}}"')
    project = read_qdpx(_project("They spoke.", ours + theirs, more=users), "a.qdpx")
    assert _marked(project) == [("tag", "Economy/trade", "spoke")]


def test_a_recording_gives_its_transcript_and_a_page_its_text() -> None:
    points = f'<SyncPoint guid="{_guid(20)}" position="5"/><SyncPoint guid="{_guid(21)}" position="10"/>'
    coding = f'<Coding guid="x"><CodeRef targetGUID="{_guid(2)}"/></Coding>'
    selection = f'<TranscriptSelection guid="y" fromSyncPoint="{_guid(20)}" toSyncPoint="{_guid(21)}">{coding}'
    transcript = (
        f'<Transcript guid="{_guid(22)}"><PlainTextContent>They spoke.</PlainTextContent>{points}{selection}'
        "</TranscriptSelection></Transcript>"
    )
    page = (
        f'<Representation guid="{_guid(23)}"><PlainTextContent>On trade.</PlainTextContent>{_selection(3, 8)}'
        "</Representation>"
    )
    project = (
        f'{_HEAD}<Project name="T" xmlns="urn:QDA-XML:project:1.0">{_BOOK}<Sources><AudioSource name="tape" guid="z">'
        f'{transcript}<AudioSelection guid="q" begin="1" end="2">{coding}</AudioSelection></AudioSource>'
        f'<PDFSource name="page" guid="w">{page}</PDFSource><PictureSource guid="v" name="p"/></Sources></Project>'
    )
    found = read_qdpx(zipped({"project.qde": project}), "a.qdpx")
    assert _marked(found) == [("tag", "Economy/trade", "spoke"), ("tag", "Economy/trade", "trade")]
    assert [text.name for text in found.texts] == ["tape", "page"]
    assert found.notes == ("left out: 1 code description, 1 picture or sound coding, 1 textless source",)


def test_a_text_that_is_empty_missing_or_elsewhere_stops_no_other_and_the_codes_come_all_the_same() -> None:
    sources = "".join(
        f'<TextSource guid="{_guid(30 + number)}" name="n{number}" {where}/>'
        for number, where in enumerate(
            (
                'plainTextPath="internal://empty.txt"',
                'plainTextPath="internal://gone.txt"',
                'plainTextPath="absolute:///etc/passwd"',
                'plainTextPath="relative://../../etc/passwd"',
                'plainTextPath="internal://../../../etc/passwd"',
                "",
            )
        )
    )
    project = f'{_HEAD}<Project name="T" xmlns="urn:QDA-XML:project:1.0">{_BOOK}<Sources>{sources}</Sources></Project>'
    found = read_qdpx(zipped({"project.qde": project, "sources/empty.txt": b"\n"}), "a.qdpx")
    assert (found.texts, len(found.codes)) == ((), 2)
    reasons = [note.rpartition(": ")[2] for note in found.notes[:-1]]
    assert reasons == ["it is empty", "it is missing", *["it stands outside of it"] * 2, *["it is missing"] * 2]
    assert not [note for note in found.notes if "root:" in note]


def test_in_the_reader_a_project_is_the_list_of_its_texts() -> None:
    data = _project("They spoke.", _selection(0, 4), sources="Sources")
    listing = open_data(data, "talks.qdpx")
    assert isinstance(listing, Listing)
    assert [(entry.title, entry.member) for entry in listing.entries] == [("Interview 1", _guid(3))]
    article = open_data(data, "talks.zip", member=_guid(3))
    assert isinstance(article, Article)
    assert (article.text, article.title) == ("They spoke.", "Interview 1")


def _broken() -> Iterable[tuple[str, bytes, str]]:
    yield "no zip", b"PK\x03\x04 nothing", "its ZIP container is damaged"
    yield "no project", zipped({"a.txt": "x"}), "it is no project of REFI-QDA"
    yield "another root", zipped({"project.qde": "<a/>"}), "it is no project of REFI-QDA"
    yield "broken XML", zipped({"project.qde": "<Project>"}), "its XML is damaged"
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project name="&x;"/>'
    yield "an entity", zipped({"project.qde": entity}), "its XML has a DOCTYPE"
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    yield "a bomb of entities", zipped({"project.qde": f"<!DOCTYPE a [{laughs}]><Project name='&a8;'/>"}), "DOCTYPE"
    yield "nothing in it", zipped({"project.qde": '<Project name="x"/>'}), "neither texts nor codes"
    yield "a bomb", zipped({"project.qde": "<Project/>", "sources/a.txt": b"\0" * 20_000_000}), "as a ZIP bomb does"
    yield "too many", zipped({f"sources/{n}.txt": "" for n in range(2001)}), "more than 2000 files"
    cut = bytearray(_project("They spoke.", _selection(0, 4)))
    cut[60:70] = b"0123456789"
    yield "damaged", bytes(cut), "is damaged"


@pytest.mark.parametrize(("what", "data", "reason"), [*_broken()], ids=lambda one: one if isinstance(one, str) else "")
def test_a_hostile_project_is_refused_with_one_sentence(what: str, data: bytes, reason: str) -> None:
    with pytest.raises(ImportFailed) as fault:
        read_qdpx(data, "a.qdpx")
    assert reason in str(fault.value), what
    assert "\n" not in str(fault.value)


def test_codes_below_codes_without_end_are_read() -> None:
    deep = '<Code guid="x" name="n">' * 3000 + "</Code>" * 3000
    book = read_qdc(f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{deep}</Codes></CodeBook>'.encode(), "a.qdc")
    assert len(book.codes) == 3000
    assert max(len(code.path) for code in book.codes) == 101


def test_a_codebook_of_any_version_is_read_and_nothing_else() -> None:
    for space in ("urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4", ""):
        data = f'{_HEAD}<CodeBook xmlns="{space}" origin="NVivo">{_CODES[10:-11]}</CodeBook>'.encode()
        assert [code.path for code in read_qdc(data, "a.qdc").codes] == [("Economy",), ("Economy", "trade")]
    for data, reason in ((b"<CodeBook><Codes/></CodeBook>", "no code"), (b"<a/>", "no codebook"), (b"<", "damaged")):
        with pytest.raises(ImportFailed, match=reason):
            read_qdc(data, "a.qdc")


def _annotations(*annotations: object) -> bytes:
    return json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "items": annotations}).encode()


def _annotation(body: object = None, **more: object) -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": "trade", "prefix": "of ", "suffix": " to"}
    place = {"type": "TextPositionSelector", "start": 14, "end": 19}
    target = {"source": "https://a.example/", "selector": [place, quote], "styleClass": "green"}
    return {
        "type": "Annotation",
        "target": target,
        "created": "2026-01-05T09:30:00Z",
        **({"body": body} if body else {}),
        **more,
    }


_PLACE = Anchor(14, "trade", "of ", " to")


@pytest.mark.parametrize(
    ("annotation", "marks"),
    [
        (_annotation({"type": "TextualBody", "value": "money", "purpose": "tagging"}), [("tag", "money")]),
        (_annotation([{"value": "money", "purpose": "oa:classifying"}, "Why?"]), [("tag", "money"), ("note", "Why?")]),
        (_annotation("Why?", motivation="questioning"), [("note", "Why?")]),
        (_annotation(None, bodyValue="Why?"), [("note", "Why?")]),
        (_annotation({"value": "here"}, motivation=["bookmarking"]), [("bookmark", "here")]),
        (_annotation(None, motivation="bookmarking"), [("bookmark", "")]),
        (_annotation(None, motivation="highlighting"), [("highlight", "")]),
        (_annotation({"id": "https://b.example/"}, motivation="linking"), [("note", "https://b.example/")]),
        (_annotation({"value": "x"}, creator={"type": "Software", "name": "summitreader"}), []),
    ],
)
def test_an_annotation_is_a_mark_by_what_it_is_for(annotation: object, marks: list[tuple[str, str]]) -> None:
    found = read_annotations(_annotations(annotation), "a.jsonld")
    assert [(mark.kind, mark.text) for text in found.texts for mark in text.marks] == marks
    for text in found.texts:
        assert (text.address, text.article) == ("https://a.example/", None)
        assert {(mark.place, mark.made) for mark in text.marks} == {(_PLACE, "2026-01-05T09:30:00Z")}
        assert {mark.colour for mark in text.marks if mark.kind == "highlight"} <= {"green"}


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one], lambda one: {"first": {"items": [one]}}])
def test_annotations_may_stand_alone_in_a_list_or_in_a_collection(wrap: object) -> None:
    assert callable(wrap)
    found = read_annotations(json.dumps(wrap(_annotation("Why?"))).encode(), "a.jsonld")
    assert found.texts[0].marks == (ImportedMark("note", _PLACE, "Why?", made="2026-01-05T09:30:00Z"),)


@pytest.mark.parametrize(
    "target",
    [
        *({}, [], 7, "", {"source": 7}, {"source": "https://a.example/", "selector": {"type": "XPathSelector"}}),
        {"source": "https://a.example/", "selector": {"type": "TextPositionSelector", "start": 9, "end": 2}},
        {"source": "https://a.example/", "selector": {"type": "TextPositionSelector", "start": True, "end": 10**40}},
        {"source": "https://a.example/", "selector": {"type": "TextQuoteSelector", "exact": {"a": 1}}},
    ],
)
def test_what_makes_no_sense_in_a_target_is_left_out_and_told(target: object) -> None:
    found = read_annotations(_annotations(_annotation("x", target=target), _annotation("y")), "a.jsonld")
    assert [mark.text for text in found.texts for mark in text.marks] == ["y"]
    assert len(found.notes) == (target != [])


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[]", b'{"a": 1}', b"[" * 100_000, b"7", b'"x"'])
def test_what_is_no_annotation_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(ImportFailed):
        read_annotations(data, "a.jsonld")


def test_the_worker_hands_on_projects_codebooks_and_annotations_as_they_were_read(tmp_path: Path) -> None:
    book = f'{_HEAD}<CodeBook xmlns="urn:QDA-XML:codebook:1.0">{_CODES[10:-11]}</CodeBook>'.encode()
    lone = {"source": "https://a.example/", "state": {"cached": "ni:///sha-256-64;sbeiix3cXXs"}}
    files = {
        "a.qdpx": (_project("They spoke.", _selection(0, 4)), read_qdpx),
        "a.qdc": (book, read_qdc),
        "a.jsonld": (_annotations(_annotation("Why?"), _annotation("all", target=lone)), read_annotations),
    }
    for name, (data, read) in files.items():
        (tmp_path / name).write_bytes(data)
        found = open_project(tmp_path / name)
        expected = read(data, str(tmp_path / name))
        assert found == expected, name
    assert found.texts[1].key == "b1b7a28b1ddc5d7b"
    (tmp_path / "a.txt").write_text("They spoke.", encoding="utf-8")
    with pytest.raises(ImportFailed, match="no coded project, codebook or annotations"):
        open_project(tmp_path / "a.txt")


def test_a_project_with_a_forged_directory_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("project.qde", "<Project/>")
    data = packed.getvalue().replace(b"project.qde", b"../../x.qde", 1)
    with pytest.raises(ImportFailed):
        list_qdpx(data, "a.qdpx")
