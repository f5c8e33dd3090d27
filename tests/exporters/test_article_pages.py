"""Articles as one page: parsed strictly as HTML, and held to what a screen reader and print need."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from summitreader.exporters.formats import write_document
from summitreader.exporters.rows.columns import COLUMNS, ROW_KINDS, RowKind
from summitreader.exporters.rows.make import TableSource, make_rows
from summitreader.exporters.rows.write import write_rows
from summitreader.importers.plain.text import read_text
from summitreader.model import Span
from summitreader.session import parse, read, seed
from tests.exporters.test_notes import HOSTILE
from tests.exporters.test_rows import MARKS
from tests.readings import READING

SOURCE = TableSource(READING, "0123456789abcdef", "talks.txt")
SEED = TableSource(read(seed()), "fedcba9876543210")
EMPTY = TableSource(parse(read_text("")), "0" * 16)
ODD = replace(
    SOURCE,
    reading=replace(
        READING,
        article=replace(READING.article, title=HOSTILE, url="javascript:alert(1)", publisher='"><img src=x>'),
        speakers=(replace(READING.speakers[0], name=HOSTILE),),
        statements=(replace(READING.statements[0], speaker=HOSTILE),),
    ),
)
PAGES: dict[str, tuple[TableSource, ...]] = {
    "none": (),
    "one": (SOURCE,),
    "many": (SOURCE, SEED, SOURCE),
    "empty": (EMPTY,),
    "odd": (ODD,),
}


def _page(*sources: TableSource) -> str:
    return "".join(map(str, write_document(sources, "html")))


def _tree(page: str) -> Element:
    """The page as a browser has it; the parser fails at the first thing that HTML does not allow."""
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return tree


@pytest.mark.parametrize("sources", PAGES.values(), ids=PAGES)
def test_a_page_is_sound_html_that_fetches_and_runs_nothing(sources: tuple[TableSource, ...]) -> None:
    page = _page(*sources)
    tree = _tree(page)
    assert not [node.tag for node in tree.iter() if node.tag in ("script", "link", "img", "iframe", "object", "form")]
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on") or name == "src"]
    assert not re.search(r"url\(|@import|https?://", re.search(r"<style>.*?</style>", page, re.DOTALL)[0])  # type: ignore[index]
    links = [node.attrib["href"] for node in tree.iter("a")]
    assert all(link.startswith(("#", "https://", "http://")) for link in links)


@pytest.mark.parametrize("sources", PAGES.values(), ids=PAGES)
def test_a_page_has_landmarks_headings_in_order_and_names_for_its_parts(sources: tuple[TableSource, ...]) -> None:
    tree = _tree(_page(*sources))
    assert tree.attrib["lang"] == "en"
    tags = Counter(str(node.tag) for node in tree.iter())
    assert (tags["main"], tags["header"], tags["nav"], tags["h1"], tags["title"]) == (1, 1, 1, 1, 1)
    levels = [int(str(node.tag)[1]) for node in tree.iter() if re.fullmatch(r"h[1-6]", str(node.tag))]
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
    ids = [node.attrib["id"] for node in tree.iter() if "id" in node.attrib]
    assert len(set(ids)) == len(ids)
    named = [node.attrib["aria-labelledby"] for node in tree.iter() if "aria-labelledby" in node.attrib]
    assert set(named) <= set(ids)
    assert {link.removeprefix("#") for node in tree.iter("a") if (link := node.attrib["href"])[0] == "#"} <= set(ids)
    assert all(node.attrib.get("aria-labelledby") for kind in ("article", "section", "nav") for node in tree.iter(kind))


def test_a_table_has_a_caption_and_a_header_for_each_column_and_row() -> None:
    tables = list(_tree(_page(SOURCE, SEED)).iter("table"))
    assert len(tables) == 4
    for table in tables:
        assert table.find("caption") is not None
        assert [cell.attrib["scope"] for cell in table.iter("th")].count("col") == len(table.findall("thead/tr/th"))
        assert all(row.find("th").attrib["scope"] == "row" for row in table.findall("tbody/tr"))  # type: ignore[union-attr]


def test_no_colour_is_set_so_that_contrast_is_the_readers_own() -> None:
    style = re.search(r"<style>(.*?)</style>", _page(), re.DOTALL)
    assert style
    assert "color-scheme: light dark" in style[1]
    assert not re.search(r"(?:^|[;{\s])(?:color|background|border-color|opacity)\s*:", style[1])


def test_a_page_tells_who_said_what_with_the_paragraph_that_it_stands_in() -> None:
    page = _page(SOURCE)
    assert "<h4>Amara Diallo (President, Republic of Bissora)</h4>" in page
    assert "<blockquote>“We will build, […] and soon.”</blockquote>" in page
    assert 'href="#a1-p' in page
    said = READING.statements[1]
    found = _page(replace(SOURCE, passages=frozenset((Span(said.start, said.end),))))
    assert (found.count("<blockquote>"), "We will build" in found) == (1, True)


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_a_table_of_rows_is_sound_html_too(kind: RowKind) -> None:
    rows = make_rows(replace(ODD, marks=MARKS), kind)
    _tree("".join(write_rows(rows, COLUMNS[kind], "html", kind.capitalize())))


def test_what_is_done_is_told_once() -> None:
    text = "Prime Minister Jon Vik pledged to build a pier. Vik denied that it was late. Vik thanked Peru for ships."
    page = _page(TableSource(parse(read_text(text)), "k"))
    assert re.findall(r'"how">([^;<]+)', page) == [
        "paraphrased, commitment",
        "paraphrased, denial",
        "paraphrased, thank",
    ]
