"""Provisions: what a document's sentence says that it covers, and what its parties will do under it.

    It | lays down rules for | the drying of fish | and provides for | a school of divers
    Under the accord, Peru | will train | forty drivers | and the two sides | will fight | cable theft

What a document is hoped to lead to ("will strengthen ties") is none.
"""

from summitreader.model import Span
from summitreader.parser.agreements.content.fields import fields_in, objects_of, purposes
from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import content_words, verb_at, word_list

_MODALS = word_list("modals")
_BE = word_list("be")
_TOGETHER = word_list("together")
_BEHIND_TOGETHER = word_list("behind_together")
_AREAS_NAMED = word_list("areas_named")
_RELATED = word_list("related") | {"limited"}  # "is devoted to coral"
_UNDERTAKING = frozenset(("undertake", "agree", "pledge", "commit", "promise", "vow"))
_GOING_ON = frozenset(("be", "become", "meet", "continue", "remain", "work", "come", "go", "make"))
_MOST = 8  # predicates of a sentence


def predicate_fields(line: TaggedSentence, at: int, end: int, pairs: frozenset[str]) -> list[Span]:
    """Return what a document provides for; `at` is the word behind its name, where its verb may stand.

    >>> covers training by the two armies => training by the two armies
    >>> will help to make the coast happier => (nothing)
    """
    found: list[Span] = []
    effects: list[list[Span]] = []
    for _ in range(_MOST):
        at = _skipped(line, at, end)
        if at >= end:
            break
        fields, close, hoped = _predicate(line, at, end, pairs)
        if close <= at:
            break
        if hoped:
            effects.append(fields)
        else:
            found += fields
        at = close
        if not _goes_on(line, at, end):
            break
    if len(effects) > 2:  # "will promote trade, expand research and protect forests" is a programme
        found += [field for fields in effects for field in fields]
    return found


def _skipped(line: TaggedSentence, at: int, end: int) -> int:
    while at < end and (
        line.tags[at] in "RC,Tt" or line.word(at) in ("which", "among", "both", "in", "turn", "particular")
    ):
        if line.tags[at] == "I" and line.word(at + 1) not in ("particular", "turn", "addition"):
            break
        at += 1
    return at


def _goes_on(line: TaggedSentence, at: int, end: int) -> bool:
    """Return whether a further verb of the same subject follows: "covers ports and provides for a school"."""
    next_ = _skipped(line, at, end)
    if next_ >= end or line.tags[at] not in ",CR;":
        return False
    words = content_words()
    form = line.word(next_)
    verbs = (words.telling, words.doing, words.others, words.effects, words.aim)
    return form in _MODALS or form in _BE or any(form in listed for listed in verbs)


def _predicate(line: TaggedSentence, at: int, end: int, pairs: frozenset[str]) -> tuple[list[Span], int, bool]:
    """Return the fields of the predicate at a word, where it ends, and whether it only tells of effects hoped for."""
    words = content_words()
    modal = line.word(at) in _MODALS
    while at < end and (line.word(at) in _MODALS or line.tags[at] == "R" or line.word(at) in ("has", "have", "does")):
        at += 1
    if at >= end:
        return [], at, False
    if line.word(at) in _BE:
        behind = at + 1
        while behind < end and line.tags[behind] in "R,":
            behind += 1
        told = verb_at(words.be, line.words, behind) if behind < end else None
        return (*_aims(line, told, end, pairs), False) if told else ([], at, False)
    if aimed := verb_at(words.aim, line.words, at):
        return (*_aims(line, aimed, end, pairs), False)
    object_ = verb_at(words.telling, line.words, at)
    hoped = object_ is None and line.word(at) in words.effects
    if object_ is None and modal and not hoped:
        object_ = verb_at(words.doing, line.words, at) or verb_at(words.others, line.words, at)
    if object_ and line.tags[object_ : object_ + 1] == "T":
        return clause_fields(line, object_ + 1, end, pairs), end, False
    if object_ and line.word(at) in (
        "allows",
        "allow",
        "enables",
        "enable",
        "permits",
        "permit",
        "requires",
        "require",
        "commits",
        "obliges",
    ):
        to = next((i for i in range(object_, min(object_ + 9, end)) if line.tags[i] == "t"), None)
        if to is not None and line.tags[to + 1 : to + 2] == "l":
            return purposes(line, to + 1, _clause_end(line, to + 1, end), pairs), end, False
    if object_ and line.word(object_ - 1) == "to" and line.word(object_) == "work":
        return purposes(line, object_, _clause_end(line, object_, end), pairs), end, False
    if object_:
        return (*objects_of(line, object_, end, pairs), False)
    return _effect(line, at, end, pairs, modal) if hoped else ([], at, False)


def _aims(line: TaggedSentence, at: int, end: int, pairs: frozenset[str]) -> tuple[list[Span], int]:
    """Return what follows "is aimed at", "aims to": an activity's object, or a subject."""
    verb = line.word(at - 1) == "to" and line.word(at - 2) not in _RELATED
    if verb and line.tags[at : at + 1] not in ("D", "N", "#"):
        close = _clause_end(line, at, end)
        return purposes(line, at, close, pairs), close
    return objects_of(line, at, end, pairs)


def _clause_end(line: TaggedSentence, at: int, end: int) -> int:
    return next((i for i in range(at, end) if line.tags[i] in ";:.W"), end)


def _effect(
    line: TaggedSentence, at: int, end: int, pairs: frozenset[str], modal: bool
) -> tuple[list[Span], int, bool]:
    """Return the fields that "will deepen cooperation in A, B and C" names, else what it is hoped to do."""
    for i in range(at + 1, end):
        if line.tags[i] in ";W":
            break
        if line.word(i) in _BEHIND_TOGETHER and any(line.word(j) in _TOGETHER for j in range(max(at, i - 8), i)):
            fields = fields_in(line, i + 1, objects_of(line, i + 1, end, pairs, line.word(i))[1], pairs)
            named = any(line.word(j) in _AREAS_NAMED for j in range(i, end))
            if len(fields) > 2 or (named and fields):
                return fields, end, False
        if line.word(i) in _AREAS_NAMED and line.tags[i + 1 : i + 2] == ":":
            return fields_in(line, i + 2, end, pairs), end, False
    if not modal or line.word(at) in ("help", "be", "make", "serve", "become", "have", "bring", "give", "open"):
        return [], at, True
    fields, close = objects_of(line, at + 1, end, pairs)
    return fields, close, True


def clause_fields(line: TaggedSentence, at: int, end: int, pairs: frozenset[str]) -> list[Span]:
    """Return what the parties will do under a document: the objects of each clause, or what will be done.

    >>> Peru will train forty drivers and the two sides will fight cable theft => forty drivers, cable theft
    """
    found: list[Span] = []
    for _ in range(_MOST):
        verb = next((i for i in range(at, end) if _is_modal(line, i)), None)
        if verb is None:
            return found or _agreed_to(line, at, end, pairs)
        fields, close = _will(line, at, verb, end, pairs)
        found += fields
        if close <= verb:
            return found
        at = close
    return found


def _is_modal(line: TaggedSentence, at: int) -> bool:
    """Return whether "will", or the "to" of "is to send", stands at a word."""
    if line.tags[at] == "t":
        return at > 0 and line.word(at - 1) in ("is", "are") and line.tags[at + 1 : at + 2] not in ("D", "N")
    return line.tags[at] == "A" and line.word(at) in _MODALS


def _will(line: TaggedSentence, at: int, verb: int, end: int, pairs: frozenset[str]) -> tuple[list[Span], int]:
    next_ = verb + 1
    while next_ < end and line.tags[next_] == "R":
        next_ += 1
    if line.word(next_) == "be":
        done = next_ + 1
        while done < end and line.tags[done] == "R":
            done += 1
        passive = line.tags[done : done + 1] in ("E", "K", "V", "J", "F") and line.word(done + 1) not in ("to", "for")
        start = _subject(line, at, verb)
        return (fields_in(line, start, verb, pairs) if passive else []), done + 1
    found: list[Span] = []
    while next_ < end:
        words = content_words()
        behind = (
            verb_at(words.doing, line.words, next_)
            or verb_at(words.telling, line.words, next_)
            or verb_at(words.others, line.words, next_)
            or next_ + 1
        )
        fields, close = objects_of(line, min(behind, end), end, pairs)
        if line.word(next_) not in _GOING_ON:
            found += fields
        skipped = _skipped(line, close, end)
        if skipped >= end or skipped <= next_ or not _goes_on(line, close, end) or line.word(skipped) in _MODALS:
            return found, max(close, next_ + 1)
        next_ = skipped
    return found, end


def _subject(line: TaggedSentence, at: int, verb: int) -> int:
    """Return where the subject of a verb begins: behind the last comma or "and" of another clause."""
    while at < verb and line.tags[at] in ",CRT":
        at += 1
    return at


def _agreed_to(line: TaggedSentence, at: int, end: int, pairs: frozenset[str]) -> list[Span]:
    """Return what the parties of a clause without "will" undertake: "the sides agreed to fight smuggling"."""
    for i in range(at, min(at + 12, end)):
        told = line.tags[i - 1] in "VEA" or (line.word(i - 1) in _UNDERTAKING and line.word(i + 1) not in _GOING_ON)
        if line.tags[i] == "t" and told and line.tags[i + 1 : i + 2] not in ("D", "N"):
            return purposes(line, i + 1, _clause_end(line, i + 1, end), pairs)
    return []
