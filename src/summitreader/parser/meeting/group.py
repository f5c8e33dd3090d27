"""The body as which more than two sides speak: "G20 Leaders"."""

import re

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.people.names import sides_in
from summitreader.parser.text.lazy_regex import any_word, regex

_PERSONS = r"[Ll]eaders|[Hh]eads|[Pp]residents|[Pp]rime [Mm]inisters?|[Mm]inisters|[Cc]hiefs|[Rr]epresentatives"
_STATES = r"[Mm]embers|[Mm]ember [Ss]tates|[Cc]ountries|[Gg]overnments?"
_WE = any_word(("We", "we"))
WE_THE = regex(_WE + rf"(?:,? the |, | (?=[A-Z]))(?:[A-Z]?\w+ ){{0,3}}?(?:{_PERSONS}|{_STATES})\b")


def group_of(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return the body that "we" and "the leaders" are where more than two sides meet: "G20 Leaders".

    None for two sides.
    """
    if not blocks:
        return None
    title = text[blocks[0].span.start : min(blocks[0].span.end, blocks[0].span.start + 300)]
    parties = TOPIC.split(title)[0]
    countries = {code for code, letter in sides_in(parties) if letter in "CD" and not gazetteer().sides[code].body}
    if len(countries) in (1, 2) or _TWO_SIDED.search(title):
        return None
    opening = WE_THE.search(text, 0, 4000)
    named = [title, text[opening.start() : opening.start() + 200] if opening else ""]
    if len(countries) > 2 and re.search(r"\b(?:leaders|presidents|ministers|heads) (?:of|from)\b", title, re.I):
        named.append(text[:3000])
    for words in named:
        for code, letter in sides_in(words):
            side = gazetteer().sides[code]
            if side.body and letter == "C" and code not in ("EU", "UN"):
                return f"{side.name} {_rank(words)}"
    if re.search(r"Commonwealth", title, re.I):
        return f"Commonwealth {_rank(title)}"
    many = _OF_MANY.search(title)
    # "Foreign Ministers on the pier" says of no body that they are its ministers.
    if many is None or gazetteer().tags.get(many.group().split(" ")[0].lower()) in ("P", "M"):
        return None
    return many.group().replace("’", "")


TOPIC = regex(r" (?:on|regarding|concerning|about) (?!the (?:margins|sidelines|occasion))", re.I)
_TWO_SIDED = regex(r"\b(?:call|conversation|meeting|talks) with\b|\bbilateral\b", re.I)


_OFFICES = (
    r"(?:Leaders|Heads of State(?:(?: and |/)(?:of )?Government)?|Heads of Government|Presidents|Prime Ministers"
    r"|(?:[A-Z]\w{1,40} )?Ministers|Members|Member States)"
)
_NAME = r"[A-Z][\w-]*"
_OF_MANY = regex(
    rf"(?:{_OFFICES} (?:of|from) (?:the )?{_NAME}(?:(?: |, | and |, and ){_NAME}){{0,8}}"
    r"|(?<!of the )(?<!of )\b(?!Joint|Statement|Declaration|Trilateral|Bilateral|Annual|World)"
    rf"[A-Z][\w-]{{0,40}}(?: and {_NAME}){{0,2}} {_OFFICES})(?!\w)"
)


def _rank(words: str) -> str:
    """Return what those are who speak for a body: "Foreign Ministers", "Heads of Government", else leaders."""
    if re.search(r"\bheads of government\b", words, re.I):
        return "Heads of Government"
    match = _MINISTERS.search(words)
    if match is None or (match.group("of") or "").lower() == "prime":
        return "Leaders"
    of = (match.group("of") or "").title()
    return f"{of} Ministers" if gazetteer().tags.get(of.lower()) == "P" else "Ministers"


_MINISTERS = regex(r"(?:\b(?P<of>\w+) )?\bministers?\b", re.I)
