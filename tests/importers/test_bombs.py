"""Documents made to exhaust memory or time: each ends soon, with a sentence or its words."""

import io
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import partial, reduce
from itertools import pairwise
from pathlib import Path

import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.faults import in_one_sentence
from summitreader.importers.kinds import kind_of
from summitreader.importers.office.zipped import Container
from summitreader.importers.opening import open_bytes, open_data, open_source
from summitreader.importers.process import client as process
from tests.growth import in_time
from tests.importers.made import W, docx, drawn, epub, odt, p, pdf, zipped

pytestmark = pytest.mark.slow

_LAUGHS = "".join(f'<!ENTITY {after} "{f"&{name};" * 10}">' for name, after in pairwise("abcdefghi"))
ENTITIES = f'<!DOCTYPE x [<!ENTITY a "lol">{_LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def _word(doctype: str) -> bytes:
    body = f'{doctype}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": "<x/>", "word/document.xml": body})


def _lying(data: bytes) -> bytes:
    """The same ZIP with a central directory that claims a smaller size than its member unpacks to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    return data.replace(info.file_size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "entities.docx": (lambda: _word(ENTITIES), "DOCTYPE"),
    "outside.docx": (lambda: _word(OUTSIDE), "DOCTYPE"),
    "entities.epub": (lambda: epub({"a.xhtml": "<p>x</p>"}, ENTITIES), "DOCTYPE"),
    "entities.xml": (lambda: f'<?xml version="1.0"?>{ENTITIES}<rss><channel/></rss>'.encode(), "DOCTYPE"),
    "entities.fodt": (lambda: f"{ENTITIES}<office:document>&i;</office:document>".encode(), "DOCTYPE"),
    "blanks.docx": (lambda: docx(p("a" * 40_000_000)), "ZIP bomb"),
    "many.zip": (lambda: zipped({f"{number}.txt": "x" for number in range(2_100)}), "more than 2000 files"),
    "lying.docx": (lambda: _lying(docx(p("They met. " * 100))), "damaged|larger than it says"),
    "cut.docx": (lambda: docx(p("They met."))[:200], "damaged"),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bomb_is_refused_with_one_sentence_and_the_next_file_is_read(name: str) -> None:
    made, reason = REFUSED[name]
    data = made()
    with pytest.raises(ImportFailed) as fault:
        open_bytes(data, name)
    assert re.fullmatch(rf"cannot read '{name}': [^\n]*({reason})[^\n]*", str(fault.value))
    assert open_bytes(docx(p("They met.")), "next.docx").text == "They met."


SHOWN = {
    "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"They met." + b"</div>" * 100_000,
    "line.html": b"<html><body><p>They met. " + b"word " * 2_200_000,
    "references.html": b"<p>They met. " + b"&#27;" * 300_000,
    "marks.html": ("<p>They met. a" + "\u0301\u0316" * 300_000).encode(),
    "marks.txt": ("They met. a" + "\u0301\u0316" * 300_000).encode(),
    "line.txt": b"They met. " + b"word " * 2_000_000,
    "quotes.md": b">" * 20_000 + b" They met.",
    "brackets.md": b"[" * 40_000 + b"They met.](",
    "braces.rtf": b"{\\rtf1 " + b"{" * 200_000 + b"They met." + b"}" * 200_000,
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_only_strange_is_still_shown(name: str) -> None:
    article = open_bytes(SHOWN[name], name)
    assert "They met." in article.text


def test_a_pdf_that_unpacks_to_a_gigabyte_is_refused() -> None:
    blanks, packer = b" " * 1_000_000, zlib.compressobj(9)
    first, again = (packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    check = reduce(lambda check, _: zlib.adler32(blanks, check), range(1_000), 1)
    packed = first + again * 999 + zlib.compress(b"")[2:4] + check.to_bytes(4, "big")
    bomb = pdf([drawn([(72, 700, 11, "They met.")])])
    old = re.search(rb"stream\n(.*?)\nendstream", bomb, re.DOTALL)
    assert old is not None
    bomb = bomb.replace(old[1], packed).replace(b"/Length %d" % len(old[1]), b"/Length %d" % len(packed))
    with pytest.raises(ImportFailed, match=r"cannot read 'x\.pdf'"):
        open_bytes(bomb, "x.pdf")


def test_a_worker_that_takes_too_long_is_ended_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "WALL_SECONDS", 0.3)
    slow = b"<rss><channel>" + b"<item><title>x</title></item>" * 60_000
    with pytest.raises(ImportFailed, match="takes longer than"):
        open_bytes(slow, "slow.rss")
    monkeypatch.undo()
    assert open_bytes(docx(p("They met.")), "next.docx").text == "They met."


def test_reading_can_be_cancelled() -> None:
    started = time.monotonic()
    slow = b"<rss><channel>" + b"<item><title>x</title></item>" * 60_000
    with pytest.raises(ImportFailed, match="cancelled"):
        open_data(slow, "slow.rss", cancelled=lambda: time.monotonic() > started + 0.2)


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="/proc tells a process's limits on Linux only")
def test_the_worker_can_write_no_file_and_has_a_gigabyte() -> None:
    worker = process.worker()
    worker.ask("docx", docx(p("They met.")), "x.docx")
    limits = Path(f"/proc/{worker.pid}/limits").read_text()
    assert re.search(r"Max file size +0 ", limits)
    assert re.search(r"Max address space +1000000000 ", limits)


@pytest.mark.parametrize("comment", ["<!--a-->", "<!-- -- -->\n", "<?a?><!--b-->", "<!DOCTYPE a [ ]>"])
def test_any_number_of_comments_before_a_page_is_passed_over_in_one_way_only(comment: str) -> None:
    for end in ("<p>They met.</p>", "<table><tr><td>They met.", "", "<!--"):
        in_time(partial(kind_of, (comment * 200 + end).encode(), "talks"), 0.02)


@pytest.mark.parametrize("mark", ["\u0f73", "\u0f75\u0f81", "\u0344", "\u0301\u0323"])
def test_marks_without_end_are_cut_whatever_they_are_taken_apart_into(mark: str) -> None:
    data = f"They met. a{mark * 60_000} They parted.".encode()
    article = in_time(lambda: open_bytes(data, "marks.txt"), 2)
    assert len(article.text) < 60
    assert article.text.endswith("They parted.")


def test_the_directory_of_a_zip_is_not_read_before_it_is_counted() -> None:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *(20, 3, 20, 0), *([0] * 14)) + b""
    for count in (3_000, 0xFFFF):
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * 3_000, 4, 0)
        with pytest.raises(ImportFailed, match="more than 2000 files"):
            Container(b"PK\x03\x04" + entry * 3_000 + end, "many.zip")

    def open_large() -> None:
        with pytest.raises(ImportFailed, match="larger than 20 MB"):
            open_bytes(b"PK\x03\x04" + bytes(30_000_000), "large.zip")

    in_time(open_large, 1)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("name", ["talks.epub", "talks.odt", "talks.zip", "talks"])
def test_a_member_damaged_in_any_packing_is_one_sentence(method: int, name: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("mimetype", "application/epub+zip" + " " * 80)
        archive.writestr("a.txt", "They met. " * 80)
    data = bytearray(buffer.getvalue())
    start = data.index(b"mimetype") + len("mimetype")
    data[start + 4 : start + 20] = b"\xff" * 16
    with pytest.raises(ImportFailed, match="is damaged"):
        open_bytes(bytes(data), name)


@pytest.mark.parametrize("digits", ["²", "٣", "9" * 5_000, "-1", "1e3", ""])
def test_a_strange_number_costs_the_number_not_the_article(digits: str) -> None:
    level = f'<w:numPr><w:ilvl w:val="{digits}"/><w:numId w:val="1"/></w:numPr>'
    documents = {
        "a.docx": docx(p("They met.", level)),
        "a.odt": odt(f"<text:p>They met.<text:s text:c='{digits}'/></text:p>"),
        "a.html": f"<ol start='{digits}'><li value='{digits}'>They met.</li></ol>".encode(),
    }
    for name, data in documents.items():
        assert "They met." in open_bytes(data, name).text


def test_whatever_a_reader_raises_is_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(ImportFailed, match=r"^cannot read 'talks': it was not foreseen \(a␛b\)$"),
        in_one_sentence("cannot read 'talks'", "it was not foreseen"),
    ):
        raise RuntimeError("a\x1bb")
    for strange in (f"{tmp_path}/\ud800", f"{tmp_path}/{'a' * 5_000}", f"{tmp_path}/[", f"{tmp_path}/**[!"):
        with pytest.raises(ImportFailed, match=r"^cannot read"):
            open_source(strange)
