"""Where an event took place, as written: a town before a country, never a person, an office, a month or a topic."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from summitreader.model import Block, Span, Speaker
from summitreader.parser.event.dates import DAYS, MONTH, without_month
from summitreader.parser.lexicon.event_words import event_words
from summitreader.parser.lexicon.gazetteer import Gazetteer, fold, gazetteer
from summitreader.parser.lexicon.speaking_nouns import is_outlet
from summitreader.parser.text.date_words import WEEKDAYS
from summitreader.parser.text.lazy_regex import regex

_CAP = r"[A-Z][\w’'-]*"
_AREA = r"(?:region|province|district|oblast|area|county|prefecture|governorate)"
_INNER = r"(?:(?:of|de|del|da|do|the|and|la|el) ){0,2}"
_NAME = rf"(?:the |THE )?(?:{_CAP}|D\.C\.)(?: {_INNER}{_CAP}){{0,5}}(?: {_AREA}\b)?"
_TAIL = rf"(?:, (?:[A-Z]\.[A-Z]\.|{_CAP}(?: {_CAP})?)(?=[.,;\s]|$))?"
_TOWN_OF = r"(?:the (?:city|town|port|village|resort) of )?"
_IN = regex(rf"\b(?:[Ii]n|[Aa]t|IN|AT|near|outside|[Aa]board)\s+{_TOWN_OF}(?P<place>{_NAME}{_TAIL})")
_CAME = r"arriv\w+ (?:in|at)|trip to|reached|landed (?:in|at)|travel\w+ to|flew to|came to"
_TO = regex(
    rf"\b(?:[Vv]isiting|visited|(?:will|shall) visit|VISITS? TO|[Vv]isits?(?: (?:of|by) [^,;]{{2,50}}?)? to|{_CAME})\s+"
    rf"{_TOWN_OF}(?P<place>{_NAME}(?: \([A-Z]{{2,5}}\))?)"
)
# "The King is in Fiji on a working visit"
_GUEST = regex(
    rf"\b(?:is|are|was|were|been) (?:currently |now )?in (?P<place>{_NAME}) (?:on|for|with) [^,;.]{{0,30}}?visit\b"
)
# "The Speaker, who is on a visit to Fiji"
_ON_VISIT = regex(rf"\b(?:is|are|was|were) (?:currently |now )?on an? (?:[\w-]+ ){{0,3}}visit to (?P<place>{_NAME})")
# "welcomed him to the Elysee Palace"
_WELCOMED = regex(rf"\b(?:welcom(?:ed?|ing)|received?|hosted?|greeted) [^,;.]{{2,90}}? to (?P<place>{_NAME})")
_LINE = regex(
    r"\(?(?P<place>[A-Z][\w’' -]{2,30}(?:, [A-Z][\w’'. -]{2,30}?)?)"
    rf"(?:,?\s(?P<date>(?:{DAYS} {MONTH}|{MONTH} {DAYS}),? \d{{4}}))?(?:\)|$)"
)
_BUILDINGS = (
    "palace house residence hall castle villa centre center hotel office ministry headquarters embassy mansion kremlin"
    " park pavilion room building manor dacha guesthouse airport base museum university port garden chancellery club"
    " department lawn school church cathedral theater theatre stadium arena institute library factory plant terminal"
    " cemetery memorial square plaza barracks"
)
_BUILDING = frozenset(_BUILDINGS.split())
_NEVER = regex(rf"(?:{MONTH}|(?:{WEEKDAYS})day|The|Joint|G-?\d+|Article|English|Annex|AI|COVID|Phase|Part|Under)\b")
# A purpose or a topic begins: what stands behind is no place of the event.
_PURPOSE = regex(
    r"(?: to (?!the\b|his\b|her\b|a\b|an\b|its\b|their\b|welcoming\b)[a-z]+| on (?!the (?:margins|sidelines))[a-z]+"
    r"| about | regarding |, where | said | stressed )"
)
_TOLD_OF = "situation|war|crisis|conflict|settlement|developments|peace|stability|security|interests?|experts?|people"
_TOPIC = regex(
    rf"(?i)\b(?:{_TOLD_OF}|investment|reforms|leadership|role|summit of the \w+|troops|forces|citizens|projects?)\s+$"
)


def place_told(text: str, sentence: Span, verb: int, people: Sequence[Speaker]) -> Span | None:
    """Return the place told behind the event's verb, else before it; a town before a country, a topic never."""
    found = [span for long in _found(text, sentence) if (span := _as_place(text, long, people))]
    fronted = next((span for span in found[:1] if _opens(text, sentence, span) and not is_state(text, span)), None)
    if fronted:
        return _placed(text, fronted)
    purpose = _PURPOSE.search(text, verb, sentence.end)
    close = purpose.start() if purpose else sentence.end
    behind = [span for span in found if verb <= span.start < close]
    late = [span for span in found if span.start >= close and _is_known(text, span)]
    before = [span for span in found if span.start < verb]
    for spans in (behind, late, before):
        town = next((span for span in spans if not is_state(text, span)), None)
        if town:  # "at the Magpie Pavilion in Suva"
            inside = (one for one in spans if 0 < one.start - town.end <= len(" in ") and not _is_wide(text, one))
            town = next(inside, town)
        if town or spans:
            return _placed(text, town or spans[0])
    return None


def _opens(text: str, sentence: Span, span: Span) -> bool:
    """Return whether a sentence begins with a place of its own: "In Rybinsk, Mr Ruiz met".."""
    return (
        span.start - sentence.start < _OPENING
        and text[span.start - 3 : span.end + 1].startswith("In ")
        and text.startswith(",", span.end)
    )


_OPENING = 8  # code points: "In the ", "Now, in "


def place_of_guest(text: str, sentence: Span, people: Sequence[Speaker]) -> Span | None:
    """Return where somebody is on a visit: "The King is in Fiji on a working visit", "is on a visit to Fiji"."""
    if text.find("visit", sentence.start, sentence.end) < 0:
        return None
    match = _GUEST.search(text, sentence.start, sentence.end) or _ON_VISIT.search(text, sentence.start, sentence.end)
    span = Span(*match.span("place")) if match else None
    return _placed(text, span) if span and is_place(text, span, people) else None


_HERE = regex(rf"\b(?:here|[Ww]e are|[Ww]e’re|[Ww]e're|gathered) (?:here )?in (?P<place>{_NAME})")


_TO_TOWN = regex(
    rf"\b(?:[Ww]elcome (?:(?:you|everyone|back|again|once|all|of) ){{0,4}}to|(?:from|in) our) (?P<place>{_NAME})"
)


def place_of_speakers(text: str, span: Span, people: Sequence[Speaker]) -> Span | None:
    """Return the town where those who speak say that they are: "It is good to have you here in Arica"."""
    for match in _HERE.finditer(text, span.start, span.end):
        place = Span(*match.span("place"))
        if not is_state(text, place) and is_place(text, place, people):
            return _placed(text, place)
    for match in _TO_TOWN.finditer(text, span.start, span.end):
        place = Span(*match.span("place"))
        if not is_state(text, place) and _is_certain(place.of(text)) and is_place(text, place, people):
            return place  # "a warm welcome to Lima"; "from our Lima studios"
    return None


def place_of_saying(text: str, sentence: Span, people: Sequence[Speaker], said: Sequence[Span]) -> Span | None:
    """Return the town in which somebody spoke, told beside what they said: "Speaking in Lima, Ruiz said"."""
    for long in _found(text, sentence):
        span = _as_place(text, long, people)
        if span is None or is_state(text, span) or any(one.start <= span.start < one.end for one in said):
            continue
        if _SPEAKING.search(text, max(sentence.start, span.start - 80), span.start):
            return _placed(text, span)
    return None


_SPEAKING = regex(
    r"(?i)\b(?:speaking|spoke|told|said|reporters|journalists|conference|briefing|interview|address\w*|speech|remarks"
    r"|rally|forum|tak\w+ place|held)\b[^.;:]*$"
)


def _found(text: str, sentence: Span) -> Iterator[Span]:
    spans = {
        Span(*match.span("place"))
        for pattern in (_IN, _TO, _WELCOMED)
        for match in pattern.finditer(text, sentence.start, sentence.end)
        if not (pattern is _WELCOMED and not _has_building(match["place"]))
        and not _TOPIC.search(text, max(sentence.start, match.start() - 40), match.start())
    }
    return iter(sorted(spans))


def _as_place(text: str, span: Span, people: Sequence[Speaker]) -> Span | None:
    """Return the place, without what follows its comma where that is none: "in Oslo, Ruiz spoke", "TO FIJI BY THE"."""
    if is_place(text, span, people):
        return span
    ends = (text.find(mark, span.start, span.end) for mark in (", ", " BY "))
    end = next((end for end in ends if end > 0), 0)
    short = Span(span.start, end) if end else None
    return short if short and is_place(text, short, people) else None


def is_place(text: str, span: Span, people: Sequence[Speaker]) -> bool:
    """Return whether capitalised words behind "in" or "at" can be a place."""
    words = span.of(text)
    known = gazetteer()
    plain = words.removeprefix("the ")
    if _NEVER.match(words) or words.endswith(("’s", "'s")) or len(words) < 3 or _CUT.match(text, span.end):
        return False
    code, letter = known.side_of.get(plain.replace("’", "'"), ("", ""))
    if code and (letter == "D" or (known.sides[code].body and letter == "C")):
        return False
    tags = {known.tags.get(fold(word)) for word in plain.replace(",", " ").split()}
    event = not event_words().nouns.keys().isdisjoint(event_words().all.all_in(words))
    event = event or not event_words().gatherings.isdisjoint(plain.lower().split())
    if ("T" in tags or "H" in tags or event) and not _has_building(words):
        return False
    return not any(
        span.start <= mention.start < span.end and mention.end >= span.end and person.kind == "person"
        for person in people
        for mention in person.mentions
    )


# "the Annual U.S.-ASEAN Summit", "the COP 26 Climate Conference": the name goes on where a pattern of words stops.
_CUT = regex(rf"[.-][A-Z]| \d{{1,4}} (?!{MONTH})[A-Z]")


def _has_building(words: str) -> bool:
    return any(word.strip(",*").lower() in _BUILDING for word in words.split())


def is_state(text: str, span: Span) -> bool:
    """Return whether a place is a whole state, so that a town beside it tells more."""
    return gazetteer().side_of.get(span.of(text).removeprefix("the ").replace("’", "'"), ("", ""))[1] == "C"


_AREA_NAME = regex(rf"(?i)\b{_AREA}$")


def _is_wide(text: str, span: Span) -> bool:
    """Return whether a place is a state or a region, so that the town in it tells more."""
    return is_state(text, span) or bool(_AREA_NAME.search(span.of(text)))


def is_venue(text: str, span: Span) -> bool:
    """Return whether a place is a house, by its name or as a seat that a list knows: "the Kremlin", "Lily Palace"."""
    words = span.of(text).removeprefix("the ").replace("’", "'")
    return _has_building(words) or words in gazetteer().houses


def _is_known(text: str, span: Span) -> bool:
    """Return whether a place is a capital or a seat, or a day follows at once: "in Arica on Monday"."""
    letter = gazetteer().side_of.get(span.of(text).replace("’", "'"), ("", ""))[1]
    return letter == "Z" or bool(_DAY_FOLLOWS.match(text, span.end))


_DAY_FOLLOWS = regex(r" (?:on [A-Z]\w+day|today|yesterday|this \w+|on \d)")


def _placed(text: str, span: Span) -> Span:
    """Return the place without its article before a state, and without a month after it."""
    start = span.start
    if _STATE.match(text, start):
        start += len("the ")
    return without_month(text, Span(start, span.end))


_STATE = regex(r"the (?:Republic|Kingdom|United|People|State|Federation|Commonwealth|Principality|Sultanate)")


def place_line(text: str, blocks: Sequence[Block]) -> tuple[Span, Span | None] | None:
    """Return the place, and the day where it is told, of a line under the title: "Bali, Indonesia, 15-16 May 2031"."""
    for block in blocks[:4]:
        match = _LINE.match(text, block.span.start, block.span.end)
        if not match or "," not in match.group() or not (match["date"] or _is_a_place_name(match["place"])):
            continue
        words = match["place"].replace(",", " ").split()
        if not _is_capitalised(words) or event_words().all.all_in(match["place"]):
            continue  # "Fighting goes on in Tripoli, Lebanon", "Statement by Mr Mole, 4 May 2031" are titles
        # A line of its own, or brackets in front: "(Lima, 4 May 2031) The presidents met".
        if (match.end() == block.span.end) != match.group().startswith("("):
            return Span(*match.span("place")), Span(*match.span("date")) if match["date"] else None
    for block in blocks[1:3]:
        if _is_a_venue(text[block.span.start : min(block.span.end, block.span.start + 130)]):
            start, end = block.span.start, block.span.end
            marks = _EMPHASIS.match(text, start)
            return Span(marks.end() if marks else start, start + len(text[start:end].rstrip("*_ "))), None
    return None


_EMPHASIS = regex(r"[*_ ]+")

# "at the Leaders Summit in Lima", "the conference at the Ministry of Trade in Arica"
_GATHERED = regex(r"\b(?:[Ss]ummit|[Cc]onference|[Ff]orum|[Aa]ssembly|[Cc]ongress|[Ss]ession)\b[^,;.:]{0,60}$")


def place_of_gathering(text: str, sentence: Span, people: Sequence[Speaker]) -> Span | None:
    """Return the town of the conference at which something was said or issued, the last of places one in another."""
    found = (span for long in _found(text, sentence) if (span := _as_place(text, long, people)))
    towns = [
        span
        for span in found
        if not is_state(text, span) and _GATHERED.search(text, max(sentence.start, span.start - 90), span.start)
    ]
    return _placed(text, towns[-1]) if towns else None


# "… by all Australians. CANBERRA 29 May, 1970", with at most a line of an office behind it
_CLOSING = regex(
    rf"[.!?”\"]\s+(?P<place>[A-Z]{{4,}}|{_CAP}(?= *,)),? ?(?P<date>(?:{DAYS} {MONTH}|{MONTH} {DAYS}),? \d{{4}})\b"
    rf"[^a-z]{{0,60}}$"
)
_LAST = 160  # code points


def closing_line(text: str, blocks: Sequence[Block]) -> tuple[Span, Span] | None:
    """Return the place and the day with which a statement for the press ends: "… by us all. LIMA, 29 May 2031"."""
    for block in blocks[-2:]:
        match = _CLOSING.search(text, max(block.span.start, block.span.end - _LAST), block.span.end)
        if match:
            return Span(*match.span("place")), Span(*match.span("date"))
    return None


def _is_a_venue(words: str) -> bool:
    """Return whether a line under a title is a hall or house with its town:
    "Roosevelt Room", "Marina Hotel Suva, Fiji".
    """
    parts = words.replace("*", " ").split()
    return (
        len(words) < 120
        and bool(parts)
        and (parts[-1][-1].isalpha() or parts[-1] == "D.C.")
        and _has_building(words)
        and ":" not in words
        and not any(char.isdigit() for char in words)
        and _is_capitalised(parts)
        and not {gazetteer().tags.get(fold(part.strip(","))) for part in parts} & {"T", "H"}
    )


def _is_capitalised(words: list[str]) -> bool:
    return all(word[0].isupper() or word in _SMALL for word in words)


_SMALL = frozenset(("of", "the", "and", "in", "at", "de", "for", "&", "-", "–"))


def _is_a_place_name(words: str) -> bool:
    """Return whether the last part of "Oslo, Norway" is a state, or any part a capital."""
    known = gazetteer().side_of
    parts = [part.strip() for part in words.split(",")]
    return any(known.get(part, ("", ""))[1] in ("C", "Z") for part in parts)


def place_in_title(text: str, title: Span, people: Sequence[Speaker]) -> Span | None:
    """Return the place at the end of a title, a date behind it aside: "Joint press conference, Palazzo Chigi, Rome"."""
    words = _without_date(title.of(text))
    end = title.start + len(words)
    bar = words.rfind(" | ") + len(" | ")
    if bar > len(" | ") and _is_capitalised(words[bar:].split()) and all(map(_short, words[bar:].split(", "))):
        return Span(title.start + bar, end)
    if (held := _held_in(text, Span(title.start, end))) and is_place(text, held, people):
        return _placed(text, held)
    marks = list(_PART.finditer(words))
    for mark in marks[-3:]:
        tail = words[mark.end() :].split(", ")
        if not all(_short(part) and _is_capitalised(part.split()) for part in tail):
            continue
        start = title.start + mark.end()
        if _is_certain(tail[-1]) or _is_unknown_town(text, Span(title.start, start), tail, people):
            return Span(start, end)
    return None


def _held_in(text: str, title: Span) -> Span | None:
    """Return the town at the end of a title behind "in", where it is no topic: "Press conference in Lima, Peru"."""
    held = next((match for match in _IN.finditer(text, title.start, title.end) if match.end() == title.end), None)
    if held is None or _ON_A_TOPIC.search(text, title.start, held.start()):
        return None
    place = Span(*held.span("place"))
    return place if _is_certain(place.of(text)) and not is_state(text, place) else None


_PART = regex(r", | - ")


def _without_date(title: str) -> str:
    """Return a title without the day at its end: "Press conference, Lima, Monday, 4 May 2031"."""
    words = _DATED.sub("", title.rstrip(" .*")).rstrip(" *,-–|(")
    return words if words[-3:-2] == "." else words.rstrip(" .")  # "U.S.A."


_DATED = regex(
    rf"(?i)(?<![\s,(–-])[\s,(–-]++(?:(?:{WEEKDAYS})day,? )?(?:{DAYS} {MONTH}|{MONTH} {DAYS})(?:,? \d{{4}})?\)?$"
)


def _is_certain(part: str) -> bool:
    """Return whether the end of a title's last part is a state, a capital or another town that is known."""
    known, towns = _folded_sides(gazetteer()), event_words().towns
    last = fold(part).split()
    ends = [" ".join(last[n:]) for n in range(len(last))]
    return any(known.get(end) in ("C", "Z") or end in towns for end in ends)


# Whose titles end in where they were held: "Address at the Harbour Dinner, Fremantle".
_HELD = regex(
    r"(?i)\b(?:address|remarks|speech|toast|doorstop|press conference|media conference|ceremony|dinner|lunch|launch"
    r"|opening|reception|luncheon|unveiling)\b"
)
_ON_A_TOPIC = regex(r"(?i)\b(?:on|about|regarding)\b|(?<!doorstop )\binterview\b")


def _is_unknown_town(text: str, before: Span, tail: list[str], people: Sequence[Speaker]) -> bool:
    """Return whether the last words of a title can be a town that no list knows: no person, outlet or office."""
    if not _HELD.search(text, before.start, before.end) or any(char.isdigit() for part in tail for char in part):
        return False
    if _ON_A_TOPIC.search(text, before.start, before.end) and not any(
        f" {word} {tail[-1]}" in text for word in ("in", "at", "to", "from")
    ):
        return False
    if any(is_outlet(part) or (part.isupper() and len(part) < 4) for part in tail):
        return False
    if not all(
        before.end > mention.start or mention.start >= before.end + len(", ".join(tail))
        for one in people
        for mention in one.mentions[:3]
    ):
        return False
    left = before.of(text).rstrip(", -").split()[-2:]
    return not {gazetteer().tags.get(fold(word)) for word in left} & {"T", "P"}


@lru_cache(maxsize=2)
def _folded_sides(known: Gazetteer) -> dict[str, str]:
    """Return the letter of each side's words, folded: titles may stand in capitals."""
    return {fold(side): letter for side, (_, letter) in known.side_of.items()}


def _short(part: str) -> bool:
    words = part.split()
    tags = {gazetteer().tags.get(fold(word)) for word in words}
    return 0 < len(words) < 6 and part[:1].isupper() and not tags & {"T", "H"}
