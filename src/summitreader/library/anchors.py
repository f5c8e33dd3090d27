"""Finding marked words again: by their place, by the words themselves, by what stands around them.

The method is that of the web annotation model's text quote and text position selectors.
"""

import re

from summitreader.model import Anchor, Span

_AROUND = 40
_FARTHEST = 50_000
_MOST_PLACES = 200
_MOST_LOOKS = 5_000  # of a quote such as "a", which stands in other words a million times
_FEW = 40  # code points
_ENOUGH = 0.5  # of the letters around a quote; by chance, mostly of small words, it is a fourth
_TELLING = 80  # code points of a quote that stands nowhere twice by chance
_NEAR = 24  # code points right beside a quote
_TELLS = 12  # code points beside a quote that stand nowhere by chance
_MOST_TRIED = 20
_MORE = 20  # code points that may have come in between
_WORD = re.compile(r"\w+")


def anchor_of(text: str, span: Span) -> Anchor:
    """Return what is kept of a passage so that it can be found in another version of the text."""
    return Anchor(
        span.start,
        span.of(text),
        text[max(0, span.start - _AROUND) : span.start],
        text[span.end : span.end + _AROUND],
    )


def named(anchor: Anchor | None) -> str:
    """Return the first words of a passage in quotation marks, by which the reader knows it again.

    >>> named(Anchor(0, "Peace came to both of the countries after years of talks.", "", ""))
    '“Peace came to both of the countries…”'
    """
    words = " ".join(anchor.quote[: 4 * _FEW].split()) if anchor else ""
    if len(words) > _FEW:
        words = f"{words[:_FEW].rpartition(' ')[0] or words[:_FEW]}…"
    return f"“{words}”"


def find_anchor(text: str, anchor: Anchor, own: str = "") -> tuple[Span, bool] | None:
    """Return where the words stand in a text, and whether they have changed there; None where they cannot be found.

    The same words elsewhere are others: what stands around them has to be about the same.

    Args:
        text: where to look.
        anchor: the words, and what stands around them.
        own: the text that the words were marked in, if it is another: what is another of its passages is not taken.

    >>> find_anchor("Peace came. Peace stayed.", Anchor(0, "Peace", "came. ", " stayed"))
    (Span(start=12, end=17), False)
    """
    quote = anchor.quote
    if not (quote or anchor.before or anchor.after) and text:
        return None
    end = anchor.start + len(quote)
    if text.startswith(quote, anchor.start) and end <= len(text) and _is_as_it_was(text, anchor, anchor.start):
        return Span(anchor.start, end), False
    places = _places(text, anchor)
    rivals = _rivals(own, anchor) if places else []
    found = [(_likeness(text, anchor, at), -abs(at - anchor.start), at) for at in places]
    for likeness, _, at in sorted(found, reverse=True)[:_MOST_TRIED]:
        if likeness < _ENOUGH:
            break
        if not any(_likeness(text, rival, at) >= likeness or _is_rivals(text, anchor, rival, at) for rival in rivals):
            return Span(at, at + len(quote)), False
    if len(places) == 1 and not rivals and len(quote) >= _TELLING:
        return Span(places[0], places[0] + len(quote)), False
    return _between(text, anchor)


def _places(text: str, anchor: Anchor) -> list[int]:
    """Return where the quote stands in a text as the words that it is, not as parts of longer ones."""
    quote = anchor.quote
    if not quote.strip():
        return []
    whole = text.find(anchor.before + quote + anchor.after)
    places = [whole + len(anchor.before)] if whole >= 0 else []
    at = text.find(quote)
    for _ in range(_MOST_LOOKS):
        if at < 0 or len(places) == _MOST_PLACES:
            break
        if _joined(anchor.before, quote) == _joined(text[max(0, at - 1) : at], quote):
            end = at + len(quote)
            if _joined(quote, anchor.after) == _joined(quote, text[end : end + 1]):
                places.append(at)
        at = text.find(quote, at + 1)
    return [*dict.fromkeys(places)]


def _joined(one: str, other: str) -> bool:
    """Return whether a word goes on from one text to the other."""
    return one[-1:].isalnum() and other[:1].isalnum()


def _rivals(own: str, anchor: Anchor) -> list[Anchor]:
    """Return the anchors of the other places at which the quote stood in the text that it was marked in."""
    places = [at for at in _places(own, anchor) if at != anchor.start]
    return [anchor_of(own, Span(at, at + len(anchor.quote))) for at in places]


def _is_as_it_was(text: str, anchor: Anchor, at: int) -> bool:
    before = text[max(0, at - len(anchor.before)) : at]
    return before == anchor.before and text.startswith(anchor.after, at + len(anchor.quote))


def _is_rivals(text: str, anchor: Anchor, rival: Anchor, at: int) -> bool:
    """Return whether on one side of a place all stands that stood there of a rival, and not what stood there of ours.

    So it is where ours was taken out between the rival and what followed ours.
    """
    end = at + len(anchor.quote)

    def stands(side: str, is_after: bool) -> bool:
        return text.startswith(side, end) if is_after else text.endswith(side, 0, at)

    sides = (
        (rival.before[-_NEAR:], anchor.before[-_NEAR:], False),
        (rival.after[:_NEAR], anchor.after[:_NEAR], True),
    )
    return any(
        len(theirs.strip()) >= _TELLS and stands(theirs, is_after) and not stands(ours, is_after)
        for theirs, ours, is_after in sides
    )


def _likeness(text: str, anchor: Anchor, at: int) -> float:
    """Return how many of the words that stood around the quote stand around it here, by their letters, 0 to 1.

    Words may have come in between.
    """
    if (anchor.before or anchor.after) and _is_as_it_was(text, anchor, at):
        return 1.0
    end = at + len(anchor.quote)
    before, after = _WORD.findall(anchor.before), _WORD.findall(anchor.after)
    # Cut off by the anchor's reach, a word is none.
    before = before[_joined(anchor.before[:1], "a") and len(anchor.before) == _AROUND :]
    after = after[: len(after) - (len(anchor.after) == _AROUND and _joined(anchor.after, "a"))]
    same = _in_order(before, _WORD.findall(text[max(0, at - _AROUND - _MORE) : at]))
    same += _in_order(after, _WORD.findall(text[end : end + _AROUND + _MORE]))
    around = sum(map(len, before)) + sum(map(len, after))
    return same / around if around else 0.0


def _in_order(ours: list[str], theirs: list[str]) -> int:
    """Return how many letters the words have that stand in both lists in the same order."""
    best = [0] * (len(theirs) + 1)
    for word in ours:
        before = best[:]
        for place, other in enumerate(theirs, 1):
            best[place] = before[place - 1] + len(word) if word == other else max(before[place], best[place - 1])
    return best[-1]


def _between(text: str, anchor: Anchor) -> tuple[Span, bool] | None:
    """Return the words now standing between what stood before and after the quote, if they are about as many."""
    if len(anchor.before.strip()) < _TELLS or len(anchor.after.strip()) < _TELLS:
        return None
    length = len(anchor.quote)
    found = []
    at = text.find(anchor.before)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        start = at + len(anchor.before)
        end = text.find(anchor.after, start, start + min(2 * length + 20, _FARTHEST) + len(anchor.after))
        if end > start and end - start >= length // 2:
            found.append(Span(start, end))
        at = text.find(anchor.before, at + 1)
    if len(found) != 1:
        return None
    return found[0], True
