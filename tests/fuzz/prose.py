"""Texts that set every rule of the parser going, in any order and number."""

import random
import time

from summitreader.importers.plain.text import read_text
from summitreader.model import Article
from summitreader.parser import parse
from tests.fuzz.structure import reshaped

WORDS = (
    *(
        "President Anna Novak",
        "Prime Minister Jon Vik of Norway",
        "King Charles III",
        "Xi",
        "His Excellency",
        "Mr. Vik",
    ),
    *(
        "the two sides",
        "both leaders",
        "they",
        "He",
        "she",
        "the ministry",
        "a spokesman for the port",
        "the EU",
        "NATO",
    ),
    *(
        "said",
        "said that",
        "added",
        "told reporters",
        "called on both sides to",
        "welcomed",
        "agreed to",
        "noting that",
    ),
    *("for his part", "according to", "was quoted as saying", "as saying", "stressing that", "asked", "promised"),
    *("“", "”", '"', "‘", "’", "«", "»", "(", ")", "[1]", "¹", ",", ".", ". ", ":", ";", "—", "-", "…", "?", "!", "*"),
    *(
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "(a) ",
        "Article 1\n\n",
        "PRESIDENT NOVAK: ",
        "MR. VIK: ",
        "Q: ",
        "Dear Sir,\n\n",
        "\t",
    ),
    *("signed", "15 documents", "a memorandum of understanding", "the Agreement on", "MoUs", "a treaty", "Annex I"),
    *("on trade", "climate change", "in Beijing", "on Monday", "4 March 2026", "at the talks", "met with", "visited"),
    *("and", "or", "but", "which", "who", "that", "of", "the", "to", "will", "is", "not", "as well as", "respectively"),
    *(
        "We",
        "I",
        "Today",
        "US$5 billion",
        "25%",
        "U.S.",
        "Dr.",
        "e.g.",
        "al-",
        "bin",
        "van der",
        "Łódź",
        "北京",
        "x" * 40,
    ),
)
SECONDS = 1.0  # of processor time that any text may take, and for each code point
SECONDS_EACH = 0.0002
ONCE_SLOW = "takes longer than a text of its size may"


def make(chance: random.Random) -> tuple[str, bytes]:
    """Return a text of words of every class, its pieces repeated, nested and swapped."""
    text = " ".join(chance.choices(WORDS, k=chance.choice((5, 20, 80))))
    other = " ".join(chance.choices(WORDS, k=10))
    return "talks.txt", reshaped(text.encode(), other.encode(), chance)[:60_000]


def reads(name: str, data: bytes) -> bool:
    """Return True: every text has a reading, in linear time, with its evidence in the text."""
    article = read_text(data.decode("utf-8", "replace"))
    began = time.process_time()
    reading = parse(article)
    took = time.process_time() - began
    assert took < SECONDS + SECONDS_EACH * len(article.text), f"{ONCE_SLOW}: {took:.1f} s"
    _assert_inside(article, [span for statement in reading.statements for span in statement.says])
    _assert_inside(article, [mention for speaker in reading.speakers for mention in speaker.mentions])
    _assert_inside(article, [agreement.span for agreement in reading.agreements])
    return True


def _assert_inside(article: Article, spans: list) -> None:  # type: ignore[type-arg]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans), "evidence outside the text"
