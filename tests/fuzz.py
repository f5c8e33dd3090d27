"""`python -m tests.fuzz --minutes 10`: broken documents of every kind through the importers and the parser.

Each input is a good document of one kind, cut, repeated, spliced with another or sprinkled with what has hurt readers
before. It is opened as the reader opens it, worker and all. A crash is: the worker died without a limit to blame, an
exception that is no ImportFailed, a control character in any field, blocks out of order, or a parser that fails.
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean, clean_line
from summitreader.importers.opened import Listing, Opened
from summitreader.importers.opening import open_bytes, open_data
from summitreader.model import Article
from summitreader.parser import parse
from tests.importers.made import docx, drawn, epub, odt, p, pdf, zipped

WORDS = "President Anna Novak said on Monday that both sides “agreed” to sign 15 documents, adding that talks go on. "
PAGE = f"<html><head><title>Talks | Post</title></head><body><h1>Talks</h1><p>{WORDS * 3}</p><ul><li>one</li></ul>"
TABLE = "| a | b |\n|---|---|\n| c | [d](e) |\n"
MHTML = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
RSS = f"<title>P</title><item><title>T</title><description>{WORDS}</description></item>"
JSON = '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "T", "content_html": "<p>They met.</p>"}]}'
MAIL = "From: a@b.example\nSubject: =?utf-8?q?T=C3=A4lks?=\nDate: Wed, 4 Mar 2026 10:00:00 +0000\n\n"
SEEDS: dict[str, bytes] = {
    "a.txt": f"Talks\n\n{WORDS}\n\n- one\n- two\n\nPRESIDENT NOVAK: {WORDS}".encode(),
    "a.md": f"---\ntitle: Talks\n---\n# Talks\n\n{WORDS}\n\n1. one\n   - two\n\n{TABLE}".encode(),
    "a.html": PAGE.encode(),
    "a.mhtml": f"{MHTML}{PAGE}\n--b--".encode(),
    "a.pdf": pdf([drawn([(72, 700, 20, "Talks"), (72, 660, 11, "They met and agreed."), (72, 40, 9, "1")])] * 2),
    "a.docx": docx(p("Talks") + p(WORDS), footnotes=f'<w:footnote w:id="1">{p("x")}</w:footnote>'),
    "a.odt": odt(f"<text:h>Talks</text:h><text:p>{WORDS}</text:p>"),
    "a.epub": epub({"a.xhtml": f"<h1>One</h1><p>{WORDS * 3}</p>", "b.xhtml": f"<p>{WORDS * 3}</p>"}),
    "a.rtf": rb"{\rtf1\ansi{\fonttbl\f0 Arial;}{\info{\title T}}Talks\par They \b met\b0 \u8220?\'93.\par}",
    "a.eml": f"{MAIL}{WORDS}".encode(),
    "a.rss": f"<rss><channel>{RSS}</channel></rss>".encode(),
    "b.json": JSON.encode(),
    "a.zip": zipped({"a.txt": WORDS, "b.html": PAGE}),
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
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(SEEDS[name])) as archive:
        parts = {member: archive.read(member) for member in archive.namelist()}
    victim = chance.choice(list(parts))
    parts[victim] = mutated(parts[victim], chance)
    return zipped(dict(parts))


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


def run(seconds: float, seed: int, keep: Path | None = None) -> Counter[str]:
    """Opens broken documents for so long; counts inputs, read, refused, crashes. `keep` is a folder for crashes."""
    chance, counts, end = random.Random(seed), Counter[str](), time.monotonic() + seconds
    while time.monotonic() < end:
        name = chance.choice(list(SEEDS))
        sound = SEEDS[name].startswith(b"PK") and chance.random() < 0.6
        data = repacked(name, chance) if sound else mutated(SEEDS[name], chance)
        counts["inputs"] += 1
        try:
            opened = open_data(data, name)
            check(opened)
            if isinstance(opened, Listing) and opened.entries and opened.entries[0].source == name:
                check(open_data(data, name, member=opened.entries[0].member))
            counts["read"] += 1
        except ImportFailed as fault:
            counts["refused"] += 1
            if str(fault) != clean_line(str(fault)) or "broke its reader" in str(fault):
                counts.update(_crash(keep, name, data, fault))
        except Exception as fault:
            counts.update(_crash(keep, name, data, fault))
    return counts


def _crash(keep: Path | None, name: str, data: bytes, fault: Exception) -> tuple[str]:
    print(f"crash: {name}: {type(fault).__name__}: {clean_line(str(fault))[:200]}", file=sys.stderr)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{abs(hash(data)):x}-{name}").write_bytes(data)
    return ("crashes",)


def main() -> None:
    """Runs for the minutes asked for and prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that crash")
    arguments = parser.parse_args()
    assert isinstance(open_bytes(SEEDS["a.html"], "a.html"), Article)
    counts = run(arguments.minutes * 60, arguments.seed, arguments.keep)
    print(
        f"seed {arguments.seed}: "
        + ", ".join(f"{counts[name]} {name}" for name in ("inputs", "read", "refused", "crashes"))
    )
    sys.exit(1 if counts["crashes"] else 0)


if __name__ == "__main__":
    main()
