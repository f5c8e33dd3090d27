"""How a formula is used: by which verb ("adheres to", "does not support") and with which noun ("principle")."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summitreader.model import Span
from summitreader.tracker.formulas import stance_verbs
from summitreader.tracking import Formula, FormulaUse, ToldVoice, UseCount

_REACH = 70  # code points before the phrase in which its verb is looked for
_BEHIND = 60  # and behind it, for "the one-China principle must be upheld"
_NEGATION = re.compile(r"(?:\b(?:not|never|no longer|nor|cannot)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BREAK = re.compile(r"[.;:!?]\s|\n")
_CLAUSE = re.compile(r"\bthat\s", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:be|is|are|was|were|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\W{0,3}(\w+)")


def uses_of(formula: Formula, text: str, places: Sequence[Span]) -> tuple[FormulaUse, ...]:
    """Return how a formula is used at each place where its words stand in a passage.

    The verb is the nearest one before the phrase in its clause, else a passive behind it ("must be upheld"), else the
    nearest one in the sentence, which is then the verb of who says so.
    """
    found = []
    for number, place in enumerate(places):
        edge = places[number - 1].end if number and " and " in text[places[number - 1].end : place.start] else 0
        start = max(edge, place.start - _REACH)
        sentence = max((match.end() for match in _BREAK.finditer(text, start, place.start)), default=start)
        clause = max((match.end() for match in _CLAUSE.finditer(text, sentence, place.start)), default=sentence)
        verb, span = _verb_before(text, clause, place.start)
        if span is None:
            verb, span = _passive_behind(text, place.end)
        if span is None:
            verb, span = _verb_before(text, sentence, clause)
        words = span.of(text) if span else ""
        found.append(FormulaUse(verb, _noun(formula, text, place), place, span, words))
    return tuple(found)


def count_uses(uses: Iterable[tuple[FormulaUse, ToldVoice]]) -> tuple[UseCount, ...]:
    """Return the wordings by who uses them: for each verb, noun and side how often, and which speakers do."""
    counts: Counter[tuple[str, str, str]] = Counter()
    speakers: dict[tuple[str, str, str], Counter[str]] = {}
    for use, voice in uses:
        for side in voice.sides or ("",):
            key = use.verb, use.noun, side
            counts[key] += 1
            if voice.speaker:
                speakers.setdefault(key, Counter())[voice.speaker] += 1
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(
        UseCount(*key, uses, tuple(name for name, _ in speakers.get(key, Counter()).most_common()))
        for key, uses in ordered
    )


def _noun(formula: Formula, text: str, place: Span) -> str:
    """Return the noun that a phrase ends with, or goes on with; without nouns, the phrase as written."""
    words = " ".join(place.of(text).split()).lower()
    if not formula.nouns:
        return words
    following = _NEXT_WORD.match(text, place.end)
    told = (re.split(r"[\W_]+", words)[-1], following[1].lower() if following else "")
    return next((noun for noun in map(_singular, told) if noun in formula.nouns), "")


def _singular(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s") if not noun.endswith("ss") else noun


def _verb_before(text: str, start: int, end: int) -> tuple[str, Span | None]:
    verbs, pattern = _verbs()
    last = None
    for match in pattern.finditer(text, start, end):
        last = match
    if last is None:
        return "", None
    verb = verbs[" ".join(last[0].lower().split())]
    before = text[max(start, last.start() - 24) : last.start()]
    if negation := _NEGATION.search(before):
        first = last.start() - len(before) + negation.start()
        return f"not {verb}", Span(first, last.end())
    return verb, Span(*last.span())


def _passive_behind(text: str, start: int) -> tuple[str, Span | None]:
    verbs, pattern = _verbs()
    end = next((match.start() for match in _BREAK.finditer(text, start, start + _BEHIND)), start + _BEHIND)
    for match in pattern.finditer(text, start, end):
        if _PASSIVE.search(text[start : match.start()]):
            return verbs[" ".join(match[0].lower().split())], Span(*match.span())
    return "", None


@lru_cache(maxsize=1)
def _verbs() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the verb that each form is of, and what finds the forms, the longest first."""
    verbs = {form: verb for verb, forms in stance_verbs().items() for form in forms}
    forms = (r"\s+".join(map(re.escape, form.split())) for form in sorted(verbs, key=len, reverse=True))
    return verbs, re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
