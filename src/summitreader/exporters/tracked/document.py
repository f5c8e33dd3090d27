"""Two versions as a Word document (DOCX) with tracked changes: accepting all gives the newer text."""

from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import quoteattr

from summitreader.comparison import Comparison
from summitreader.exporters.ooxml import WORD, heading_style, packed_document, run
from summitreader.exporters.tracked.lines import TrackedLine, tracked_lines
from summitreader.exporters.tracked.runs import RunKind, tracked_runs

_AUTHOR = "summitreader"
_STYLES = {"title": "Title", "heading": "Heading1"}
_MARKS: dict[RunKind, str] = {"dropped": "del", "added": "ins"}


def write_tracked_docx(found: Comparison, day: str) -> bytes:
    """Return the newer text as a document in which all that changed is tracked.

    Args:
        found: Two versions, the older first.
        day: The date of the changes, as 2025-10-04.
    """
    document = _Document(f"{day}T00:00:00Z").write(tracked_lines(found))
    styles = heading_style("Title", "Title", 32) + heading_style("Heading1", "heading 1", 26)
    return packed_document(document, styles)


class _Document:
    """The main part; every tracked change has a number of its own."""

    def __init__(self, date: str) -> None:
        self._numbers = count(1)
        self._by = f"w:author={quoteattr(_AUTHOR)} w:date={quoteattr(date)}"

    def write(self, lines: list[TrackedLine]) -> str:
        """Return the part with all lines."""
        body = "".join(map(self._paragraph, lines)) or "<w:p/>"
        return f'<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'

    def _paragraph(self, line: TrackedLine) -> str:
        if line.old is not None and line.new is not None:
            return f"<w:p>{_properties(line)}{''.join(self._runs(line.old, line.new))}</w:p>"
        if line.move is not None:
            return self._moved(line, line.move)
        name, words = ("del", line.old) if line.new is None else ("ins", line.new)
        return f"<w:p>{_properties(line, self._change(name))}{self._marked(name, words or '')}</w:p>"

    def _runs(self, old: str, new: str) -> Iterator[str]:
        for kind, words in tracked_runs(old, new):
            yield self._marked(_MARKS[kind], words) if kind in _MARKS else run(words)

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
        return f"{self._change(name)[:-2]}>{run(words, 'delText' if name == 'del' else 't')}</w:{name}>"

    def _change(self, name: str) -> str:
        """Return the mark of a change, an empty element."""
        return f'<w:{name} w:id="{next(self._numbers)}" {self._by}/>'


def _properties(line: TrackedLine, change: str = "") -> str:
    """Return the properties of a paragraph: its style, and how its end is tracked."""
    style = f'<w:pStyle w:val="{_STYLES[line.kind]}"/>' if line.kind in _STYLES else ""
    mark = f"<w:rPr>{change}</w:rPr>" if change else ""
    return f"<w:pPr>{style}{mark}</w:pPr>" if style or mark else ""
