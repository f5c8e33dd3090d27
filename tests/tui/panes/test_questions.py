"""The contents of a press conference: its questions, with who asks."""

import re

from summitreader import session
from summitreader.model import Article, Span
from summitreader.tui.panes.contents import ContentsListing
from summitreader.tui.panes.every import LISTINGS
from summitreader.tui.panes.questions import find_questions
from summitreader.tui.viewmodel.reading_index import ReadingIndex

_PRESS = """Press conference of the President

PRESIDENT DIALLO: Good morning. We signed two treaties with Bree today, and I will take your questions now.

JOURNALIST: Mr President, will the harbour open this year?

PRESIDENT DIALLO: It will. Why should it not? The work goes on, and the harbour will be open in May, I promise you that.

QUESTION: And who pays for it?

PRESIDENT DIALLO: Both countries pay for the harbour, as the treaty says, and each of them pays the half.
"""


def _index(text: str) -> ReadingIndex:
    return ReadingIndex(session.summarize(session.parse(session.open_bytes(text.encode(), "a.txt"))))


def _rows(listing: ContentsListing, width: int = 60) -> list[str]:
    lines = (listing.lines(head, None, width)[0] for head in range(listing.heads))
    return ["".join(part.words for part in line.left).strip() for line in lines]


def test_the_contents_of_a_press_conference_are_its_questions() -> None:
    index = _index(_PRESS)
    listing = ContentsListing.of(index)
    assert _rows(listing) == [
        "Press conference of the President",
        "Journalist  Mr President, will the harbour open this year?",
        "Question  And who pays for it?",
    ]
    assert listing.titles[0] == "Contents  3 · 2 questions"
    pick = listing.pick(1, None)
    assert pick.span
    assert pick.span.of(index.text).startswith("JOURNALIST: Mr President")
    assert listing.whole(1, None, 20)[-1].left[-1].words.endswith("year?")


def test_who_is_named_and_asks_in_every_short_turn_asks_where_the_press_is() -> None:
    text = "Ana Vik: Is it so?\nMinister: " + "It is. " * 30 + "\nTom Rey: And then?\nMinister: " + "Nothing. " * 30
    labels = [Span(*match.span()) for match in re.finditer(r"^[A-Z][a-z ]+(?i:[a-z]+)(?=: )", text, re.M)]
    assert [text[one.said : one.end].strip() for one in find_questions(text, labels, True)] == [
        "Is it so?",
        "And then?",
    ]
    assert find_questions(text, labels, False) == ()


def test_a_transcript_without_questions_lists_its_turns() -> None:
    turns = "\n\n".join(f"MS. {name}: We build the harbour together with you." for name in ("VIK", "REY", "VIK"))
    assert "MS. VIK" in _rows(ContentsListing.of(_index(f"Meeting on harbours\n\n{turns}\n")))


def test_an_empty_pane_says_why() -> None:
    foreign = ReadingIndex(session.summarize(session.parse(Article("Стороны подписали договор о дружбе. " * 9, ()))))
    for pane in ("speakers", "themes", "agreements", "event"):
        (first, second) = LISTINGS[pane](foreign, ()).lines(0, None, 40)
        assert "Russian" in "".join(part.words for line in (first, second) for part in line.left), pane
    dull = _index("The cat sat on the mat.")
    for pane in LISTINGS:
        listing = LISTINGS[pane](dull, ())
        assert listing.heads == 1, pane
        assert listing.pick(0, None).span is None, pane
    dull.is_whole = False
    (first, _) = LISTINGS["agreements"](dull, ()).lines(0, None, 60)
    assert first.left[0].words == "None so far. Still reading the article."
