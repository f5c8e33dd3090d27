"""Which part goes on with the matter of the part before it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from summitreader.comparer.features import MEETING, NUMBER, STEM
from summitreader.comparer.parts import Part

_THINGS = (
    "matters? issues? topics? proposals? arrangements? questions? problems? subjects? talks efforts? steps? measures? "
    "situation respect regard context direction end purpose connection initiative project process approach agreement "
    "plan"
).replace(" ", "|")
_ONE = "matter|issue|topic|proposal|arrangement|question|problem|subject"
_BACK = re.compile(
    r"\b(?:(?:in|on|to|at|for|with|under|from) (?:this|that|these|those|such)|"
    rf"th(?:is|at|ese|ose) (?:{_THINGS})|(?:the|such) (?:{_ONE}|former|latter|above)|"
    r"(?:that|which|where) it (?:is|was|be|will be|has been))\b",
    re.IGNORECASE,
)
_THIS_MATTER = re.compile(rf"\bth(?:is|ese) (?:{_ONE})s?\b", re.IGNORECASE)
_BACK_AT_ONCE = re.compile(
    r"[“\"‘']?(?:(?:and|but|or) )?(?:it|this|that|these|those|such|the (?:latter|former)|here|there)\b",
    re.IGNORECASE,
)
_THIS_IS = re.compile(
    r"[“\"'‘]?(?:and |but )?(?:this|that|these|those) (?:is|was|will|would|has|are|were)\b", re.IGNORECASE
)
AT_ONCE, BACK, SILENT, ALIKE, ASIDE, LISTED = "at_once", "back", "silent", "alike", "aside", "listed"
"""How a part goes on: it begins by pointing back; it points back, or is of the same sentence; it names nothing and
nobody who says it; it names only what was named; it names something else in a speech that runs on; it names something
else in a list of what the matter consists of."""
_IT_IS_THAT = re.compile(r"\W*it (?:is|was|would be) (?:\w+ ){1,3}(?:that|to|for)\b", re.IGNORECASE)
_TOPICS = re.compile(r"\b(?:discuss|review|exchang|talk|spoke|touch|consider|address|cover|rais|topic|issue|agenda)")
_LONGEST_LIST = 300
_QUOTES = '“"‘'
_RARE = 0.8
_LONGEST_RUN = 3  # parts that name nothing: further on it is unsure what a speech is about
_BY_ITSELF = 1.0


def follows(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return for each part of an account how it goes on with the matter of the one before it, "" where it does not."""
    found = [""] * min(len(parts), 1)
    run = 0
    for before, part in pairwise(parts):
        how = _goes_on(before, part)
        run = run + 1 if how in (AT_ONCE, BACK, SILENT) else 0
        found.append(how if run <= _LONGEST_RUN else "")
    return tuple(found)


def _goes_on(before: Part, part: Part) -> str:
    """A part goes on that names no matter of its own, but points back, quotes, or shares what is rare."""
    known = before.named.keys()
    own = {key for key, weight in part.named.items() if weight >= _BY_ITSELF}
    if MEETING in known:
        return ""
    if _THIS_IS.match(part.text):
        return AT_ONCE
    if _THIS_MATTER.search(part.text):
        return BACK
    if own - known:
        if _is_a_detail(before, part):
            return LISTED
        return ASIDE if part.running else ""
    if _BACK.search(part.text) or (_BACK_AT_ONCE.match(part.text) and not _IT_IS_THAT.match(part.text)):
        return BACK
    if not own and (before.sentence == part.sentence or not part.attributed):
        return BACK if before.sentence == part.sentence else SILENT
    return ALIKE if own or part.text[:1] in _QUOTES or _rare(before) & _rare(part) else ""


def _is_a_detail(before: Part, part: Part) -> bool:
    """Return whether a part goes on with a list of what the matter before consists of: "aid, including food and …"."""
    if before.sentence != part.sentence:
        return False
    told = part.reading.article.text[max(part.span.start - _LONGEST_LIST, 0) : part.span.start]
    listed = told.rfind("including")
    return listed >= 0 and not any(stop in told[listed:] for stop in ".;:") and not _TOPICS.search(told)


def _rare(part: Part) -> set[str]:
    return {one.key for one in part.features if one.kind in (STEM, NUMBER) and one.weight >= _RARE}
