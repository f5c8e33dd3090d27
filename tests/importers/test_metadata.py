"""What a page says of its article, in the many ways in which pages say it."""

import pytest

from summitreader.importers.web.html import read_html
from summitreader.model import Article

_BODY = "<p>The leaders of both countries met in the harbour town and agreed to open a port.</p>" * 4


def _read(above: str = "", under: str = "", head: str = "<title>Leaders agree - The Post</title>") -> Article:
    page = (
        f"<html><head>{head}</head><body><article>{above}<h1>Leaders agree</h1>{under}{_BODY}</article></body></html>"
    )
    return read_html(page, "page.html")


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<p>By Anna Smith and José Pérez, senior correspondents</p>", "Anna Smith, José Pérez"),
        ("<span>by</span> <a>Anna Smith</a>, <a>José Pérez</a> <i>on Monday</i>", "Anna Smith, José Pérez"),
        ("<p>Von</p><p>Anna Smith</p><p>4. März 2026</p>", "Anna Smith"),
        ("<p>Publicado por: Ana Lima - Categoria: Mundo</p>", "Ana Lima"),
        ("<div class='byline'>By ANNA SMITH, Associated Press</div>", "Anna Smith"),
        ("<div class='byline'>By Associated Press</div>", "Associated Press"),
        ("<a rel='author nofollow'>Anna Smith</a>", "Anna Smith"),
        ("<div class='vcard'><span class='fn'>Anna Smith</span></div>", "Anna Smith"),
        ("<p>By agreeing so early the leaders surprised those who had waited for days outside.</p>", None),
        ("<p>By the harbour</p>", None),
    ],
)
def test_the_author_is_read_from_the_byline(byline: str, author: str | None) -> None:
    assert _read(under=byline).author == author


def test_a_byline_over_the_headline_counts_too() -> None:
    article = _read(above="<p>By</p><p>Anna Smith</p><p>published on 4 March 2026</p>")
    assert (article.author, article.published) == ("Anna Smith", "2026-03-04")


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("Anna Smith. Post International", "Anna Smith"),
        ("Dr. Anna J. Smith Jr.", "Dr. Anna J. Smith Jr"),
        ("Anna Smith Associated Press", "Anna Smith"),
        ("Staff Reports", "Staff Reports"),
        ("The Evening Desk", "The Evening Desk"),
        ("admin", None),
        ("https://social.example/anna", None),
    ],
)
def test_the_author_in_a_meta_field_loses_what_is_no_name(said: str, author: str | None) -> None:
    assert _read(head=f'<meta name="author" content="{said}">').author == author


def test_an_outlet_that_signs_for_itself_gives_way_to_a_person() -> None:
    head = '<meta property="og:site_name" content="The Post"><meta name="author" content="The Post">'
    assert _read(head=head).author == "The Post"
    assert _read(head=head, under="<p>By Anna Smith</p>").author == "Anna Smith"


def test_a_byline_that_names_more_than_the_pages_data_counts() -> None:
    head = '<meta name="author" content="Anna Smith">'
    assert _read(head=head, under="<p>By Anna Smith and José Pérez</p>").author == "Anna Smith, José Pérez"
    assert _read(head=head, under="<p>By José Pérez</p>").author == "Anna Smith"


def test_an_author_that_json_ld_only_refers_to_is_looked_up() -> None:
    graph = (
        '{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#anna"}}, '
        '{"@type": "Person", "@id": "#anna", "name": "Anna Smith"}]}'
    )
    assert _read(head=f'<script type="application/ld+json">{graph}</script>').author == "Anna Smith"


def test_a_headline_that_is_told_otherwise_to_search_engines_is_still_the_title() -> None:
    head = "<title>Talks of the leaders: what they agree on in the port - The Post</title>"
    assert _read(head=head).title == "Leaders agree"


def test_a_heading_that_has_nothing_of_what_the_page_says_its_title_is_is_not_the_title() -> None:
    assert _read(head='<meta property="og:title" content="A port opens">').title == "A port opens"


def test_a_bar_inside_a_headline_does_not_end_it() -> None:
    page = (
        "<html><head><title>Talks 2026 | A port opens | The Post</title>"
        f'<meta property="og:site_name" content="The Post"></head><body><h1>Talks 2026 | A port opens</h1>{_BODY}'
    )
    assert read_html(page, "page.html").title == "Talks 2026 | A port opens"
