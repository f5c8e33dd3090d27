"""What is tracked: a phrase as typed, `theme:…` or `formula:…`, and the reader's own formulas."""

import json
from collections.abc import Sequence
from pathlib import Path

from summitreader.errors import SummitReaderError
from summitreader.importers.clean import clean
from summitreader.library.tracking.phrases import spelt
from summitreader.session.search.vocabulary import search_vocabulary
from summitreader.session.user_words import user_words
from summitreader.settings import WORDS, find_folders, read_own_text, read_toml
from summitreader.tracker.formulas import formulas
from summitreader.tracking import Formula, Period, TrackQuestion

__all__ = ["add_formula", "all_formulas", "side_named", "track_question"]

_FEW = 6  # names that a message lists


def all_formulas() -> tuple[Formula, ...]:
    """Return all formulas, ours and the reader's own, by key."""
    found = formulas(user_words().table("formulas") or ())
    return tuple(found[key] for key in sorted(found))


def track_question(
    asked: str, by: Period = "year", sides: Sequence[str] = (), speakers: Sequence[str] = ()
) -> TrackQuestion:
    """Return what is asked for: words in a row, `theme:KEY` (or a part of its title), or `formula:KEY`.

    Args:
        asked: as it was typed.
        by: the length of a period.
        sides: sides, by any of their names ("ROK"), of whose passages alone is asked.
        speakers: words of the names of speakers, of whose passages alone is asked.

    Raises:
        SummitReaderError: Nothing is asked for, or no theme, formula or side is called so.
    """
    words = " ".join(clean(asked).split())
    kind, colon, name = words.partition(":")
    named = tuple(map(side_named, sides))
    wanted = tuple(filter(None, (" ".join(speaker.split()) for speaker in speakers)))
    if colon and kind.casefold() == "theme":
        key, title = _theme(name.strip())
        return TrackQuestion("theme", key, title, by=by, sides=named, speakers=wanted)
    if colon and kind.casefold() == "formula":
        formula = _formula(name.strip())
        return TrackQuestion("formula", formula.key, formula.title, formula.sought, formula, by, named, wanted)
    if not spelt(words):
        raise SummitReaderError(
            "track needs words to follow, theme:NAME or formula:NAME (see: summitreader help track)"
        )
    return TrackQuestion("phrase", words, words, (words,), None, by, named, wanted)


def side_named(name: str) -> str:
    """Return the name that readings have for a side that is called by any of its names.

    Raises:
        SummitReaderError: No side is called so.
    """
    names = search_vocabulary().sides.get(" ".join(name.split()).casefold())
    if not names:
        raise SummitReaderError(f"no side is called '{name}' (write it as 'China', 'Republic of Korea' or 'KR')")
    return names[0]


def add_formula(words: str, key: str = "", file: Path | None = None) -> Formula:
    """Add words to the reader's own formulas, in words.toml, as a group of one phrase; the file's other lines stay.

    Args:
        words: the phrase, as it was selected.
        key: what the group is called; made of the words where it is "".
        file: the file of words; the user's own where none is named.

    Returns:
        The formula; one that is there with the same phrase is given back as it is.

    Raises:
        SummitReaderError: There are no words, another formula has that key, or the file cannot be written.
    """
    phrase = " ".join(clean(words).split())
    letters = spelt(phrase)
    if not letters:
        raise SummitReaderError("there are no words to follow")
    place = file or find_folders().config / WORDS
    name = "-".join((key or letters[0]).casefold().split())[:60].strip("-")
    known = {one.key: one for one in all_formulas()}
    if name in known:
        if known[name].own and phrase in known[name].phrases:
            return known[name]
        raise SummitReaderError(f"there is a formula '{name}' already: give yours another key")
    text = read_own_text(place) or ""
    if text:
        read_toml(place, text)
    lines = ["[[formula]]", f"key = {_toml(name)}", f"phrases = [{_toml(phrase)}]"]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write("\n" * (not text.endswith("\n") and bool(text)) + "\n" + "\n".join(lines) + "\n")
    except OSError as error:
        raise SummitReaderError(f"cannot write '{place}': {(error.strerror or str(error)).lower()}") from error
    return Formula(name, phrase, (phrase,), own=True)


def _theme(name: str) -> tuple[str, str]:
    themes = search_vocabulary().themes
    asked = name.casefold().replace(" ", "_")
    if asked in themes:
        return asked, themes[asked]
    found = [key for key, title in themes.items() if name.casefold() in f"{key} {title}".casefold()]
    if name and len(found) == 1:
        return found[0], themes[found[0]]
    raise SummitReaderError(f"no theme is called '{name}'{_perhaps(found or list(themes))}")


def _formula(name: str) -> Formula:
    found = {one.key: one for one in all_formulas()}
    asked = "-".join(name.casefold().replace("_", " ").split())
    if asked in found:
        return found[asked]
    near = [key for key, one in found.items() if name and name.casefold() in f"{key} {one.title}".casefold()]
    if len(near) == 1:
        return found[near[0]]
    raise SummitReaderError(f"no formula is called '{name}'{_perhaps(near or list(found))} (all: track --formulas)")


def _perhaps(names: Sequence[str]) -> str:
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f": there are {', '.join(names[:_FEW])}{more}"


def _toml(words: str) -> str:
    """Return words as a string of TOML."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
