"""Capitalised words: the regex that finds runs of them, and the letter of each word of a run."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summitreader.parser.lexicon.gazetteer import Gazetteer, fold, gazetteer
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.text.lazy_regex import regex

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŐŒŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ"
# Plain words first: they are nearly all there is.
_WORD = (
    rf"(?:[{_UP}][a-z]+(?![\w.'’-])|(?:[{_UP}]\.-?)+(?:[{_UP}][a-z]\w*|[{_UP}](?= [{_UP}][{_UP}a-z])|(?![{_UP}\w]))"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Prof|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|St|Smt)\."
    r"|(?:Jr|Sr)\.(?=,| [a-z])"
    rf"|People[’']s|Dato[’']|(?:al|el|ul|ad|an|ash|as|Al|El)-[{_UP}]\w+|d[’'][{_UP}]\w+|[{_UP}]\w*(?:['’](?!s\b)\w+)*(?:-\w+)*)"
)
# Where one begins; shorter than the whole, which makes the pattern of a run slow to compile.
_BEGINS = rf"(?:[{_UP}]|(?:al|el|ul|ad|an|ash|as)-[{_UP}]\w|d[’'][{_UP}]\w)"
_CAPITAL = regex(f"[{_UP}]")
_ARTICLE = regex("(?:al|el|ul|ad|an|ash|as)-$")
_GAP = r"(?:[ \xa0]|\n(?!\s))"
# "Ambassador to Russia", where other capitals before "to" belong to nobody.
_SENT = ("Ambassador", "Envoy", "Representative", "Aide", "Adviser", "Advisor")
_TO = "to(?:" + "|".join(f"(?<={word} to)" for word in _SENT) + ")"
_THE_HON = rf"the(?={_GAP}(?:Rt|Right|Hon|Honou?rable)\b)"
# "Deputy Prime Minister – Minister for Ports": two offices of one person.
_TWO_OFFICES = (
    rf"(?:(?<=Minister)|(?<=Premier)|(?<=Secretary)|(?<=President)|(?<=Head)){_GAP}[–—-]"
    rf"(?={_GAP}(?:Minister|Head|Chief|Secretary|Commander|Chairman|Director|High)\b)"
)
_PARTICLES = r"bin|ibn|bint|al|el|das?|del|della|del?|di|dos?|du|van|von|der|den|la|le|ter|ten|bte|y"


@lru_cache(maxsize=2)
def _run(known: Gazetteer) -> re.Pattern[str]:
    portfolio = "|".join(sorted(known.portfolios))
    # "Trinidad and Tobago" is one side: "and Tobago" goes on with it.
    joined = "|".join(sorted({side.rpartition(" and ")[2] for side in known.side_of if " and " in side}))
    return re.compile(
        rf"{_WORD}(?:{_GAP}(?:(?:(?:of|for)(?:{_GAP}the)?|to{_GAP}the|{_TO}|{_THE_HON}|(?:{_PARTICLES}){_GAP}(?:{_PARTICLES})|{_PARTICLES}){_GAP})?{_WORD}"
        rf"|,{_GAP}(?:Jr|Sr)\.|{_GAP}(?:\([A-Z.]+\)(?={_GAP}?{_BEGINS})|[“\"][A-Z][\w-]+[”\"](?={_GAP}{_BEGINS}))|(?:,{_GAP}|,?{_GAP}and{_GAP})(?:{portfolio})\b"
        rf"|{_GAP}and{_GAP}(?:{joined})\b|{_TWO_OFFICES})*"
    )


def find_runs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Run of capitalised words with the small words that join them, from left to right. Linear."""
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


_GLUED = regex(r"([A-Z][a-z]{4,})([A-Z][a-z]{2,})")


def _tokens(run: str, known: Gazetteer) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a run with their places; an office or a state glued to a name is parted off: "of PeruAna"."""
    if run.isalpha() and run[1:].islower():
        yield run, 0, len(run)
        return
    before = ""
    for match in _TOKEN.finditer(run):
        word, start = match.group(), match.start()
        if "-" in word and (floor := _FLOOR.fullmatch(word)):
            yield floor[1], start, start + floor.end(1)
            before = floor[1]
            continue
        glued = None if word[1:].islower() else _GLUED.fullmatch(word)
        if glued and _ends_an_office(before, glued[1], known):
            yield glued[1], start, start + glued.end(1)
            yield glued[2], start + glued.end(1), match.end()
        else:
            yield word, start, match.end()
        before = word


# "Mr RUIZ-Yes": the label of a report of a parliament and the first word said.
_FLOOR = regex(r"([A-Z][A-Z’']{2,})-(?:I|Yes|No|We|You|The|This|That|It|In|Will|Is|Are|Has|Have|What|Why|How)")


def _ends_an_office(before: str, word: str, known: Gazetteer) -> bool:
    """Return whether a word can be the last of an office: "Minister",
    "Republic" behind "Kyrgyz", a state behind "of".
    """
    if before == "of" or f"{before} {word}" in known.side_of:
        return word in known.side_of or f"{before} {word}" in known.side_of
    return known.tags.get(word.lower()) == "T"


# Letter, start, end, side.
Unit = tuple[str, int, int, str]


def units_of(run: str, known: Gazetteer) -> list[Unit]:
    """Return the words and set phrases of a run, each with its letter."""
    tokens = list(_tokens(run, known))
    folded = [fold(token[0]) for token in tokens]
    units: list[Unit] = []
    at = 0
    while at < len(tokens):
        word, start, end = tokens[at]
        letter, side, size = "N", "", 1
        if word in "–—-":
            at += 1
            continue
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
        elif word in known.particles and (word.islower() or (units and units[-1][0] in "Np")):
            letter = "p"  # "Hilal bin Nasser Al Said"
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
    if tokens[at][0] in known.postnominals and (units or "." in tokens[at][0]):
        if not units:
            return "K", "", 1  # what follows a comma: "Ruth Ames, Q.C., M.P."
        if units[-1][0] in "NQJ":
            return "J", "", 1
    for size in range(min(known.longest.get(folded[at], 0), len(tokens) - at), 0, -1):
        stretch = run[start : tokens[at + size - 1][2]].replace("’", "'")
        tag = known.tags.get(" ".join(folded[at : at + size]))
        if stretch in known.side_of or tag is not None:
            side, letter = known.side_of.get(stretch, ("", tag or "N"))
            if size == 1 and units and _follows_a_name(run, units, letter, folded[at]):
                return "N", "", 1
            if letter == "S" and frozenset(folded[at : at + 2]) in known.leaders:
                return "N", "", 1  # "To Lam"
            if letter == "T" and size == 1 and at + 1 < len(tokens) and folded[at + 1] in _OF_FATHERS:
                return "N", "", 1  # "Sultan bin Ahmed"
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
    """Return whether a side's name is a given name here: "Chad Bown", not "President of Chad Idriss Déby"."""
    if units and units[-1][0] == "T" and all(unit[0] in "CDT" for unit in units) and len(tokens) == at + 2:
        return tokens[at + 1][0][0].isupper() and known.tags.get(folded[at + 1]) is None  # "Premier Jordan Pell"
    return (
        folded[at] in known.gender
        and at + 1 < len(tokens)
        and tokens[at + 1][0][0].isupper()
        and folded[at + 1] not in known.tags
        and " ".join(folded[at + 1 : at + 3]) not in known.tags  # "Chad Prime Minister Ann Lee"
        and tokens[at + 1][0] not in known.side_of
        and not (units and units[-1][0] in "ctT")
    )


def _begins_a_name(folded: list[str], at: int, units: list[Unit], known: Gazetteer) -> bool:
    """Return whether a word that begins sentences is a given name behind an office: "President Said Ali"."""
    return (
        folded[at] in known.gender
        and bool(units)
        and units[-1][0] in "TH"
        and at + 1 < len(folded)
        and folded[at + 1] not in known.tags
        and folded[at + 1] not in lexicon().base
        and f"{folded[at + 1]}s" not in HEADLINE_VERBS
    )


_OF_FATHERS = frozenset(("bin", "ibn", "bint"))
# Offices that "Mr." goes with, so that no "King" is meant.
_OFFICES = (
    "president minister secretary secretary-general general governor mayor speaker chairman chairwoman ambassador"
    " chancellor premier vice prime under"
)
_CALLED = frozenset(_OFFICES.split())
_CIVIL = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame"))
# Things that are family names too ("Q" in the grammar): Park Jin, Kanye West.
_FAMILY_NAMES = frozenset(("park", "hill", "hall", "bill", "day", "west", "law", "north", "street", "lake"))


def _follows_a_name(run: str, units: list[Unit], letter: str, word: str) -> bool:
    """Return whether a word of the lists is a family name here: "Mr. King", "Larry King", "Jim Jordan"."""
    before = units[-1]
    if before[0] == "p" or run[before[1] : before[2]] in ("Al", "El"):
        return True
    if letter in "SHBN":
        return False
    if before[0] == "H":
        return fold(run[before[1] : before[2]]) in _CIVIL and letter != "D" and word not in _CALLED
    if before[0] != "N":
        return False
    first = fold(run[before[1] : before[2]])
    # "Valeska Lima": a capital behind a single unknown word is a family name, if that word can be a given one.
    unknown = letter == "Z" and (len(units) == 1 or units[-2][0] in "TH") and first.isalpha() and len(first) > 2
    return word in _NAME_LIKE or unknown or (letter in "TCZK" and first in gazetteer().gender)


# Offices that are part of many a name: Hossein Amir Abdollahian, Julie Bishop.
_NAME_LIKE = frozenset(
    ("amir", "bishop", "dean", "king", "prince", "pope", "marshal", "major", "judge", "lord", "baron")
)
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))


def _letter_of_unknown(word: str, units: list[Unit], known: Gazetteer) -> str:
    """Return the letter of a word that stands in no list: a name, if nothing about it says otherwise."""
    if "-" in word and any(part in known.side_of for part in word.split("-")):
        return "B"
    if word.endswith("s") and known.tags.get(fold(word[:-1])) == "T":
        return "K"  # "Ministers" are nobody's name
    if word.endswith(_SHORTENED):
        return "S"  # "As Prime Minister I've seen"
    if word[1:2] == "-" or (word in _SUFFIXES and not (units and units[-1][0] == "N")):
        return "K"  # "R-Texas"; a "Jr." without a name before it
    if units and units[-1][0] in "cf" and word.isupper() and len(word) < 7:
        return "B"  # "Head of the OECD Ann Lee"
    if word.endswith("s") and len(units) > 1 and units[-1][0] == "B" and units[-2][0] == "c":
        return "B"  # "owner of the Denver Dredgers Ann Lee"
    if units and units[-1][0] == "c" and any(place == word for place, _ in known.places.get(word, ())):
        return "B"  # "Governor of Ohio Ann Lee"
    return "N"


_SHORTENED = ("'ve", "’ve", "'ll", "’ll", "I'm", "I’m", "'re", "’re")

# What heads of state do in headlines, where verbs have capitals too.
_HEADLINE = (
    "holds meets receives hosts greets visits arrives attends opens signs addresses leads chairs inaugurates delivers"
    " pays sends gives gets leaves begins ends wins discusses talks speaks departs returns joins calls heads concludes"
    " welcomes hails praises urges backs thanks tells says congratulates condemns pledges vows promises offers rejects"
    " stresses announces launches unveils travels flies tours honours honors awards lays appoints accepts invites seeks"
    " names nominates commutes approves proclaims vetoes"
)
HEADLINE_VERBS = frozenset(_HEADLINE.split())
