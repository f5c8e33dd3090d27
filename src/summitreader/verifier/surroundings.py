"""What stands around a passage in its source: a denial or a condition that governs it, a contrast that follows."""

import re
from functools import cache
from typing import NamedTuple

from summitreader.model import Span, Statement
from summitreader.verifier.texts import SourceText
from summitreader.verifier.words import words_of
from summitreader.word_files import word_file

_NEAR = 7  # words between a contrast and what it follows
_FAR = 400  # characters
_NEGATES = re.compile(r"(?:n[’']t|\b(?:cannot|not|never|nobody|no one|neither|nor|no|without))\b(?! only)")
# Between "not" and what it governs: "we do not believe for a moment that".
_GOVERNS = re.compile(r"(?: [\w’'-]+){0,6}? ?[“\"‘']?$")
_BOUNDARY = re.compile(r"[,;:—–]|\b(?:but|and that|because|so that|which|who)\b")
_IS_FALSE = re.compile(
    r"[\s,.;:—–”\"’'-]{0,4}(?:(?:which|that|this|it) )?(?:(?:is|was|are|were) (?:(?:simply|just|absolutely) )?"
    r"(?:not true|not so|false|untrue|nonsense|out of the question|a lie|a myth)|did not happen|does not exist|"
    r"[^.!?]{0,40}you (?:have been|were|are) (?:misled|misinformed|mistaken|wrong))\b"
)
# What a speaker tells as the word of others: "we heard that", "you say that".
_HEARD = re.compile(
    r"\b(?:[Ww]e (?:often |have )?heard(?: that)?|[Yy]ou (?:say|said|claim)(?: that)?|not because(?: [\w’']+){0,3}) ?$"
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b|\bnothing$|\ball$")
_NO_CONTRAST = re.compile(
    r"but (?:also|not limited|rather)\b|yet (?:to|another)\b|provided (?:by|for|to|with|in)\b|but not least"
)
_SPLIT = re.compile(r"[.!?;]")


class Around(NamedTuple):
    """The words of a source, or a draft, before a passage in its sentence, behind it, and the sentence after that."""

    before: str
    behind: str
    after: str


@cache
def _any(kind: str) -> re.Pattern[str]:
    words = sorted(word_file("verifying")[kind], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def around(source: SourceText, span: Span) -> Around:
    """Return what stands around a passage of a source."""
    first, last = source.sentence_at(span.start), source.sentence_at(max(span.start, span.end - 1))
    text = source.text
    start, end = max(first.start, span.start - _FAR), min(max(last.end, span.end), span.end + _FAR)
    after = source.sentence_at(end + 2) if end + 2 < len(text) else Span(end, end)
    same_block = "\n" not in text[end : after.start].strip(" ") and after.start >= end
    return Around(text[start : span.start], text[span.end : end], after.of(text)[:80] if same_block else "")


def denied(source: SourceText, span: Span, statement: Statement | None, draft: str) -> Span | None:
    """Return the words by which a source denies a passage; None where it does not, or the draft says so too.

    Args:
        source: The source.
        span: The passage in it.
        statement: That of the source which has the passage.
        draft: What the draft says around the quotation.
    """
    if _any("denials").search(draft) or _NEGATES.search(draft):
        return None
    found = around(source, span)
    if match := _any("denials").search(found.before):
        tail = found.before[match.end() :]
        if not re.search(r"\b(?:but|and (?:said|stressed|added|noted|that)|instead|while)\b", tail):
            start = span.start - len(found.before) + match.start()
            return Span(start, start + len(match[0]))
    if statement and statement.stance == "denial" and statement.cue and statement.cue.start < span.start:
        return statement.cue
    boundary = [match.end() for match in _BOUNDARY.finditer(found.before)]
    clause = found.before[boundary[-1] if boundary else 0 :]
    for match in _NEGATES.finditer(clause):
        if _GOVERNS.fullmatch(clause, match.end()):
            start = span.start - len(clause) + match.start()
            return Span(start, start + len(match[0]))
    if heard := _HEARD.search(found.before):
        start = span.start - len(found.before) + heard.start()
        return Span(start, span.start)
    behind = _IS_FALSE.match(found.behind + found.after)
    return Span(span.end + behind.start(), span.end + behind.end()) if behind else None


def conditional(source: SourceText, span: Span, draft: str) -> Span | None:
    """Return the words that make a passage of a source hold only where something else does; None as in `denied`."""
    if _any("conditions").search(draft):
        return None
    found = around(source, span)
    before, base = found.before, span.start - len(found.before)
    cut = [match.end() for match in _SPLIT.finditer(before)]
    base, before = base + (cut[-1] if cut else 0), before[cut[-1] if cut else 0 :]
    opening = [m for m in _any("opening_conditions").finditer(before) if _opens(before, m)]
    for match in opening:
        return Span(base + match.start(), base + match.end())
    behind = _any("closing_conditions").search(found.behind)
    if (
        behind
        and len(words_of(found.behind, 0, behind.start())) <= 2
        and not _SPLIT.search(found.behind[: behind.start()])
    ):
        return Span(span.end + behind.start(), span.end + behind.end())
    return None


def _opens(before: str, match: re.Match[str]) -> bool:
    """Return whether a condition governs what follows: it begins the sentence, or its clause is the passage's own."""
    lead = before[: match.start()].strip(" “\"‘'«*")
    word, tail = match[0].casefold(), before[match.end() :]
    if tail.startswith((" so,", " not,", " anything", " any,")):
        return False
    clause_over = "," in tail or " then " in tail
    opens = not lead or lead[-1] in ",:—–" or re.search(r"\b(?:that|and|but|or|so|because)$", lead) is not None
    if word in ("should", "were", "had", "once", "until", "upon"):
        return (not lead or lead.endswith(("that", ",", ":"))) and (clause_over or word == "should")
    return opens if clause_over else len(tail.split()) < 12


def contrast(source: SourceText, span: Span, quoted: str, behind_in_draft: str) -> Span | None:
    """Return the word by which a source goes on with what takes part of a passage back; None as in `denied`."""
    if _any("contrasts").search(behind_in_draft):
        return None
    found = around(source, span)
    if _NOT_ONLY.search(found.before[-80:]) or _NOT_ONLY.search(quoted):
        return None
    clause = found.behind
    for match in _any("contrasts").finditer(clause):
        between = clause[: match.start()]
        if len(words_of(between)) > _NEAR or _SPLIT.search(between) or " and " in between:
            break
        if match[0].casefold() == "while" and words_of(between):
            continue
        if not _NO_CONTRAST.match(clause, match.start()) and not _NOT_ONLY.search(between):
            return Span(span.end + match.start(), span.end + match.end())
    if not any(map(str.isalnum, clause)):
        after = _any("sentence_contrasts").match(found.after.lstrip(" “\"‘'"))
        if after:
            at = source.text.find(after[0], span.end)
            return Span(at, at + len(after[0]))
    return None


def hidden(source: SourceText, left_out: Span) -> Span | None:
    """Return the word of what an ellipsis leaves out that changes what is said; None where there is none."""
    words = left_out.of(source.text)
    match = re.search(r"\b(?:unless|except|if|provided that|only if|not)\b", words)
    if not match or (match[0] == "not" and len(words.split()) > 4):
        return None
    return Span(left_out.start + match.start(), left_out.start + match.end())
