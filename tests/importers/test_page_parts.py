"""Nothing of a page's article is lost on the way in, and nothing else comes in with it."""

import pytest

from summitreader.importers.plain.raised import write_raised
from summitreader.importers.web.html import read_html
from summitreader.model import Article

MET = "Minister Ada Holt of Ravenia met Minister Ben Orr of Tolland in Harbour City on Monday to speak about ferries."
SAIL = "Holt said the ferries between the two ports would sail again from May, once the harbour has been dredged."
PAY = "Orr said that his country would pay for half of the pier and that the rest would come from a common fund."
AUTUMN = (
    "Holt added that a second meeting would be held in autumn and that the fishing quotas would be looked at again."
)


def lines(page: str) -> list[str]:
    return [line for line in read_html(page, "x").text.split("\n") if line]


def article(body: str, title: str = "Talks on ferries") -> str:
    return f"<html><head><title>{title}</title></head><body><main><article><h1>{title}</h1>{body}</article></main>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


ITEMS = "<li>to build the pier at the old quay by May;</li><li>to found a council on fishing with nine seats.</li>"


@pytest.mark.parametrize(
    ("page", "items"),
    [
        (f"<body><h1>Talks</h1>{paragraphs(MET)}<ul>{ITEMS}</ul>{paragraphs(SAIL, PAY)}", ("- to build", "- to found")),
        (f"<body>{paragraphs(MET, SAIL)}<p>They agreed:</p><ol>{ITEMS}</ol></body>", ("1. to build", "2. to found")),
        (f"<body>{paragraphs(MET)}<ul><li>rail<li>ports</ul>{paragraphs(SAIL, PAY)}", ("- rail", "- ports")),
        (f"<body><div><ol type=I>{ITEMS}</ol>{paragraphs(MET, SAIL, PAY)}</div>", ("I. to build", "II. to found")),
    ],
)
def test_a_list_beside_the_paragraphs_of_a_plain_page_is_not_lost(page: str, items: tuple[str, ...]) -> None:
    found = lines(page)
    assert [line[: len(item)] for line in found for item in items if line.startswith(item)] == list(items)
    assert any(line.startswith("Holt said") for line in found)


@pytest.mark.parametrize(
    ("start", "numbers"),
    [
        ("<ol start='11'><li>{}<li>{}</ol>", ("11.", "12.")),
        ("<ol><li value='4'>{}<li>{}</ol>", ("4.", "5.")),
        ("<ol reversed><li>{}<li>{}</ol>", ("2.", "1.")),
        ("<ol type=i start=9><li>{}<li>{}</ol>", ("ix.", "x.")),
        ("<ol style='list-style-type: upper-alpha'><li>{}<li>{}</ol>", ("A.", "B.")),
        ("<ol start='two'><li>{}<li>{}</ol>", ("1.", "2.")),
    ],
)
def test_items_have_the_numbers_that_a_browser_shows(start: str, numbers: tuple[str, str]) -> None:
    ports, fish = "the ports are open to both", "the quotas for fish stay"
    body = f"{paragraphs(MET, SAIL)}{start.format(ports, fish)}{paragraphs(PAY, AUTUMN)}"
    found = lines(article(body))
    assert [line for line in found if ports in line or fish in line] == [
        f"{numbers[0]} {ports}",
        f"{numbers[1]} {fish}",
    ]


def test_an_inner_list_counts_on_its_own() -> None:
    inner = "<ol><li>the ports<ol type=a><li>the old quay is dredged</li></ol></li><li>the fish</li></ol>"
    found = lines(article(f"{paragraphs(MET, SAIL)}{inner}{paragraphs(PAY, AUTUMN)}"))
    assert [line for line in found if line[1:2] == "."] == ["1. the ports", "a. the old quay is dredged", "2. the fish"]


@pytest.mark.parametrize(
    ("before", "raised", "linked", "shown"),
    [
        ("in 2031", "7", False, "[7]"),
        ("the pact", "2, 5", False, "[2, 5]"),
        ("the pact", "[12]", False, "[12]"),
        ("the pact", "*", False, "[*]"),
        ("the pact", "b", True, "[b]"),
        ("the pact", "b", False, "b"),
        ("the 4", "th", False, "th"),
        ("of 12 km", "2", False, "²"),
        ("of 12 km", "2", True, "[2]"),
        ("3 × 10", "-6", False, "⁻⁶"),
        ("Summit", "TM", False, "TM"),
        ("the pact[", "3", False, "3"),
    ],
)
def test_a_raised_sign_is_told_by_what_stands_before_it(before: str, raised: str, linked: bool, shown: str) -> None:
    assert write_raised(raised, before, linked) == shown


def test_note_marks_never_touch_a_word_or_a_figure() -> None:
    styled = (
        "Signed in 1999<span style='color: red; vertical-align: super'>6</span> by <span style='color: red'>7</span>."
    )
    assert "Signed in 1999[6] by 7." in lines(article(paragraphs(MET, SAIL, styled, PAY)))
    marked = (
        "The pact of 1987<sup>3</sup> covers 60 km<sup>2</sup> of water<a href='#_ftn4'>4</a> on the 1<sup>st</sup>."
    )
    assert "The pact of 1987[3] covers 60 km² of water[4] on the 1st." in lines(
        article(paragraphs(MET, SAIL, marked, PAY))
    )


def test_a_short_list_that_the_last_paragraph_announces_is_not_lost() -> None:
    page = (
        f"<body><h1>Talks</h1>{paragraphs(MET, SAIL, PAY, 'They agreed:')}<ol><li>to dredge;</li><li>to pay.</li></ol>"
    )
    assert lines(page)[-3:] == ["They agreed:", "1. to dredge;", "2. to pay."]


@pytest.mark.parametrize(
    "notice",
    [
        "<div id='consent'><p>We use cookies.</p><p>Cookies help us to count visits; read on about cookies.</p></div>",
        "<div id=gdpr-banner><p>We value your privacy and count all visits.</p><button>Accept</button></div>",
        "<section role=dialog><span>Cookies ayudan a medir; lea sobre las cookies.</span><button>OK</button></section>",
        "<div class=c3><p>We count visits with cookies. If you agree, we accept them; you may withdraw it.</p></div>",
        "<div class=bar><p>This site sets cookies to count visits. Cookies can be refused.</p><form></form></div>",
    ],
)
def test_a_notice_about_cookies_is_no_part_of_a_short_readout(notice: str) -> None:
    readout = paragraphs("Minister Ada Holt spoke with Ben Orr.", "Orr said the pier was safe.")
    for page in (f"{notice}<h1>Call</h1>{readout}", f"<h1>Call</h1><div>{readout}</div>{notice}"):
        text = read_html(f"<html><body>{page}</body></html>", "x").text
        assert "ookies" not in text
        assert "visits" not in text
        assert "Orr said the pier was safe." in text


def test_an_article_about_cookies_keeps_them() -> None:
    about = "Holt said that websites should ask less often whether they may store cookies, and that cookies are old."
    assert about in lines(article(paragraphs(MET, about, PAY)))
    assert about in lines(article(paragraphs(about, MET, about), title="Ministers speak about cookies"))


def test_what_is_hidden_from_screen_readers_only_is_read_and_what_nobody_sees_is_not() -> None:
    curtain = f"<div aria-hidden='true' class='fade'>{paragraphs(SAIL, PAY)}</div>"
    unseen = "<p class='visually-hidden'>Skip to the end.</p><p hidden>Pay to read.</p>"
    unseen += "<div style='color:red; display: none'><p>Pay one crown to read on.</p></div>"
    assert lines(article(f"{paragraphs(MET)}{curtain}{paragraphs(AUTUMN)}{unseen}")) == [MET, SAIL, PAY, AUTUMN]


def test_a_template_that_no_script_has_shown_is_not_read_and_one_that_browsers_show_is() -> None:
    body = f"{paragraphs(MET, SAIL)}<template>{paragraphs('Pay one crown to read on.')}</template>{paragraphs(PAY)}"
    assert lines(article(body)) == [MET, SAIL, PAY]
    assert PAY in lines(article(f"{paragraphs(MET, SAIL)}<template shadowrootmode=open>{paragraphs(PAY)}</template>"))


def test_a_page_that_a_script_shows_whole_is_read() -> None:
    page = f"<html><body><div style='display:none'>{paragraphs(MET, SAIL, PAY)}</div></body></html>"
    assert MET in lines(page)


@pytest.mark.parametrize("other", ["article", "div class='post'", "section class='story wide'"])
def test_of_two_articles_the_one_of_the_title_is_read_and_the_other_said(other: str) -> None:
    tag = other.split()[0]
    one = f"<{other}><h2>Talks on ferries</h2>{paragraphs(MET, SAIL, PAY)}</{tag}>"
    two = f"<{other}><h2>Bread is dear</h2>{paragraphs(AUTUMN, 'Minister Cato Lind said bread was dear. ' * 8)}</{tag}>"
    for page in (one + two, two + one):
        found = read_html(f"<head><title>Talks on ferries</title></head><body>{page}", "x")
        assert "Lind" not in found.text
        assert PAY in found.text
        assert found.notes == ("another article on the page is left out: Bread is dear",)


def test_the_posts_of_a_live_page_stay_together_with_their_headings() -> None:
    posts = "".join(
        f"<article class=post><h2>At {at}</h2><p>{text}</p></article>"
        for at, text in ((12, MET), (11, SAIL), (10, PAY))
    )
    page = f"<head><title>Live: ferries</title></head><body><main><h1>Live: ferries</h1>{posts}</main>"
    assert lines(page) == ["At 12", MET, "At 11", SAIL, "At 10", PAY]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    page = f"<body><table><tr><td><a href='/'>Home</a></td><td>{paragraphs(MET, SAIL, PAY)}</td></tr></table>"
    assert lines(page)[-3:] == [MET, SAIL, PAY]
    data = "<table><tr><td>Old Quay</td><td>12</td></tr><tr><td>New Pier</td><td>3</td></tr></table>"
    assert "Old Quay | 12" in lines(article(f"{paragraphs(MET, SAIL)}{data}{paragraphs(PAY, AUTUMN)}"))


def test_the_words_of_every_cell_of_such_a_table_are_read() -> None:
    inner = f"<table><tr><td><b>Talks</b></td></tr><tr><td>{MET}<br><br>{SAIL}</td></tr></table>"
    page = f"<body><table><tr><td>{inner}</td></tr><tr><td>{PAY}</td></tr></table>"
    assert lines(page)[-3:] == [MET, SAIL, PAY]


def _published(above: str, head: str = "", address: str | None = None) -> str | None:
    page = f"<html><head>{head}</head><body><article><h1>Talks on ferries</h1>{above}{paragraphs(MET, SAIL, PAY)}"
    found: Article = read_html(page, "x", url=address)
    return found.published


@pytest.mark.parametrize(
    "line",
    [
        "<p>Last updated on 9 May 2031 / First published on 2 May 2031</p>",
        "<p>Published 2 May 2031, updated 9 May 2031</p>",
        "<p>2 May 2031 (modified: 9 May 2031)</p>",
        "<div><span>Updated</span> <span>9 May 2031</span></div><div><span>Posted</span> <span>2 May 2031</span></div>",
        "<p>Updated: <time datetime='2031-05-09'>9 May</time></p><p><time datetime='2031-05-02'>2 May</time></p>",
        "<p>Aktualisiert am 9. Mai 2031 – veröffentlicht am 2. Mai 2031</p>",
    ],
)
def test_the_first_publication_counts_not_the_last_update(line: str) -> None:
    assert _published(line) == "2031-05-02"


def test_a_page_that_was_only_updated_has_that_date() -> None:
    assert _published("<p>Updated 9 May 2031</p>") == "2031-05-09"


@pytest.mark.parametrize("name", ["article:published_time", "dcterms.date", "pubdate"])
def test_a_date_that_the_page_declares_comes_before_one_in_its_address(name: str) -> None:
    head = f'<meta name="{name}" content="2031-05-02">'
    assert _published("", head, "https://post.example/2019/03/04/talks") == "2031-05-02"
    assert _published("", "", "https://post.example/2019/03/04/talks") == "2019-03-04"


def test_words_that_are_lost_inside_a_paragraph_come_back() -> None:
    told = f"{SAIL[:-1]}, as <a href='/a'>the harbour office of Ravenia told the paper</a>, and {PAY}"
    found = lines(article(paragraphs(MET, told, AUTUMN)))
    assert found == [MET, f"{SAIL[:-1]}, as the harbour office of Ravenia told the paper, and {PAY}", AUTUMN]
