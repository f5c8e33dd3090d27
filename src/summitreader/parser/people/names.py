"""Capitalised phrases: the grammar that tells title, side and name apart.

The grammar is a regex over one letter a word ("TcCNN" is `President of China Xi Jinping`), so that a phrase costs two
regex searches whatever its length.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from summitreader.parser.lexicon.gazetteer import Gazetteer, Gender, fold, gazetteer, name_words
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.people.name_words import HEADLINE_VERBS, Unit, find_runs, units_of
from summitreader.parser.text.lazy_regex import regex


class NamePhrase(NamedTuple):
    """A person as one phrase names them; offsets count from the phrase's run. `name` is () for a title alone.

    `title` and `side` are what the phrase itself says; `shared` is an office in the plural before the name.
    """

    start: int
    end: int
    name: tuple[str, ...]
    title: str | None = None
    side: str | None = None
    gender: Gender | None = None
    name_start: int = 0
    spelt: str = ""
    shared: str = ""


# pre: what stands before the title; comp: "of Foreign Affairs of China", "to the United States"; of: "Xi of China"
# What an office is of: unknown words before a side and a name ("Minister for Inland Lakes of Peru Ana Ruiz"), or words
# of the lists up to a side or a body.
_OF_WHAT = r"cM+(?=c)|[cf][NPBKMa]+(?=c[CZ][HT]*p*Q?N)|(?:[ct]|f(?![CDZ]))[NPBKMCDZa]*[CZPBD](?![NPBKMCDZa]*[BC])"
_PERSON = regex(
    r"(?P<pre>[CDZMPBHKN]*?)(?P<t>T+(?:a[MP]*T+(?=[HT]*p*N))?)"
    rf"(?P<comp>(?:{_OF_WHAT})*(?:[ct][CDM]*T+(?:c[CZBP]+)?)*)"
    r"(?P<hon>[HT]*)(?P<name>p*Q?N[pN]*Q?)?(?P<post>J*)(?P<of>c[CZ])?"
)
_HONOURED_NAME = regex(r"(?P<hon>H+)(?P<name>Q?N[pN]*Q?)J*$")
# "the former president of Peru Ana Ruiz"
_BEHIND_A_SIDE = regex(r"(?:C|Z|[CDN]?B)(?P<hon>)(?P<name>NN[pN]*)J*$")
_BARE = regex(r"M{0,2}(?P<hon>H*)(?P<name>Q?N[pN]*Q?)J*$")


# A side as a run names it: code, letter (name, adjective or seat), start and end in the run.
SideWords = tuple[str, str, int, int]


_LONGEST_RUN = 2_000  # code points: the longest list of guests at hand has 670


def read_run(run: str, known: Gazetteer | None = None) -> tuple[tuple[NamePhrase, ...], tuple[SideWords, ...]]:
    """Return the persons and the sides that a run of capitalised words names. Never raises."""
    return _read_run(run[:_LONGEST_RUN], known or gazetteer())


@lru_cache(maxsize=4096)
def _read_run(run: str, known: Gazetteer) -> tuple[tuple[NamePhrase, ...], tuple[SideWords, ...]]:
    if " " not in run and (tag := known.tags.get(fold(run))) and tag != "T":
        return (), ()
    units = units_of(run, known)
    sides = tuple((u[3], u[0], u[1], u[2]) for u in units if u[3])
    shared = _plural_title(run, known)
    return _shared(run, *shared) if shared else _phrases(run, units), sides


def _plural_title(run: str, known: Gazetteer) -> tuple[int, str] | None:
    """Return where the name after an office in the plural begins, and the office: "Prime Ministers Ana Ruiz"."""
    at = run.find("s ")
    while at >= 0:
        first = run.rfind(" ", 0, run.rfind(" ", 0, at)) + 1 if run[:at].count(" ") > 1 else 0
        for start in (first, run.rfind(" ", 0, at) + 1):
            title = run[start:at]
            title = f"{title[:-2]}y" if title.endswith("ie") else title  # "Secretaries"
            office = known.tags.get(fold(title)) == "T" and run[start - 3 : start] != "of "
            if office and run[at + 2 : at + 3].isupper():
                return at + 2, title
        at = run.find("s ", at + 1)
    return None


def _shared(run: str, at: int, title: str) -> tuple[NamePhrase, ...]:
    """Return the first person of those who share an office."""
    found = phrases_in(run[at:])[:1]
    return tuple(
        one._replace(start=one.start + at, end=one.end + at, name_start=one.name_start + at, shared=title)
        for one in found
        if one.name and not one.title
    )


def phrases_in(run: str) -> tuple[NamePhrase, ...]:
    """Return the persons that a run of capitalised words names, by title, by name or both. Never raises.

    >>> for found in phrases_in("President of the Republic of Korea (ROK) Lee Jae Myung"):
    ...     print(found.title, found.side, found.name)
    President KR ('Lee', 'Jae', 'Myung')
    >>> for found in phrases_in("Minister of Youth and Sports of Turkey Mehmet Kaya"):
    ...     print(found.title, found.side, found.name)
    Minister of Youth and Sports TR ('Mehmet', 'Kaya')
    """
    return read_run(run)[0]


def _phrases(run: str, units: list[Unit]) -> tuple[NamePhrase, ...]:
    letters = "".join(unit[0] for unit in units)
    if "T" not in letters and "N" not in letters:
        return ()
    if letters == "N":
        return (_named(run, units, []),)
    if "S" not in letters:
        return tuple(_segment(run, units, letters))
    found: list[NamePhrase] = []
    at = 0
    for segment in re.split("(S+)", letters):
        if segment and segment[0] != "S":
            found += _segment(run, units[at : at + len(segment)], segment)
        at += len(segment)
    return tuple(found)


def _segment(run: str, units: list[Unit], letters: str) -> list[NamePhrase]:
    """Return the persons of a run's part that holds no sentence starter."""
    if "T" not in letters:
        return [
            phrase
            for start, end in _pieces(letters)
            if (
                match := _BARE.match(letters, start, end)
                or _HONOURED_NAME.search(letters, start, end)
                or _BEHIND_A_SIDE.match(letters, start, end)
            )
            for phrase in _bare(run, units, match)
        ]
    if len(letters) > 1 and not letters.strip("T"):
        # Offices side by side under two signatures.
        return [NamePhrase(unit[1], unit[2], (), run[unit[1] : unit[2]]) for unit in units]
    found: list[NamePhrase] = []
    at = 0
    while match := _PERSON.search(letters, at):
        if match.start() > at or match.start("t") > match.start():
            # "Xi Jinping and President ...": what stands before an "and" is a phrase of its own.
            head = letters.rfind("a", at, match.start("t"))
            if head >= at:
                found += _segment(run, units[at:head], letters[at:head])
        if letters[match.end() : match.end() + 1] not in ("B", "K"):
            # "General Border Committee" is no General Border, "General Authority" no general.
            found.append(_titled(run, units, match))
        at = max(match.end(), at + 1)
    if at < len(letters) and letters[at] == "a":
        found += _segment(run, units[at + 1 :], letters[at + 1 :])
    return found


_JOINTS = regex("[acft]+")


def _pieces(letters: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _JOINTS.finditer(letters):
        yield start, match.start()
        start = match.end()
    yield start, len(letters)


def _words(run: str, units: list[Unit]) -> tuple[str, ...]:
    return tuple(run[unit[1] : unit[2]] for unit in units)


def _bare(run: str, units: list[Unit], match: re.Match[str]) -> list[NamePhrase]:
    """Return a name without a title; two where signatures stand side by side and the first is a known leader's."""
    names = units[match.start("name") : match.end("name")]
    honorifics = units[match.start("hon") : match.end("hon")]
    if len(names) > 6 or (len(names) > 1 and run[names[0][1] : names[-1][2]].isupper()):
        return []
    for size in range(2, len(names) - 1) if len(names) > 3 else ():
        if frozenset(name_words(_words(run, names[:size]))) in gazetteer().leaders:
            return [_named(run, names[:size], []), _named(run, names[size:], [])]
    described = len(names) > 2 and not honorifics and _is_description(run, names[0])
    found = _named(run, _cut(run, names[described:]), honorifics)
    if described:  # "Economist Ana Ruiz said"
        found = found._replace(title=run[names[0][1] : names[0][2]].lower())
    last = units[match.end() - 1]
    return [found._replace(end=last[2]) if last[0] == "J" and names[-1][2] == found.end else found]


def _is_description(run: str, unit: Unit) -> bool:
    """Return whether a word is what somebody is, with a capital at the head of a sentence: "Economist", "Tourist"."""
    word = fold(run[unit[1] : unit[2]])
    known = gazetteer()
    return unit[1] == 0 and word not in known.gender and word in known.occupations and word.endswith(_OF_PERSONS)


_OF_PERSONS = ("ist", "ian", "er", "or", "man", "woman", "ness", "yst", "ant", "ate", "ress", "ive")


def _is_body_in_front(run: str, names: list[Unit]) -> bool:
    """Return whether the first of a name's words is the acronym of a body."""
    first, second = (run[unit[1] : unit[2]] for unit in names[:2])
    return first.isupper() and first.isalpha() and len(first) > 2 and not second.isupper()


_LETTERS = regex(r"(?:[A-Z]\.)+")  # honours behind a whole name: "Ana Ruiz C. H."
_SCANNED = regex(r"\d")  # no name: what a scanner read behind one


def _cut(run: str, names: list[Unit]) -> list[Unit]:
    """Return a name without what a headline puts around it: "Donald J. Trump Brings", "Rival Hillary Clinton"."""
    verbs = lexicon().finite
    if len(names) > 2 and _is_body_in_front(run, names):
        names = names[1:]  # "secretary general of FIFA Jean Moreau"
    scanned = next((at for at in range(2, len(names)) if _SCANNED.search(run, names[at][1], names[at][2])), len(names))
    names = names[:scanned]
    while len(names) > 2 and _LETTERS.fullmatch(run, names[-1][1], names[-1][2]):
        names = names[:-1]
    for at in range(1, len(names)):
        word = run[names[at][1] : names[at][2]].lower()
        if names[at - 1][0] == "p" or run[names[at - 1][1] : names[at - 1][2]] in ("Al", "El"):
            continue  # "Anwar Al Said"
        if word in verbs or word in HEADLINE_VERBS or (at == 1 and _is_done_by_a_leader(run, names, word)):
            names = names[:at]  # "Clinton Says Russians Hacked"
            break
    for size in range(len(names), 1, -1) if len(names) > 2 else ():
        if names[size - 1][0] != "p" and frozenset(name_words(_words(run, names[:size]))) in gazetteer().leaders:
            return names[:size]
    given = gazetteer().gender
    first = run[names[0][1] : names[0][2]] if names else ""
    if len(names) > 2 and fold(first) not in given and ((len(first) > 2 and "." not in first) or first == "M."):
        for at in range(1, len(names) - 1):
            if frozenset(name_words(_words(run, names[at:]))) in gazetteer().leaders:
                return names[at:]
    return names


def _is_done_by_a_leader(run: str, names: list[Unit], word: str) -> bool:
    """Return whether a headline's verb follows a known family name: "Biden Commutes Nine Sentences"."""
    leader = fold(run[names[0][1] : names[0][2]])
    known = gazetteer()
    verb = word.endswith("s") and not word.endswith("ss") and len(word) > 4
    return verb and leader in known.short_leaders and leader not in known.gender and word not in known.gender


def _named(run: str, names: list[Unit], honorifics: list[Unit]) -> NamePhrase:
    return NamePhrase(
        (honorifics or names)[0][1],
        names[-1][2],
        _words(run, names),
        gender=_gender(run, honorifics, names),
        name_start=names[0][1],
        spelt=" ".join(run[names[0][1] : names[-1][2]].split()),
    )


# Bodies that are the office's own, not the country it belongs to.
_COUNCILS = frozenset(("European Commission", "European Council"))


_SHORT_OFFICES = {
    "PM": "Prime Minister",
    "FM": "Foreign Minister",
    "EAM": "External Affairs Minister",
    "NSA": "National Security Advisor",
    "VP": "Vice President",
    "CM": "Chief Minister",
}


_MISSPELT = {"Prime Minster": "Prime Minister"}  # three times in 520 articles


def _is_acronym(word: str, unit: Unit) -> bool:
    """`SADC` in "SADC Executive Secretary": a body that the lists do not know."""
    return unit[0] == "N" and word.isupper() and word.isalpha() and 2 < len(word) < 7


def _is_short_office(run: str, title: list[Unit]) -> bool:
    return bool(title) and run[title[0][1] : title[0][2]] in _SHORT_OFFICES


def _with_office_behind(run: str, pre: list[Unit], title: list[Unit]) -> NamePhrase:
    """`Lomidze PM of Georgia`: a short office may follow the name."""
    first = len(pre)
    while first and pre[first - 1][0] == "N":
        first -= 1
    found = _named(run, pre[first:], [])
    side = next((unit[3] for unit in title if unit[3]), None)
    return found._replace(end=title[-1][2], title=_SHORT_OFFICES[run[title[0][1] : title[0][2]]], side=side)


def _firm(run: str, title: list[Unit], names: list[Unit]) -> int:
    """Return how many words behind "Chairman of the Board of Oman" name the
    firm, not the person: "Tugs Salim Al Harthy".
    """
    board = any(unit[0] == "B" and run[unit[1] : unit[2]] == "Board" for unit in title)
    return int(board and title[-1][0] in "CZ" and sum(unit[0] == "N" for unit in names) in (1, 3, 4, 5))


def _titled(run: str, units: list[Unit], match: re.Match[str]) -> NamePhrase:
    pre = units[match.start("pre") : match.end("pre")]
    title = units[match.start("t") : match.end("comp")]
    names = _cut(run, units[match.start("name") : match.end("name")]) if match.group("name") else []
    if names and run[names[0][1] : names[0][2]].lower() in HEADLINE_VERBS:
        names = []  # "Foreign Secretary Meets Minister"
    if len(names) == 1 and names[0][2] - names[0][1] == 1:
        names = []  # "PRIME MINISTER E & OE"
    firm = _firm(run, title, names)
    names = names[firm:]
    if not names and _is_short_office(run, title) and pre and pre[-1][0] == "N":
        return _with_office_behind(run, pre, title)
    of = units[match.start("of") : match.end("of")] if match.group("of") else []
    # "Acting", "Foreign": words before the title that belong to it stand next to it.
    keep = len(pre)
    while keep and (pre[keep - 1][0] in "MPBK" or _is_acronym(run[pre[keep - 1][1] : pre[keep - 1][2]], pre[keep - 1])):
        keep -= 1
    to = next((n for n, unit in enumerate(title) if unit[0] == "t"), len(title))
    named = (*of, *pre[::-1]) if firm else (*of, *reversed(title[:to]), *reversed(pre), *title[to:])
    side = next((u[3] for u in named if u[3]), None)
    while len(title) > 1 and title[-1][0] in "CZDcft" and run[title[-1][1] : title[-1][2]] not in _COUNCILS:
        title.pop()
    words = [*pre[keep:], *title]
    first = pre[keep - 1] if keep and pre[keep - 1][0] in "CDZ" else words[0]
    post = units[match.start("post") : match.end("post")] if match.group("post") else []
    last = (of or post or names or units[match.start("t") : match.end("comp")])[-1]
    honorifics = units[match.start("hon") : match.end("hon")] if match.group("hon") else []
    words = _without_style(run, words, names)
    office = " ".join(run[words[0][1] : words[-1][2]].split())
    return NamePhrase(
        first[1],
        last[2],
        _words(run, names),
        _SHORT_OFFICES.get(office) or _MISSPELT.get(office, office),
        side,
        _gender(run, [*title, *honorifics], names),
        names[0][1] if names else 0,
        " ".join(run[names[0][1] : names[-1][2]].split()) if names else "",
    )


# Styles that go with a name and are no office beside one: "Foreign Minister Sheikh Abdullah".
_STYLES = frozenset(("sheikh", "sheikha", "prince", "princess", "sayyid", "emir", "lord", "lady", "sir"))


def _without_style(run: str, words: list[Unit], names: list[Unit]) -> list[Unit]:
    """Return an office without the style behind it; a style alone, without what only seems to belong to it."""
    if not names or words[-1][0] != "T" or fold(run[words[-1][1] : words[-1][2]]) not in _STYLES:
        return words
    return words[:-1] if any(unit[0] == "T" for unit in words[:-1]) else words[-1:]


def sides_in(words: str) -> Iterator[tuple[str, str]]:
    """Yield the sides that a few words name, in order: code and letter."""
    for run in find_runs(words, 0, len(words)):
        for code, letter, _, _ in read_run(run.group())[1]:
            yield code, letter


def _gender(run: str, honorifics: list[Unit], names: list[Unit]) -> Gender | None:
    gender = gazetteer().gender
    words = [fold(run[unit[1] : unit[2]]) for unit in honorifics]
    if len(names) > 1:
        words.append(fold(run[names[0][1] : names[0][2]]))
    return next((gender[word] for word in words if word in gender), None)
