"""Articles as notes: read back as Obsidian and Logseq do, by front matter, links and a parser of CommonMark."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from summitreader.errors import ExportFault
from summitreader.exporters.documents.names import PageNames, file_name
from summitreader.exporters.formats import write_folder
from summitreader.exporters.rows.make import TableSource
from summitreader.importers.plain.text import read_text
from summitreader.model import Span
from summitreader.session import parse, write_files
from tests.exporters.test_rows import MARKS
from tests.readings import READING

SOURCE = TableSource(READING, "0123456789abcdef", "talks.txt", MARKS)
HOSTILE = 'a: "b" | [[x]] #tag $5 $6 %%no%% ==y== {{z}} ((w)) <script>*d*</script> \\ `c` [e](f) CON.'


def _files(*sources: TableSource) -> dict[str, str]:
    pages = list(write_folder(sources, "markdown"))
    assert len({path.casefold() for path, _ in pages}) == len(pages)
    return dict(pages)


def _parts(page: str) -> tuple[dict[str, Any], str]:
    """Front matter, as Obsidian reads it, and what stands below it."""
    before, facts, body = page.split("---\n", 2)
    assert before == ""
    return yaml.safe_load(facts), body


def _links(page: str) -> set[str]:
    # A property is a link where it is nothing else.
    page = re.sub(r"(?m)^title: .*$", "", page.replace("\\[", ""))
    return set(re.findall(r"\[\[([^\[\]|#]+)\]\]", page))


def _hostile() -> TableSource:
    speaker = replace(READING.speakers[0], name=HOSTILE, role="no", country="yes")
    statements = tuple(replace(one, speaker=HOSTILE) for one in READING.statements[:1])
    article = replace(READING.article, title=HOSTILE, url="javascript:alert(1)")
    return replace(
        SOURCE, reading=replace(READING, article=article, speakers=(speaker,), statements=statements), file="a|b.txt"
    )


def test_a_note_has_front_matter_and_links_to_its_speakers_and_themes() -> None:
    facts, body = _parts(_files(SOURCE)["articles/" + next(iter(_files(SOURCE))).removeprefix("articles/")])
    assert (facts["type"], facts["outlet"], facts["citing"], facts["event"]) == ("article", "Nord.No", "NTB", "talks")
    assert facts["speakers"] == ["[[Amara Diallo]]", "[[Jon Vik]]", "[[Kari Vik]]"]
    assert (facts["themes"], facts["countries"]) == (["[[Fisheries]]", "[[Ties]]"], ["NOR"])
    assert (facts["key"], facts["tags"]) == ("0123456789abcdef", ["friends"])
    assert "### [[Amara Diallo]] (President, Republic of Bissora)" in body
    assert "- “We will build, […] and soon.”" in body
    assert "## Text\n" in body


@pytest.mark.parametrize("sources", [(SOURCE,), (SOURCE, SOURCE), (_hostile(), SOURCE)], ids=["1", "2", "hostile"])
def test_every_link_leads_to_a_page_and_every_page_is_linked_back(sources: tuple[TableSource, ...]) -> None:
    files = _files(*sources)
    names = {Path(path).stem for path in files}
    links = {Path(path).stem: _links(page) for path, page in files.items()}
    assert {link for of in links.values() for link in of} <= names
    for path in files:
        if path.startswith("articles/"):
            article = Path(path).stem
            for other in links[article]:
                assert article in links[other], f"{other} does not lead back"
    assert links["Articles"] == names - {"Articles"}


def test_each_speaker_and_theme_has_one_page_for_all_articles() -> None:
    other = replace(READING, article=replace(READING.article, title="Other talks"))
    files = _files(SOURCE, replace(SOURCE, reading=other))
    facts, body = _parts(files["speakers/Amara Diallo.md"])
    assert (facts["type"], facts["role"], facts["iso3"]) == ("speaker", "President of the Republic of Bissora", None)
    assert body.count(": 2 statements") == 2
    assert _parts(files["themes/Fisheries.md"])[1].count(": 2 passages") == 2
    assert _parts(files["Articles.md"])[1].count("(2)") == 5


def test_both_sides_are_others_in_each_article() -> None:
    def talks(one: str, other: str) -> TableSource:
        met = f"President {one} of Kenya met Prime Minister {other} of Norway in Oslo."
        return TableSource(parse(read_text(f"{met}\n\nBoth sides agreed to build a pier.")), one)

    files = _files(talks("Ana Ruiz", "Jon Vik"), talks("Eva Moran", "Ole Dahl"))
    assert {path for path in files if "sides" in path} == {
        "speakers/both sides (Ana Ruiz, Jon Vik).md",
        "speakers/both sides (Eva Moran, Ole Dahl).md",
    }


def test_a_day_is_one_for_obsidian_and_what_is_none_is_text() -> None:
    for published, told in (("2031-05-04T10:00:00Z", date(2031, 5, 4)), ("May 2031", "May 2031"), ("", None)):
        reading = replace(READING, source=None, article=replace(READING.article, published=published))
        (page,) = (page for path, page in _files(TableSource(reading, "k")).items() if path.startswith("articles/"))
        assert _parts(page)[0]["date"] == told


def test_a_search_gives_the_statements_that_it_found() -> None:
    said = READING.statements[1]
    found = replace(SOURCE, passages=frozenset((Span(said.start, said.end),)))
    (page,) = (page for path, page in _files(found).items() if path.startswith("articles/"))
    assert "We will build" in page.split("## Agreements")[0]
    assert "are close" not in page.split("## Agreements")[0].split("## Who said what")[1]


def test_no_words_become_markup_of_markdown_obsidian_or_logseq() -> None:
    for path, page in _files(_hostile()).items():
        facts, body = _parts(page)
        body = re.sub(r"(?<!\\)\[\[[^\[\]]*\]\]", "link", body)
        tokens = MarkdownIt("commonmark").parse(body)
        kinds = {token.type for token in tokens} | {child.type for one in tokens for child in one.children or ()}
        assert not kinds & {"html_block", "html_inline", "link_open", "em_open", "code_inline", "image", "fence"}, path
        assert not re.search(r"(?<!\\)(?:%%|==|\{\{|\(\(|\$)|(?<![\\\S])#\w", body), path
        assert facts.get("title") in (None, HOSTILE)
    speaker = next(page for path, page in _files(_hostile()).items() if path.startswith("speakers/"))
    assert _parts(speaker)[0]["country"] == "yes"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Talks in Oslo", "Talks in Oslo"),
        ("Talks: “5/6” [draft] #1", "Talks “5 6” draft 1"),
        ("con", "con_"),
        ("LPT1.txt", "LPT1.txt_"),
        ("../../etc/passwd", "etc passwd"),
        ("...", ""),
        ("a\nb\0c\u202ed", "a b c d"),
        ("北京会谈", "北京会谈"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_a_name_is_one_that_every_file_system_takes(words: str, name: str) -> None:
    assert file_name(words) == name


def test_names_are_short_and_told_apart_whatever_their_case() -> None:
    names = PageNames()
    assert [names.free(words) for words in ("Oslo", "OSLO", "oslo?", "")] == ["Oslo", "OSLO (2)", "oslo (3)", "page"]
    assert len(file_name("会" * 300).encode()) <= 120
    assert file_name("word " * 60).endswith("word")


def test_notes_are_written_all_or_none_and_over_nothing(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    write_files(vault, _files(SOURCE).items())
    assert sorted(path.name for path in vault.iterdir()) == ["Articles.md", "articles", "speakers", "themes"]
    before = {path: path.read_bytes() for path in vault.rglob("*.md")}
    other = replace(SOURCE, reading=replace(READING, article=replace(READING.article, title="Other talks")))
    with pytest.raises(ExportFault, match=r"is there already: nothing was written"):
        write_files(vault, _files(other).items())
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == before
    write_files(vault, _files(other).items(), force=True)
    assert len([*(vault / "articles").iterdir()]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]
    with pytest.raises(ExportFault, match=r"cannot write into"):
        write_files(tmp_path / "no" / "such", _files(SOURCE).items())


def test_notes_of_no_article_and_of_one_without_words(tmp_path: Path) -> None:
    assert [*_files()] == ["Articles.md"]
    empty = TableSource(parse(read_text("")), "0123456789abcdef")
    assert [*_files(empty)] == ["articles/Without a title.md", "Articles.md"]
