"""Letters as a search and an order take them: small, without accents and strokes, ligatures taken apart."""

import re
import unicodedata

# Letters that Unicode does not take apart, as those who have no key for them write them.
_OTHERS = {"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "þ": "th", "ŧ": "t", "æ": "ae", "œ": "oe"}
# What stands for hamza, ʿayn and soft signs in transcriptions; nobody types it.
_SIGNS = frozenset("ʹʺʻʼʽʾʿˀˁ")
# Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, and the marks on them: in scripts behind these marks make letters.
_PLAIN = re.compile(r"[\x00-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]+")
_GAPS = re.compile(r"[\W_]+")


class _Folds(dict[int, str]):
    """Each character as it is searched for; filled as characters come."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Return the text as it is searched for; each character for itself, so that the time is linear.

    >>> folded("Øresund, Łódź, Straße, ΑΘΉΝΑ, oﬃcial")
    'oresund, lodz, strasse, αθηνα, official'
    """
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def folded_places(text: str) -> tuple[str, list[int] | range]:
    """Return the text as it is searched for, and where in the text each of its characters and its end stand."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    places = [at for at, character in enumerate(text) for _ in _FOLDS[ord(character)]]
    return folded(text), [*places, len(text)]


def order_of(title: str) -> str:
    """Return what a title or name is sorted by: its letters and figures, Ä beside A, quotation marks passed over.

    >>> sorted(["Zagreb", "“Ärger” in Oslo", "Arms", "Ales"], key=order_of)
    ['Ales', '“Ärger” in Oslo', 'Arms', 'Zagreb']
    """
    return _GAPS.sub(" ", folded(title)).strip()


def _fold(character: str) -> str:
    if character in _SIGNS:
        return ""
    small = character.casefold()
    if unicodedata.category(character)[0] not in "LM":
        return small
    # With compatibility: ligatures, wide letters and the forms that Arabic letters take in a word are the letters.
    apart = unicodedata.normalize("NFKD", small)
    if not _PLAIN.fullmatch(apart):
        return small
    bare = (one.casefold() for one in apart if not unicodedata.combining(one))
    return "".join(_OTHERS.get(one, one) for one in bare)
