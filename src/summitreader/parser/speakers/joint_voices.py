"""Voices of several together: all who meet, or persons joined by "and", decided phrase by phrase."""

from bisect import bisect_left, bisect_right

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.meeting.group import WE_THE
from summitreader.parser.people.cast import Person
from summitreader.parser.people.joint_phrases import joint_phrase
from summitreader.parser.people.names import sides_in
from summitreader.parser.speakers.offices import is_office
from summitreader.parser.speakers.registry import LEAD, Voice, Voices, principals
from summitreader.parser.speakers.sentence_subjects import is_subject
from summitreader.parser.text.lazy_regex import regex

AND = regex(r"\s(?:and|&|as well as)\s")
_HEADS_OF = regex(r"\bHeads?\s+of[\s-]+Gov")


def all_who_meet(voices: Voices, who: Span, words: str) -> Voice | None:
    """`The ministers`, `the Peruvian and Chinese leaders`: all who meet.
    >>> Premier Hu met Juan Ruiz of Peru, as <name>both sides</name> hoped. <who>The leaders</who> said all is well.
    """
    head = words.split(",")[0]
    if _ends_our_list(voices, who) or (voices.group and _WITH_OURS.search(words)):
        return voices.together(words, who)
    phrase = joint_phrase(words) or joint_phrase(head)
    if phrase is None:
        ours = voices.group and (_HEADS_OF.search(words) or _of_the_body(voices.group, head))
        return voices.together(head, who) if ours else None
    if phrase.counted and phrase.pointed and not phrase.sides:
        return voices.together(head, who)
    if phrase.counted and not phrase.pointed:
        return None  # "Three Peruvian and Fijian mayors"
    if not (phrase.pointed or phrase.sides or (head[0].isupper() and (phrase.office or _ISSUERS.match(head)))):
        return None
    if len(voices.meeting.sides) > 2 and 0 < len(phrase.sides) < len(voices.meeting.sides):
        return None  # two of many
    if phrase.sides and not principals(voices.cast):
        return voices.together(head, who) if voices.group or _of_the_lead(voices, phrase.sides) else None
    meet = voices.group or voices.meet or _several_hold(voices, phrase.office) or _of_the_lead(voices, phrase.sides)
    meet = meet or (_PARTIES.fullmatch(head) is not None and _names_two_sides(voices))
    return voices.together(head, who) if meet else None


_WITH_OURS = regex(r" and our (?:[\w-]+ ){0,2}(?:partners|allies)$")
_IN_LISTS = frozenset(("of", "from", "the", "and", "&"))
_LONGEST_LIST = 400  # code points


def _ends_our_list(voices: Voices, who: Span) -> bool:
    """Return whether words are the last of those who declare: "We, the leaders of Peru, Chile and [Fiji], agreed"."""
    text = voices.text
    if not text.endswith((" and ", ", "), 0, who.start):
        return False
    first = max(0, who.start - _LONGEST_LIST)
    opening = WE_THE.search(text, first, who.start)
    listed = text[opening.end() : who.start].split() if opening else []
    return bool(listed) and all(word[0].isupper() or word in _IN_LISTS for word in listed)


# "Leaders welcomed": as communiqués call those who issue them.
_ISSUERS = regex(r"Leaders|Heads|Member|Members")


_PARTIES = regex(r"(?:[Tt]he|[Bb]oth) (?:two )?(?:sides|parties)")


def _names_two_sides(voices: Voices) -> bool:
    """Return whether the text begins with two sides: then "the parties" are those, though nobody of them is named."""
    return len({code for code, letter in sides_in(voices.text[:LEAD]) if letter in "CD"}) > 1


_OF_BODY = regex(r"(?:[Tt]he )?(?:[A-Z]?\w+ ){0,2}(?:[Ll]eaders|[Mm]inisters|[Mm]embers) of (?:the )?(?P<body>[A-Z].*)")


def _of_the_body(group: str, words: str) -> bool:
    """Return whether "the Leaders of the Pacific Islands Forum" are the group that speaks, its leaders."""
    match = _OF_BODY.fullmatch(words)
    code = gazetteer().side_of.get(match.group("body")) if match else None
    return code is not None and group.startswith(gazetteer().sides[code[0]].name)


def _of_the_lead(voices: Voices, sides: tuple[str, ...]) -> bool:
    """Return whether the sides that a phrase names are those, and no others, with which the text begins."""
    named = {code for code, letter in sides_in(voices.text[:LEAD]) if letter in "CD"}
    return bool(sides) and named == set(sides)


def _several_hold(voices: Voices, office: str) -> bool:
    """Return whether the text names persons with an office who are not all of one side."""
    heads = gazetteer().heads
    held = [
        person
        for person in voices.cast.people
        if person.known and any(office in title if office else title in heads for title in person.titles)
    ]
    sides = {person.side for person in held}
    return len(held) > 1 and (len(sides) > 1 or None in sides)


def joined(voices: Voices, who: Span, words: str) -> Voice | None:
    """`President Biden and Prime Minister Kishida`, `the President and His Majesty`: two of the cast joined.

    Both sides where the two are of different sides, a voice of their own where they are not.
    >>> Premier Hu, a poet, and <who>Juan Ruiz, President of Peru</who>, said <name>both sides</name> will go.
    """
    first = _first_of_two(voices, who)
    parts = _parts(voices, who)
    if not first and len(parts) < 2:
        return None
    people = _named_in(voices, who)
    if first:
        people = list(dict.fromkeys((first, *people)))
    titled = sum(is_office(_STYLE.sub("", part)) for part in parts)
    if len(people) < 2 and not (titled == 2 or (titled and people)):
        return None
    if titled == 2 and not people and any(_STYLE.match(part) for part in parts):
        return voices.joint(words, who)  # "The Governor-General and His Majesty the King"
    sides = [person.side for person in people if person.side]
    if len(people) > 1 and (len(people) < len(principals(voices.cast)) or _are_others(voices, people)):
        return voices.several(words, who, [person.name for person in people])
    apart = len(sides) < len(people) or len(set(sides)) > 1
    if (voices.meet and (titled or apart)) or (apart and _lead_two_sides(voices, who, people)):
        return voices.joint(words, who)
    return voices.several(words, who, [person.name for person in people]) if len(people) > 1 else None


def _are_others(voices: Voices, people: list[Person]) -> bool:
    """Return whether the joined persons are not those who meet in a text that names the heads of many sides."""
    return len(voices.meeting.sides) > 2 and not {person.name for person in people}.issuperset(principals(voices.cast))


# "His Majesty the King"
_STYLE = regex(r"^(?:(?:His|Her|Their) (?:Majesty|(?:Royal |Serene )?Highness|Excellency)|HM|HRH|HE),? (?=the )")


def _lead_two_sides(voices: Voices, who: Span, people: list[Person]) -> bool:
    """Return whether two joined persons lead two sides: both heads, or of one office told in the plural before them."""
    heads = gazetteer().heads
    if any(who.start < end <= who.end for end, _ in voices.cast.shared):
        return True
    return len(people) == 2 and all(not p.titles.isdisjoint(heads) for p in people) and any(p.side for p in people)


_JOINING = regex(
    r"(?:,[^,;:.()“”\"]{1,80},)? (?:and|as well as) (?:(?:the|his|her|its|their) [^,;:.“”\"]{1,40}, )?"
    r"|(?: \([A-Z][^()]{1,40}\))?, "
)


def _first_of_two(voices: Voices, who: Span) -> Person | None:
    """Return who is named before a "who", joined to it by "and", with nothing but an apposition between them."""
    start, end, person = voices.cast.mention_before(who.start) or (0, 0, None)
    if person and voices.text[end : who.start] == ", " and is_office(who.of(voices.text).split(",")[0]):
        # "and Soto, President of Chile, who": the office of the second
        who = Span(start, who.end)
        start, end, person = voices.cast.mention_before(who.start) or (0, 0, None)
    named, name_end, bearer = voices.cast.mention_before(start) or (0, 0, None)
    if person and bearer is person and voices.text[name_end:start] in (", ", ", the "):
        alone = _AND_ALONE.fullmatch(voices.text, end, who.start)  # "Salo, Minister of Mines, and"
        return person if alone and is_subject(voices, named) else None
    if person and who.start - end < _APPOSED and (gap := _JOINING.fullmatch(voices.text, end, who.start)):
        if gap.group().rstrip().endswith(",") and " and " not in gap.group() and len(_parts(voices, who)) < 2:
            return None  # "Sato, the mayor"
        return person if is_subject(voices, start) else None
    return None


def two_before(voices: Voices, who: Span) -> Voice | None:
    """`They said` behind a sentence that two persons joined by "and" open: those two.
    >>> Ministers Juan Ruiz and Ana Soto ate <name>both sides</name> of a fish. <who>They</who> said it was good.
    """
    at = bisect_right(voices.sentence_starts, who.start) - 2
    if at < 0:
        return None
    mentions = list(voices.cast.mentions_in(voices.sentence_starts[at], who.start))[:2]
    if len(mentions) < 2:
        return None
    (start, end, one), (second, _, other) = mentions
    gap = _AND_ANOTHER.fullmatch(voices.text, end, second)
    if one is other or gap is None or not is_subject(voices, start):
        return None
    apart = one.side != other.side or one.side is None
    words = who.of(voices.text)
    return voices.joint(words, who) if apart else voices.several(words, who, [one.name, other.name])


# "Ruiz of Peru and Minister Soto", "Ruiz and Soto"
_AND_ANOTHER = regex(r"(?: of (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)?)? and (?:[^,;:.“”\"]{1,40} )?")
_AND_ALONE = regex(r",? (?:and|as well as) (?:(?:HE|H\.E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Sir|Dame|(?:the )?Hon\.?) )?")
_APPOSED = 140  # code points


def _parts(voices: Voices, who: Span) -> list[str]:
    """Return what "and" joins in a noun phrase, but for one inside a name or
    an office: "Minister of Trade and Industry".
    """
    named = [(start, end) for start, end, _ in voices.cast.mentions_in(who.start, who.end)]
    inside = [*named, *_titles_in(voices, who)]
    parts, at = [], who.start
    for match in AND.finditer(voices.text, who.start, who.end):
        if not any(start < match.start() < end for start, end in inside):
            parts.append(voices.text[at : match.start()])
            at = match.end()
    return [*parts, voices.text[at : who.end].rstrip(" ,")]


def _titles_in(voices: Voices, who: Span) -> list[tuple[int, int]]:
    titles = voices.cast.titles
    at = bisect_left(titles, (who.start, 0, "", None))
    return [(start, end) for start, end, *_ in titles[at : at + 4] if start < who.end]


def _named_in(voices: Voices, who: Span) -> list[Person]:
    """Return the persons that a noun phrase is about: not Y in "a friend of Y"."""
    found: dict[Person, None] = {}
    joints = [match.span() for match in AND.finditer(voices.text, who.start, who.end)]
    for start, end, person in voices.cast.mentions_in(who.start, who.end):
        part = max((stop for _, stop in joints if stop <= start), default=who.start)
        alone = end >= min((begin for begin, _ in joints if begin >= start), default=who.end)
        part = max(part, voices.text.rfind(", ", part, start) + 1)  # "his partner from Peru, Premier Ruiz"
        if (person.known or alone) and not _WITHIN.search(voices.text, part, start):
            found[person] = None
    return list(found)


_WITHIN = regex(r"\b(?:of|for|by|to|with|from|about|between|against|than) ")
