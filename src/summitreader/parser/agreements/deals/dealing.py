"""The verbs and nouns of a sentence at which a deal may be told, each with who deals.

Narnia Air | will also | purchase | 20 aircraft         Farmers gain from | Peru | ’s commitment to | buy | rice
"""

from collections.abc import Iterator
from typing import NamedTuple

from summitreader.parser.attribution.tags import TaggedSentence
from summitreader.parser.lexicon.content_words import deal_words, word_list

_FRONT = word_list("fronted")
_LONGEST = 24  # words of a subject
_FARTHEST = 60  # words from the beginning of a sentence to a verb
FAR = 7  # words from a verb to its sum or number


class Deal(NamedTuple):
    """Who deals, from word `start` to `end`; the verb's words from `end` to `object`; what kind of deal it is."""

    line: TaggedSentence
    start: int
    end: int
    verb: str
    object: int
    promised: bool
    planned: bool = False
    rule: str = ""


def dealings(line: TaggedSentence) -> Iterator[Deal]:
    """Yield each verb or noun of a sentence that may tell a deal, with its subject."""
    start = _behind_front(line)
    for at in range(start, min(len(line.words), start + _FARTHEST)):
        if line.tags[at] == "Q":
            return
        if line.tags[at] in ";:":
            start = at + 1
        word = line.words[at].lower()
        if word not in _DECIDING or at <= start:
            continue
        if word in _PLEDGES and (owner := _owner(line, at)):
            yield Deal(line, *owner, line.word(at + 2), at + 3, True, word in ("intention", "plan"))
        elif word == "announcement" and line.word(at + 1) == "of":
            yield Deal(line, at, at, word, at + 2, False)
        elif found := _promise(line, at) or _done(line, at):
            verb, promised = found
            end = _subject_end(line, at, start)
            begin = _subject_start(line, start, end)
            if _is_relative(line, begin):
                continue
            planned = word in ("plan", "plans", "planning") or (line.word(at + 1) == "plans")
            yield Deal(line, begin, end, line.word(verb), verb + 1, promised, planned)


_PLEDGES = frozenset(("commitment", "pledge", "promise", "intention", "plan", "decision", "offer"))
_DONE = frozenset[str]().union(*map(deal_words, ("given", "bought", "choosing")))
# The words at which a deal may be told: all others are passed over.
_DECIDING = _PLEDGES | _DONE | deal_words("promising") | {"is", "are", "will", "would", "announcement"}


def _owner(line: TaggedSentence, at: int) -> tuple[int, int] | None:
    """Return whose promise it is: "Japan | ’s commitment to buy rice"."""
    mark = line.tags.rfind("'", max(0, at - 4), at)
    if mark < 1 or line.tags[at + 1 : at + 2] != "t":
        return None
    start = mark
    while start > 0 and line.tags[start - 1] == "N":
        start -= 1
    return (start, mark) if start < mark else None


def _behind_front(line: TaggedSentence) -> int:
    """Return the first word behind a fronted phrase: "In a large deal with Norway, | Fiji"."""
    start = 0
    while line.word(start) in _FRONT:
        comma = line.tags.find(",", start, start + _LONGEST)
        if comma < 0:
            break
        start = comma + 1
    return start


def _subject_end(line: TaggedSentence, at: int, start: int) -> int:
    """Return where the subject of a verb ends: "Peru | is also in the process of donating"."""
    end = at
    if end - start > 4 and tuple(map(line.word, range(end - 4, end))) == ("in", "the", "process", "of"):
        end -= 4
    while end > start + 1 and (line.tags[end - 1] in "AR" or line.word(end - 1) in ("jointly", "each", "also", "for")):
        end -= 1
    if line.word(end - 1) in ("it", "they") and end - start > 2:  # "Peru says | it will send"
        told = end - 2 - (line.tags[end - 2] == "T")
        end = told if told > start and line.tags[told] in "VE" else end
    return end


def _subject_start(line: TaggedSentence, start: int, end: int) -> int:
    """Return where the subject begins: with the clause where that is nothing else, else with the last noun phrase."""
    if is_name_of_dealers(line, start, end):
        return start
    first = end
    while first > start and (line.tags[first - 1] in "N'DlaC#" or line.word(first - 1) in ("of", "for")):
        first -= 1
        if line.tags[first] == "D" and line.tags[first - 1] not in "CI":
            break
    while first < end and not (line.tags[first] == "D" or line.words[first][:1].isupper()):
        first += 1
    return first if is_name_of_dealers(line, first, end) else start


def is_name_of_dealers(line: TaggedSentence, start: int, end: int) -> bool:
    """Return whether words may name who deals: a name, a country or a firm, no pronoun and no leaders."""
    nobody = deal_words("nobody")
    if not 0 < end - start <= _LONGEST or any(
        line.word(i) in nobody or line.tags[i] in "PYWTc;:Q-" for i in range(start, end)
    ):
        return False
    words = line.words[start:end]
    return (
        words[0][:1].isupper() or words[0][:1].isdigit() or (words[0] == "the" and any(w[:1].isupper() for w in words))
    )


def _is_relative(line: TaggedSentence, start: int) -> bool:
    """Return whether a clause describes a noun: "ships that | Peru will buy", but not "said that | Peru will buy"."""
    if start < 2 or line.tags[start - 1] not in "TW":
        return False
    told = line.tags[start - 2] in "VvJKEn" or line.word(start - 2) in ("announcement", "news", "confirmation")
    return not told


def _promise(line: TaggedSentence, at: int) -> tuple[int, bool] | None:
    """Return the verb that somebody promises to do: "will also | buy", "agreed to | buy", "announced it will | buy"."""
    verb, word = at + 1, line.word(at)
    if word in deal_words("promising") or word in ("is", "are"):
        if line.word(verb) in ("plans", "set", "planning"):
            verb += 1
        verb = _behind_adverbs(line, verb)
        if line.tags[verb : verb + 1] == "t":
            verb += 1
        elif line.word(verb) in deal_words("giving_now") and word not in deal_words("promising"):
            return verb, True
        else:
            while line.word(verb) in ("that", "it", "they", "he", "she"):
                verb += 1
            if line.word(verb) not in ("will", "would"):
                return None
            verb += 1
    elif word == "would":
        if set("TV").isdisjoint(line.tags[max(0, at - FAR) : at]):
            return None
    elif word != "will":
        return None
    verb = _behind_adverbs(line, verb)
    if line.word(verb) in ("work", "aim", "seek") and line.tags[verb + 1 : verb + 2] == "t":
        verb += 2
    return (verb, True) if verb < len(line.words) else None


def _behind_adverbs(line: TaggedSentence, at: int) -> int:
    while line.tags[at : at + 1] == "R" or line.word(at) in ("jointly", "each", "also", "be"):
        at += 1
    return at


def _done(line: TaggedSentence, at: int) -> tuple[int, bool] | None:
    if line.word(at) in deal_words("giving_now") and line.word(at - 2) == "process":
        return at, True
    return (at, False) if line.word(at) in _DONE and line.tags[at - 1] not in "DI" else None
