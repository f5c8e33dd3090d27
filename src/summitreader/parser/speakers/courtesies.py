"""Courtesies: greeting a guest or wishing somebody well is no statement; welcoming a plan is one."""

from summitreader.model import Statement
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.people.cast import Cast
from summitreader.parser.text.lazy_regex import regex

_HEAD = regex(
    r"(?:(?:the|a|an|his|her|their|our|its|all|both) )?(?P<phrase>(?:[\w’'-]+ ){0,8}?[\w’'-]+)"
    r"(?=[,.;:!?]| (?:and|to|in|at|on|with|from|of|for|who|as|by|led|a|an|every|good|happy|home|back|here|warmly)\b|$)"
)
_LOOK = 90  # code points
_POSSESSIVE = ("’s", "'s")


def is_courtesy(cast: Cast, report: Statement) -> bool:
    """Return whether a report only greets a person, or wishes somebody well: "welcomed President Banda to Suva".

    >>> from summitreader import parse
    >>> said = "President Ana Ruiz welcomed the Peruvian guests to Oslo. Ruiz welcomed the visit of the guests."
    >>> [one.says[0].of(said) for one in parse(said).statements]
    ['the visit of the guests']
    """
    cue = report.cue.of(cast.text).lower() if report.cue else ""
    if cue.endswith(" greetings"):
        return True
    if not cue.startswith(tuple(genre_words().courtesies["cues"])) or report.kind != "indirect" or not report.cue:
        return False
    text, start = cast.text, report.says[0].start
    if start < report.cue.end:
        return False
    match = _HEAD.match(text, start, min(report.says[0].end, start + _LOOK))
    words = match.group("phrase").lower().split() if match else []
    if not match or not words:
        return False
    if cue.startswith("wish"):
        words_of_wish = text[start : min(report.says[0].end, start + _LOOK)].lower().split()
        if "success" in words_of_wish:
            return False
        if not genre_words().courtesies["wishes"].isdisjoint(words_of_wish):
            return True
        if words_of_wish[0] in ("her", "him", "them", "each") and words_of_wish[1] in ("a", "an", "every", "all"):
            return True  # "wished her a calm crossing"
    if words[0] in genre_words().courtesies["pronouns"] or words[-1] in genre_words().courtesies["guests"]:
        return True
    if fold(words[-1]) in gazetteer().descriptions:
        return True
    return _is_person(cast, start, match.end())


def _is_person(cast: Cast, start: int, end: int) -> bool:
    """Return whether a phrase is a person's name with whatever title, and
    nothing of theirs: not "President Ruiz’s plan".
    """
    for begun, stop, _ in cast.mentions_in(start, start + 30):
        before = cast.text[start:begun].lower().split()
        if all(word in _OPENERS for word in before):
            return stop >= end and not cast.text.startswith(_POSSESSIVE, stop)
    return any(begun < end <= stop for begun, stop, *_ in cast.titles if begun - start in range(30))


_OPENERS = frozenset(
    ("the", "his", "her", "their", "visiting", "new", "mr", "ms", "mrs", "dr", "mr.", "ms.", "mrs.", "dr.")
)
