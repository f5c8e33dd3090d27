"""Who signed and who looked on, the parties, and the sum, day and place of an agreement, where the text gives them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitreader.model import Agreement, Span
from summitreader.parser.agreements.describe import Told
from summitreader.parser.agreements.mentions import Mention
from summitreader.parser.agreements.money import MONEY
from summitreader.parser.agreements.parties import (
    is_side,
    joined_sides,
    parties_of_slots,
    partners_of_slots,
    shown,
    sides_in,
)
from summitreader.parser.agreements.verbs import Verdict
from summitreader.parser.lexicon.content_words import word_list
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.text.date_words import MONTHS, WEEKDAYS
from summitreader.parser.text.datelines import dateline_end
from summitreader.parser.text.lazy_regex import regex

_WORTH = regex(
    r",? (?:worth|valued at|totall?ing|for|of|amounting to)(?: some| about| over| more than| nearly| up to)? "
    rf"(?P<sum>{MONEY.pattern})"
)
_WATCHED = (
    r"(?P<a>[A-Z][^.;:“”\"]{1,140}?) (?:also |jointly |both )*"
    r"(?:witnessed|oversaw|watched|attended|presided over) "
)
_PRESENT = (
    r"\b[Ii]n (?:the )?presence of (?P<b>[^.;:]{3,140}?)(?=, (?=[A-Z]|the\b|a\b|\w+ documents)|[.;]|$|"
    r" (?:a number|several|\d+) )"
)
_LOOKED_ON = regex(rf"{_WATCHED}|{_PRESENT}|\b[Aa]s (?P<c>[^.;,]{{3,100}}?) looked on")
_BY = regex(
    r"\b(?:signed|concluded|initialled|inked) (?:\w+ly )?(?:in [A-Z]\w+ |on \w+ )?by (?P<who>[^;]{3,200}?)"
    r"(?=, (?!and |[A-Z][\w ]{1,30},? and [A-Z])|[.;]|$|"
    r" (?:on|in|to|during|at|will)\b)"
)
_FRONT = regex(
    r"(?:(?:In|On|At|After|Following|During|As|Before|Also|Moreover|Furthermore|In addition|Additionally|"
    r"Based|Earlier|Thus|Then|Today|Moreover|Separately)\b"
    r"[^,]{0,160},\s+)+"
)
# "In Muscat on December 20 the Sultanate of Oman": a fronted phrase without its comma.
_FRONT_BARE = regex(r"(?:(?:In|On|At) \w+(?: \w+)?(?: (?:in|on|at) \w+(?: \w+)?)?) (?=the [A-Z])")
_OFFICE = regex(
    r"\b(?:President|Minister|Premier|Chancellor|Director|Secretary|Chairman|Governor|Ambassador|King|Mr|Ms|Mrs|Dr)\b"
)
_WE_HAVE = r"\w+[’'](?:ve|re|m|ll|d)"
_BOTH = (
    r"(?:the |both |our )?(?:two |both )?(?:sides|countries|leaders|parties|nations|presidents|prime ministers|"
    r"states|delegations|heads of state|ministers)"
)
_PRONOUN = regex(rf"(?i)(?:we|they|he|she|it|who|which|{_BOTH}|{_WE_HAVE})$")
_HOPED = regex(r"(?i)\b(?:hop(?:e|es|ed|ing)|try(?:ing)?|tried|want(?:s|ed)?|wish(?:es)?|attempt\w*|seek\w*) to\s*$")
_HYPHEN = regex(r"(?<=[\w.])[-–](?=[A-Z])")
_MANY_STATES = 12
_DAY = regex(
    rf"\b(?:today|yesterday|on (?:{WEEKDAYS})day|on (?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{1,2}})?(?:,? \d{{4}})?)\b"
)
_PLACE = regex(
    r"(?:signed|concluded|signing ceremony|held) (?:\w+ly )?(?:here )?(?:in|"
    r"at) (?P<place>(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_LEAD = regex(r"(?:,? ?\b(?:the|both|and|by)\s+|, )+")
_THE_TWO = regex(r"(?i)\b(?:two|both) (?:countries|sides|states|governments|nations|parties)\b")
_BEFORE = 300  # code points before a sentence in which the two countries are named
_JOINING = word_list("joining")
_DOCUMENTS = ("documents", "agreements", "pacts", "accords", "papers", "memoranda", "treaties")
_OTHER_VERB = regex(
    r",? (?:[a-z]+ed|held|are|is|were|was|hopes?|plans?|intends?|wants?|oversaw|met|made|took|will|to|have|has)\b"
)
_SPLIT = regex(r",? and (?:the )?|, (?:and )?(?:the )?(?=[A-Z])")


def with_people(
    text: str,
    mention: Mention,
    decided: Verdict,
    agreement: Agreement,
    told: Told,
    sides: tuple[str, ...],
    people: Sequence[Span],
) -> Agreement:
    """Return the agreement with all that its sentence tells about signers, witnesses, parties, sum, day and place.

    Args:
        sides: The countries that the article is about, `people` the sorted mentions of all persons.
    """
    sentence = mention.sentence
    witnesses = tuple(_witnesses(text, sentence, people)) if decided.status == "signed" else ()
    subject = _subject(text, mention, decided)
    by = _BY.search(text, mention.end, sentence.end) if decided.status == "signed" else None
    actors = [Span(*by.span("who"))] if by else [subject] if subject else []
    signers, bodies = _sorted_out(text, actors, people)
    if decided.status != "signed":
        firms = decided.status == "agreed" and not any(map(is_side, map(shown, bodies)))
        signers, bodies = (), tuple(name for name in bodies if firms or is_side(shown(name)))
    money = MONEY.search(text, mention.start, agreement.span.end)
    worth = _WORTH.match(text, agreement.span.end, sentence.end)
    paid = money.span() if money else worth.span("sum") if worth else None
    day = _day(text, decided, sentence)
    place = _PLACE.search(text, mention.start, sentence.end)
    return replace(
        agreement,
        parties=_parties(text, mention, decided.verb, agreement, tuple(map(shown, bodies)), told, sides, subject),
        signers=signers,
        witnesses=witnesses,
        money=Span(*paid) if paid else None,
        date=day,
        place=Span(*place.span("place")) if place else None,
        told_by=None if mention.start <= decided.verb.start < mention.end else decided.verb,
    )


def _witnesses(text: str, sentence: Span, people: Sequence[Span]) -> Iterator[Span]:
    found = _LOOKED_ON.search(text, sentence.start, sentence.end)
    if found is None:
        return
    group = found.lastgroup or "a"
    start, end = found.span(group)
    front = _FRONT.match(text, start, end)
    who = Span(front.end() if front else start, end)
    yield from _names(text, who, _inside(people, who))


def _subject(text: str, mention: Mention, decided: Verdict) -> Span | None:
    """Return the subject of an active verb of signing, without what stands before it in the sentence."""
    if decided.rule not in ("signs", "one_of_several") or decided.verb.start >= mention.start:
        return None
    end = decided.verb.start
    start = dateline_end(text, mention.sentence.start, end)
    front = _FRONT.match(text, start, end) or _FRONT_BARE.match(text, start, end)
    start = front.end() if front else start
    last = max(text.rfind("; ", start, end), text.rfind(", and ", start, end) if " signed " in text[start:end] else -1)
    if last > 0:
        start = last + (2 if text[last] == ";" else 6)
    while end > start and (
        text[end - 1].isspace() or text[start:end].rstrip().endswith((" also", " jointly", " have", " has", " just"))
    ):
        end = start + len(text[start:end].rstrip())
        word = re.search(r" (?:also|jointly|have|has|just)$", text[start:end])
        if word is None:
            break
        end = start + word.start()
    other = _OTHER_VERB.search(text, start, end)  # "they met and signed"
    end = other.start() if other else end
    return Span(start, end) if 1 < end - start < 220 else None


def _names(text: str, who: Span, people: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield the names of a row: "Xi and Lee" gives two.

    Args:
        people: The persons named in it, each of whom ends a part.
    """
    if people:
        edges = [(person.end, person.end) for person in people]
    else:
        firm = [cut.span() for cut in re.finditer(r",? and the ", text[who.start : who.end])]
        loose = [cut.span() for cut in _SPLIT.finditer(text[who.start : who.end])]
        edges = [(who.start + a, who.start + b) for a, b in (firm or loose)] + [(who.end, who.end)]
    start = who.start
    if people:
        start = (
            max(start, text.rfind(", ", who.start, people[0].start) + 2)
            if ", " in text[start : people[0].start]
            else start
        )
    for end, after in edges:
        lead = _LEAD.match(text, start, end)
        begin = lead.end() if lead else start
        words = text[begin:end].rstrip(" ,;")
        if any(map(str.isalnum, words)):
            yield Span(begin, begin + len(words))
        start = after


def _inside(people: Sequence[Span], span: Span) -> list[Span]:
    """Return the persons named inside a span, of the sorted mentions of all."""
    first = bisect_left(people, Span(span.start, 0))
    last = bisect_left(people, Span(span.end, span.end))
    return [person for person in people[first:last] if person.end <= span.end]


def _is_name(words: str) -> bool:
    """Whether words may name a party: small words only join names, or a state's name ends them."""
    small = {word for word in words.split() if word[:1].islower()}
    pronoun = {"we", "i", "that", "this", "our", "my", "they", "it"} & set(words.lower().replace("’", " ").split())
    return not pronoun and (small <= _JOINING or is_side(shown(words)))


def _sorted_out(text: str, actors: Iterable[Span], people: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Those who sign, people and bodies apart: people have a name with an office or are known by two names."""
    signers: list[Span] = []
    bodies: list[str] = []
    for actor in actors:
        if _PRONOUN.fullmatch(actor.of(text)):
            continue
        named = _inside(people, actor)
        for name in _names(text, actor, named):
            words = name.of(text)
            if named:
                signers.append(name)
                continue
            if words.lower().endswith((*_DOCUMENTS, "the")) or not _is_name(words):
                continue
            if not (words[0].isupper() or is_side(shown(words))) or _PRONOUN.fullmatch(words):
                continue
            if _OFFICE.search(words):
                signers.append(name)
            else:
                bodies.append(words)
    return tuple(signers), tuple(bodies)


def _parties(
    text: str,
    mention: Mention,
    verb: Span,
    agreement: Agreement,
    bodies: tuple[str, ...],
    told: Told,
    sides: tuple[str, ...],
    subject: Span | None,
) -> tuple[str, ...]:
    """Return those between whom it is, in its own words; else those who sign, else the `sides` of the event."""
    if between := parties_of_slots(told):
        return between
    if pair := _pair(text, mention):
        return pair
    if named := partners_of_slots(told):
        if bodies:
            return (*bodies, *named)
        if 2 * sum(map(is_side, named)) > len(named):
            return joined_sides(sides or sides_in(text, mention.sentence), named)
        if sides and not subject and agreement.status != "referenced" and not any(map(_OFFICE.search, named)):
            return (sides[0], *named)
    if len(bodies) > 1:
        return bodies
    if subject and (own := _states_named(text, subject, sides)):
        return own
    if agreement.status == "referenced" and not _is_theirs(mention):
        return ()
    if agreement.status == "planned" and _HOPED.search(text, max(mention.sentence.start, verb.start - 40), verb.start):
        return ()  # what one side hopes to reach with somebody
    if len(sides) > 1:
        return sides[:2]
    start = mention.sentence.start
    here = sides_in(text, mention.sentence)
    if not here and _THE_TWO.search(text, start, mention.sentence.end):
        here = sides_in(text, Span(max(0, start - _BEFORE), start))
    return here if len(here) > 1 and not bodies else bodies


def _states_named(text: str, subject: Span, sides: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states of a subject for which the sides of the event do not stand: three and more, or another one."""
    states = sides_in(text, subject, _MANY_STATES)
    if len(states) > 2 or (len(states) == 1 and sides and states[0] not in sides and _is_state(subject.of(text))):
        return states
    return ()


def _is_theirs(mention: Mention) -> bool:
    """Return whether an older instrument is that of the sides who meet: "our accord", "the bilateral Ice Treaty"."""
    return mention.determiner == "our" or "bilateral" in mention.inner.split()


def _is_state(words: str) -> bool:
    return is_side(shown(words.strip()))


def _pair(text: str, mention: Mention) -> tuple[str, ...]:
    """Return the sides that hyphens join: "the U.S.-China Agreement", "the United States-United Kingdom deal"."""
    hyphens = [found.start() for found in _HYPHEN.finditer(text, mention.start, mention.end)]
    if not hyphens:
        return ()
    edges = [mention.start - 1, *hyphens, mention.end]
    sides = [_side_at(text, edges[0] + 1, edges[1], True)]
    sides += [_side_at(text, edges[i] + 1, edges[i + 1], i < len(hyphens)) for i in range(1, len(edges) - 1)]
    return tuple(dict.fromkeys(side for side in sides if side)) if all(sides) else ()


def _side_at(text: str, start: int, end: int, at_end: bool) -> str | None:
    """Return the state whose name ends a stretch of words, or begins it."""
    known, words = gazetteer(), text[start:end].split()
    for size in (3, 2, 1):
        name = " ".join(words[-size:] if at_end else words[:size])
        side = known.side_of.get(name) or known.side_of.get(name.rstrip("."))
        if side and len(words) >= size:
            return known.sides[side[0]].name
    return None


def _day(text: str, decided: Verdict, sentence: Span) -> Span | None:
    near = _DAY.search(text, max(sentence.start, decided.verb.start - 60), min(sentence.end, decided.verb.end + 60))
    if near is None:
        return None
    start = near.start() + (3 if near.group().startswith("on ") else 0)
    return Span(start, near.end())
