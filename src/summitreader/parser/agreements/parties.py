"""Who the parties of an agreement are, in the text's words: those between whom it is, who signs it, the sides met."""

from collections.abc import Sequence

from summitreader.model import Span
from summitreader.parser.agreements.content.lines import behind_bracket
from summitreader.parser.agreements.describe import Told
from summitreader.parser.attribution.tags import QUOTE, TaggedSentence
from summitreader.parser.lexicon.content_words import content_words
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.people.sides import sides_named
from summitreader.parser.text.lazy_regex import regex

_INITIALS = regex(r" \([A-Z]{2,8}\)$")
_OWNER = regex(r"(?P<whose>[A-Z][\w.]*(?: [A-Z]\w+){0,2})[’']s (?=[A-Z])")
_MOST = 24  # parties of one agreement


def parties_of_slots(told: Told) -> tuple[str, ...]:
    """Return the parties that a slot of an instrument names: "between A, B and C", "with C" names the other one.

    >>> between the governments of Peru, Chile and Ecuador => Peru, Chile, Ecuador
    >>> between the Ministry of Trade and Industry and the Guild => Ministry of Trade and Industry, Guild
    """
    for slot in told.all:
        if slot.kind == "parties" and slot.opener in ("between", "among", "amongst"):
            names = names_in(told.line, slot.start, slot.end)
            if len(names) > 1:
                return names
    return ()


def partners_of_slots(told: Told) -> tuple[str, ...]:
    """Return whom an instrument is concluded with: "a pact with Kuwait and Oman"."""
    for slot in told.all:
        if slot.kind == "parties" and slot.opener == "with":
            return names_in(told.line, slot.start, slot.end)
    return ()


def names_in(line: TaggedSentence, start: int, end: int) -> tuple[str, ...]:
    """Return the names of a row of parties; a name has a capital."""
    edges = [start, *(edge for cut in _cuts(line, start, end) for edge in cut), end]
    found: list[str] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if name := _name(line, first, last):
            found.append(name)
    return tuple(dict.fromkeys(found[:_MOST]))


def _cuts(line: TaggedSentence, start: int, end: int) -> list[tuple[int, int]]:
    """Return where a row of names is parted: at "and the", else at commas and the last "and"."""
    joints: list[tuple[int, int]] = []
    commas: list[tuple[int, int]] = []
    at = start
    while at < end:
        if line.tags[at] == "(":
            at = behind_bracket(line, at, end)
            continue
        if line.tags[at] == "," and at + 1 < end:
            commas.append((at, at + 1 + (line.tags[at + 1 : at + 2] == "C")))
            at = commas[-1][1]
        elif (line.tags[at] == "C" and line.word(at) in ("and", "&")) or line.word(at) == "well":
            joints.append((at - (line.word(at) == "well"), at + 1 + (line.word(at) == "well")))
            at = joints[-1][1]
        else:
            at += 1
    firm = [cut for cut in joints if line.tags[cut[1] : cut[1] + 1] == "D"]
    if firm:
        return sorted(
            [*firm, *(cut for cut in commas if line.tags[cut[1] : cut[1] + 1] == "D" or _alone(line, cut, end))]
        )
    if not joints:
        return commas
    return sorted([*commas, _best(line, joints)]) if not commas or commas[-1][0] < joints[-1][0] else commas


def _alone(line: TaggedSentence, cut: tuple[int, int], end: int) -> bool:
    """Return whether a comma stands before a name of its own: ", Chile"."""
    return line.tags[cut[1] : cut[1] + 1] == "N" and " ".join(line.words[cut[1] : cut[1] + 1]) in gazetteer().side_of


def _best(line: TaggedSentence, joints: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the "and" between two names alike: "Ministry of Trade and Industry and Ministry of Health"."""
    for joint in reversed(joints):
        body = content_words().party_nouns
        if line.word(joint[1]) in body or "".join(line.words[joint[1] : joint[1] + 1]) in gazetteer().side_of:
            return joint
    return joints[-1]


def _name(line: TaggedSentence, start: int, end: int) -> str | None:
    while start < end and (line.tags[start] in "DCI,R" or line.word(start) in ("both", "its", "our")):
        start += 1
    while end > start and line.tags[end - 1] in ",CI.;:":
        end -= 1
    words = line.words[start:end]
    small = start < end and line.word(start) not in content_words().party_nouns and line.words[start] != QUOTE
    if words and words[0][:1].islower() and small and not _whose_officials(" ".join(words)):
        return None
    if not any(word[:1].isupper() or word == QUOTE for word in words) or line.tags[start:end].startswith("d"):
        return None
    return shown(line.span(start, end).of(line.text))


def shown(name: str) -> str:
    """Return a party's name without its article, marks and initials, a country by its usual name.

    >>> Peru’s Llama Works (PLW) => Llama Works
    """
    name = _INITIALS.sub("", name.strip(' ,;“”"'))
    for lead in ("the ", "The ", "our ", "its ", "a "):
        name = name.removeprefix(lead)
    owner = _OWNER.match(name)
    if owner and owner["whose"] in gazetteer().side_of:
        name = name[owner.end() :]
    if (told := _whose_officials(name)) is not None:
        name = told
    bare, sides = name.replace("’", "'"), gazetteer().side_of
    for lead in ("Governments of ", "governments of ", "Government of ", "government of ", "Cabinet of Ministers of "):
        bare = bare.removeprefix(lead).removeprefix("the ")
    bare = bare.removesuffix(" governments").removesuffix(" government")
    side = sides.get(bare)
    return gazetteer().sides[side[0]].name if side else name


def _whose_officials(name: str) -> str | None:
    """Return the state of "ministers of Malta", "Senior envoys of Peru", "After a night of talks Jordan"."""
    words = name.split()
    sides = gazetteer().side_of
    small = [word for word in words if word[:1].islower() and word not in ("of", "the", "and", "for", "de")]
    if not small or any(word.lower() in content_words().party_nouns - _OFFICIALS for word in words):
        return None
    for size in (3, 2, 1):
        last = " ".join(words[-size:])
        if len(words) > size and last in sides and words[-size - 1][:1].islower():
            return last
    return None


_OFFICIALS = frozenset(("leaders", "presidents", "ministers", "premiers", "delegations", "governments"))


def is_side(name: str) -> bool:
    """Return whether a name is that of a country or a body that holds talks, as we write it."""
    return any(side.name == name for side in gazetteer().sides.values())


def sides_in(text: str, sentence: Span, most: int = 2) -> tuple[str, ...]:
    """Return the first states that a sentence names."""
    known = gazetteer().sides
    codes = dict.fromkeys(code for code, letter in sides_named(sentence.of(text)[:400]) if letter in "CD")
    return tuple(known[code].name for code in codes)[:most]


def joined_sides(own: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """Return the partners with the first side that is none of them before them."""
    return (*[side for side in own if side not in named][:1], *named)
