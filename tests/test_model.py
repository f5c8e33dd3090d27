"""What an article is called, whatever its source says of it."""

import pytest

from summitreader.model import Article, Block, Span


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks ended well. The rest is silence.", "Talks ended well"),
        ("\n\n  Did Bree sign? It did.", "Did Bree sign?"),
        ("BREE CITY, May 3 (NTB) -- Mr. Dale saw the U.S. plan. More.", "Mr. Dale saw the U.S. plan"),
        ("OSLO, May 3 — Talks ended.", "Talks ended"),
        ("He met the head of the U.S.", "He met the head of the U.S."),
        ("两国签署了合作文件。双方都表示满意。", "两国签署了合作文件。"),
        ("国" * 300, "国" * 79 + "…"),
        ("one two\nthree", "one two three"),
        ("word, " * 40, "word, " * 12 + "word…"),
        ("", "Without a title"),
        ("*** \n —", "Without a title"),
    ],
)  # fmt: skip
def test_an_article_without_a_title_is_called_by_its_first_sentence(text: str, title: str) -> None:
    assert Article(text, ()).shown_title == title


def test_a_title_is_shown_on_one_line_and_an_empty_one_is_none() -> None:
    assert Article("Talks ended.", (), title=" Ships\n sail ").shown_title == "Ships sail"
    assert Article("Talks ended.", (), title=" ").shown_title == "Talks ended"


def test_what_stands_above_the_text_is_no_title() -> None:
    text = "Photo: a ship\nMINISTER:\nTalks ended."
    blocks = (Block(Span(0, 13), "caption"), Block(Span(14, 23), "label"), Block(Span(24, 36)))
    assert Article(text, blocks).shown_title == "Talks ended"
    assert Article("Long words " * 20, (Block(Span(0, 220), "title"),)).shown_title == "Long words " * 19 + "Long words"
