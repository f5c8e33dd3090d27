"""The terms of all themes in one table: a word is looked up once, whatever the number of themes.

A term is matched word by word. Its words are kept lower-cased; `+` ends a word that may stand in the plural, `*` one
that may go on with any letters, `?` stands for one letter, `=` before the term asks for its own capitals.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from summitreader.parser.lexicon.reporting_verbs import merge_words
from summitreader.parser.lexicon.user_words import UserWords, words_in_use
from summitreader.parser.lexicon.word_files import word_file
from summitreader.parser.text.lazy_regex import regex

Strength = Literal["strong", "weak", "block"]

_TERM_WORD = regex(r"[\w*?]+")
_STEM = 3  # letters of a starred word that are looked up first; no starred word of ours is shorter


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


class ThemeWords(NamedTuple):
    """All themes in display order, and their terms by their key word: whole words, and stems by three letters."""

    names: tuple[ThemeName, ...]
    whole: dict[str, tuple[Term, ...]]
    stems: dict[str, tuple[Term, ...]]

    def keyed(self, word: str) -> tuple[Term, ...]:
        """Return the terms whose key word this lower-case word is."""
        whole = self.whole.get(word, ())
        stems = self.stems.get(word[:_STEM])
        if not stems:
            return whole
        return whole + tuple(
            term for term in stems if (word.startswith(term.stem) if term.stem else fits(term.words[term.key], word))
        )

    def keys_among(self, words: Iterable[str]) -> list[str]:
        """Return the words that may be the key of a term: all others need not be looked at."""
        whole, stems = self.whole, self.stems
        return [word for word in words if word in whole or word[:_STEM] in stems]


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
    whole: dict[str, list[Term]] = {}
    stems: dict[str, list[Term]] = {}
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
                for term in _terms(number, strength, written):
                    key = term.words[term.key]
                    if key.endswith("*") or "?" in key:
                        stems.setdefault(key[:_STEM], []).append(term)
                    else:
                        whole.setdefault(key, []).append(term)
    return ThemeWords(
        tuple(names),
        {word: tuple(terms) for word, terms in whole.items()},
        {stem: tuple(terms) for stem, terms in stems.items()},
    )


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
    # Most are letters and spaces alone, and are taken apart in half the time.
    is_plain = written.replace(" ", "").isalpha()
    words = tuple(written.lower().split() if is_plain else _TERM_WORD.findall(written.lower()))
    if not words:
        return None
    # The longest word is the rarest: "the quad" is looked up by "quad".
    rarest = max(words, key=len if is_plain else _known_letters)
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
