"""Who is there without speaking: kin, consorts, those who attended."""

from collections.abc import Iterator

from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex

_KIN = ("wife", "husband", "spouse", "daughter", "son", "sister", "brother", "mother", "father")
_WOMEN = frozenset(("wife", "daughter", "sister", "mother"))


def find_kin(cast: Cast) -> None:
    """`Xi and his wife, Peng Liyuan`: present, and of the spouse's country."""
    _consorts(cast)
    for start, end, owner, word in _kinship(cast.text):
        people = cast.mentioned_in(end, end + 1)
        before = next(iter(cast.last_before(start)), None)
        if not people or not before or before is people[0]:
            continue
        kin = people[0]
        kin.known, kin.rule = True, "spouse_or_kin"
        kin.gender = "female" if word in _WOMEN else "male"
        if owner in ("his", "her"):
            before.gender = before.gender or ("male" if owner == "his" else "female")
        if not kin.stated:
            kin.side = before.side or kin.side
        if not before.side:
            before.side = kin.side


def _kinship(text: str) -> Iterator[tuple[int, int, str, str]]:
    """`his wife,` before a name: start, end, whose, word. Looked for word by word, as literals are found fastest."""
    for word in _KIN:
        needle = f" {word}"
        at = text.find(needle)
        while at >= 0:
            end = at + len(needle)
            end += text[end : end + 1] == ","
            owner = text[max(0, at - 3) : at].lower()
            if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
                whose = owner if owner in ("his", "her") else owner[1:]
                if whose in ("his", "her", "'s", "’s"):
                    yield at - len(whose), end + 1, whose, word
            at = text.find(needle, end)


_REPRESENTED_BY = r"(?:was|were) (?:also )?represented (?:at|in|by) (?:[^.;\n]{3,60}? by )?"
_INCLUDED = r"(?:side|delegation) (?:also )?(?:included|includes|comprised|consisted of|was made up of) "
_REPRESENTED = regex(rf"(?:['’]s?)?(?: (?:side|delegation))? (?:{_REPRESENTED_BY}|{_INCLUDED})")


def find_delegates(cast: Cast) -> None:
    """`Peru was represented at the talks by Ana Ruiz, Aide Eva Soto and Juan Lima`: all of them are of that side."""
    if "represented" not in cast.text and "delegation" not in cast.text and " side " not in cast.text:
        return
    for _, end, code in cast.sides_at:
        match = _REPRESENTED.match(cast.text, end, end + 120)
        stop = cast.text.find(".", match.end(), match.end() + _LIST) if match else -1
        for person in cast.mentioned_in(match.end(), stop) if match and stop > 0 else ():
            person.known = True
            person.serve(code)


_LIST = 900  # code points: the longest sentence of delegates


_CONSORTS = frozenset(("queen", "first lady", "princess", "first gentleman"))


_PRESENT = regex(
    r"(?:,? (?:and )?(?:[A-Z][\w-]++(?: [A-Z][\w-]++)*+|among others|and others)){0,6},? (?:also |both )?"
    r"(?:attended|(?:were|was) (?:also )?(?:present|on hand)|participated|took part|accompanied)\b"
)


_PRESENT_WORDS = ("attended", " present", "on hand", "participated", "took part", "accompanied")


def find_attendees(cast: Cast) -> None:
    """`Cai Qi, Wang Yi, among others, attended the event`: names of those who were there."""
    if not any(word in cast.text for word in _PRESENT_WORDS):
        return
    for person in cast.people:
        if not person.known and len(person.words) > 1:
            end = person.mentions[-1][1]
            if _PRESENT.match(cast.text, end, end + 160):
                person.known, person.rule = True, "attendee"


def _consorts(cast: Cast) -> None:
    """`King Felipe VI and Queen Letizia`: the one beside a head is of the same country."""
    for person in cast.people:
        if person.side is None and person.role and fold(person.role) in _CONSORTS:
            start = person.mentions[0][0]
            beside = cast.mention_ending_at(start - len(" and ")) if cast.text[start - 5 : start] == " and " else None
            namesake = next((p for p in cast.by_word.get(person.words[-1], ()) if p.side and p is not person), None)
            beside = beside or namesake or _first_head_before(cast, start)
            if beside:
                person.side, person.rule = beside.side, "spouse_or_kin"


def _first_head_before(cast: Cast, start: int) -> Person | None:
    """Return the head whom the sentence is about: "President Dal dined with
    President Vella, joined by first lady Ros".
    """
    heads = gazetteer().heads
    near = cast.mentioned_in(cast.text.rfind("\n", 0, start) + 1, start)
    return next((person for person in near if person.side and not person.titles.isdisjoint(heads)), None)
