"""Passages that are named by their words or offsets, and what the reader made, by the beginning of its uid."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from summitreader.errors import LibraryFault
from summitreader.model import Reading, Span, Statement
from summitreader.session.opening import visible

__all__ = ["called", "first_sentence", "offsets_in", "statements_in", "words_once_in"]

_FEW = 5  # places of words that are told
_SHOWN = 60  # code points of words in a message
_LEAST = 4  # letters of a uid
_LIKE = {'"': '["“”„«»]', "'": "['‘’‚‹›]", "-": "[-‐‑–—]"}


class _WithUid(Protocol):
    @property
    def uid(self) -> str: ...


Made = TypeVar("Made", bound=_WithUid)


def words_once_in(reading: Reading, words: str) -> Span:
    """Return where words stand in an article, whatever its line breaks and quotation marks.

    Raises:
        LibraryFault: They are not there, or more than once.
    """
    text, wanted = reading.article.text, r"\s+".join(map(_pattern, words.split()))
    found: list[Span] = []
    for flags in (0, re.IGNORECASE) if wanted else ():
        found = found or [Span(*match.span()) for match in re.finditer(wanted, text, flags)]
    if len(found) == 1:
        return found[0]
    title = visible(reading.article.shown_title)
    if not found:
        raise LibraryFault(f"the words '{_short(words)}' are not in '{title}'")
    places = ", ".join(f"--at {span.start}-{span.end}" for span in found[:_FEW])
    more = f" and {len(found) - _FEW} more" if len(found) > _FEW else ""
    raise LibraryFault(f"'{_short(words)}' stands {len(found)} times in '{title}': say more words, or {places}{more}")


def offsets_in(reading: Reading, offsets: str) -> Span:
    """Return the passage between two offsets, "120-135", as JSON and tables tell them.

    Raises:
        LibraryFault: They are no offsets of the article.
    """
    found = re.fullmatch(r"(\d{1,12})-(\d{1,12})", offsets, re.ASCII)
    length = len(reading.article.text)
    span = Span(int(found[1]), int(found[2])) if found else Span(0, 0)
    if not 0 <= span.start < span.end <= length:
        raise LibraryFault(f"'{_short(offsets)}' is no passage of the article: say START-END, at most 0-{length}")
    return span


def first_sentence(reading: Reading) -> Span:
    """Return what stands for an article as a whole: its first sentence."""
    return reading.sentences[0] if reading.sentences else Span(0, min(len(reading.article.text), _SHOWN))


def statements_in(reading: Reading, span: Span) -> list[Statement]:
    """Return the statements that share words with a passage."""
    return [one for one in reading.statements if one.content.start < span.end and span.start < one.content.end]


def called(made: Sequence[Made], uid: str, what: str) -> Made:
    """Return the one of what the reader made whose uid begins so.

    Raises:
        LibraryFault: There is none, or more than one.
    """
    found = [one for one in made if len(uid) >= _LEAST and one.uid.startswith(uid)]
    if len(found) != 1:
        reason = "more than one begins so" if found else "there is none that begins so"
        raise LibraryFault(f"cannot tell which {what} '{_short(uid)}' is: {reason}")
    return found[0]


def _pattern(word: str) -> str:
    return "".join(_LIKE.get(sign, re.escape(sign)) for sign in word)


def _short(words: str) -> str:
    return visible(words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…")
