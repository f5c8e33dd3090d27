"""What a browser shows and a page's text does not say: numbers of list items, raised signs, tables that are none."""

import re
from collections.abc import Iterator

import lxml.html

from summitreader.importers.plain.numbers import read_number, write_number
from summitreader.importers.plain.raised import BEFORE, write_raised

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {"lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-latin": "lowerLetter",
           "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman"}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_NUMBERED = re.compile(r"⁅([0-9A-Za-z-]{1,12}\.)⁆\s*")  # brackets that pages do not have, and trafilatura keeps
_INLINE = frozenset({"a", "abbr", "b", "br", "cite", "em", "font", "i", "q", "small", "span", "strong", "sub", "sup"})
_CELL = 200  # code points: a table whose cells are longer lays out the page
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_LONGEST_MARK = 24
_NOTE = re.compile(r"#.*(?:f(?:oo)?t?n|note|cite|ref)", re.IGNORECASE)


def write_out(tree: lxml.html.HtmlElement) -> None:
    """Write the numbers of list items and the marks of notes into a page's text, and unmake tables that lay it out."""
    for table in list(tree.iter("table")):
        if _lays_out(table):
            for part in (table, *_parts(table)):
                # Words that stand in a cell as they are are a paragraph.
                part.tag = "p" if part.tag in ("td", "th") and all(inner.tag in _INLINE for inner in part) else "div"
    for element in list(tree.iter("sup", "span")):
        if element.tag == "sup" or _RAISED.search(element.get("style") or ""):
            _write_raised(element)
    for quoted in list(tree.iter("q")):
        _write_quotation(quoted)
    for link in list(tree.iter("a")):
        if _is_note_mark(link):
            link.text = f"[{(link.text or '').strip()}]"
    for numbered in tree.iter("ol"):
        for item, number in zip(numbered.iterchildren("li"), _numbers(numbered), strict=True):
            item.text = f"⁅{number}.⁆{item.text or ''}"


def item_number(words: str) -> tuple[str | None, str]:
    """Return the number that was written into the words of a list item, if there is one, and the words without it."""
    found = _NUMBERED.match(words)
    rest = words[found.end() :] if found else words
    return (found[1] if found else None), _NUMBERED.sub(r"\1 ", rest)


def _numbers(numbered: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the number of each item, counted as browsers do: from `start` on, anew from each `value`, backwards too."""
    items = list(numbered.iterchildren("li"))
    style = _STYLE.search(numbered.get("style") or "")
    form = _FORMS.get(numbered.get("type") or "") or _STYLES.get(style[1].lower() if style else "", "decimal")
    backwards = numbered.get("reversed") is not None
    start = read_number(numbered.get("start"))
    number = start if start is not None else len(items) if backwards else 1
    for item in items:
        own = read_number(item.get("value"))
        number = number if own is None else own
        yield write_number(number, form)
        number += -1 if backwards else 1


def _lays_out(table: lxml.html.HtmlElement) -> bool:
    """Return whether a table has no data but puts the parts of the page in their places, as old pages and mails do."""
    if table.get("role") in ("presentation", "none"):
        return True
    cells = [part for part in _parts(table) if part.tag in ("td", "th")]
    return not any(cell.tag == "th" for cell in cells) and any(_is_long(cell) or _has_parts(cell) for cell in cells)


def _parts(table: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """Yield the groups, rows and cells of a table, but for those of tables inside it."""
    for part in table.iterchildren("thead", "tbody", "tfoot", "tr", "td", "th"):
        yield part
        if part.tag not in ("td", "th"):
            yield from _parts(part)


def _has_parts(cell: lxml.html.HtmlElement) -> bool:
    """Return whether a cell holds a text of its own: several paragraphs, or a heading."""
    return len(cell.findall("p")) > 1 or any(cell.find(heading) is not None for heading in ("h1", "h2", "h3"))


def _is_long(cell: lxml.html.HtmlElement) -> bool:
    length = 0
    for words in cell.itertext():
        length += len(words.strip())
        if length > _CELL:
            return True
    return False


def _write_quotation(quoted: lxml.html.HtmlElement) -> None:
    """Write the quotation marks that browsers show; as a quotation the words would become a block of their own."""
    quoted.tag = "span"
    if quoted.text_content().strip()[:1] in ("“", "„", "«", "»", '"', "‘", "'"):
        return
    quoted.text = f"“{quoted.text or ''}"
    if len(quoted):
        quoted[-1].tail = f"{quoted[-1].tail or ''}”"
    else:
        quoted.text += "”"


def _write_raised(sup: lxml.html.HtmlElement) -> None:
    words = sup.text_content()
    parent = sup.getparent()
    if parent is None or not words.strip() or len(words) > _LONGEST_MARK:
        return
    links = (sup, *sup.iterancestors("a"), *sup.iter("a"))
    shown = write_raised(words, _before(sup), any("#" in (link.get("href") or "") for link in links))
    if shown != words:
        for part in list(sup):
            sup.remove(part)
        sup.text = shown


def _before(element: lxml.html.HtmlElement) -> str:
    """Return the last words before an element in its block."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        text = (parent.text or "") if parent is not None else ""
    else:
        text = previous.tail or ("" if previous.tag == "br" else previous.text_content())
    return text[-BEFORE:]


def _is_note_mark(link: lxml.html.HtmlElement) -> bool:
    """Return whether a link is a note's number that nothing but its look sets apart from the word before it."""
    if not (link.text or "").strip().isdecimal() or len(link) or not _before(link).strip():
        return False
    named = "noteref" in (link.get("role") or link.get("epub:type") or "")
    return named or _NOTE.match(link.get("href") or "") is not None
