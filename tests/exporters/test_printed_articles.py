"""An article printed whole: nothing of it is missing, and who speaks is told beside it or announced."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader.exporters.linear import write_linear
from summitreader.exporters.margin import write_article, write_words
from summitreader.exporters.paragraphs import cell_width, lines_of
from summitreader.model import Article, Block, BlockKind, Reading, Span, Speaker, Statement, VoiceKind
from tests.readings import READING, TEXT

WIDTHS = (20, 40, 80, 200)


def _first_missing(words: Iterable[str], printed: str) -> str | None:
    """The first word that is not printed behind the one before it."""
    left = iter(printed.split())
    return next((word for word in words if not any(word == one for one in left)), None)


def test_names_stand_in_the_margin_and_findings_after_each_paragraph() -> None:
    assert (
        write_article(READING, 60)
        == """\
Talks, in Oslo, Friday
Nord.No citing NTB
Signs: “ quoted (in part), · paraphrased, … carried on.

                  President Amara Diallo of Bissora met
                  Prime Minister Jon Vik in Oslo on Friday,
                  Nord.No reports, citing NTB.
                  [Theme: Fisheries]

· Amara Diallo    Diallo said the two countries are close.
“ Amara Diallo    “We will build,” she said, “and soon.”
                  [Theme: Ties]

“ Jon Vik         Vik welcomed “a new chapter” for the
                  region. They signed 2 memoranda on fishing
                  and ports.
                  [Theme: Fisheries]
                  [Agreement: Signed: 2 memoranda on
                   fishing; ports (Republic of Bissora,
                   Norway)]

                  Vik's wife, Kari Vik, was there."""
    )


def test_a_screen_reader_is_told_in_words_who_speaks_and_where_that_ends() -> None:
    assert (
        write_linear(READING, 100)
        == """\
Talks, in Oslo, Friday.
Nord.No citing NTB.

President Amara Diallo of Bissora met Prime Minister Jon Vik in Oslo on Friday, Nord.No reports,
citing NTB.
Theme of this paragraph: Fisheries.

Amara Diallo, President of the Republic of Bissora, says, paraphrased: Diallo said the two countries
are close.
End of statement.
Amara Diallo, President of the Republic of Bissora, says, quoted: “We will build,” she said, “and
soon.”
End of statement.
Theme of this paragraph: Ties.

Jon Vik, Prime Minister of Norway, says, partly quoted: Vik welcomed “a new chapter” for the region.
End of statement.
They signed 2 memoranda on fishing and ports.
Theme of this paragraph: Fisheries.
Agreement of this paragraph: Signed: 2 memoranda on fishing; ports (Republic of Bissora, Norway).

Vik's wife, Kari Vik, was there.

End of article."""
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_the_article_is_missing(width: int) -> None:
    for printed in (write_article(READING, width), write_linear(READING, width), write_words(READING, width)):
        assert _first_missing(TEXT.split(), printed) is None
        assert [line for line in printed.splitlines() if len(line) > width] == []


_PIECES = (
    "Ada Berg said ",
    "that “peace” ",
    "matters, ",
    "Li Wen said. ",
    "adding—it grows",
    "\n\n",
    "2028-29",
    "—”",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join), st.sampled_from(WIDTHS), st.data())
def test_statements_wherever_they_begin_and_end_cut_no_word(text: str, width: int, data: st.DataObject) -> None:
    places = (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda one: one[0] < one[1])
    )
    spans = sorted(Span(*place) for place in data.draw(st.lists(places, max_size=4) if text else st.just([])))
    said = tuple(Statement("Ada Berg", (span,), None, None, "indirect", "by_hand") for span in spans)
    reading = Reading(Article(text, ()), statements=said)
    wide = max(width, 40, *(cell_width(word) for word in ("", *text.split())))
    told = write_linear(reading, wide)
    assert _first_missing(text.split(), told) is None
    assert " ".join(told.split()).count("Ada Berg, says, paraphrased:") == len(said)
    assert _first_missing(text.split(), write_article(reading, 39 if wide == 40 else 4 * wide)) is None


@pytest.mark.parametrize(("name", "kind"), [("both sides", "joint"), ("G7 Leaders", "body")])
def test_a_screen_reader_is_told_in_the_plural_what_several_do(name: str, kind: VoiceKind) -> None:
    speaker = Speaker(name, None, None, (), (), "by_hand", kind)
    said = Statement(name, (Span(0, 9),), None, None, "indirect", "by_hand", act="commit")
    told = write_linear(Reading(Article("We commit", ()), speakers=(speaker,), statements=(said,)), 80)
    assert f"{name[0].upper()}{name[1:]}, commit, paraphrased: We commit" in told


def test_titles_headings_and_items_are_announced_and_no_box_is_drawn() -> None:
    text = "Talks in Oslo\n\nTrade\n\nshipping\n\n- ports"
    kinds: tuple[BlockKind, ...] = ("title", "heading", "item", "item")
    starts = [text.index(words) for words in text.split("\n\n")]
    blocks = tuple(
        Block(Span(start, start + len(words)), kind)
        for start, words, kind in zip(starts, text.split("\n\n"), kinds, strict=True)
    )
    reading = Reading(Article(text, blocks, title="Talks in Oslo"))
    assert write_linear(reading, 80).split("\n\n") == [
        "No statements were found in this text.",
        "Title: Talks in Oslo",
        "Heading: Trade",
        "Item: shipping",
        "Item: - ports",
        "End of article.",
    ]
    assert write_words(reading, 80) == "Talks in Oslo\n=============\n\nTrade\n-----\n\n- shipping\n\n- ports"


def test_of_two_statements_with_one_cue_the_first_has_it() -> None:
    text = "Trade grows, Ada Berg said, adding that peace needs patience."
    who, cue = Span(13, 21), Span(22, 26)
    says = Span(0, 11), Span(35, len(text) - 1)
    said = tuple(Statement("Ada Berg", (span,), cue, who, "indirect", "by_hand") for span in says)
    told = write_linear(Reading(Article(text, (Block(Span(0, len(text))),)), statements=said), 200)
    assert told.splitlines()[:4] == [
        "Ada Berg, says, paraphrased: Trade grows, Ada Berg said,",
        "End of statement.",
        "Ada Berg, says, paraphrased: adding that peace needs patience.",
        "End of statement.",
    ]


def test_a_line_of_a_script_without_blanks_is_broken_between_its_signs() -> None:
    text = "两国元首举行会谈。" * 5
    lines = lines_of(text, Span(0, len(text)), 20)
    assert "".join(span.of(text) for span in lines) == text
    assert max(cell_width(span.of(text)) for span in lines) <= 20


def test_a_statement_of_several_paragraphs_is_told_beside_each() -> None:
    text = "Ada Berg: We build.\n\nWe build on.\n\nThey left."
    blocks = tuple(Block(Span(start, end)) for start, end in ((0, 19), (21, 33), (35, 45)))
    said = Statement("Ada Berg", (Span(10, 33),), None, None, "direct", "by_hand")
    reading = Reading(Article(text, blocks), statements=(said,))
    assert write_article(reading, 80).split("\n\n")[1:] == [
        "“ Ada Berg            Ada Berg: We build.",
        "“ Ada Berg            We build on.",
        "                      They left.",
    ]
