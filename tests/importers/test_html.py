import json

import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.web.html import read_html
from summitreader.model import Article

WORDS = (
    "The two presidents met on Monday and agreed to go on with the talks that their ministers had begun in the spring. "
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Daily Post"},
        {
            "@type": "NewsArticle",
            "headline": "Leaders agree &amp; part",
            "datePublished": "2026-03-04T22:10:00+01:00",
            "author": [
                {"@type": "Person", "name": "By ANNA SMITH | Post staff"},
                {"@type": "Person", "name": "Wire One"},
            ],
            "publisher": {"@type": "Organization", "name": "The Daily Post"},
        },
    ],
}


def page(body: str, head: str = "", title: str = "Leaders agree & part | World | The Daily Post") -> str:
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
        f"<main><article><h1>Leaders agree &amp; part</h1>{body}</article></main>"
        "<footer>Copyright The Daily Post</footer></body></html>"
    )


BODY = (
    f"<p>{WORDS}</p><p>{WORDS.replace('presidents', 'ministers')}</p><h2>What was signed</h2>"
    f"<ul><li>A treaty on water</li><li>A plan for rail</li></ul><p>{WORDS.replace('Monday', 'Tuesday')}</p>"
)


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.text)[:20]) for block in article.blocks]


def test_a_page_gives_its_article_and_only_that() -> None:
    article = read_html(page(BODY), "talks.html")
    assert kinds(article) == [
        ("paragraph", "The two presidents m"),
        ("paragraph", "The two ministers me"),
        ("heading", "What was signed"),
        ("item", "- A treaty on water"),
        ("item", "- A plan for rail"),
        ("paragraph", "The two presidents m"),
    ]
    assert "Copyright" not in article.text
    assert "Home" not in article.text


def test_what_a_page_says_about_itself_is_read_from_json_ld() -> None:
    head = f'<script type="application/ld+json">{json.dumps(LINKED)}</script><link rel="canonical" href="https://post.example/a">'
    article = read_html(page(BODY, head), "talks.html")
    assert (article.title, article.publisher, article.published) == (
        "Leaders agree & part",
        "The Daily Post",
        "2026-03-04",
    )
    assert (article.author, article.url, article.language) == ("Anna Smith, Wire One", "https://post.example/a", "en")


def test_without_json_ld_it_is_read_from_meta_fields_and_the_page() -> None:
    head = '<meta property="og:site_name" content="The Daily Post"><meta name="author" content="Associated Press">'
    body = f"<time datetime='2026-03-04T08:00Z'>today</time>{BODY}"
    article = read_html(page(body, head), "talks.html")
    assert (article.title, article.publisher, article.published) == (
        "Leaders agree & part",
        "The Daily Post",
        "2026-03-04",
    )
    assert (article.author, article.citing) == ("Associated Press", "Associated Press")


def test_the_sites_name_is_taken_off_a_title_without_headline() -> None:
    text = page(BODY, title="Leaders part - The Daily Post").replace("<h1>Leaders agree &amp; part</h1>", "")
    article = read_html(text, "x", url="https://dailypost.example/2026/03/04/leaders")
    assert (article.title, article.publisher) == ("Leaders part", "The Daily Post")
    assert article.published == "2026-03-04"
    named = text.replace("<head>", '<head><meta property="og:site_name" content="Daily Post">')
    assert read_html(named, "x").title == "Leaders part"


@pytest.mark.parametrize("reference", ["&#27;", "&#x1b;", "&#0;", "&#7", "\x1b", "\x00", "&#127;"])
def test_a_reference_to_a_control_character_is_its_picture_and_hides_nothing(reference: str) -> None:
    dirty = read_html(page(BODY.replace("on Monday", f"on {reference}[31m Monday")), "x").text
    twin = read_html(page(BODY.replace("on Monday", "on ␛[31m Monday")), "x").text
    assert dirty.replace("␀", "␛").replace("␇", "␛").replace("␡", "␛") == twin
    assert "␛[31m Monday" in twin


def test_windows_quotes_written_as_references_stay_quotes() -> None:
    assert "“well”" in read_html(page(BODY.replace("agreed", "agreed &#147;well&#148;")), "x").text


def test_controls_in_a_title_never_stay() -> None:
    article = read_html(
        page(BODY, title="Talks &#27;]0;x&#7; end \u202egnp").replace("Leaders agree &amp; part", ""), "x"
    )
    assert article.title == "Talks ␛]0;x␇ end <U+202E>gnp"


def test_a_page_that_trafilatura_finds_nothing_on_still_gives_its_text() -> None:
    article = read_html("<html><body><div>They met.</div></body></html>", "x")
    assert article.text == "They met."
    assert read_html("They met.<br>They parted.", "x").text.split() == ["They", "met.", "They", "parted."]


def test_an_article_that_advertisements_cut_into_parts_is_whole() -> None:
    texts = [WORDS.replace("Monday", day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday")]
    part = "<div class='grid'><div class='body'><p>{}</p><p>{}</p></div></div>"
    parts = [part.format(*texts[at : at + 2]) for at in (0, 2, 4)]
    article = read_html(page(f"<div>{'<div><aside>Buy now</aside></div>'.join(parts)}</div>"), "x")
    assert [block.span.of(article.text) for block in article.blocks] == [text.strip() for text in texts]


def test_a_page_without_words_is_refused() -> None:
    for empty in ("", "<html></html>", "<html><body><script>run()</script></body></html>"):
        with pytest.raises(ImportFailed, match="cannot read 'x': the page"):
            read_html(empty, "x")


def test_the_declared_charset_is_read_from_the_page() -> None:
    text = page(BODY.replace("Monday", "Montag in Zürich")).replace("utf-8", "iso-8859-1")
    assert "Zürich" in read_html(text.encode("cp1252"), "x").text
    assert "Zürich" in read_html(page(BODY.replace("Monday", "Zürich")).encode("utf-16"), "x").text


def test_a_table_whose_cell_holds_paragraphs_lays_the_page_out() -> None:
    said = ("Keita said that fees fell.", "Diallo agreed with him.", "They meet again in May.")
    cell = "".join(f"<p>{words}</p>" for words in said)
    for row in (f"<td><a href='/'>Home</a></td><td>{cell}</td>", f"<td><h2>Talks</h2>{said[0]}</td><td>{cell}</td>"):
        text = read_html(f"<html><body><table><tr>{row}</tr></table></body></html>", "talks.html").text
        assert "|" not in text
        assert all(f"{words}\n" in f"{text}\n" for words in said)


def test_what_is_struck_through_on_a_page_is_left_out_and_counted() -> None:
    struck = "<del>ten</del> <s><b>twelve</b></s> <span style='text-decoration: line-through red'>six</span> five"
    article = read_html(page(f"<p>{WORDS}Keita said the fee is {struck} percent.</p><p>{WORDS}</p>"), "talks.html")
    assert "Keita said the fee is five percent." in " ".join(article.text.split())
    assert article.notes == ("struck-through words are left out in 3 places",)
    whole = read_html(page(f"<del><p>{WORDS}</p><p>{WORDS.replace('Monday', 'Friday')}</p></del>"), "talks.html")
    assert "Friday" in whole.text


def test_a_quotation_of_a_pages_own_stays_in_its_sentence() -> None:
    said = "<q>We agree</q>, said Keita, and <q>“yes, at once”</q>, said <q>the <b>man</b></q>."
    text = read_html(page(f"<p>{WORDS}</p><p>{said}</p><p>{WORDS}</p>"), "talks.html").text
    assert "“We agree”, said Keita, and “yes, at once”, said “the man”." in text
