"""Forms of a word that a search takes for one another: singular and plural, a verb's forms, hyphen or none."""

import re
from functools import cache
from importlib.resources import files

_SIBILANT = re.compile(r".*(?:s|x|z|ch|sh)")
_HYPHEN = r"[-\u2010\u2011]"
_HYPHENATED = re.compile(rf"[^\W\d_]++(?:{_HYPHEN}[^\W\d_]++)+")
_POSSESSIVE = re.compile(r"(?:['\u2019]s|(?<=s)['\u2019])\Z")
_LEAST = 3  # letters: "us", "is" and "as" are no plurals


def forms_of(word: str) -> tuple[str, ...]:
    """Return the other forms of a word, given and returned in lower case; () where there is none.

    >>> forms_of("semiconductor"), forms_of("countries")
    (('semiconductors',), ('country',))
    """
    known = _irregular().get(word)
    if known is not None:
        return tuple(form for form in known if form != word)
    if len(word) < _LEAST or not word.isalpha():
        return ()
    # What is a word of its own is no form of another: "news" is not of "new".
    return tuple(form for form in dict.fromkeys((*_singular(word), *_plural(word))) if _irregular().get(form) != ())


def without_possessive(word: str) -> str:
    """Return a word without a possessive's ending.

    >>> without_possessive("China's"), without_possessive("ministers’")
    ('China', 'ministers')
    """
    return _POSSESSIVE.sub("", word)


def without_hyphens(text: str) -> str:
    """Return the words of a text that are written with a hyphen as they are written without, with blanks between.

    >>> without_hyphens("Policy-makers met in mid-2026 for semi-official co-operation.")
    'Policymakers semiofficial cooperation'
    """
    if "-" not in text and "\u2010" not in text and "\u2011" not in text:
        # Most passages: to look at each of their words costs more than all else.
        return ""
    return " ".join(re.sub(_HYPHEN, "", found.group()) for found in _HYPHENATED.finditer(text))


def _plural(word: str) -> tuple[str, ...]:
    if word.endswith("s"):
        return (word + "es",) if word.endswith("ss") else ()
    if word[-1] == "y" and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "es",) if _SIBILANT.fullmatch(word) else (word + "s",)


def _singular(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) <= _LEAST:
        return ()
    if word.endswith("ies"):
        return (word[:-3] + "y",) if len(word) > 4 else (word[:-1],)
    if word.endswith("es") and _SIBILANT.fullmatch(word[:-2]):
        # "taxes" is of "tax", "cases" of "case": the wrong one is no word, and finds nothing.
        return (word[:-2], word[:-1])
    return (word[:-1],)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Return the forms of each word that the rules of spelling do not give; a word of more than one line has all."""
    # Imported here: opening the library does not need it.
    import tomllib

    words = tomllib.loads(files("summitreader.data").joinpath("forms.toml").read_text(encoding="utf-8"))
    groups: dict[str, tuple[str, ...]] = dict.fromkeys(words["unchanged"], ())
    for group in (*words["nouns"], *words["irregular"]):
        forms = tuple(group.split())
        groups |= {form: (*groups.get(form, ()), *forms) for form in forms}
    for verb in words["verbs"]:
        forms = _verb_forms(verb)
        groups |= {form: (*groups.get(form, ()), *forms) for form in forms}
    return {word: tuple(dict.fromkeys(forms)) for word, forms in groups.items()}


def _verb_forms(verb: str) -> tuple[str, ...]:
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return (verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    past = f"{verb}d" if verb.endswith("e") else f"{stem}ed"
    return (verb, f"{verb}es" if _SIBILANT.fullmatch(verb) else f"{verb}s", past, f"{stem}ing")
