"""What the reader corrected, worded for people beside what the parser had found: once for exports and panes."""

from summitreader.model import YOURS, CorrectedFact

_CALLED = {
    "extent": "what is said",
    "addressee": "said to",
    "citing": "source that it cites",
    "speaker": "said by",
    "name": "is called",
}
_LONGEST = 160  # code points of either side


def corrected_words(fact: CorrectedFact) -> str:
    """Return what was corrected: "yours, 2026-11-30: role: Duke (the parser found: Earl, by the rule label)"."""
    was, now = _short(fact.was), _short(fact.now)
    if fact.field:
        told = f"{_CALLED.get(fact.field, fact.field)}: {now or 'none'}"
        found = f"the parser found: {was}, by the rule {fact.rule}" if was and fact.rule else ""
        found = found or (f"before: {was}" if was else "the parser found none")
    elif now:
        told = f"added as {_article(fact.finding)} {fact.finding}: {now}"
        found = f"the parser found: {was}" if was else "the parser found none"
    else:
        told = f"no {fact.finding}: {was}"
        found = f"the parser found it by the rule {fact.rule}" if fact.rule else "taken out"
    return f"{', '.join(filter(None, (YOURS, fact.made[:10])))}: {told} ({found})"


def _article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"


def _short(words: str) -> str:
    return (
        words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2].rstrip()} … {words[-_LONGEST // 3 :].lstrip()}"
    )
