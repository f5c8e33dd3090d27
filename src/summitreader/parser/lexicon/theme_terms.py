"""The terms of all themes in one table: a word is looked up once, whatever the number of themes.

A term is matched word by word. Its words are kept lower-cased; `+` ends a word that may stand in the plural, `*` one
that may go on with any letters, `?` stands for one letter, `=` before the term asks for its own capitals.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any, Literal, NamedTuple

from summitreader.parser.lexicon.reporting_verbs import merge_words
from summitreader.parser.lexicon.user_words import UserWords, words_in_use
from summitreader.parser.text.lazy_regex import regex
from summitreader.word_files import word_file

Strength = Literal["strong", "weak", "block"]

_TERM_WORD = regex(r"[\w*?]+")
_STEM = 3  # letters of a starred word that are looked up first; no starred word of ours is shorter
_KEPT = 50_000  # words whose terms are kept


class Term(NamedTuple):
    """One term of one theme; `key` is the word it is looked up by, `cased` its own capitals where they matter.

    `stem` is what a word begins with whose key word ends in `*`, "" where the key has other signs or none.
    """

    theme: int
    strength: Strength
    words: tuple[str, ...]
    key: int
    cased: str | None
    comma: bool
    stem: str = ""


class ThemeName(NamedTuple):
    """A theme without its terms."""

    id: str
    title: str
    short: str
    ritual: bool
    yields_to: frozenset[str]


Written = tuple[int, Strength, list[str], int]
"""The theme, the strength and the words of a term of letters, spaces and `+`, and which of its words is the key."""


class Keyed(NamedTuple):
    """The terms with one key word: by the word that stands before or after it, which tells most of them apart."""

    others: list[Term]
    before: dict[str, list[Term]]
    after: dict[str, list[Term]]


class KeyedTerms(dict[str, Keyed | None]):
    """The terms whose key word a lower-case word is, None for most; remembered while there is room.

    Terms are known by their key word: whole words, and stems by three letters. Most are never met: they stay as
    `written` until a text has their key word.
    """

    def __init__(self) -> None:
        super().__init__()
        self.whole: dict[str, list[Term]] = {}
        self.stems: dict[str, list[Term]] = {}
        self.written: dict[str, list[Written]] = {}

    def __missing__(self, word: str) -> Keyed | None:
        spelled = [term for one in self.written.get(word, ()) for term in _spelled(one, word)]
        begun = [term for term in self.stems.get(word[:_STEM], ()) if _begins(term, word)]
        terms = self.whole.get(word, []) + spelled + begun
        keyed = _keyed(terms) if terms else None
        if len(self) < _KEPT:
            self[word] = keyed
        return keyed


class ThemeWords(NamedTuple):
    """All themes in display order, and their terms."""

    names: tuple[ThemeName, ...]
    terms: KeyedTerms


def _begins(term: Term, word: str) -> bool:
    return word.startswith(term.stem) if term.stem else fits(term.words[term.key], word)


def _keyed(terms: list[Term]) -> Keyed:
    """Return terms with one key word by the words beside it."""
    keyed = Keyed([], {}, {})
    for term in terms:
        beside = term.words[term.key - 1 if term.key else 1] if len(term.words) > 1 else ""
        if beside.isalnum():
            (keyed.before if term.key else keyed.after).setdefault(beside, []).append(term)
        else:
            keyed.others.append(term)
    return keyed


def fits(pattern: str, word: str) -> bool:
    """Return whether a lower-case word is the pattern's word (`tariff*`, `organi?ed`)."""
    if pattern[-1] == "*":
        pattern = pattern[:-1]
        word = word[: len(pattern)]
    if "?" not in pattern:
        return pattern == word
    return len(pattern) == len(word) and all(p in ("?", w) for p, w in zip(pattern, word, strict=True))


def theme_words(themes: Iterable[dict[str, Any]]) -> ThemeWords:
    """Return the table of a list of themes as `themes.toml` writes them."""
    names: list[ThemeName] = []
    terms = KeyedTerms()
    strengths: Sequence[Strength] = ("strong", "weak", "block")
    for number, theme in enumerate(themes):
        names.append(
            ThemeName(
                theme["id"],
                theme.get("name", theme["id"]),
                theme.get("short", ""),
                theme.get("ritual", False),
                frozenset(theme.get("yields_to", ())),
            )
        )
        for strength in strengths:
            for written in theme.get(strength, ()):
                _enter(terms, number, strength, written)
    return ThemeWords(tuple(names), terms)


def _enter(table: KeyedTerms, number: int, strength: Strength, written: str) -> None:
    """Enter a term under its key word: the longest one, which is the rarest ("the quad" under "quad")."""
    if written.islower() and written.replace(" ", "").replace("+", "").isalpha():
        words = written.split() if " " in written else [written]
        word = max(words, key=len) if len(words) > 1 else written
        one = (number, strength, words, words.index(word))
        for form in _numbers(word):
            if form in table.written:
                table.written[form].append(one)
            else:
                table.written[form] = [one]
        return
    for term in _terms(number, strength, written):
        word = term.words[term.key]
        if word.endswith("*") or "?" in word:
            table.stems.setdefault(word[:_STEM], []).append(term)
        else:
            table.whole.setdefault(word, []).append(term)


def _numbers(word: str) -> tuple[str, ...]:
    """Return the singular and the plural of a word that ends in `+`, any other as it is."""
    return (word,) if word[-1] != "+" else (word[:-1], plural_of(word[:-1]))


def _spelled(one: Written, word: str) -> list[Term]:
    """Return the terms that a written term stands for where its key word is this word."""
    theme, strength, words, key = one
    forms = [_numbers(form) for form in words]
    forms[key] = (word,)
    return [Term(theme, strength, way, key, None, comma=False) for way in product(*forms)]


def _terms(theme: int, strength: Strength, written: str) -> list[Term]:
    """Return the terms that one written term stands for: each word that ends
    in `+` in the singular and in the plural.
    """
    ways = [""]
    for part in _PLURAL.split(written) if "+" in written else (written,):
        word = part.removesuffix("+")
        ways = [way + form for way in ways for form in ((word,) if word == part else (word, plural_of(word)))]
    return [term for way in ways if (term := _term(theme, strength, way))]


_PLURAL = regex(r"([a-z]+\+)(?!\d)")


def plural_of(noun: str) -> str:
    """Return the regular plural of an English noun.

    >>> plural_of("virus"), plural_of("city"), plural_of("valley"), plural_of("chip")
    ('viruses', 'cities', 'valleys', 'chips')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _term(theme: int, strength: Strength, written: str) -> Term | None:
    words = tuple(_TERM_WORD.findall(written.lower()))
    if not words:
        return None
    rarest = max(words, key=_known_letters)
    stem = rarest[:-1] if rarest.endswith("*") and "?" not in rarest else ""
    cased = written.removeprefix("=") if written.startswith("=") else None
    return Term(theme, strength, words, words.index(rarest), cased, "," in written, stem)


def _known_letters(word: str) -> int:
    return 0 if "?" in word[:_STEM] else len(word.rstrip("*"))


@cache
def own_themes() -> tuple[dict[str, Any], ...]:
    """Return the themes that come with the program, as their file writes them."""
    return tuple(word_file("themes")["theme"])


def themes_in_use() -> ThemeWords:
    """Return the table of the themes that come with the program, the reader's own over them."""
    return _themes(words_in_use())


@lru_cache(maxsize=2)
def _themes(own: UserWords) -> ThemeWords:
    themes = {theme["id"]: theme for theme in own_themes()}
    for theme in own.table("themes") or ():
        themes[theme["id"]] = merge_words(themes.get(theme["id"], {}), theme)
    return theme_words(themes.values())
