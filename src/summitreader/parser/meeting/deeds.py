"""What a title or a sentence tells to have taken place.

A noun counts where something holds it ("held talks", "during the visit", "talks with"), a verb by itself; what is
still to come, and what is only the time or topic of something else ("ahead of the summit"), counts less or not at all.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from summitreader.model import Span
from summitreader.parser.lexicon.event_words import event_words
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.phrases import FoundPhrase
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.word_index import WordIndex

# What a text is beside what took place: they name the event only where nothing else does.
TEXTS = frozenset(("statement", "declaration", "message"))
# What the words stand for where they decide: a meal is a ceremony, where no talks are told.
SHOWN = {"spoken": "phone call", "meal": "ceremony", "message": "statement", "signing": "ceremony"}


class Deed(NamedTuple):
    """Something that took place: where its words stand and which kind it is.

    `aside` if it is only the time or the topic of something else, `clause` if a main clause tells it ("held talks",
    not "during the talks"), `to_come` if it has not taken place yet.
    """

    start: int
    end: int
    kind: str
    aside: bool = False
    clause: bool = True
    to_come: bool = False


def deeds_of_title(text: str, title: Span, read: WordIndex) -> list[Deed]:
    """Return what a title names, in order."""
    words = event_words()
    start, told = title.start, _told(text, title, read)
    found = [(one.start, one.end, words.nouns[one.phrase], False) for one in told if one.phrase in words.nouns]
    found += [(*one, True) for one in _verbs(text, title, told, read, title=True)]
    deeds = (
        Deed(at, stop, kind, _is_behind(words.later, text, start, at), to_come=_to_come(text, start, at, verb))
        for at, stop, kind, verb in sorted(found)
    )
    return _after_a_text(text, _longest(list(deeds)))


_AFTERWARDS = regex(r"(?i)\b(?:following|after)\b")


def _after_a_text(text: str, deeds: list[Deed]) -> list[Deed]:
    """Return the deeds of a title, those aside that a statement only followed: "Joint statement following talks".

    What is said right behind a meeting ("Remarks after the summit") still belongs to it.
    """
    first = deeds[0] if deeds else None
    if first is None or first.kind not in TEXTS or text[first.start : first.end].lower() in _SPOKEN_THERE:
        return deeds
    behind = _AFTERWARDS.search(text, first.end, deeds[-1].start)
    return [one._replace(aside=True) if behind and one.start > behind.end() else one for one in deeds]


_SPOKEN_THERE = frozenset(("remarks", "comments"))


def took_place(text: str, deed: Deed, end: int) -> bool:
    """Return whether it is told right behind a noun that it took place: "A Norwegian summit was held"."""
    return bool(_PASSED.match(text, deed.end, end))


def deeds_of_sentence(text: str, sentence: Span, read: WordIndex) -> list[Deed]:
    """Return what a sentence tells to have taken place, in order."""
    return [deed for deed in all_deeds(text, sentence, read) if not deed.to_come]


def all_deeds(text: str, sentence: Span, read: WordIndex) -> list[Deed]:
    """Return what a sentence tells to have taken place or to come, in order."""
    words = event_words()
    aside, start = words.aside, sentence.start
    told = _told(text, sentence, read)
    found: list[Deed] = []
    for at, stop, phrase in told:
        kind = words.nouns.get(phrase)
        held = _held_by(text, sentence, at, stop, kind) if kind and kind not in TEXTS else None
        if kind and held:
            clause = held not in _WITHIN
            found.append(Deed(at, stop, kind, _is_behind(aside, text, start, at), clause, _to_come(text, start, at)))
        elif phrase in words.spoken:
            found.append(Deed(at, stop, "spoken", True, True, _to_come(text, start, at)))
    for at, stop, kind in _verbs(text, sentence, told, read):
        behind = kind == "signing" or _is_behind(aside, text, start, at)
        found.append(Deed(at, stop, kind, behind, kind != "signing", _to_come(text, start, at, verb=True)))
    return _longest(sorted(found))


def _told(text: str, span: Span, read: WordIndex) -> list[FoundPhrase]:
    found = event_words().all.find(read, span.start, span.end)
    return [one for one in found if text[one.start - 1 : one.start] != "-"]  # no "Russian-hosted games"


# "during the talks", "in talks with": time or place of what the sentence tells.
_WITHIN = frozenset(("during", "in", "at", "for", "from", "with"))


def _verbs(
    text: str, span: Span, told: list[FoundPhrase], read: WordIndex, title: bool = False
) -> list[tuple[int, int, str]]:
    """Return what verbs tell: start, end, kind; in a title also a visit to a place without a name of its own."""
    words = event_words()
    found = []
    for start, end, phrase in told:
        kind = words.verbs.get(phrase)
        if kind and (_is_told(text, span, start, end, kind) or _is_titled_visit(text, end, kind, title)):
            found.append((start, end, kind))
        elif phrase in words.openers:
            thing = _OPENED.match(text, end, span.end)
            if thing and words.opened.first(read, thing.start(), thing.end()):
                found.append((start, thing.end(), "ceremony"))
    return found


def _is_titled_visit(text: str, end: int, kind: str, title: bool) -> bool:
    return title and kind == "visit" and text.startswith(" the ", end)


def _is_told(text: str, span: Span, start: int, end: int, kind: str) -> bool:
    """Return whether a verb tells that it was done: no passive, no plan, to persons, to a place, of an agreement."""
    if text[start].islower() and _BE.search(text, max(span.start, start - 8), start):
        return kind == "talks" and bool(_BY_SOMEBODY.match(text, end, span.end))
    if kind == "signing":
        return bool(_SIGNED.match(text, end, span.end))
    if kind == "visit":
        return bool(_SOMEWHERE.match(text, end, span.end))
    return kind != "talks" or not _of_things(text, start, end, span.end)


_PLANNED = "plan(?:s|ned)? to|scheduled|set to|expected to|ready to"
_SCHEDULED = regex(rf"\b(?:will|shall|{_PLANNED})\b(?: [\w-]+){{0,5}}\s*$")


def is_scheduled(text: str, title: Span, deed: Deed) -> bool:
    """Return whether what is still to come will take place, and is not only asked for or hoped for."""
    return deed.to_come and bool(_SCHEDULED.search(text, title.start, deed.start))


# "was received in Bree by the Prime Minister"
_BY_SOMEBODY = regex(r"[^,;.]{0,60}? by (?:the )?[A-Z]")
# "reached Tbilisi", not "reached an agreement"; "arrived on Monday"
_SOMEWHERE = regex(
    r"(?:\s(?:in|at|to|from))?\s(?:the (?:(?:city|town|village|port) of )?)?[A-Z]"
    r"|\s(?:on|for|this|late|early|yesterday|today)\b|[.,]"
)


def _of_things(text: str, start: int, end: int, stop: int) -> bool:
    """Return whether what is met or welcomed is no guest: "met the requirements", "welcomed the progress"."""
    what = _NOBODY.match(text, end, stop)
    hosts = text[start:end].lower().startswith(("welcom", "host", "receiv"))
    if hosts and not what:
        owned = _OWNED.match(text, end, stop)  # "welcomed the Greek approval", "hosted the Fijian party"
        if not owned or gazetteer().tags.get(fold(owned["last"])) == "K":  # "welcomed the Joint Statement on"
            return bool(owned)
        return owned["thing"] not in _GUESTS and owned["thing"] not in _WHERE
    if not what or what["thing"] in _WHERE:
        return False
    return what["thing"] in _THINGS or (hosts and what["thing"] not in _GUESTS)


_WHERE_WORDS = "in at by on for with here today yesterday late early of and to who from before after at this"
_WHERE = frozenset(_WHERE_WORDS.split())
_GUEST_WORDS = (
    "delegation delegations delegates guests guest visitor visitors president prime minister ministers foreign king"
    " queen leader leaders him her them envoy envoys ambassador ambassadors chairman secretary chancellor premier"
    " members visiting crown heads head representatives vice deputy his their group team lawmakers senators party"
    " speaker mayor leadership side cross-party"
)
_GUESTS = frozenset(_GUEST_WORDS.split())
_DOMESTIC = "orders?|laws?|decrees?|bills?|act"
_PAPERS = (
    "agreements?|memorand\\w+|mous?|treaty|treaties|accords?|protocols?|contracts?|documents|deals?|pacts?|declarations?"
    "|plans?|letters? of intent"
)
_SIGNED = regex(rf"(?![^.;]{{0,40}}\b(?:{_DOMESTIC})\b)[^.;]{{0,90}}?\b(?:{_PAPERS})\b", re.I)
# "was received" tells of something else than "received the guest"; "met the requirements", "received condolences".
_BE = regex(r"\b(?:is|are|was|were|be|been|not)\s$")
_NOBODY = regex(r"\s(?:(?:all|the|a|an|its|his|her|their|any)\s)?+(?P<thing>[a-z]+)\b")
_OWNED = regex(r"\s(?:the|an?|its|his|her|their)\s(?:(?P<last>[A-Z][\w’'.-]*)\s){1,5}+(?P<thing>[a-z-]+)")
_THING_WORDS = (
    "standard standards requirement requirements need needs goal goals target targets demand demands criticism support"
    " aid letter letters condolences invitation invitations praise news report reports information threat threats"
    " deadline deadlines message messages funds weapons word words applause visitors"
)
_THINGS = frozenset(_THING_WORDS.split())
_OPENED = regex(r"(?: of)? (?:an? |the )(?:[\w-]+ ){0,3}[\w-]+")

_FRONT = 120  # code points before a word in which it is told that it is still to come
# What is still to come or was only asked for: "will welcome him for a visit to".
_WISHED = "invit(?:es?|ed|ing)|hop(?:es?|ed)|look\\w* forward|propos\\w+|ask(?:s|ed) for|calls? for|called for"
_TO_COME = regex(rf"(?i)\b(?:(?<!that )(?<!which )(?:will|would|shall)|{_WISHED}|{_PLANNED})\b[^.;]*$")


_INFINITIVE = regex(r"\b(?:to|will|would|shall)\s$")


def _to_come(text: str, start: int, at: int, verb: bool = False) -> bool:
    """Return whether it is only told what shall be done; a `verb` also behind a "to"."""
    infinitive = verb and _INFINITIVE.search(text, max(start, at - 8), at)
    return bool(infinitive or _TO_COME.search(text, max(start, at - _FRONT), at))


_BACK = 60  # code points
_LEFT = 90  # code points: seven words


def _is_behind(phrases: Mapping[str, tuple[str, ...]], text: str, start: int, at: int) -> bool:
    """Return whether one of the phrases leads up to a noun, with no verb
    between: "ahead of the third Danube summit".
    """
    before = text[max(start, at - _BACK) : at].lower()
    words = before[max(before.rfind(mark) for mark in ",;:") + 1 :].split()
    for size in range(1, min(len(words), 7) + 1):
        if (ways := phrases.get(words[-size])) and f"{' '.join(words[-size:])} ".startswith(ways):
            return True
        if words[-size] in _VERBS_BETWEEN:
            return False
    return False


# "The signing of the accords took place at"
_DAYS_OWN = regex(r"(?:\w+day|yesterday)['’]")
_PASSED = regex(r"[^,;.()]{0,60}? (?:took place|takes place|was held|were held|has been held|have been held)\b")
_VERBS_BETWEEN = frozenset(("held", "hold", "had", "met", "made", "paid", "is", "was", "has"))
_SMALL_WORDS = "of on for to that by about into against which who whom and or but"
_PREPOSITIONS = frozenset(_SMALL_WORDS.split())


def _held_by(text: str, sentence: Span, start: int, end: int, kind: str) -> str | None:
    """Return the word by which a noun tells what took place: "held", "between", "’s".

    None where it is only spoken of.
    """
    words = event_words()
    left = text[max(sentence.start, start - _LEFT) : start]
    before = left.split()
    for number, word in enumerate(reversed(before[-7:]), 1):
        plain = word.lower().strip('(“"')
        if plain in words.held:
            return plain
        if plain in _PREPOSITIONS or plain[-1:] in ",;:.)”":
            break
        if plain.endswith(("’s", "'s", "’", "'")):
            # "at the council’s third meeting" is where something else took place; "at Tuesday’s meeting" tells the day
            near = () if _DAYS_OWN.match(plain) else before[-number - 4 : -number]
            return next((one for one in near if one in _WITHIN), "’s")
    following = text[end : min(end + 24, sentence.end)].split()
    if following and (following[0] in words.after or (following[0] == "of" and kind != "ceremony")):
        return following[0]
    if _PASSED.match(text, end, sentence.end):
        return "took place"
    return None if left.strip() else "first"


def _longest(deeds: list[Deed]) -> list[Deed]:
    """Return the deeds without those inside another: "summit talks" are no summit."""
    kept: list[Deed] = []
    for deed in deeds:
        if kept and deed.start < kept[-1].end:
            if deed.end > kept[-1].end:
                kept[-1] = deed
            continue
        kept.append(deed)
    return kept
