"""The words of a text as they are compared: one key for all ways of writing a word that say the same."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import combining, normalize

from summitreader.word_files import word_file

_WORD = re.compile(r"\[\w\]\w+|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\w|[%$€£¥₽₹]")
_ENDINGS = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'d", "would"))
_IS = frozenset(("it", "that", "there", "he", "she", "what", "here", "who"))
_WHOLE: dict[str, tuple[str, ...]] = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
}
_WHOLE |= {"let's": ("let", "us"), "%": ("percent",)}
# What British and American spelling, and nothing else that matters, tell apart; both come to one form.
_SPELLINGS = tuple(
    (re.compile(one), other)
    for one, other in (
        (r"(?<=\w\w\w)is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"iz\1"),
        (r"(?<=\w\w\w)ys(e|ed|es|er|ing)$", r"yz\1"),
        (r"(?<=\w\w)our(?=\w|$)", "or"),
        (r"(?<=\w\w\w)re(s?)$", r"er\1"),
        (r"(?<=\w\w)enc(e|es|eless)$", r"ens\1"),
        (r"(?<=\w\w\w)ct(is|iz)(?=e)", "ctic"),
        (r"(?<=\w\w\w\w)ll(ed|ing|er|ers|or|ors|ation)$", r"l\1"),
        (r"(?<=\w\w\w\w)ll(?=ment|ful|s?$)", "l"),
        (r"(?<=\w\w)ogue(s?)$", r"og\1"),
        (r"(?<=\w\w\w)mme(s?)$", r"m\1"),
        (r"dgement", "dgment"),
        (r"ae", "e"),
        (r"(?<=mid|ong)st$", ""),
        (r"(?<=ward)s$", ""),
        (r"sceptic", "skeptic"),
        (r"manoeuv", "maneuv"),
        (r"^grey", "gray"),
        (r"^whilst$", "while"),
        (r"(?<=ear)nt$", "ned"),
        (r"^practis", "practic"),
        (r"^ageing$", "aging"),
    )
)


class Word(NamedTuple):
    """One word: where it stands, and its key."""

    start: int
    end: int
    key: str


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a stretch of text, short forms in full ("don't" is two), numbers in figures.

    >>> [word.key for word in words_of("We won't recognise twenty-five per cent.")]
    ['we', 'will', 'not', 'recognize', '25', 'percent']
    """
    end = len(text) if end is None else end
    found: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        found += (Word(match.start(), match.end(), key) for key in _keys(match[0]))
    return list(_joined(found, text))


@cache
def _twins() -> dict[str, str]:
    """Return the first spelling of each group of names that are one: Kiev is Kyiv."""
    return {word: group[0] for group in word_file("twins")["groups"] for word in group[1:]}


@cache
def figures() -> dict[str, str]:
    """Return the figures of number words."""
    words = word_file("verifying")
    units = {word: str(at) for at, word in enumerate(words["units"])}
    return units | {word: str(20 + 10 * at) for at, word in enumerate(words["tens"])}


def _keys(written: str) -> tuple[str, ...]:
    """Return the keys of one word as it is written."""
    if written in _known:
        return _known[written]
    found = _made(written)
    if len(_known) < 50_000:
        _known[written] = found
    return found


_known: dict[str, tuple[str, ...]] = {}


def _made(written: str) -> tuple[str, ...]:
    plain = "".join(sign for sign in normalize("NFD", written.casefold()) if not combining(sign))
    word = plain.replace("’", "'").replace("ʼ", "'").replace("[", "").replace("]", "")
    if word in _WHOLE:
        return _WHOLE[word]
    if word[0].isdigit():
        return (re.sub(r",(?=\d\d\d)", "", word),)
    for ending, full in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return spelled(word.removesuffix(ending)), full
    if word.endswith("'s") and word[:-2] in _IS:
        return word[:-2], "is"
    if word in figures():
        return (figures()[word],)
    return (spelled(word.replace("'", "")),)


def spelled(word: str) -> str:
    """Return the one form that stands for all spellings of a word.

    >>> spelled("programme"), spelled("defence"), spelled("labelled"), spelled("centre")
    ('program', 'defense', 'labeled', 'center')
    """
    word = _twins().get(word, word)
    if len(word) < 4:
        return word
    for pattern, other in _SPELLINGS:
        word = pattern.sub(other, word)
    return word


def _joined(words: list[Word], text: str) -> Iterator[Word]:
    """Give the words, "twenty-five" and "per cent" as one."""
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else None
        if after and word.key == "per" and after.key == "cent":
            word, at = Word(word.start, after.end, "percent"), at + 1
        elif after and _is_tens(word, text) and after.key in "123456789" and not text[after.start].isdigit():
            word, at = Word(word.start, after.end, str(int(word.key) + int(after.key))), at + 1
        yield word
        at += 1


def _is_tens(word: Word, text: str) -> bool:
    return len(word.key) == 2 and word.key[1] == "0" and word.key[0] != "1" and not text[word.start].isdigit()


@cache
def _common() -> frozenset[str]:
    return frozenset(spelled(word) for word in word_file("verifying")["common"])


def weight_of(key: str) -> float:
    """Return how much it says that two passages share a word."""
    return 0.2 if key in _common() else 1.0
