"""Documents are read as their readers see them, and what is left out is said."""

import pytest

from summitreader.importers.office.docx import read_docx
from summitreader.importers.office.odt import read_odt
from summitreader.importers.office.rtf import read_rtf
from summitreader.importers.pages.layout import find_blocks
from summitreader.importers.pages.pdf import read_pdf
from summitreader.importers.pages.runs import TextRun, read_runs
from summitreader.importers.plain.text import read_text
from summitreader.model import Article
from tests.importers.made import docx, drawn, odt, p, pdf


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(*runs: str, **parts: str) -> Article:
    return read_docx(docx(f"<w:p>{''.join(runs)}</w:p>", **parts), "x.docx")


@pytest.mark.parametrize(
    ("properties", "kept"),
    [
        ("<w:strike/>", False),
        ('<w:strike w:val="true"/>', False),
        ('<w:dstrike w:val="1"/>', False),
        ('<w:strike w:val="0"/>', True),
        ('<w:dstrike w:val="false"/><w:b/>', True),
        ('<w:rStyle w:val="Out"/>', False),
        ('<w:rStyle w:val="Inner"/>', False),
        ('<w:rStyle w:val="Out"/><w:strike w:val="off"/>', True),
    ],
)
def test_struck_words_are_left_out_and_said(properties: str, kept: bool) -> None:
    styles = (
        '<w:style w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="Inner"><w:basedOn w:val="Out"/></w:style>'
    )
    article = word(run("They meet in "), run("May ", properties), run("June."), styles=styles)
    assert article.text == ("They meet in May June." if kept else "They meet in June.")
    assert article.notes == (() if kept else ("struck-through words are left out in 1 place",))


def test_hidden_words_are_left_out_and_said() -> None:
    article = word(
        run("They met. "), run("For editors only.", "<w:vanish/>"), run("They left.", '<w:vanish w:val="0"/>')
    )
    assert article.text == "They met. They left."
    assert article.notes == ("hidden words are left out in 1 place",)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    article = read_docx(docx(p("Holt said the ", gone) + p("pier is ", gone) + p("safe.") + p("Orr agreed.")), "x.docx")
    assert article.text == "Holt said the pier is safe.\n\nOrr agreed."
    assert article.notes == ("tracked changes: 0 insertions shown, 2 deletions left out",)
    last = read_docx(docx(p("Orr agreed.") + p("Holt left.", gone)), "x.docx")
    assert last.text == "Orr agreed.\n\nHolt left."


def test_tracked_changes_are_said_with_their_count() -> None:
    changes = "<w:ins>" + run("both ") + "</w:ins><w:del><w:r><w:delText>all</w:delText></w:r></w:del>"
    moved = "<w:moveFrom>" + run("soon") + "</w:moveFrom><w:moveTo>" + run("soon ") + "</w:moveTo>"
    article = word(run("They "), changes, moved, run("agreed."))
    assert article.text == "They both soon agreed."
    assert article.notes == ("tracked changes: 2 insertions shown, 2 deletions left out",)


def test_a_deleted_row_of_a_table_is_left_out_and_said() -> None:
    rows = (f"<w:tr>{gone}<w:tc>{p(port)}</w:tc><w:tc>{p(boats)}</w:tc></w:tr>" for gone, port, boats in ROWS)
    article = read_docx(docx(f"<w:tbl>{''.join(rows)}</w:tbl>"), "x.docx")
    assert article.text == "Old Quay | 12"
    assert article.notes == ("tracked changes: 0 insertions shown, 1 deletion left out",)


ROWS = (("", "Old Quay", "12"), ("<w:trPr><w:del/></w:trPr>", "New Pier", "3"))


def test_comments_are_said() -> None:
    assert word(run("They met."), comments="<w:comment/><w:comment/>").notes == ("left out: 2 comments",)


def test_raised_signs_of_a_word_document_touch_no_figure() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    article = word(run("In 2031"), run("8", up), run(" on 9 km"), run("2", up), run(" and the 5"), run("th", up))
    assert article.text == "In 2031[8] on 9 km² and the 5th"


def test_the_date_of_a_file_is_not_the_articles() -> None:
    assert read_pdf(pdf([drawn([(72, 700, 11, "They met.")])], "/CreationDate (D:20310502)"), "x").published is None
    meta = "<office:meta><meta:creation-date>2031-05-02</meta:creation-date></office:meta>"
    spaces = "xmlns:office='o' xmlns:text='t' xmlns:meta='m'"
    flat = f"<office:d {spaces}>{meta}<office:body><text:p>They met.</text:p></office:body></office:d>"
    assert read_odt(flat.encode(), "x.fodt").published is None


def test_an_opendocument_text_is_read_as_it_looks() -> None:
    looks = (
        "<office:automatic-styles><style:style style:name='S'><style:text-properties "
        "style:text-line-through-style='solid'/></style:style><style:style style:name='H'><style:text-properties "
        "text:display='none'/></style:style><style:style style:name='U'><style:text-properties "
        "style:text-position='super 58%'/></style:style></office:automatic-styles>"
    )
    changed = "<text:tracked-changes><text:changed-region><text:deletion/></text:changed-region></text:tracked-changes>"
    body = (
        "<text:p>In 2031<text:span text:style-name='U'>8</text:span> they <text:span text:style-name='S'>never "
        "</text:span>met.<text:span text:style-name='H'>Check!</text:span><office:annotation/><draw:image/></text:p>"
    )
    spaces = "xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:draw='d'"
    flat = f"<office:d {spaces}>{looks}<office:body>{changed}{body}</office:body></office:d>"
    article = read_odt(flat.encode(), "x.fodt")
    assert article.text == "In 2031[8] they met."
    assert article.notes == (
        "pictures and charts are left out",
        "tracked changes: 0 insertions shown, 1 deletion left out",
        "struck-through words are left out in 1 place",
        "hidden words are left out in 1 place",
        "left out: 1 comment",
    )
    assert read_odt(odt("<text:p>They met.</text:p>"), "x.odt").notes == ()


def page(*lines: tuple[float, float, float, str]) -> str:
    return read_pdf(pdf([drawn(lines)]), "x.pdf").text.replace("\n", " ")


def test_what_is_drawn_twice_to_look_bold_is_read_once() -> None:
    words = "The pier is safe and all will sail"
    for parts in (list(words.split()), [letter for letter in words if letter != " "]):
        places = [72 + 40.0 * at for at in range(len(parts))]
        twice = [(x + shift, 700, 11, part) for x, part in zip(places, parts, strict=True) for shift in (0, 0.5)]
        assert page(*twice).split() == parts
    assert page((72, 700, 11, words), (72.4, 700.3, 11, words), (72, 686, 11, words)) == f"{words} {words}"


def test_equal_letters_beside_each_other_stay() -> None:
    runs = [TextRun(72 + 2.4 * at, 700, 11, letter) for at, letter in enumerate("illll")]
    assert read_runs(runs) == runs


@pytest.mark.parametrize(("x", "step"), [(40, 1), (40, 5), (540, 1)])
def test_the_numbers_of_lines_in_the_margin_are_no_words(x: int, step: int) -> None:
    rows = [f"line of the treaty on ferries and fish {'abcdefghijklmnopqrstuvwxyz'[at]}" for at in range(25)]
    numbers = [(x, 700 - 14 * at, 9, str(at + 1)) for at in range(25) if (at + 1) % step == 0]
    text = page(
        *sorted([*((72, 700 - 14 * at, 11, row) for at, row in enumerate(rows)), *numbers], key=lambda r: -r[1])
    )
    assert text == " ".join(rows)


def test_a_column_of_figures_is_not_the_margin() -> None:
    rows = [(72, 700 - 14 * at, 11, f"Harbour {at}") for at in range(8)]
    figures = [(300, 700 - 14 * at, 11, str(at * 7 + 3)) for at in range(8)]
    assert "52" in page(*rows, *figures)


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        ("the Ravenia-", "Tolland line", "the Ravenia-Tolland line"),
        ("by late-", "2031 or so", "by late-2031 or so"),
        ("a 48-", "hour halt", "a 48-hour halt"),
        ("the inter-", "national rule", "the international rule"),
        ("state-of-the-", "art piers", "state-of-the-art piers"),
        ("they met -", "and left", "they met - and left"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_belongs_to_the_word_or_goes(end: str, begin: str, joined: str) -> None:
    assert page((72, 700, 11, f"Holt spoke of {end}"), (72, 686, 11, begin)) == f"Holt spoke of {joined}"


@pytest.mark.parametrize("mark", ["1 ", "* ", "[3] ", "12. ", "Note: "])
def test_a_note_at_the_foot_does_not_cut_the_sentence_that_goes_on_over_the_page(mark: str) -> None:
    first = [(72, 700 - 14 * at, 11, words) for at, words in enumerate(("Holt spoke of the", "pier and said that it"))]
    note = [(72, 60, 8, f"{mark}As the harbour office wrote"), (72, 50, 8, "in its last report.")]
    second = [(72, 700, 11, "would be open to all in"), (72, 686, 11, "the autumn. Orr agreed.")]
    article = read_pdf(pdf([drawn([*first, *note]), drawn(second)]), "x.pdf")
    assert article.text.split("\n\n") == [
        "Holt spoke of the pier and said that it would be open to all in the autumn. Orr agreed.",
        f"{mark}As the harbour office wrote in its last report.",
    ]


def test_a_raised_mark_of_a_pdf_touches_no_figure() -> None:
    assert page((72, 700, 11, "as agreed in 2031"), (166, 704, 7, "5"), (172, 700, 11, "by Holt.")).startswith(
        "as agreed in 2031[5]"
    )


def test_a_page_that_cannot_be_read_costs_that_page_only() -> None:
    whole = pdf([drawn([(72, 700, 11, "They met.")]), drawn([(72, 700, 11, "They parted.")])])
    first = whole.index(b"/FlateDecode")
    article = read_pdf(whole[:first] + b"/NoDecodeOf1" + whole[first + 12 :], "x.pdf")
    assert article.text == "They parted."
    assert article.notes == ("damaged, and left out: page 1",)


def test_typesetting_does_not_hide_words() -> None:
    set_with = "The oﬃce conﬁrmed the eﬀorts of the ﬂeet on Auguﬅ 1"
    assert word(run(set_with)).text == "The office confirmed the efforts of the fleet on August 1"
    assert read_text(set_with).text == set_with, "the characters of plain text stay where they are in the file"


def test_a_document_without_lines_has_no_blocks() -> None:
    assert list(find_blocks([])) == []


def rtf(body: str, head: str = r"\ansi") -> Article:
    return read_rtf(f"{{\\rtf1{head} {body}}}".encode("latin-1"), "x.rtf")


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (r"\mac", r"Orr said: \'d2It\'d5s caf\'8e time.\'d3", "Orr said: “It’s café time.”"),
        (r"\pc", r"caf\'82", "café"),
        (r"\ansi\ansicpg1251", r"\'cc\'e8\'f0", "Мир"),
        (r"\ansi{\fonttbl{\f0 Arial;}{\f3\fcharset204 Arial Cyr;}}", r"\f3 \'cc\'e8\'f0\f0  caf\'e9", "Мир café"),
        (r"\ansi\ansicpg932", r"\'93\'fa\'96\'7b", "日本"),
        (r"\ansi", r"{\uc1\u1052?\u8220\'93Yes\u8221\'94}", "М“Yes”"),
        (r"\ansi", r"\uc0\u-10179\u-9216  ok", "🐀 ok"),
        (r"\ansi", r"a\~b\_c\{d\}\\e", "a\u00a0b\u2011c{d}\\e"),
    ],
)
def test_an_rtf_document_is_read_in_the_encoding_that_it_names(head: str, body: str, text: str) -> None:
    assert rtf(body, head).text == text


def test_an_rtf_document_is_read_as_it_looks() -> None:
    body = (
        r"In 2031{\super 7} they {\strike never }met.{\v Check!}{\*\annotation Really?}\par "
        r"Holt{\footnote \pard See {\i the} annex.} {\deleted was }{\revised is }glad.{\*\unknown x}{\super 5}\par"
    )
    article = rtf(body)
    assert article.text == "In 2031[7] they met.\n\nHolt[1] is glad.[5]\n\n[1] See the annex."
    assert article.notes == (
        "tracked changes: 1 insertion shown, 1 deletion left out",
        "struck-through words are left out in 1 place",
        "hidden words are left out in 1 place",
        "left out: 1 comment",
    )


def test_what_is_no_text_of_an_rtf_document_is_passed_over_and_a_text_box_is_not() -> None:
    box = r"{\shp{\*\shpinst{\sp 1}{\shptxt In a box.}}}"
    body = r"{\pict\bin4 {}}}}{\header Page 1}{\stylesheet{\s0 Normal;}}They " + box + "met."
    article = rtf(body + r"{\info{\title Caf\'e9}{\author A. Clerk}}")
    assert article.text == "They met.\n\nIn a box."
    assert (article.title, article.author) == ("Café", "A. Clerk")
    assert rtf(r"\trowd Port\cell Ferries\cell\row").text == "Port | Ferries |"


def test_a_number_of_rtf_that_is_none_is_passed_over() -> None:
    body = rb"{\rtf1\ansi\ansicpg99999999999999 Holt met Orr \fs-8888888888888 in\b77777777777  May.}"
    assert read_rtf(body, "x").text == "Holt met Orr in May."
