import re

import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.archives import list_zip
from summitreader.importers.feeds import read_feed
from summitreader.importers.formats import read_kind
from summitreader.importers.mail import read_mail, read_mhtml
from summitreader.importers.office.docx import read_docx
from summitreader.importers.office.epub import read_epub
from summitreader.importers.office.odt import read_odt
from summitreader.importers.office.rtf import read_rtf
from summitreader.importers.opened import Listing
from summitreader.importers.pages.pdf import read_pdf
from summitreader.importers.plain.markdown import read_markdown
from summitreader.model import Article
from tests.benchmarks.documents import recall
from tests.importers.made import docx, drawn, epub, odt, p, pdf, zipped

LONG = "The ministers agreed that their countries would open the border again and build the bridge together. " * 3


def kinds(article: object) -> list[tuple[str, str]]:
    assert isinstance(article, Article)
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_markdown_is_read_for_what_it_says() -> None:
    article = read_markdown(
        "---\nauthor: A. Reporter\n---\n# Talks end\n\nThey [met](https://x.example) in\n**Geneva**.<br>Then left.\n\n"
        "## Signed\n\n1. a treaty\n2. a plan\n   - for rail\n\n> “We agreed.”\n\n| Who | What |\n|---|---|\n| A | B |\n"
    )
    assert kinds(article) == [
        ("title", "Talks end"),
        ("paragraph", "They met in Geneva.\nThen left."),
        ("heading", "Signed"),
        ("item", "1. a treaty"),
        ("item", "2. a plan"),
        ("item", "- for rail"),
        ("paragraph", "“We agreed.”"),
        ("item", "Who | What"),
        ("item", "A | B"),
    ]
    assert (article.title, article.author) == ("Talks end", "A. Reporter")


def test_a_word_document_keeps_headings_numbers_boxes_links_tables_and_footnotes() -> None:
    styles = (
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    footnotes = f'<w:footnote w:id="2">{p("See the annex.")}</w:footnote>'
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    box = f"<wps:txbx><w:txbxContent>{p('In a box')}</w:txbxContent></wps:txbx>"
    body = (
        p("Joint Statement", '<w:pStyle w:val="T"/>')
        + p("Trade", '<w:pStyle w:val="H1"/>')
        + '<w:p><w:r><w:t xml:space="preserve">They </w:t></w:r><w:hyperlink><w:r><w:t>agreed</w:t></w:r></w:hyperlink>'
        '<w:del><w:r><w:delText>not</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        + p("first", numbered)
        + p("second", numbered)
        + f"<w:p><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>"
        + f"<w:tbl><w:tr><w:tc>{p('Who')}</w:tc><w:tc>{p('What')}</w:tc></w:tr></w:tbl>"
    )
    article = read_docx(docx(body, styles=styles, numbering=numbering, footnotes=footnotes), "x.docx")
    assert kinds(article) == [
        ("title", "Joint Statement"),
        ("heading", "Trade"),
        ("paragraph", "They agreed[1]"),
        ("item", "(a) first"),
        ("item", "(b) second"),
        ("paragraph", "In a box"),
        ("item", "Who | What"),
        ("item", "[1] See the annex."),
    ]
    assert (article.title, article.author) == ("Joint Statement", "A. Clerk")


def test_an_opendocument_text_keeps_headings_lists_and_notes() -> None:
    article = read_odt(
        odt(
            "<text:h>Trade</text:h><text:p>They<text:s text:c='2'/>"
            "met<text:note><text:note-body><text:p>In May.</text:p>"
            "</text:note-body></text:note>.</text:p>"
            "<text:list><text:list-item><text:p>rail</text:p></text:list-item></text:list>"
        ),
        "x.odt",
    )
    assert kinds(article) == [
        ("heading", "Trade"),
        ("paragraph", "They  met[1]."),
        ("item", "- rail"),
        ("item", "[1] In May."),
    ]


def test_the_chapters_of_a_book_are_its_articles() -> None:
    book = epub(
        {"a.xhtml": f"<h1>One</h1><p>{LONG}</p>", "b.xhtml": f"<h1>Two</h1><p>{LONG}</p><ul><li>rail</li></ul>"}
    )
    listing = read_epub(book, "book.epub")
    assert isinstance(listing, Listing)
    assert [(entry.title, entry.member) for entry in listing.entries] == [
        ("One", "OPS/a.xhtml"),
        ("Two", "OPS/b.xhtml"),
    ]
    chapter = read_epub(book, "book.epub", "OPS/b.xhtml")
    assert kinds(chapter) == [("heading", "Two"), ("paragraph", LONG.strip()), ("item", "- rail")]
    assert isinstance(chapter, Article)
    assert (chapter.title, chapter.publisher, chapter.author) == ("Two", "The Book of Talks", "A. Author")


def test_a_book_of_one_chapter_is_an_article() -> None:
    assert isinstance(read_epub(epub({"a.xhtml": f"<p>{LONG}</p>"}), "book.epub"), Article)


def test_an_rtf_document_keeps_its_words() -> None:
    article = read_rtf(
        rb"{\rtf1\ansi{\info{\title Talks}}Talks end\par The ministers agreed \'93well\'94.\par}", "x.rtf"
    )
    assert kinds(article) == [("title", "Talks end"), ("paragraph", "The ministers agreed “well”.")]


def test_a_mail_gives_its_text_and_names_what_is_left_out() -> None:
    mail = (
        "From: =?utf-8?q?Ren=C3=A9?= <r@x.example>\r\nSubject: Talks\x1b[2J\r\nDate: Wed, 4 Mar 2026 10:00:00 +0100\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n"
        "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--b--\r\n"
    )
    article = read_mail(mail.encode(), "x.eml")
    assert kinds(article) == [("paragraph", "They met.")]
    assert (article.title, article.author, article.published) == ("Talks␛[2J", "René", "2026-03-04")
    assert article.notes == ("attachments are left out: a.pdf",)


def test_a_mail_in_html_gives_its_blocks() -> None:
    mail = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<h1>Talks</h1><p>They met.<br>In May.</p>"
    assert kinds(read_mail(mail, "x.eml")) == [("heading", "Talks"), ("paragraph", "They met.\nIn May.")]


def test_a_saved_page_is_read_as_a_page() -> None:
    page = (
        "Snapshot-Content-Location: https://post.example/a\nMIME-Version: 1.0\n"
        "Content-Type: multipart/related; boundary=b\n\n"
        f"--b\nContent-Type: text/html\n\n<html><body><article><p>{LONG}</p></article></body></html>\n--b--\n"
    )
    article = read_mhtml(page.encode(), "x.mhtml")
    assert article.url == "https://post.example/a"
    assert article.text == LONG.strip()


RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title><item><title>Talks &#27;[2J end</title>'
    "<link>https://post.example/a</link>"
    "<pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate><description>Soon.</description></item>"
    f"<item><title>Signed</title><link>javascript:run()</link>"
    f"<description>&lt;p&gt;{LONG}&lt;/p&gt;</description></item>"
    "</channel></rss>"
)


def test_a_feed_is_a_list_of_addresses_and_texts() -> None:
    listing = read_feed(RSS.replace("&#27;", "").encode(), "news.xml")
    assert isinstance(listing, Listing)
    assert listing.title == "The Post"
    assert [(e.title, e.source, e.member, e.detail) for e in listing.entries] == [
        ("Talks [2J end", "https://post.example/a", None, "2026-03-04"),
        ("Signed", "news.xml", "1", ""),
    ]
    entry = read_feed(RSS.encode(), "news.xml", "1")
    assert kinds(entry) == [("paragraph", LONG.strip())]
    assert isinstance(entry, Article)
    assert entry.url is None


def test_no_control_of_a_feed_reaches_its_list() -> None:
    for listing in (
        read_feed(RSS.encode(), "x"),
        read_feed(b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "a\\u001bb"}]}', "x"),
    ):
        assert isinstance(listing, Listing)
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(entry.title + entry.detail for entry in listing.entries))


def test_an_archive_is_a_list_of_the_articles_in_it() -> None:
    archive = zipped(
        {"a.txt": "They met.", "b/c.html": f"<p>{LONG}</p>", "x.png": "", ".hidden.txt": "", "../../e\x1b.txt": "Out."}
    )
    listing = list_zip(archive, "all.zip")
    assert isinstance(listing, Listing)
    assert [entry.title for entry in listing.entries] == ["../../e␛.txt", "a.txt", "b/c.html"]
    assert kinds(read_kind("zip", archive, "all.zip", {"member": "a.txt"})) == [("paragraph", "They met.")]
    assert kinds(read_kind("zip", archive, "all.zip", {"member": "b/c.html"})) == [("paragraph", LONG.strip())]
    assert listing.notes == ("2 files that are no articles are left out",)


PAGE = [
    (250, 800, 9, "Joint Statement 2026"),
    (72, 740, 20, "Statement on Trade"),
    (72, 700, 11, "The ministers met in the old town hall and agreed on inter-"),
    (72, 686, 11, "national standards for rail, which both of their parliaments will"),
    (72, 672, 11, "vote on in May."),
    (72, 644, 11, "They will meet again."),
    (290, 40, 9, "1"),
]


def test_a_pdf_has_lines_joined_hyphens_mended_and_running_heads_dropped() -> None:
    second = [(250, 800, 9, "Joint Statement 2026"), (72, 740, 11, "and they will write."), (290, 40, 9, "2")]
    article = read_pdf(pdf([drawn(PAGE), drawn(second)], "/Title (Trade) /Author (A. Clerk)"), "x.pdf")
    assert kinds(article) == [
        ("title", "Statement on Trade"),
        (
            "paragraph",
            "The ministers met in the old town hall and agreed on "
            "international standards for rail, which both of their "
            "parliaments will vote on in May.",
        ),
        ("paragraph", "They will meet again."),
        ("paragraph", "and they will write."),
    ]
    assert (article.title, article.author) == ("Trade", "A. Clerk")


def test_two_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    rows = [
        (x, 700 - 14 * row, 10, f"{side} line {row} of the text")
        for row in range(8)
        for side, x in (("left", 60), ("right", 320))
    ]
    words = read_pdf(pdf([drawn(rows)]), "x.pdf").text.replace("\n", " ")
    assert words.index("left line 7") < words.index("right line 0")


def test_pages_without_text_layer_are_said() -> None:
    article = read_pdf(pdf([drawn(PAGE), "0 0 m 9 9 l S"]), "x.pdf")
    assert article.notes == ("page 2 has no text layer",)
    with pytest.raises(ImportFailed, match=r"page 1 has no text layer \(run OCR first\)"):
        read_pdf(pdf(["0 0 m 9 9 l S"]), "x.pdf")


@pytest.mark.parametrize("seed", range(5))
def test_a_word_document_gives_back_its_words_wherever_they_stand(seed: int) -> None:
    assert recall(seed) == 1


def test_a_pdf_that_pypdf_finds_damaged_is_read_by_pdfium_where_it_is_installed() -> None:
    pytest.importorskip("pypdfium2", reason="needs pypdfium2, which is part of the extra `dev`")
    whole = pdf([drawn([(72, 700, 20, "Talks"), (72, 660, 11, "They met and agreed on trade.")])])
    article = read_pdf(whole.replace(b"/Root", b"/Encrypt (x) /Root"), "a.pdf")
    assert "They met and agreed on trade." in article.text
    assert article.notes == ("the PDF is damaged: something may be missing",)


def test_what_neither_pypdf_nor_pdfium_reads_is_said() -> None:
    with pytest.raises(ImportFailed, match="the PDF is damaged"):
        read_pdf(b"%PDF-1.4 broken", "a.pdf")


def test_pages_that_are_all_alike_are_read_once() -> None:
    article = read_pdf(pdf([drawn([(72, 700, 11, "They met and agreed on trade.")])] * 3), "a.pdf")
    assert article.text == "They met and agreed on trade."
