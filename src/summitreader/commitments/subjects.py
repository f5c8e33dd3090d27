"""Who it is that a verb phrase binds: the words before it, read from the verb back to where they begin."""

import re
from typing import Literal, NamedTuple

from summitreader.commitments.lexicon import listed
from summitreader.commitments.names import Names, once
from summitreader.commitments.parties import TextParties
from summitreader.model import Span

Sort = Literal["actor", "thing", "goes_on", "none"]


class Subject(NamedTuple):
    """What stands before a verb phrase: an actor with its names, a thing, or nothing of its own."""

    sort: Sort
    actors: tuple[str, ...] = ()
    words: Span | None = None
    start: int = 0  # where the clause of this subject begins


_ADVERBS = re.compile(
    r"(?:\b(?:[a-z]+ly|also|further|together|both|all|each|now|again|then|therefore|thus|not|never|soon|today|hereby"
    r"|have|has|had|do|does|did|in turn|once again|strongly|in this regard|for (?:its|their) part)\b,?\s*)+$"
)
_ASIDE = re.compile(r",[^,;:]{2,120},\s*$")
_TOKEN = re.compile(r"[^\W_][\w.’'&/-]*|\([^()]{1,60}\)|[,;:]|\S")
_JOINS = re.compile(r"(?:,|;|\band\b|\bor\b|\bbut\b|\bthen\b|\bas well as\b|–|—)\s*$")
_LOOK_BACK = 320
_RELATIVE = frozenset(
    ("which", "that", "who", "whom", "where", "to", "there", "what", "not", "as", "in", "of", "for", "by")
)
_LINK = frozenset(("of", "and", "for", "&", "an", "a", ",", "de"))
_STOPS = frozenset(
    (
        "that",
        "while",
        "if",
        "as",
        "in",
        "under",
        "to",
        "with",
        "said",
        "which",
        "when",
        "by",
        "on",
        "at",
        "from",
        "between",
    )
)
_PREPOSITIONS = frozenset(
    ("in", "of", "between", "with", "for", "by", "from", "to", "on", "at", "under", "against", "into", "among")
)
_DETERMINERS = frozenset(
    ("two", "three", "four", "both", "all", "our", "their", "its", "other", "respective", "these", "relevant", "the")
)
_NOT_BEFORE_NOUNS = ("ed", "ly")
_MOST_ADJECTIVES = 4


class Subjects:
    """Finds the subject of a verb phrase in one text."""

    def __init__(self, text: str, names: Names, parties: TextParties, title: str) -> None:
        self._text, self._names, self._parties, self._title = text, names, parties, title

    def before(self, start: int, cue: int) -> Subject:
        """Return what stands before a verb phrase that begins at `cue`, in a clause that begins at `start`."""
        text = self._text
        end = self._without_asides(start, cue)
        left = text[max(start, end - _LOOK_BACK) : end]
        if not left.strip(" *_-–—•\t"):
            return Subject("goes_on", start=start)
        if _JOINS.search(left):
            return Subject("goes_on", start=cue)
        base = end - len(left)
        tokens = list(_TOKEN.finditer(left))
        last = tokens[-1][0]
        if last.lower() in ("we", "i"):
            return Subject(
                "actor", self._parties.own, self._span(base, tokens[-1], tokens[-1]), base + tokens[-1].start()
            )
        if last in ("they", "They", "both", "Both"):
            return Subject(
                "actor", self._parties.joint, self._span(base, tokens[-1], tokens[-1]), base + tokens[-1].start()
            )
        if last in ("it", "It", "he", "He", "she", "She"):
            return Subject("goes_on", words=self._span(base, tokens[-1], tokens[-1]), start=base + tokens[-1].start())
        if last.lower() in _RELATIVE or not self._is_noun(last):
            return Subject("none" if last.lower() in _RELATIVE else "thing", start=start)
        first = self._first(tokens)
        return self._named(base, tokens, first)

    def opening(self, start: int, end: int, inside: bool = False) -> Subject:
        """Return the actor that a sentence is about: the subject of the first verb in it that has one.

        None where a clause begins behind it ("that", "which"), unless what is asked for can stand behind one: `inside`.
        """
        text = self._text
        for number, verb in enumerate(_PREDICATE.finditer(text, start, end + 1)):
            if number == _MOST_VERBS:
                break
            subject = self.before(start, verb.start() + 1)
            if subject.sort == "actor" and (inside or not _INSIDE.search(text, subject.start, end)):
                return subject
            if subject.sort == "actor":
                break
        return Subject("none", start=start)

    def _without_asides(self, start: int, cue: int) -> int:
        """Return where the words before a verb phrase end when adverbs and what stands between commas are left out."""
        text = self._text
        end = cue
        for _ in range(3):
            window = text[max(start, end - _LOOK_BACK) : end]
            stripped = _ADVERBS.sub("", window.rstrip() + " ").rstrip()
            if stripped.endswith(","):
                aside = _ASIDE.search(stripped)
                begun = aside.start() if aside else -1
                if begun <= 0 or (_VERBAL.search(stripped[begun:]) and not _THE_LIST.match(stripped[begun:])):
                    we = _WE_LIST.search(stripped)
                    return max(start, end - _LOOK_BACK) + we.end() if we else end - len(window) + len(stripped)
                we = _WE_LIST.search(stripped)
                stripped = stripped[: we.end() if we else begun]
            if len(stripped) == len(window):
                break
            end = max(start, end - _LOOK_BACK) + len(stripped)
        return end

    def _is_noun(self, word: str) -> bool:
        return word[0].isupper() or _acts(word) or word[0] == "("

    def _first(self, tokens: list[re.Match[str]]) -> int:
        """Return the number of the token with which the noun phrase at the end begins."""
        first = len(tokens) - 1
        passed = 0  # words since the last that surely belongs to it
        for at in range(first - 1, -1, -1):
            word, behind = tokens[at][0], tokens[at + 1][0]
            lower = word.lower()
            if lower in _STOPS:
                break
            if word[0].isupper() or word[0] == "(" or _acts(word) or lower in _DETERMINERS:
                first, passed = at, 0
            elif lower in _LINK:
                if lower == "," and not any(token[0] in ("and", "&") for token in tokens[at:]):
                    break
                if lower == "and" and not (behind[0].isupper() or behind.lower() in _DETERMINERS or _acts(behind)):
                    break
            elif lower.isalpha() and passed < _MOST_ADJECTIVES and not lower.endswith(_NOT_BEFORE_NOUNS):
                passed += 1
            else:
                break
        return first

    def _named(self, base: int, tokens: list[re.Match[str]], first: int) -> Subject:
        words = self._span(base, tokens[first], tokens[-1])
        while first < len(tokens) - 1 and tokens[first][0] in ("and", ",", "of", "for"):
            first += 1
            words = self._span(base, tokens[first], tokens[-1])
        if first and tokens[first - 1][0].lower() in _PREPOSITIONS:
            return Subject("thing", words=words, start=words.start)
        names = self._names.within(words.start, words.end)
        last, phrase = _head(tokens, first), words.of(self._text)
        if _is_thing(last):
            return Subject("thing", words=words, start=words.start)
        return (
            Subject("actor", actors, words, words.start)
            if (actors := self._actors(once(names), last, phrase))
            else (Subject("thing", words=words, start=words.start))
        )

    def _actors(self, names: tuple[str, ...], last: str, phrase: str) -> tuple[str, ...]:
        """Return whom a noun phrase stands for, by the names in it and its head; () where it is nobody who acts."""
        joint, own = self._parties
        if not names and (last in listed("joint") or _ALL_OF_THEM.fullmatch(phrase)):
            return joint
        if names:
            return joint if _WITH_US.search(phrase) and set(names) < set(joint) else names
        if _plain(phrase) in self._title:
            return joint
        if _OURS.match(phrase) or (last in listed("acting") and not _CAPITAL.search(phrase, 1)):
            return joint
        if _OFFICE.search(phrase) or last.lower() in listed("acting"):
            return own if len(own) == 1 else (_plain(phrase),)
        return (_plain(phrase),) if _ACRONYM.fullmatch(last) or _plain(phrase) in self._names.bodies else ()

    def _span(self, base: int, first: re.Match[str], last: re.Match[str]) -> Span:
        return Span(base + first.start(), base + last.end())


def _acts(word: str) -> bool:
    return word.lower() in listed("joint") or word.lower() in listed("acting")


def _is_thing(word: str) -> bool:
    return not word.isupper() and (
        word.lower() in listed("things") or word.lower().removesuffix("s") in listed("things")
    )


def _head(tokens: list[re.Match[str]], first: int) -> str:
    """Return the head of a noun phrase: what stands before "of" or "for", else its last word; brackets left out."""
    words = [token[0] for token in tokens[first:] if token[0][0] != "("]
    for number, word in enumerate(words):
        if word in ("of", "for") and number and (_acts(words[number - 1]) or _is_thing(words[number - 1])):
            return words[number - 1]
    return words[-1] if words else ""


def _plain(phrase: str) -> str:
    """Return a name without its article and what stands in brackets behind it."""
    return " ".join(re.sub(r"\s*\([^()]*\)$", "", phrase.removeprefix("The ").removeprefix("the ")).split())


_PREDICATE = re.compile(
    r" (?:[a-z]{2,}ed|[a-z]{3,}s|will|shall|are|have|agree|intend|commit|reaffirm|welcome|plan|call|recogni[sz]e|affirm"
    r"|underscore|emphasi[sz]e|support|note|reiterate|express|condemn|met|urge|encourage|seek|remain|strive|held)\b"
)
_INSIDE = re.compile(r"\b(?:that|which|who|whom|where|whose)\b")
_MOST_VERBS = 6
_VERBAL = re.compile(
    r"\b(?:we|will|shall|is|are|was|were|has|have|had|agreed|said|reaffirm\w*|welcom\w*|recogni[sz]\w*)\b"
)
_THE_LIST = re.compile(r", (?:the|and) [A-Z]")
_WE_LIST = re.compile(r"\bWe(?=,? the [^;:.]{3,300},$)")
_OURS = re.compile(r"(?:our|both)\b", re.I)
# "The Leaders", "Ministers": with a capital, and nothing of whom.
_ALL_OF_THEM = re.compile(
    r"(?:(?:[Tt]he|[Bb]oth|[Oo]ur) )?(?:(?:two|three|four|all|[Ff]oreign|[Pp]rime) ){0,2}(?:Sides|Parties|Leaders"
    r"|Presidents|Ministers|Participants|Governments|Countries|Signatories|Members|Heads of State(?: and Government)?"
    r"|Principals|Secretaries)"
)
_WITH_US = re.compile(r"\bour (?:partners|allies|counterparts)\b")
_CAPITAL = re.compile(r"[A-Z]")
_ACRONYM = re.compile(r"[A-Z]{3,8}")
_OFFICE = re.compile(
    r"\b(?:Department|Ministry|Agency|Bureau|Office|Administration|Corporation|Service|Commission|Secretary)\b"
)
