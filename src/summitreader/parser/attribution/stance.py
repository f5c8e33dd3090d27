"""Stance: whether a statement commits its speaker, takes a position, or denies something.

After the definition of the G20 Research Group a commitment is a specific, publicly expressed statement of intent; a
position is a verb of holding with its formula ("adheres to the one-China principle").
"""

from summitreader.model import Act, Span, Stance
from summitreader.parser.text.lazy_regex import any_word, regex

_DENIES = regex(r"den(?:y|ies|ied|ying)\b")
_ASSURES = regex(r"(?:re)?assur|made (?:it )?clear|makes? (?:it )?clear|w(?:as|ere) clear|stress|emphasi[sz]|insist")
_NOT = regex(
    r"\b(?:no (?:intention|plans?|desire) (?:to|of)|(?:does|do|did|is|are) not (?:seek(?:ing)?|intend(?:ing)?|want)"
    r"|(?:will|would) (?:not|never)|never (?:sought|intended))\b"
)
_PROMISES = "will|shall|(?:intends?|plans?|pledges?|vows?|stands? ready|stood ready) to"
_READY = "(?:is|are|am|was|were|remains?) (?:also )?(?:willing|ready|prepared|determined|committed) to"
_WILL = regex(rf"(?:[^,;.]{{0,80}}?\s)?(?:{_PROMISES}|{_READY})\b")
_KEEPS_TO = ("adher(?:es?|ed|ing) to", "abid(?:es?|ing) by", "stands? (?:firmly )?(?:for|by|with|against)")
_TAKES = ("upholds?", "respects?", "opposes?", "firmly supports?", "strongly supports?", "supports?", "rejects?")
_SEES = ("recogni[sz]es?", "attach(?:es)? (?:great )?importance to")
_HOLDS = regex(any_word((*_KEEPS_TO, *_TAKES, *_SEES)) + r"\b")
_FORMULAS = (
    *("one[- ]China", "position", "stance", "polic(?:y|ies)", "principles?", "commitment", "support", "opposition"),
    *("sovereignty", "territorial integrity", "status quo"),
)
_FORMULA = regex(any_word(_FORMULAS, any_case=True) + r"\b")
_OPENING = 160
_THREATENING = 240


_THREAT = regex(
    r"(?:he|she|they|we|I|it|(?:his|her|their|our) \w+|[A-Z]\w+(?: [A-Z]\w+)?)"
    r" (?:will|would|could|might)\b[^.;]{0,160}\b(?:unless|if)\b"
)


# What is asked, hoped or feared is done by somebody else: "called on China to tell what it will restrict".
_OF_OTHERS = frozenset(("request", "hope", "concern", "welcome", "thank", "condole"))
# Who thanks or condoles takes no position: "grateful for the support" is none.
_COURTEOUS = frozenset(("thank", "condole"))


def act_of(text: str, says: Span, cue: str, act: Act) -> Act:
    """Return what a speaker does by the cue and the words: "warned that he
    would close it unless the fee fell" threatens.
    """
    end = min(says.end, says.start + _THREATENING)
    return "threaten" if cue.lower().startswith("warn") and _THREAT.match(text, says.start, end) else act


def stance_of(text: str, says: Span, cue: str, act: Act) -> Stance | None:
    """Return what a statement does beyond its words; `cue` is the reporting verb as written.

    Looks at its opening words.
    """
    cue = cue.lower()
    end = min(says.end, says.start + _OPENING)
    if _DENIES.match(cue) or (_ASSURES.match(cue) and _NOT.search(text, says.start, end)):
        return "denial"
    if act in _COURTEOUS:
        return None
    if act == "commit" or (act not in _OF_OTHERS and _WILL.match(text, says.start, end)):
        return "commitment"
    if _HOLDS.match(cue) or _HOLDS.search(text, says.start, min(end, says.start + 60)):
        return "position"
    if act in ("affirm", "stress", "concern") and _FORMULA.search(text, says.start, min(end, says.start + 60)):
        return "position"
    return None
