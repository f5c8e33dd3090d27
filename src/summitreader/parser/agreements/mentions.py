"""Mentions of instruments: the noun, what stands before it (article, number, name), and how far its name goes on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summitreader.model import Precision, Span
from summitreader.parser.lexicon.instruments import Instrument, Instruments, any_of
from summitreader.parser.text.lazy_regex import regex


def words(listed: str) -> frozenset[str]:
    """Return a set of words written one after the other."""
    return frozenset(listed.split())


_WRITTEN = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(_WRITTEN.split(), 2)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
}

BACK = words(
    """
    this that these those its their his her our your my such any each every no either neither said
    """
)
_ARTICLES = words(
    """
    a an the another one some several many various numerous multiple
    """
)
_STOPS = words(
    """
    of on in for with to by between from under at into as about through within without against after before
    during following per via over upon toward towards or but if than then and is are was were be been being has
    have had do does did will would shall should can could may might must not also it they he she we you i who
    which what where when while because so there here both all also signed sign signs signing inked sealed
    concluded concluding conclude initialled exchanged adopt adopted adopting approve approved approving endorse
    endorsed issue issued issuing release released publish published announce announced announcing launch
    launched launching unveil unveiled establish established establishing establishes create created creating
    inaugurated chartered reach reached reaching strike struck secure secured securing make made making welcomed
    welcome hailed implement implementing implemented support supporting supported renewed extended amended
    amending negotiate negotiated negotiating finalise finalize finalised finalized include including included
    includes produce produced formed form see seeking seek propose discuss discussed discussing via today uphold
    upholding respect honour honor violate violated violates violating ratify ratified recalling recall noting
    joined join covering dozen concludes inks exchanges adopts approves hopes agreed
    """
)
_WORD = regex(r"[^\s—]+—?")
_LETTERS = regex(r"\w+")
_QUANTITY = regex(
    rf"(?i)\b(?:an? (?:\w+ )?{any_of('collections')} of|(?P<three>three dozen)|(?P<two>two dozen)|a (?P<dozen>dozen)|"
    rf"{any_of('uncounted')})\s+(?:\w+ )?$"
)
_BEFORE_NUMBER = regex(
    rf"(?i)(?:(?P<floor>{any_of('at_least')})|(?P<below>{any_of('at_most')})|(?P<about>{any_of('around')}))\s+(?:a )?$"
)
_OF_KIND = regex(rf"(?:\b{any_of('kinds_before')}\s+)+$")
_JOINED = regex(r",? |(?: ?\([^)]{2,8}\))?,? (?:and|&) ")
_NEAR = 800
_TOTAL = regex(r"(?i)\ba total of $")
_COLLECTED = regex(rf"(?i)\ban? (?:\w+ )?{any_of('collections')} of $")  # "a package of | 18 agreements"
_YEAR = regex(r"(?:19|20)\d\d")
_POSSESSIVE = regex(r"(?:[’']s|s[’'])$")
_ADVERB = regex(r"(?!supply|family|early|assembly|monthly|yearly|daily|friendly)[a-z]+ly")
_LEAD = frozenset(("a", "an", "the", "signed", "inked", "concluded", "new", "bilateral"))
_FRESH = frozenset(("recently", "newly", "freshly"))
_INITIALS = regex(r"(?:^|-)(?:[A-Z]\.)+$")
_DIGITS = regex(r"\d{1,3}(?:,\d{3})*")


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase of an instrument. `start` is where its article or number stands, `name` its proper name's start.

    `determiner` is "" where the noun stands bare; `inner` are the small letters between it and the noun.
    """

    sentence: Span
    start: int
    noun: Span
    instrument: Instrument
    determiner: str
    inner: str
    name: int | None
    count: int | None
    precision: Precision

    def instrument_words(self, text: str) -> Span:
        """Return the noun with the words that say what kind of it: "cooperation
        documents", "intergovernmental agreement".
        """
        if self.name is not None:
            return self.noun
        kind = _OF_KIND.search(text, self.start, self.noun.start)
        return Span(kind.start(), self.noun.end) if kind else self.noun

    @property
    def end(self) -> int:
        """Where the noun ends."""
        return self.noun.end


def mentions_in(text: str, sentence: Span, known: Instruments, places: Iterable[Span] | None = None) -> list[Mention]:
    """Return every noun of an instrument in a sentence with what stands before it, in order.

    Args:
        places: Those of the nouns' last words where they are known already.
    """
    if places is None:
        found = _LETTERS.finditer(text, sentence.start, sentence.end)
        places = [Span(*word.span()) for word in found if word.group().lower() in known.keys]
    nouns: list[tuple[Span, Instrument]] = []
    for word in places:
        start = known.noun_ending(text, word.start, word.end)
        if start is None or start < sentence.start or text[start - 1 : start] == "(":
            continue  # in brackets stands the short form of a name
        if text.startswith(" of Europe", word.end):
            continue  # a body that has conventions of its own
        kind = known.nouns[" ".join(text[start : word.end].lower().replace("-", " ").split())]
        while nouns and start < nouns[-1][0].end:  # "memorandum" in "memorandum of understanding"
            start = min(start, nouns.pop()[0].start)
        last = nouns[-1] if nouns else None
        if last and text[last[0].end : start] in (" ", "-", '" ', "” "):  # "framework agreement" is one instrument
            nouns.pop()
        elif last and kind.many and last[1].many and _JOINED.fullmatch(text, last[0].end, start):
            nouns.pop()  # "fifteen agreements and memoranda" are fifteen
            start = last[0].start
        nouns.append((Span(start, word.end), kind))
    mentions: list[Mention] = []
    edge = sentence.start
    for noun, kind in nouns:
        mentions.append(_mention(text, sentence, edge, noun, kind))
        edge = noun.end
    return mentions


def _mention(text: str, sentence: Span, edge: int, noun: Span, instrument: Instrument) -> Mention:
    words = list(_WORD.finditer(text, max(edge, noun.start - 160), noun.start))
    at, determiner, number = len(words), "", None
    capitals = [noun.start] if text[noun.start].isupper() else []
    inner: list[str] = []
    while at > 0:
        word, bare = words[at - 1].group(), words[at - 1].group().strip("“”\"'()[]–—-").lower()
        if bare == "both" and instrument.many:
            at, determiner = at - 1, bare
            break
        if _ends(word, bool(capitals)) and not _among_adjectives(words, at - 1):
            break
        adverb = bare not in _FRESH and not inner and _ADVERB.fullmatch(word)  # "five mutually useful pacts"
        stops = bare in _STOPS or (adverb and not _joins(words, at - 2, text))
        if stops and not _joins(words, at - 1, text) and not _after_a(words, at - 1):
            break
        at -= 1
        if bare in BACK or bare in _ARTICLES:
            determiner = bare
            break
        if _POSSESSIVE.search(word):
            determiner = "possessive"
            break
        value = NUMBERS.get(bare) or (int(bare.replace(",", "")) if _DIGITS.fullmatch(bare) else None)
        if value and not _YEAR.fullmatch(bare) and (instrument.many or value == 1 or bare in NUMBERS):
            number = value
            break
        if not value:
            inner.append(bare)
            if word.lstrip('“"(')[:1].isupper():
                capitals.append(words[at].start() + len(word) - len(word.lstrip('“"(')))
    if number and at > 0 and words[at - 1].group().lower() in ("another", "further", "additional"):
        at -= 1
    start = words[at].start() if at < len(words) else noun.start
    if number and number > 1 and not instrument.many:  # "seven memorandum of understanding"
        instrument = instrument._replace(many=True)
    name = _name(text, sentence, capitals, noun)
    count, precision, start = _count(text, sentence, start, number, determiner, instrument)
    # A "sentence" can be a whole page of OCR: a mention looks at what is near it, or time would grow with the square.
    sentence = Span(max(sentence.start, noun.start - _NEAR), min(sentence.end, noun.end + 2 * _NEAR))
    return Mention(sentence, start, noun, instrument, determiner, " ".join(reversed(inner)), name, count, precision)


def _ends(word: str, named: bool) -> bool:
    """Return whether the words before a noun cannot go on past this one."""
    if word[-1] == ")" and word[0] == "(":
        return not named
    return word[-1] in ",;:)!?–—" or (word[-1] == "." and not _INITIALS.search(word))


def _among_adjectives(words: list[re.Match[str]], at: int) -> bool:
    """Return whether a comma stands in a row of adjectives: "a broad, balanced and mutually beneficial agreement"."""
    if words[at].group()[-1] != ",":
        return False
    for before in reversed(words[max(0, at - 4) : at]):
        if before.group().lower() in ("a", "an"):
            return True
        if not before.group().rstrip(",").isalpha() or before.group() in _STOPS or before.group()[0].isupper():
            return False
    return False


def _after_a(words: list[re.Match[str]], at: int) -> bool:
    """Return whether a participle describes the instrument: "an implementing arrangement"."""
    before = words[at - 1].group().lower() if at > 0 else ""
    return before in ("a", "an", "just", "recently", "newly", "freshly") and words[at].group().endswith(("ing", "ed"))


def _joins(words: list[re.Match[str]], at: int, text: str) -> bool:
    """Return whether an "and" stands inside the noun phrase: "a trade and economic deal", "Growth and Renewal"."""
    if at <= 0 or words[at].group() not in ("and", "&", "of", "in") or at + 1 >= len(words):
        return False
    left, right = words[at - 1].group(), words[at + 1].group()
    if words[at].group() == "in":  # "the Agreement" of "the Narnian Trade in Goods Agreement"
        return left == "Trade" and right[0].isupper()
    if words[at].group() == "of":  # "the Narnia-Republic of Gondor Trade Deal", "the Council of Europe Convention"
        return bool(re.search(r"(?:Republic|Kingdom|States|Council)$", left)) and right[0].isupper()
    if left[-1] in ",;:.":
        return False
    if left[0].isupper() and right[0].isupper():
        return left.lower() not in _STOPS
    before = words[at - 2].group().lower() if at > 1 else ""
    lead = (
        before in _LEAD
        or before in NUMBERS
        or before.isdigit()
        or (before.endswith(",") and _among_adjectives(words, at - 2))
    )
    return lead and left.isalpha() and right[0].islower()


def _name(text: str, sentence: Span, capitals: list[int], noun: Span) -> int | None:
    """Return where the proper name starts: at its first capital, unless that is only the capital of the sentence."""
    if not capitals:
        return None
    first = capitals[-1]
    if first == sentence.start and len(capitals) < 3:
        word = text[first : text.find(" ", first) if text.find(" ", first) > 0 else noun.end]
        if not any(c.isupper() for c in word[1:]):
            return capitals[-2] if len(capitals) > 1 else (first if " " in text[noun.start : noun.end] else None)
    return first


def _count(
    text: str, sentence: Span, start: int, number: int | None, determiner: str, instrument: Instrument
) -> tuple[int | None, Precision, int]:
    """Return how many, how sure, and where the noun phrase starts with its number."""
    if number is None and not instrument.many:
        return 1, "exact", start
    edge = max(sentence.start, start - 60)
    quantity = _QUANTITY.search(text, edge, start) if number is None else None
    if quantity:
        dozens = next((n for n, key in ((12, "dozen"), (24, "two"), (36, "three")) if quantity[key]), None)
        rough = _BEFORE_NUMBER.search(text, edge, quantity.start()) if dozens else None
        if rough:
            return dozens, "at least" if rough["floor"] else "at most" if rough["below"] else "about", rough.start()
        return dozens, "about" if dozens else "many", quantity.start()
    if number is None:
        return (2, "exact", start) if determiner == "both" else (None, "many", start)
    total = _TOTAL.search(text, edge, start) or _COLLECTED.search(text, edge, start)
    if total:
        return number, "exact", total.start()
    before = _BEFORE_NUMBER.search(text, edge, start)
    if before is None:
        return number, "exact", start
    precision: Precision = "at least" if before["floor"] else "at most" if before["below"] else "about"
    return number, precision, before.start()
