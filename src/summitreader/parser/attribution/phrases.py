"""Phrases over the letters of a sentence: what belongs to a noun, what only says when and where, where a clause begins.

Every function takes the word at which a phrase would begin and returns the word behind it, so rules can pass over a
phrase without knowing its shape. All looks are bounded.
"""

from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.text.lazy_regex import regex

# A noun phrase without what hangs on it: "the two Omani ministers", "Iceland’s new trade minister", "she".
_CORE = regex(r"P|Y|(?:DI)?[DR]*(?:[NlanE#'G]|v(?=[NlanI,.]))+")
_COMPLEMENT = regex(r"[It][DNlanE#'GCM]+")
_IN_BRACKETS = regex(r"\([^)]{0,20}\)")
_SECOND = regex(r"C[DNlan#']+")

# "the minister of health", "a spokesman for the port", "the envoy to Peru" and, of somebody new, "a professor at Yale".
_OF_ANYBODY = frozenset(("of",))
_OF_AN_OFFICE = frozenset(("of", "for", "from", "to", "with"))
_OF_SOMEBODY_NEW = _OF_AN_OFFICE | {"at", "in", "on", "by", "against", "near"}
_NEW = frozenset(("a", "an", "another", "one", "some", "many", "several", "other", "two", "three"))


def noun_phrase(line: TaggedSentence, at: int) -> int | None:
    """The end of the noun phrase at a word, without prepositions behind it; None where none begins."""
    match = _CORE.match(line.tags, at)
    return match.end() if match else None


def speaker_phrase(line: TaggedSentence, at: int) -> int | None:
    """The end of a speaker behind the verb: "said the head of the guild | during a tour"; None where none begins."""
    end = noun_phrase(line, at)
    if end is None:
        return None
    while True:
        if bracket := _IN_BRACKETS.match(line.tags, end):
            end = bracket.end()
        elif (more := _COMPLEMENT.match(line.tags, end)) and line.word(end) in _joints(line, at, end):
            end = more.end()
        else:
            break
    second = _SECOND.match(line.tags, end)
    return second.end() if second else end


def _joints(line: TaggedSentence, at: int, end: int) -> frozenset[str]:
    """The prepositions that hang a phrase on the noun before word `end`; after a name others say when and where."""
    if line.tags[end - 1] == "N":
        return _OF_ANYBODY
    if line.word(at) in _NEW or line.tags[at] not in "DP":
        return _OF_SOMEBODY_NEW
    return _OF_AN_OFFICE
