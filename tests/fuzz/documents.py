"""Documents: good ones of every kind, broken relatives, and what must hold of whatever is read of them."""

import io
import random
import zipfile

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean, clean_line
from summitreader.importers.opened import Listing, Opened
from summitreader.importers.opening import open_data
from summitreader.parser import parse
from tests.fuzz.structure import reshaped
from tests.importers.made import docx, drawn, epub, odt, p, pdf, zipped

WORDS = "President Anna Novak said on Monday that both sides “agreed” to sign 15 documents, adding that talks go on. "
LINKED = '{"@type": "NewsArticle", "headline": "Talks", "datePublished": "2026-03-04", "author": {"name": "A. Lee"}}'
PAGE = (
    f'<html lang="en"><head><title>Talks | Post</title><meta name="date" content="2026-03-04">'
    f'<script type="application/ld+json">{LINKED}</script></head><body><nav><a href="/a">Home</a></nav><article>'
    f'<h1>Talks</h1><p class="byline">By Ann Lee</p><p>{WORDS * 3}</p><ol start="7"><li value="9">one</li></ol>'
    f'<table><tr><td>15</td><td>km<sup>2</sup></td></tr></table><p hidden>x</p><p>In 2026<sup><a href="#n">4</a></sup>.'
    f"</p><blockquote>“Yes.”</blockquote></article><footer>© Post</footer></body></html>"
)
STRUCK = (
    "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>ten</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
)
LISTED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>'
ROWS = f"<w:tbl><w:tr><w:tc>{LISTED}</w:tc><w:tc>{STRUCK}</w:tc></w:tr></w:tbl>"
TABLE = "| a | b |\n|---|---|\n| c | [d](e) |\n"
MHTML = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
RSS = f"<title>P</title><item><title>T</title><description>{WORDS}</description></item>"
JSON = '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "T", "content_html": "<p>They met.</p>"}]}'
MAIL = "From: a@b.example\nSubject: =?utf-8?q?T=C3=A4lks?=\nDate: Wed, 4 Mar 2026 10:00:00 +0000\n\n"
_CODED = '<Coding guid="c"><CodeRef targetGUID="{A}"/><NoteRef targetGUID="n"/></Coding>'
PROJECT = zipped(
    {
        "project.qde": '<?xml version="1.0"?><Project name="P" origin="ATLAS.ti" xmlns="urn:QDA-XML:project:1.0">'
        '<Users><User guid="u" name="Ann"/></Users><CodeBook><Codes><Code guid="{A}" name="Talks" isCodable="true"/>'
        '</Codes></CodeBook><Sources><TextSource guid="s" name="One" plainTextPath="internal://s.txt">'
        f'<PlainTextSelection guid="p" name="President" startPosition="3" endPosition="12">{_CODED}'
        "</PlainTextSelection></TextSource></Sources>"
        '<Notes><Note guid="n"><PlainTextContent>Why?</PlainTextContent></Note></Notes></Project>',
        "sources/s.txt": f"🌧\r\n{WORDS * 2}\r\n\r\n{WORDS}",
    }
)
SEEDS: dict[str, bytes] = {
    "a.txt": f"Talks\n\n{WORDS}\n\n- one\n- two\n\nPRESIDENT NOVAK: {WORDS}".encode(),
    "a.md": f"---\ntitle: Talks\n---\n# Talks\n\n{WORDS}\n\n1. one\n   - two\n\n{TABLE}".encode(),
    "a.html": PAGE.encode(),
    "a.mhtml": f"{MHTML}{PAGE}\n--b--".encode(),
    "a.pdf": pdf([drawn([(72, 700, 20, "Talks"), (72, 660, 11, "They met and agreed."), (72, 40, 9, "1")])] * 2),
    "a.docx": docx(
        p("Talks") + p(WORDS) + LISTED + STRUCK + ROWS, footnotes=f'<w:footnote w:id="1">{p("x")}</w:footnote>'
    ),
    "a.odt": odt(
        f'<text:h text:outline-level="1">Talks</text:h><text:p>{WORDS}<text:s text:c="3"/></text:p>'
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
    ),
    "a.epub": epub({"a.xhtml": f"<h1>One</h1><p>{WORDS * 3}</p>", "b.xhtml": f"<p>{WORDS * 3}</p>"}),
    "a.rtf": rb"{\rtf1\ansi{\fonttbl\f0 Arial;}{\info{\title T}}Talks\par They \b met\b0 \u8220?\'93.\par}",
    "a.eml": f"{MAIL}{WORDS}".encode(),
    "a.rss": f"<rss><channel>{RSS}</channel></rss>".encode(),
    "b.json": JSON.encode(),
    "a.zip": zipped({"a.txt": WORDS, "b.html": PAGE}),
    "a.qdpx": PROJECT,
}
_UNSEEN = (0x7F, 0x9B, 0x9D, 0x85, 0x2028, 0x202E, 0x2067, 0x200B, 0xFEFF, 0x301, 0xE0041, 0xFFFF)
SPICE = [
    *(bytes([code]) for code in range(32)),
    *(chr(code).encode() for code in _UNSEEN),
    *(b"&#27;", b"&#x9b;", b"\x1b]52;c;YQ==\x07", b"[/b]", b"[@click=app.quit]", b"\xff\xfe", b"\xed\xa0\x80"),
    *(b"<", b">", b"<![CDATA[", b"]]>", b"<!DOCTYPE x>", b"&", b"{", b"}", b"\\", b'"', b"--b", b"%PDF-1.4"),
    *(b"PK\x03\x04", b"9" * 400, b"-1", b"NaN", b"endobj", b"stream", b"/Length 99999999", b"\\u-1?"),
    *(b"\xc0\x80", b"=?x?q?=FF?=", b"(" * 300, b"<p>" * 300),
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A broken relative of a document."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(7):
            case 0 if out:
                out[min(at, len(out) - 1)] = chance.randrange(256)
            case 1:
                out[at:at] = chance.choice(SPICE) * chance.choice((1, 1, 1, 50))
            case 2:
                del out[at : at + chance.choice((1, 10, 1000))]
            case 3:
                out[at:at] = out[at : at + 200] * chance.choice((1, 5, 60))
            case 4:
                other = chance.choice(list(SEEDS.values()))
                start = chance.randrange(len(other))
                out[at:at] = other[start : start + 300]
            case 5 if len(out) > 4:
                out[at : at + 4] = chance.choice((0, 1, 2**31, 2**32 - 1, 0xFFFF)).to_bytes(4, "little")
            case _:
                out[at : at + 1] = chance.choice(SPICE)
    return bytes(out)


def repacked(name: str, chance: random.Random) -> bytes:
    """A ZIP container whose members are broken and whose frame is sound, so that what reads the members is reached."""
    with zipfile.ZipFile(io.BytesIO(SEEDS[name])) as archive:
        parts = {member: archive.read(member) for member in archive.namelist()}
    victim = chance.choice(list(parts))
    parts[victim] = broken(parts[victim], chance)
    return zipped(dict(parts))


def broken(data: bytes, chance: random.Random) -> bytes:
    """A relative of a document that is broken by bytes or by pieces."""
    return (
        mutated(data, chance) if chance.random() < 0.4 else reshaped(data, chance.choice(list(SEEDS.values())), chance)
    )


def make(chance: random.Random) -> tuple[str, bytes]:
    """Return the name and the bytes of a broken document."""
    name = chance.choice(list(SEEDS))
    sound = SEEDS[name].startswith(b"PK") and chance.random() < 0.8
    return name, repacked(name, chance) if sound else broken(SEEDS[name], chance)


def opens(name: str, data: bytes) -> bool:
    """Return whether a document is read, and not refused with a sentence. Raises where a promise is broken."""
    try:
        opened = open_data(data, name)
        check(opened)
        if isinstance(opened, Listing) and opened.entries and opened.entries[0].source == name:
            check(open_data(data, name, member=opened.entries[0].member))
    except ImportFailed as refusal:
        fault = str(refusal)
    else:
        return True
    assert fault == clean_line(fault), "a control in a sentence"
    assert "broke its reader" not in fault, fault
    return False


def check(opened: Opened) -> None:
    """Raises AssertionError where what was opened breaks a promise."""
    if isinstance(opened, Listing):
        for entry in opened.entries:
            assert entry.title == clean_line(entry.title), "a control in a list"
        return
    assert opened.text == clean(opened.text), "text that is not clean"
    facts = (opened.title, opened.publisher, opened.citing, opened.author, opened.url, opened.published)
    for value in filter(None, (*facts, *opened.notes)):
        assert value == clean_line(value), "a control in a field"
    at = 0
    for block in opened.blocks:
        assert at <= block.span.start < block.span.end <= len(opened.text), "blocks out of order"
        at = block.span.end
    parse(opened)
