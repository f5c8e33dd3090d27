"""Two versions as a Word document (DOCX) with tracked changes: accepting all gives the newer text."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from summitreader.comparison import Comparison
from summitreader.exporters.tracked.lines import TrackedLine, tracked_lines
from summitreader.exporters.tracked.runs import RunKind, tracked_runs

_AUTHOR = "summitreader"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {"title": "Title", "heading": "Heading1"}
# What XML cannot hold; importing takes nearly all of it out.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_LETTER = "\ufffd"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip file; what is written is the same on every day
_MARKS: dict[RunKind, str] = {"dropped": "del", "added": "ins"}


def write_tracked_docx(found: Comparison, day: str) -> bytes:
    """Return the newer text as a document in which all that changed is tracked.

    Args:
        found: Two versions, the older first.
        day: The date of the changes, as 2025-10-04.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": _Document(f"{day}T00:00:00Z").write(tracked_lines(found)),
        "word/styles.xml": _styles(),
        "word/_rels/document.xml.rels": _relations(("styles", "styles.xml")),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(ZipInfo(name, _FIRST_DAY), _HEAD + content, ZIP_DEFLATED)
    return packed.getvalue()


class _Document:
    """The main part; every tracked change has a number of its own."""

    def __init__(self, date: str) -> None:
        self._numbers = count(1)
        self._by = f"w:author={quoteattr(_AUTHOR)} w:date={quoteattr(date)}"

    def write(self, lines: list[TrackedLine]) -> str:
        """Return the part with all lines."""
        body = "".join(map(self._paragraph, lines)) or "<w:p/>"
        return f'<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>'

    def _paragraph(self, line: TrackedLine) -> str:
        if line.old is not None and line.new is not None:
            return f"<w:p>{_properties(line)}{''.join(self._runs(line.old, line.new))}</w:p>"
        if line.move is not None:
            return self._moved(line, line.move)
        name, words = ("del", line.old) if line.new is None else ("ins", line.new)
        return f"<w:p>{_properties(line, self._change(name))}{self._marked(name, words or '')}</w:p>"

    def _runs(self, old: str, new: str) -> Iterator[str]:
        for kind, words in tracked_runs(old, new):
            yield self._marked(_MARKS[kind], words) if kind in _MARKS else _run(words)

    def _moved(self, line: TrackedLine, move: int) -> str:
        """Return a paragraph that was moved, where it was or where it is now."""
        name, words = ("moveFrom", line.old) if line.new is None else ("moveTo", line.new)
        number = next(self._numbers)
        start = f'<w:{name}RangeStart w:id="{number}" {self._by} w:name="move{move + 1}"/>'
        marked = self._marked(name, words or "")
        end = f'<w:{name}RangeEnd w:id="{number}"/>'
        return f"<w:p>{_properties(line, self._change(name))}{start}{marked}{end}</w:p>"

    def _marked(self, name: str, words: str) -> str:
        """Return words that are tracked."""
        return f"{self._change(name)[:-2]}>{_run(words, 'delText' if name == 'del' else 't')}</w:{name}>"

    def _change(self, name: str) -> str:
        """Return the mark of a change, an empty element."""
        return f'<w:{name} w:id="{next(self._numbers)}" {self._by}/>'


def _properties(line: TrackedLine, change: str = "") -> str:
    """Return the properties of a paragraph: its style, and how its end is tracked."""
    style = f'<w:pStyle w:val="{_STYLES[line.kind]}"/>' if line.kind in _STYLES else ""
    mark = f"<w:rPr>{change}</w:rPr>" if change else ""
    return f"<w:pPr>{style}{mark}</w:pPr>" if style or mark else ""


def _run(words: str, name: str = "t") -> str:
    # A parser of XML reads a carriage return as a line feed, unless it is written as a number.
    written = escape(_NO_XML.sub(_NO_LETTER, words), {"\r": "&#13;"})
    return f'<w:r><w:{name} xml:space="preserve">{written}</w:{name}></w:r>'


def _content_types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _styles() -> str:
    def style(name: str, shown: str, size: int, default: str = "") -> str:
        based = "" if default else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
        look = f'<w:rPr>{"" if default else "<w:b/>"}<w:sz w:val="{size}"/></w:rPr>'
        space = '<w:pPr><w:spacing w:after="160"/></w:pPr>'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{shown}"/>'
            f"{based}{space}{look}</w:style>"
        )

    styles = style("Normal", "Normal", 22, ' w:default="1"') + style("Title", "Title", 32)
    return f'<w:styles xmlns:w="{_W}">{styles}{style("Heading1", "heading 1", 26)}</w:styles>'
