from hypothesis import given
from hypothesis import strategies as st

from summitreader.importers.plain.text import read_text
from summitreader.model import Article

COMMUNIQUE = """Joint Communiqué of the Leaders

Geneva, 3 May

1. We met in Geneva.

Trade

The ministers welcomed progress on:
- customs
- energy,
  including grids

PRESIDENT NOVAK:
Thank you all.
MR OKAFOR: One question.

* * *

Photo: the leaders in Geneva
"""


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_a_communique_falls_into_the_blocks_a_reader_sees() -> None:
    assert kinds(read_text(COMMUNIQUE)) == [
        ("title", "Joint Communiqué of the Leaders"),
        ("heading", "Geneva, 3 May"),
        ("item", "1. We met in Geneva."),
        ("heading", "Trade"),
        ("paragraph", "The ministers welcomed progress on:"),
        ("item", "- customs"),
        ("item", "- energy,\n  including grids"),
        ("label", "PRESIDENT NOVAK:"),
        ("paragraph", "Thank you all."),
        ("paragraph", "MR OKAFOR: One question."),
        ("paragraph", "* * *"),
        ("caption", "Photo: the leaders in Geneva"),
    ]


def test_lines_that_were_wrapped_by_hand_stay_one_paragraph() -> None:
    text = "The two presidents agreed to meet again in the autumn and\nsend their ministers before.\n"
    assert kinds(read_text(text)) == [("paragraph", text.strip())]


def test_long_lines_without_blank_lines_between_are_paragraphs() -> None:
    line = "The president said that both countries would go on with the work. " * 2 + "More was to come."
    assert kinds(read_text(f"{line}\n{line}")) == [("paragraph", line)] * 2


def test_a_header_line_fills_the_fields_and_stays_in_the_text() -> None:
    text = "# Daily Post citing Wire One | 2026-02-03 | https://post.example/a | free\n\nTalks end\n\nThey met.\n"
    article = read_text(text)
    assert article.text == text
    assert (article.publisher, article.citing, article.published) == ("Daily Post", "Wire One", "2026-02-03")
    assert (article.url, article.title) == ("https://post.example/a", "Talks end")
    assert kinds(article)[0][0] == "caption"


def test_front_matter_fills_the_fields_and_stays_in_the_text() -> None:
    text = '---\ntitle: "Talks end"\nAuthor: A. Reporter\ndate: 2026-02-03\n---\n\nThey met.\n'
    article = read_text(text)
    assert (article.text, article.title, article.author, article.published) == (
        text,
        "Talks end",
        "A. Reporter",
        "2026-02-03",
    )


def test_removed_characters_are_said_in_a_note() -> None:
    assert read_text("cease\u200bfire").notes == ("1 invisible or direction characters were removed or made visible",)


def test_a_title_cannot_turn_the_text_around_it() -> None:
    assert read_text("Talks \u202eend\n\nThey met.\n").title == "Talks \ufffdend"


@given(st.text(st.sampled_from("aB1 \n\t.:-*•—#|(“Q")))
def test_blocks_are_sorted_disjoint_and_hold_every_word(text: str) -> None:
    article = read_text(text)
    at = 0
    for block in article.blocks:
        assert article.text[at : block.span.start].strip() == ""
        assert block.span.start < block.span.end
        assert block.span.of(article.text) == block.span.of(article.text).strip()
        at = block.span.end
    assert article.text[at:].strip() == ""
