"""The reader's own words over ours: verbs, people, sides, instruments and themes, as `words.toml` writes them.

What a search is to take for the same stands there too.

They come in as one frozen value. While a text is parsed with them, the tables of words are those of both together.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal, NamedTuple, get_args

from summitreader.controls import quoted
from summitreader.model import Act

Fault = tuple[str, str]  # the dotted path of a key, and what is wrong with it

# What may follow a verb, and how much a text must say before a noun of agreement counts.
Frame = Literal[
    "clause", "that", "object", "to", "person_to", "person_that", "person_about", "person_for", "name", "quote"
]
Counts = Literal["always", "named", "signed", "set up"]
_ACTS: tuple[str, ...] = get_args(Act)
# What follows a verb where the reader only names the act.
_USUAL = {
    "say": ("clause", "quote"),
    "welcome": ("object",),
    "thank": ("person_for", "object"),
    "condole": ("person_for", "object"),
    "hope": ("clause", "to"),
    "stress": ("clause", "object"),
    "affirm": ("clause", "object"),
    "request": ("person_to", "clause"),
    "commit": ("to", "clause"),
    "concern": ("object", "clause"),
    "reject": ("object", "to"),
    "threaten": ("to", "clause"),
}
_FRAMES: tuple[str, ...] = get_args(Frame)
_COUNTS: tuple[str, ...] = get_args(Counts)


class UserWords(NamedTuple):
    """Checked tables of own words, each as JSON ("" where there are none): equal by content, cheap to hand on."""

    verbs: str = ""
    people: str = ""
    sides: str = ""
    instruments: str = ""
    themes: str = ""
    synonyms: str = ""
    formulas: str = ""

    def table(self, name: str) -> Any:
        """Return one table as TOML would give it; None where there is none."""
        import json

        written: str = getattr(self, name)
        return json.loads(written) if written else None


NO_WORDS = UserWords()
_in_use: ContextVar[UserWords] = ContextVar("words in use", default=NO_WORDS)


# Gives the own words that the text at hand is parsed with; asked for at every name, so it is no function of its own.
words_in_use = _in_use.get


@contextmanager
def using(words: UserWords) -> Iterator[None]:
    """Own words for what is parsed inside the block, in this thread of work alone."""
    token = _in_use.set(words)
    try:
        yield
    finally:
        _in_use.reset(token)


def check_words(tables: Mapping[str, Any]) -> tuple[UserWords, tuple[Fault, ...]]:
    """Return the words of a TOML file that are right, and a fault for each that is not. Never raises."""
    faults: list[Fault] = []
    good: dict[str, Any] = {}
    for key, value in tables.items():
        if key not in _TABLES:
            faults.append((key, f"is unknown; known are {', '.join(_TABLES)}"))
            continue
        name, kind, check = _TABLES[key]
        if not isinstance(value, kind):
            faults.append((key, "must be a table" if kind is dict else f"must be written as [[{key}]]"))
            continue
        good[name] = check(value, faults)
    import json

    written = {name: json.dumps(table, ensure_ascii=False, sort_keys=True) for name, table in good.items() if table}
    return UserWords(**written), tuple(faults)


def _verbs(table: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
    good: dict[str, dict[str, Any]] = {}
    for act, value in table.items():
        path = f"verbs.{act}"
        if act == "irregular":
            for verb, forms in value.items() if isinstance(value, dict) else ():
                if _is(f"{path}.{verb}", forms, _text, "the past and the participle in one string", faults):
                    good.setdefault(act, {})[verb.lower()] = forms
        elif act not in _ACTS:
            faults.append((path, f"is no act; acts are {', '.join(_ACTS)}"))
        elif isinstance(value, dict):
            for frame, verbs in value.items():
                if frame not in _FRAMES:
                    faults.append((f"{path}.{frame}", f"must be one of {', '.join(_FRAMES)}"))
                elif _is(f"{path}.{frame}", verbs, _texts, "a list of verbs", faults):
                    good.setdefault(act, {})[frame] = [verb.lower() for verb in verbs]
        elif _is(path, value, _texts, "a list of verbs", faults):
            good[act] = {frame: [verb.lower() for verb in value] for frame in _USUAL[act]}
    return good


def _people(table: dict[str, Any], faults: list[Fault]) -> dict[str, str]:
    return {
        name: side
        for name, side in table.items()
        if _is(f"people.{name}", side, _text, "a side's code or name, as a string", faults)
    }


def _sides(table: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
    known: dict[str, tuple[Callable[[Any], bool], str]] = {
        **dict.fromkeys(("name", "formal", "capital"), (_text, "a string")),
        **dict.fromkeys(("forms", "people", "seats", "houses"), (_texts, "a list of strings")),
        **dict.fromkeys(("family_first", "given_short", "body"), (_flag, "true or false")),
    }
    good: dict[str, Any] = {}
    for code, row in table.items():
        if _is(f"sides.{code}", row, lambda value: isinstance(value, dict), "a table", faults):
            good[code] = _row(f"sides.{code}", row, known, faults)
    return good


def _instruments(rows: list[Any], faults: list[Fault]) -> list[dict[str, Any]]:
    known: dict[str, tuple[Callable[[Any], bool], str]] = {
        "kind": (_text, "a string"),
        "counts": (lambda value: value in _COUNTS, f"one of {', '.join(_COUNTS)}"),
        "name": (_flag, "true or false"),
        **dict.fromkeys(("one", "many"), (_texts, "a list of nouns")),
    }
    return _rows("instrument", rows, "kind", known, faults)


def _themes(rows: list[Any], faults: list[Fault]) -> list[dict[str, Any]]:
    known: dict[str, tuple[Callable[[Any], bool], str]] = {
        **dict.fromkeys(("id", "name", "short", "about"), (_text, "a string")),
        **dict.fromkeys(("strong", "weak", "block", "yields_to"), (_texts, "a list of terms")),
        "ritual": (_flag, "true or false"),
    }
    return _rows("theme", rows, "id", known, faults)


def _synonyms(table: dict[str, Any], faults: list[Fault]) -> dict[str, list[str]]:
    return {
        word: others
        for word, others in table.items()
        if _is(f"synonyms.{word}", others, _texts, "a list of words", faults)
    }


def _formulas(rows: list[Any], faults: list[Fault]) -> list[dict[str, Any]]:
    known: dict[str, tuple[Callable[[Any], bool], str]] = {
        **dict.fromkeys(("key", "title", "stem", "side", "note"), (_text, "a string")),
        **dict.fromkeys(("phrases", "nouns"), (_texts, "a list of phrases")),
    }
    good = []
    for row in _rows("formula", rows, "key", known, faults):
        if row.get("phrases"):
            good.append(row | {"nouns": [noun.lower() for noun in row.get("nouns", ())]})
        else:
            faults.append((f"formula.{row['key']}", "needs 'phrases'"))
    return good


def _rows(
    table: str, rows: list[Any], needed: str, known: dict[str, tuple[Callable[[Any], bool], str]], faults: list[Fault]
) -> list[dict[str, Any]]:
    good = []
    for number, row in enumerate(rows):
        path = f"{table}.{number}"
        if _is(path, row, lambda value: isinstance(value, dict), "a table", faults):
            checked = _row(path, row, known, faults)
            if needed in checked:
                good.append(checked)
            elif needed not in row:
                faults.append((path, f"needs '{needed}'"))
    return good


def _row(
    path: str, row: dict[str, Any], known: dict[str, tuple[Callable[[Any], bool], str]], faults: list[Fault]
) -> dict[str, Any]:
    good = {}
    for key, value in row.items():
        if key not in known:
            faults.append((f"{path}.{key}", f"is unknown; known are {', '.join(known)}"))
        elif _is(f"{path}.{key}", value, *known[key], faults):
            good[key] = value
    return good


def _is(path: str, value: Any, right: Callable[[Any], bool], be: str, faults: list[Fault]) -> bool:
    if right(value):
        return True
    faults.append((path, f"must be {be}, not {quoted(value)}"))
    return False


def _text(value: Any) -> bool:
    return isinstance(value, str) and any(c.isalpha() for c in value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


_TABLES: dict[str, tuple[str, type, Callable[[Any, list[Fault]], Any]]] = {
    "verbs": ("verbs", dict, _verbs),
    "people": ("people", dict, _people),
    "sides": ("sides", dict, _sides),
    "instrument": ("instruments", list, _instruments),
    "theme": ("themes", list, _themes),
    "synonyms": ("synonyms", dict, _synonyms),
    "formula": ("formulas", list, _formulas),
}
