"""Capitalised phrases: the regex that finds them and the grammar that tells title, side and name apart.

The grammar is a regex over one letter a word ("TcCNN" is `President of China Xi Jinping`), so that a phrase costs two
regex searches whatever its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from summitreader.parser.lexicon.gazetteer import Gazetteer, Gender, fold, gazetteer, name_words
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.text.lazy_regex import regex

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŐŒŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ"
_WORD = (
    rf"(?:(?:[{_UP}]\.-?)+(?:[{_UP}][a-z]\w*|(?![{_UP}\w]))|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Prof|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|St|Smt)\."
    rf"|People[’']s|Dato[’']|(?:al|el|ul|ad|an|ash|as|Al|El)-[{_UP}]\w+|d[’'][{_UP}]\w+|[{_UP}]\w*(?:['’](?!s\b)\w+)*(?:-\w+)*)"
)
_CAPITAL = regex(f"[{_UP}]")
_ARTICLE = regex("(?:al|el|ul|ad|an|ash|as)-$")
_GAP = r"(?:[ \xa0]|\n(?!\s))"
# "Ambassador to Russia", where other capitals before "to" belong to nobody.
_SENT = ("Ambassador", "Envoy", "Representative", "Aide", "Adviser", "Advisor")
_TO = "to(?:" + "|".join(f"(?<={word} to)" for word in _SENT) + ")"
_THE_HON = rf"the(?={_GAP}(?:Rt|Right|Hon|Honou?rable)\b)"
_PARTICLES = r"bin|ibn|bint|al|el|das?|del|della|del?|di|dos?|du|van|von|der|den|la|le|ter|ten|bte|y"


@dataclass(frozen=True, slots=True)
class NamePhrase:
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


@lru_cache(maxsize=2)
def _run(known: Gazetteer) -> re.Pattern[str]:
    portfolio = "|".join(sorted(known.portfolios))
    # "Trinidad and Tobago" is one side: "and Tobago" goes on with it.
    joined = "|".join(sorted({side.rpartition(" and ")[2] for side in known.side_of if " and " in side}))
    return re.compile(
        rf"{_WORD}(?:{_GAP}(?:(?:(?:of|for)(?:{_GAP}the)?|to{_GAP}the|{_TO}|{_THE_HON}|(?:{_PARTICLES}){_GAP}(?:{_PARTICLES})|{_PARTICLES}){_GAP})?{_WORD}"
        rf"|,{_GAP}(?:Jr|Sr)\.|{_GAP}(?:\([A-Z.]+\)(?={_GAP}?{_WORD})|[“\"][A-Z][\w-]+[”\"](?={_GAP}{_WORD}))|(?:,{_GAP}|,?{_GAP}and{_GAP})(?:{portfolio})\b"
        rf"|{_GAP}and{_GAP}(?:{joined})\b)*"
    )


def find_runs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Runs of capitalised words with the small words that join them, from left to right. Linear."""
    run, at = _run(gazetteer()), start
    # A search for one capital is many times as fast as one for all that a run may begin with.
    while capital := _CAPITAL.search(text, at, end):
        first = capital.start()
        article = _ARTICLE.search(text, max(at, first - 4), first) if text[first - 1 : first] == "-" else None
        match = run.match(text, article.start() if article else first, end)
        at = match.end() if match else capital.end()
        if match:
            yield match


_TOKEN = regex(r"[^\s,()]+|,")

# pre: what stands before the title; comp: "of Foreign Affairs of China", "to the United States"; of: "Xi of China"
_PERSON = regex(
    r"(?P<pre>[CDZMPBHKN]*?)(?P<t>T+(?:a[MP]*T+(?=[HT]*p*N))?)(?P<comp>(?:(?:[ct]|f(?![CDZ]))[NPBKMCDZa]*[CZPBD](?![NPBKMCDZa]*[BC]))*(?:[ct][CDM]*T+(?:c[CZ])?)?)"
    r"(?P<hon>[HT]*)(?P<name>p*Q?N[pN]*Q?)?(?P<post>J*)(?P<of>c[CZ])?"
)
_HONOURED_NAME = regex(r"(?P<hon>H+)(?P<name>Q?N[pN]*Q?)J*$")
# "the former president of Peru Ana Ruiz"
_BEHIND_A_SIDE = regex(r"(?:C|[CDN]?B)(?P<hon>)(?P<name>NN[pN]*)J*$")
_BARE = regex(r"M?(?P<hon>H*)(?P<name>Q?N[pN]*Q?)J*$")


# Letter, start, end, side.
Unit = tuple[str, int, int, str]

# A side as a run names it: code, letter (name, adjective or seat), start and end in the run.
SideWords = tuple[str, str, int, int]


def read_run(run: str) -> tuple[tuple[NamePhrase, ...], tuple[SideWords, ...]]:
    """The persons and the sides that a run of capitalised words names. Never raises."""
    return _read_run(run, gazetteer())


@lru_cache(maxsize=4096)
def _read_run(run: str, known: Gazetteer) -> tuple[tuple[NamePhrase, ...], tuple[SideWords, ...]]:
    if " " not in run and (tag := known.tags.get(fold(run))) and tag != "T":
        return (), ()
    units = _units(run, known)
    sides = tuple((u[3], u[0], u[1], u[2]) for u in units if u[3])
    shared = _plural_title(run, known)
    return _shared(run, *shared) if shared else _phrases(run, units), sides


def _plural_title(run: str, known: Gazetteer) -> tuple[int, str] | None:
    """Where the name after an office in the plural begins, and the office: "Prime Ministers Ana Ruiz"."""
    at = run.find("s ")
    while at >= 0:
        first = run.rfind(" ", 0, run.rfind(" ", 0, at)) + 1 if run[:at].count(" ") > 1 else 0
        for start in (first, run.rfind(" ", 0, at) + 1):
            office = known.tags.get(fold(run[start:at])) == "T" and run[start - 3 : start] != "of "
            if office and run[at + 2 : at + 3].isupper():
                return at + 2, run[start:at]
        at = run.find("s ", at + 1)
    return None


def _shared(run: str, at: int, title: str) -> tuple[NamePhrase, ...]:
    """The first person of those who share an office."""
    found = phrases_in(run[at:])[:1]
    return tuple(
        replace(one, start=one.start + at, end=one.end + at, name_start=one.name_start + at, shared=title)
        for one in found
        if one.name and not one.title
    )


def phrases_in(run: str) -> tuple[NamePhrase, ...]:
    """The persons that a run of capitalised words names, by title, by name or both. Never raises.

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
    found: list[NamePhrase] = []
    at = 0
    for segment in re.split("(S+)", letters):
        if segment and segment[0] != "S":
            found += _segment(run, units[at : at + len(segment)], segment)
        at += len(segment)
    return tuple(found)


def _units(run: str, known: Gazetteer) -> list[Unit]:
    """The words and set phrases of a run, each with its letter."""
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(run)]
    folded = [fold(token[0]) for token in tokens]
    units: list[Unit] = []
    at = 0
    while at < len(tokens):
        word, start, end = tokens[at]
        letter, side, size = "N", "", 1
        if word == "the" and at + 1 < len(tokens) and tokens[at + 1][0] in _HON:
            at += 1
            continue
        if word in ("of", "for", "to", "the"):
            if word == "the" and units and units[-1][0] in "cft":
                units[-1] = (*units[-1][:2], end, "")
                at += 1
                continue
            letter = "t" if word == "to" else "f" if word == "for" else "c"
        elif word == "," and at + 1 < len(tokens) and tokens[at + 1][0] in ("Jr.", "Sr."):
            # "Joseph R. Biden, Jr.": the comma belongs to the name.
            at += 1
            continue
        elif word in ("and", ","):
            letter = "a"
        elif word == "He" and at + 1 < len(tokens) and known.tags.get(folded[at + 1], "N") == "N":
            pass  # "He Lifeng": no sentence goes on with a capital after the pronoun
        elif word in known.particles and word.islower():
            letter = "p"
        else:
            letter, side, size = _looked_up(run, tokens, folded, at, units, known)
        units.append((letter, start, tokens[at + size - 1][2], side))
        at += size
    return units


_HON = frozenset(("Rt", "Right", "Hon", "Hon.", "Honourable", "Honorable"))


def _looked_up(
    run: str, tokens: list[tuple[str, int, int]], folded: list[str], at: int, units: list[Unit], known: Gazetteer
) -> tuple[str, str, int]:
    """Letter, side and number of words of the longest phrase of the gazetteer that begins at a word."""
    start = tokens[at][1]
    if units and units[-1][0] in "NQJ" and tokens[at][0] in known.postnominals:
        return "J", "", 1
    for size in range(min(known.longest.get(folded[at], 0), len(tokens) - at), 0, -1):
        stretch = run[start : tokens[at + size - 1][2]].replace("’", "'")
        tag = known.tags.get(" ".join(folded[at : at + size]))
        if stretch in known.side_of or tag is not None:
            side, letter = known.side_of.get(stretch, ("", tag or "N"))
            if size == 1 and units and _follows_a_name(run, units[-1], letter, folded[at]):
                return "N", "", 1
            if letter == "S" and frozenset(folded[at : at + 2]) in known.leaders:
                return "N", "", 1  # "To Lam"
            if size == 1 and letter in "CZ" and _names_somebody(tokens, folded, at, units, known):
                return "N", "", 1
            if size == 1 and letter == "S" and _begins_a_name(folded, at, units, known):
                return "N", "", 1
            if letter == "K" and folded[at] in _FAMILY_NAMES:
                letter = "Q"
            return letter, side, size
    return _letter_of_unknown(tokens[at][0], units, known), "", 1


def _names_somebody(
    tokens: list[tuple[str, int, int]], folded: list[str], at: int, units: list[Unit], known: Gazetteer
) -> bool:
    """Whether a side's name is a given name here: "Chad Bown", not "President of Chad Idriss Déby"."""
    return (
        folded[at] in known.gender
        and at + 1 < len(tokens)
        and tokens[at + 1][0][0].isupper()
        and folded[at + 1] not in known.tags
        and tokens[at + 1][0] not in known.side_of
        and not (units and units[-1][0] in "ctT")
    )


def _begins_a_name(folded: list[str], at: int, units: list[Unit], known: Gazetteer) -> bool:
    """Whether a word that begins sentences is a given name behind an office: "President Said Ali"."""
    return (
        folded[at] in known.gender
        and bool(units)
        and units[-1][0] in "TH"
        and at + 1 < len(folded)
        and folded[at + 1] not in known.tags
        and folded[at + 1] not in lexicon().base
        and f"{folded[at + 1]}s" not in _HEADLINE_VERBS
    )


# Offices that "Mr." goes with, so that no "King" is meant.
_CALLED = frozenset(
    re.split(
        r"\s+",
        "president minister secretary secretary-general general governor mayor speaker chairman chairwoman ambassador"
        " chancellor premier vice prime under",
    )
)
_CIVIL = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame"))
# Things that are family names too ("Q" in the grammar): Park Jin, Kanye West.
_FAMILY_NAMES = frozenset(("park", "hill", "hall", "bill", "day", "west", "law", "north", "street", "lake"))


def _follows_a_name(run: str, before: Unit, letter: str, word: str) -> bool:
    """Whether a word of the lists is a family name here: "Mr. King", "Larry King", "Jim Jordan"."""
    if before[0] == "p":
        return True
    if letter in "SHBN":
        return False
    if before[0] == "H":
        return fold(run[before[1] : before[2]]) in _CIVIL and letter != "D" and word not in _CALLED
    if before[0] != "N":
        return False
    return word in _NAME_LIKE or (letter in "TCZK" and fold(run[before[1] : before[2]]) in gazetteer().gender)


# Offices that are part of many a name: Hossein Amir Abdollahian, Julie Bishop.
_NAME_LIKE = frozenset(
    ("amir", "bishop", "dean", "king", "prince", "pope", "marshal", "major", "judge", "lord", "baron")
)
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))


def _letter_of_unknown(word: str, units: list[Unit], known: Gazetteer) -> str:
    """The letter of a word that stands in no list: a name, if nothing about it says otherwise."""
    if "-" in word and any(part in known.side_of for part in word.split("-")):
        return "B"
    if word.endswith("s") and known.tags.get(fold(word[:-1])) == "T":
        return "K"  # "Ministers" are nobody's name
    if word[1:2] == "-" or (word in _SUFFIXES and not (units and units[-1][0] == "N")):
        return "K"  # "R-Texas"; a "Jr." without a name before it
    if units and units[-1][0] in "cf" and word.isupper() and len(word) < 7:
        return "B"  # "Head of the OECD Ann Lee"
    return "N"


def _segment(run: str, units: list[Unit], letters: str) -> list[NamePhrase]:
    """The persons of a run's part that holds no sentence starter."""
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
    """A name without a title; two where signatures stand side by side and the first is a known leader's."""
    names = units[match.start("name") : match.end("name")]
    honorifics = units[match.start("hon") : match.end("hon")]
    if len(names) > 6 or (len(names) > 1 and run[names[0][1] : names[-1][2]].isupper()):
        return []
    for size in range(2, len(names) - 1) if len(names) > 3 else ():
        if frozenset(name_words(_words(run, names[:size]))) in gazetteer().leaders:
            return [_named(run, names[:size], []), _named(run, names[size:], [])]
    found = _named(run, _cut(run, names), honorifics)
    last = units[match.end() - 1]
    return [replace(found, end=last[2]) if last[0] == "J" and names[-1][2] == found.end else found]


# What heads of state do in headlines, where verbs have capitals too.
_HEADLINE = (
    "holds meets receives hosts greets visits arrives attends opens signs addresses leads chairs inaugurates delivers"
    " pays sends gives gets leaves begins ends wins discusses talks speaks departs returns joins calls heads concludes"
)
_HEADLINE_VERBS = frozenset(_HEADLINE.split())


def _cut(run: str, names: list[Unit]) -> list[Unit]:
    """A name without what a headline puts around it: "Donald J. Trump Brings", "Rival Hillary Clinton"."""
    verbs = lexicon().finite
    for at in range(1, len(names)):
        word = run[names[at][1] : names[at][2]].lower()
        if word in verbs or word in _HEADLINE_VERBS:
            names = names[:at]  # "Clinton Says Russians Hacked"
            break
    for size in range(len(names), 1, -1) if len(names) > 2 else ():
        if frozenset(name_words(_words(run, names[:size]))) in gazetteer().leaders:
            return names[:size]
    given = gazetteer().gender
    first = run[names[0][1] : names[0][2]] if names else ""
    if len(names) > 2 and fold(first) not in given and ((len(first) > 2 and "." not in first) or first == "M."):
        for at in range(1, len(names) - 1):
            if frozenset(name_words(_words(run, names[at:]))) in gazetteer().leaders:
                return names[at:]
    return names


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


def _is_acronym(word: str, unit: Unit) -> bool:
    """`SADC` in "SADC Executive Secretary": a body that the lists do not know."""
    return unit[0] == "N" and word.isupper() and word.isalpha() and 2 < len(word) < 7


def _titled(run: str, units: list[Unit], match: re.Match[str]) -> NamePhrase:
    pre = units[match.start("pre") : match.end("pre")]
    title = units[match.start("t") : match.end("comp")]
    names = _cut(run, units[match.start("name") : match.end("name")]) if match.group("name") else []
    of = units[match.start("of") : match.end("of")] if match.group("of") else []
    # "Acting", "Foreign": words before the title that belong to it stand next to it.
    keep = len(pre)
    while keep and (pre[keep - 1][0] in "MPBK" or _is_acronym(run[pre[keep - 1][1] : pre[keep - 1][2]], pre[keep - 1])):
        keep -= 1
    to = next((n for n, unit in enumerate(title) if unit[0] == "t"), len(title))
    side = next((u[3] for u in (*of, *reversed(title[:to]), *reversed(pre), *title[to:]) if u[3]), None)
    while len(title) > 1 and title[-1][0] in "CZDcft" and run[title[-1][1] : title[-1][2]] not in _COUNCILS:
        title.pop()
    words = [*pre[keep:], *title]
    first = pre[keep - 1] if keep and pre[keep - 1][0] in "CDZ" else words[0]
    post = units[match.start("post") : match.end("post")] if match.group("post") else []
    last = (of or post or names or units[match.start("t") : match.end("comp")])[-1]
    honorifics = units[match.start("hon") : match.end("hon")] if match.group("hon") else []
    office = " ".join(run[words[0][1] : words[-1][2]].split())
    return NamePhrase(
        first[1],
        last[2],
        _words(run, names),
        _SHORT_OFFICES.get(office, office),
        side,
        _gender(run, [*title, *honorifics], names),
        names[0][1] if names else 0,
        " ".join(run[names[0][1] : names[-1][2]].split()) if names else "",
    )


def sides_in(words: str) -> Iterator[tuple[str, str]]:
    """The sides that a few words name, in order: code and letter."""
    for run in find_runs(words, 0, len(words)):
        for code, letter, _, _ in read_run(run.group())[1]:
            yield code, letter


def _gender(run: str, honorifics: list[Unit], names: list[Unit]) -> Gender | None:
    gender = gazetteer().gender
    words = [fold(run[unit[1] : unit[2]]) for unit in honorifics]
    if len(names) > 1:
        words.append(fold(run[names[0][1] : names[0][2]]))
    return next((gender[word] for word in words if word in gender), None)
