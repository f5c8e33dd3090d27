"""The words that a search knows: sides and themes, instruments, and what the user takes for the same."""

from functools import lru_cache

from summitreader.library.search.vocabulary import Vocabulary
from summitreader.parser.lexicon.user_words import UserWords
from summitreader.session.user_words import user_words
from summitreader.word_files import word_file


def search_vocabulary() -> Vocabulary:
    """Return the words that come with the program, the user's own over them."""
    return _vocabulary(user_words())


@lru_cache(maxsize=2)
def _vocabulary(own: UserWords) -> Vocabulary:
    sides: dict[str, tuple[str, ...]] = {}
    countries = word_file("countries") | (own.table("sides") or {})
    for code, row in countries.items():
        if "name" in row:
            names = (row["name"], *([row["formal"]] if "formal" in row else ()), *row.get("forms", ()))
            for name in (code, *names, *row.get("people", ())):
                sides.setdefault(name.casefold(), names)
    themes = {theme["id"]: theme.get("name", theme["id"]) for theme in _both("theme", "themes", own)}
    kinds = dict.fromkeys(str(entry["kind"]) for entry in _both("instrument", "instruments", own))
    groups = ((word, *others) for word, others in (own.table("synonyms") or {}).items())
    return Vocabulary(sides, themes, tuple(kinds), tuple(groups))


def _both(ours: str, theirs: str, own: UserWords) -> list[dict[str, str]]:
    """Return the rows of one of our lists, and those of the user's."""
    return [*word_file(f"{ours}s")[ours], *(own.table(theirs) or ())]
