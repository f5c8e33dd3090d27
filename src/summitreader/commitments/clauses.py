"""Where the words of a commitment end, and where one verb phrase binds to several things."""

import re
from collections.abc import Iterator

from summitreader.commitments.lexicon import gerunds, listed
from summitreader.model import Span

_MARKS, _JOINS = " \t\n.;:,*–—•]", ("and", "or", "but", "while", "as")
_SUBJECT = r"(?:the|we|they|it|both|this|these|that|there) [\w’' -]{0,60}?"
_FINITE = r"\b(?:is|are|was|were|has|have|had|will|shall|would|can|welcomed?|agreed?|noted)\b"
_NEW_CLAUSE = re.compile(
    rf";|, (?:while|whereas|although|but|so that)\b|(?<=[a-z]{{3}})\. |, and (?={_SUBJECT}{_FINITE})"
)
_NUMBER = r"\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})\)"
_SPLIT = re.compile(
    rf"(?P<comma>[,;])? (?P<joint>and |or |as well as )?(?:{_NUMBER} )?(?:also |further |jointly |then |not )?"
    r"(?P<to>to )?(?P<verb>[a-z][a-z-]+)\b"
)
# What takes verbs of its own: in their base form, or in -ing.
_TAKES_BASE = re.compile(
    r"\b(?:(?:(?:in order|so as|how|as|efforts|needs?|ways|able) )?to (?=[a-z])|(?:that|which|who|where|help|let)\b)"
)
_TAKES_GERUND = re.compile(
    r"\b(?:aimed at|with a view to|by|through|including|such as|that|which|who|where|for|of|on|in)\b"
)


def clause_end(text: str, start: int, end: int) -> int:
    """Return where a clause that begins at `start` ends, no later than `end`: closing marks and joins left out."""
    stop = _NEW_CLAUSE.search(text, start + 1, end)
    # A list with semicolons goes on: "will: build a; open b".
    if stop and stop[0] == ";" and _goes_on(text, stop.end(), end):
        stop = None
    last = stop.start() if stop else end
    return _stripped(text, start, last)


def _goes_on(text: str, at: int, end: int) -> bool:
    word = _WORD.match(text, at, end)
    return bool(word and (word["verb"] in listed("acts") or word["verb"] in gerunds()))


_WORD = re.compile(rf" ?(?:and )?(?:{_NUMBER} )?(?:to )?(?P<verb>[a-z-]+)\b")


def acts_in(text: str, span: Span, act: int) -> Iterator[Span]:
    """Give each thing that one verb phrase binds to: "will expand trade and open ports" are two.

    Args:
        span: The whole clause, `act` where the first verb of doing begins in it.
    """
    first = _FIRST.match(text, act, span.end)
    at = span.start
    if first:
        gerund = first["verb"].endswith("ing") and first["verb"] not in listed("acts")
        body = first.end()
        while _SEMI.search(text[act:body]) and (more := _TO.match(text, body, span.end)):
            body = more.end()
        for match in _SPLIT.finditer(text, body, span.end):
            is_act = match["verb"] in (gerunds() if gerund else listed("acts"))
            if is_act and (match["joint"] or match["comma"]) and _may_split(text, body, match, span.end, gerund):
                yield Span(at, _stripped(text, at, match.start()))
                at = match.start("to") if match["to"] and not gerund else match.start("verb")
                body = match.end()
    yield Span(at, _stripped(text, at, span.end))


_FIRST = re.compile(r"(?:[a-z]+ly |also |further |jointly |together |not |be |now ){0,3}+(?P<verb>[a-z-]+)")
_TO = re.compile(r" to (?:[a-z]+ly )?[a-z-]+")
_SEMI = re.compile(r"\b(?:continue|continuing|agree|seek|aim|begin|start|intend|plan|commit)$")


def _may_split(text: str, body: int, match: re.Match[str], end: int, gerund: bool) -> bool:
    """Return whether the verb behind "and" is a second act: there is an object before it and one behind.

    What a purpose takes is part of it: "to train cooks and build ovens" behind "will open a school".
    """
    between = text[body : match.start()]
    # Behind a semicolon the list goes on, whatever stands before it.
    if not between.strip() or (match["comma"] != ";" and _has_purpose(between, gerund)):
        return False
    after = text[match.end() : end].split(maxsplit=1)
    if not after or after[0].rstrip(",") in ("and", "or", "of", "with", ""):
        return False
    verb = gerunds().get(match["verb"], match["verb"]) if gerund else match["verb"]
    return verb not in listed("nouns_too") or (
        bool(match["joint"]) and _DETERMINED.match(text, match.end(), end) is not None
    )


def _has_purpose(between: str, gerund: bool) -> bool:
    """Return whether a phrase that takes verbs of the same form stands before the second verb."""
    if gerund:
        return any(_DOING.match(between, match.end()) for match in _TAKES_GERUND.finditer(between))
    return any(
        not match[0].endswith("to ") or _is_base(between, match.end()) for match in _TAKES_BASE.finditer(between)
    )


_DOING = re.compile(r" (?:[a-z]+ly )?[a-z-]+ing\b| (?:the|we|it|they|an?) ")


def _is_base(text: str, at: int) -> bool:
    """Return whether a verb of doing in its base form stands at a place, adverbs before it left out."""
    word = _PLAIN.match(text, at)
    return bool(word and word["verb"] in listed("acts"))


_PLAIN = re.compile(r"(?:[a-z]+ly |better |further |jointly )?(?P<verb>[a-z-]+)\b")


_DETERMINED = re.compile(r" (?:the|a|an|its|their|our|all|any|new|more|further|joint|in|on|at|with|against|up|out)\b")


def _stripped(text: str, start: int, end: int) -> int:
    """Return where words end when marks and joins behind them are left out."""
    words = text[start:end].rstrip(_MARKS)
    while (last := words.rpartition(" ")[2]) in _JOINS:
        words = words[: -len(last)].rstrip(_MARKS)
    return start + len(words)
