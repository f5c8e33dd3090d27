"""From lines on pages to blocks: columns, running heads, paragraphs, hyphens, headings. Pure; points of 1/72 inch."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from summitreader.importers.pages.runs import CHARACTER, TextRun, read_runs
from summitreader.importers.pieces import Piece
from summitreader.importers.plain.raised import BEFORE, write_raised

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[-*•‣◦▪▫■●○·–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})\)|\d{1,3}\.(?:\d{1,2}\.?)*+)\s+\S")
_HYPHENATED = re.compile(r"(?<!\w)\w++-\w+")
_CUT = re.compile(r"(?<!\w)(\w++)[-\u00ad\u2010]$")  # a word that ends with its line
_ENDS = re.compile(r"[.!?…:;][\"”’')\]]*$")
_NOTE = re.compile(
    r"(?:\[?\d{1,3}[\]).]?|[¹²³⁴-⁹⁰]{1,3}|[*†‡§]{1,3}|\[[*†‡§]{1,3}\])\s*[^\W\d]"
)  # begins a note at the foot of a page
_HEADING_LENGTH = 160
_RAISED = 0.8  # of the line's size, at most: a sign above the line
_SMALL = 0.92  # of the text's size, at most: notes


class PageLine(NamedTuple):
    """The words of one line of one column."""

    x: float
    y: float
    size: float
    text: str
    bold: bool

    @property
    def end(self) -> float:
        """The place where, about, its last character ends."""
        return self.x + CHARACTER * self.size * len(self.text)


def page_lines(runs: list[TextRun], width: float) -> list[PageLine]:
    """Return a page's lines in reading order; where two columns share their lines, the left one comes first."""
    rows: list[list[list[TextRun]]] = []
    for run in read_runs(runs):
        last = rows[-1][-1][-1] if rows else None
        if last is None or abs(run.y - last.y) > 0.5 * max(run.size, last.size, 1):
            rows.append([[run]])
        elif run.x - (last.x + CHARACTER * last.size * len(last.text)) > 2.5 * max(last.size, 1) and last.text.strip():
            rows[-1].append([run])
        else:
            rows[-1][-1].append(run)
    split = _gutter(rows, width)
    if split is None:
        return [line for row in rows if (line := _line([run for segment in row for run in segment]))]
    left = [line for row in rows for segment in row if segment[0].x < split - 1 and (line := _line(segment))]
    right = [line for row in rows for segment in row if segment[0].x >= split - 1 and (line := _line(segment))]
    return left + right


def find_blocks(pages: list[list[PageLine]]) -> Iterator[Piece]:
    """Yield the blocks of a document's pages, without running heads and page numbers, words mended, lines joined."""
    kept = _without_running_heads(pages)
    lines = [line for page in kept for line in page]
    if not lines:
        return
    body = median(line.size for line in lines for _ in range(1 + len(line.text) // 20))
    hyphenated = set(_HYPHENATED.findall(" ".join(line.text for line in lines)))
    titled = False
    for group in _paragraphs(kept, body):
        words = _joined(group, hyphenated)
        large = group[0].size > 1.12 * body
        short = len(words) <= _HEADING_LENGTH and not _ENDS.search(words)
        if short and large and not titled and group[0].size > 1.3 * body:
            titled = True
            yield Piece(words, "title")
        elif short and (large or (all(line.bold for line in group) and not _ITEM.match(words))):
            yield Piece(words, "heading")
        else:
            yield Piece(words, "item" if _ITEM.match(words) and len(words) <= 400 else "paragraph")


def _line(runs: list[TextRun]) -> PageLine | None:
    """Return the line that runs beside each other make, raised signs written on it; None where they have no words."""
    sized = max(runs, key=lambda run: len(run.text.strip()))
    parts: list[str] = []
    for run in runs:
        raised = run.size <= _RAISED * sized.size and run.y - sized.y > 0.1 * sized.size
        parts.append(_mark(run.text, "".join(parts[-BEFORE:])) if raised else run.text)
    words = " ".join("".join(parts).split())
    bold = all(run.bold for run in runs if run.text.strip())
    return PageLine(runs[0].x, runs[0].y, sized.size, words, bold) if words else None


def _mark(text: str, before: str) -> str:
    """Return what a raised run is on the line: a reader of PDF takes its height for a gap before it."""
    mark = write_raised(text.strip(), before)
    return mark if mark != text.strip() else text


def _gutter(rows: list[list[list[TextRun]]], width: float) -> float | None:
    """Return where the right one of two columns begins, if rows run across both."""
    starts = [segment[0].x for row in rows if len(row) == 2 for segment in row[1:]]
    starts = [x for x in starts if 0.35 * width < x < 0.7 * width]
    if len(starts) < 5:
        return None
    common, count = Counter(round(x / 6) for x in starts).most_common(1)[0]
    return min(x for x in starts if round(x / 6) == common) if count >= 0.6 * len(starts) else None


def _without_running_heads(pages: list[list[PageLine]]) -> list[list[PageLine]]:
    """Return pages less what stands at the head or foot of many of them, and less page numbers."""
    if len(pages) < 2:
        return pages
    edges = [
        {*sorted(page, key=lambda line: -line.y)[:2], *sorted(page, key=lambda line: line.y)[:2]} for page in pages
    ]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = 2 if len(pages) < 6 else 3
    heights = {key[1] for key, count in seen.items() if count >= often}
    return [
        [line for line in page if line not in edge or not _runs(line, seen, often, heights)]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _runs(line: PageLine, seen: Counter[tuple[str, int]], often: int, heights: set[int]) -> bool:
    """Return whether an edge line is a page number, is repeated, or stands where others do and has its own number."""
    key = _key(line)
    if _PAGE_NUMBER.fullmatch(line.text) or seen[key] >= often:
        return True
    return key[1] in heights and len(line.text) < 90 and bool(re.search(r"^\d+\s|\s\d+$", line.text))


def _key(line: PageLine) -> tuple[str, int]:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.lower()), round(line.y / 12)


def _paragraphs(pages: list[list[PageLine]], body: float) -> Iterator[list[PageLine]]:
    """Yield the lines of each paragraph; notes at the foot of a page after the paragraph that runs on over it."""
    gaps = [above.y - below.y for page in pages for above, below in pairwise(page)]
    leading = median([gap for gap in gaps if 4 < gap < 40] or [12.0])
    right = sorted(line.end for page in pages for line in page)[-1 - len(gaps) // 20]
    group: list[PageLine] = []
    feet: list[list[PageLine]] = []
    for page in pages:
        foot = _foot(page, body)
        text = page[: len(page) - len(foot)]
        for at, line in enumerate(text):
            if group and _begins(group[-1], line, leading, right, turned=at == 0):
                yield group
                yield from feet
                group, feet = [], []
            group.append(line)
        for last, line in zip([None, *foot], foot, strict=False):
            if last and not _begins(last, line, leading, right, turned=False) and not _NOTE.match(line.text):
                feet[-1].append(line)
            else:
                feet.append([line])
    if group:
        yield group
    yield from feet


def _foot(page: list[PageLine], body: float) -> list[PageLine]:
    """Return the last lines of a page that are notes: in smaller type than the text, and beneath it."""
    start = len(page)
    while start and page[start - 1].size <= _SMALL * body:
        start -= 1
    foot, text = page[start:], page[:start]
    if not (foot and text):
        return []
    gap = min(line.y for line in text) - foot[0].y
    return foot if gap > 2 * body or (gap > 0 and _NOTE.match(foot[0].text)) else []


def _begins(last: PageLine, line: PageLine, leading: float, right: float, turned: bool) -> bool:
    """Return whether a line begins a paragraph; `turned` where it stands on another page than the last one."""
    if abs(line.size - last.size) > 0.1 * last.size or line.bold != last.bold:
        return not (line.text[:1].islower() and abs(line.size - last.size) <= 0.1 * last.size)
    if _ITEM.match(line.text):
        return True
    ended = bool(_ENDS.search(last.text))
    gap = last.y - line.y
    if turned or gap < 0:  # the next page or column
        return ended or not line.text[:1].islower()
    if gap > 1.35 * leading:
        return True
    indented = line.x > last.x + 0.8 * line.size
    return ended and (indented or last.end < last.x + 0.75 * (right - last.x))


def _joined(lines: list[PageLine], hyphenated: set[str]) -> str:
    """Return the words of lines, those mended that a hyphen at a line's end cuts in two.

    The hyphen stays, without a blank after it, before a capital or a figure, after a figure, in a word that has another
    one, and where the document has the word with it elsewhere.
    """
    words = lines[0].text
    for line in lines[1:]:
        cut = _CUT.search(words)
        begun = re.match(r"[^\W_]\w*", line.text)
        if not (cut and begun):
            words += f" {line.text}"
        elif words.endswith("\u00ad"):
            words = words[:-1] + line.text
        else:
            own = not begun[0][0].islower() or cut[1].isdecimal() or words[cut.start() - 1 : cut.start()] == "-"
            keeps = own or f"{cut[1]}-{begun[0]}" in hyphenated
            words = (words if keeps else words[:-1]) + line.text
    return words
