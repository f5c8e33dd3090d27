"""Finding marked words again: by their place, by the words themselves, by what stands around them.

The method is that of the web annotation model's text quote and text position selectors.
"""

from summitreader.model import Anchor, Span

_AROUND = 40
_FARTHEST = 50_000
_MOST_PLACES = 200
_FEW = 40  # code points


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


def find_anchor(text: str, anchor: Anchor) -> tuple[Span, bool] | None:
    """Return where the words stand in a text, and whether they have changed there; None where they cannot be found.

    >>> find_anchor("Peace came. Peace stayed.", Anchor(0, "Peace", "came. ", " stayed"))
    (Span(start=12, end=17), False)
    """
    if not (anchor.quote or anchor.before or anchor.after) and text:
        return None
    end = anchor.start + len(anchor.quote)
    if text.startswith(anchor.quote, anchor.start) and end <= len(text) and _agreement(text, anchor, anchor.start) == 1:
        return Span(anchor.start, end), False
    places = _places(text, anchor.quote)
    if places:
        best = max(places, key=lambda at: (_agreement(text, anchor, at), -abs(at - anchor.start)))
        return Span(best, best + len(anchor.quote)), False
    return _between(text, anchor)


def _places(text: str, quote: str) -> list[int]:
    if not quote.strip():
        return []
    places: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _agreement(text: str, anchor: Anchor, at: int) -> float:
    """Return how much of what stood around the quote stands around it here, 0 to 1."""
    end = at + len(anchor.quote)
    before = _shared(anchor.before[::-1], text[max(0, at - len(anchor.before)) : at][::-1])
    after = _shared(anchor.after, text[end : end + len(anchor.after)])
    around = len(anchor.before) + len(anchor.after)
    return (before + after) / around if around else 1.0


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _between(text: str, anchor: Anchor) -> tuple[Span, bool] | None:
    """Return the words now standing between what stood before and after the quote, if they are about as many."""
    if len(anchor.before.strip()) < 12 or len(anchor.after.strip()) < 12:
        return None
    starts = [at + len(anchor.before) for at in _places(text, anchor.before)]
    length = len(anchor.quote)
    found = []
    for start in starts:
        end = text.find(anchor.after, start, start + min(2 * length + 20, _FARTHEST) + len(anchor.after))
        if end > start and end - start >= length // 2:
            found.append(Span(start, end))
    if len(found) != 1:
        return None
    return found[0], True
