"""What an agreement is about: how far its name goes, and the list of its fields."""

import re

from summitreader.model import Span
from summitreader.parser.agreements.mentions import Mention, words
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.text.date_words import MONTHS, WEEKDAYS
from summitreader.parser.text.lazy_regex import regex

_SAYS = (
    r"(?:provid|establish|cover|sets?|defin|allow|reaffirm|strengthen|welcom|agree[ds]?|signed|adopt|decid|called|"
    r"express|pledg|noted|exchanged|discuss|stress|commit|announc|condemn|supported|supports|continu|working|look|"
    r"recogni|applaud|launch|renew|extend|issued|held|hold|underscor|underlin|affirm|intend|instruct)\w*\b"
)
_STOP = regex(
    r"(?:,? (?:which|who|where|while|whereas|following|after|before|during|as part of|along with|in addition|"
    r"said|says|according to|subject to|so that|in order to|with the aim|under which|was|were|is|are|has|have|had|will|"
    r"would|can|could|may|shall|should|must|that|we|they|he|she|at the|in (?:the )?presence|in front of|today|"
    r"expected|also|to be|on the (?:margins|sidelines|occasion|fringes)|as (?:an?|the|reflect\w+|well as the))\b|;|"
    r",? as well as (?=an? )|,[”\"]|, (?=(?:[A-Z]\w+ ){0,3}(?:Minister|President|Premier|Secretary|Ambassador) )|"
    rf" [–—-] |,? and (?=(?:to )?(?:also |further |jointly )?{_SAYS})|"
    rf",? and (?=(?:the |both )?(?:[A-Z][\w.’'-]* ){{1,4}}(?:also |jointly )?{_SAYS})|"
    r"(?<![A-Z])(?<!No)(?<!Co)(?<!Corp)(?<!Inc)(?<!Ltd)(?<!St)(?<!Dr)(?<!Mr)[.:] |[.:]?$)"
)
# What tells when, where, between whom or to what end, and not on what.
_OUTSIDE = regex(
    rf",? (?:(?:(?:late |early )?on|by|until|since|this|last|next|earlier|late) (?:the )?(?:\d{{1,2}} )?(?:{MONTHS}|"
    rf"(?:{WEEKDAYS})day)\b(?! to )|(?:yesterday|tomorrow|here|this (?:week|month|year|morning|afternoon|evening)|"
    rf"last (?:week|month|year|night))\b|at [A-Z]|between (?:the two|both|our|their) |within the framework|"
    rf"in (?:addition to|commemoration of|the context of|line with|accordance with|return for|exchange for|support of|"
    rf"which)\b|on behalf of|(?:under|for) the (?:framework|first time|auspices|next|coming|period)|"
    rf"with a view to|used by|(?:and |including )?(?:one|another)(?: one)? (?:on|for|between|of|signed|regarding)\b|"
    rf"dated|nearing|pending|awaiting|having|together with|along with|signed (?:by|in|on|at|between)|in the \d)"
)
_PLACE = regex(r" in (?P<seat>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)?)(?=[\s,.;]|$)")
_COMMA = regex(
    r",? (?:helping|creating|expanding|strengthening|supporting|laying|adding|making|paving|stating|outlining|aimed|"
    r"designed|intended|including those|signed|adopted|announced|concluded|reached|entered|expires?|allows?|enables?|"
    r"provides?|remains?|valued|worth|applies|recently|amending|by fall|by the end)\b|"
    r", (?=(?:President|Prime|Minister|Mr|[Hh]e|[Ss]he|[Tt]he|an?|and(?! on )|our|his|her|their|both|but|as|it|this|to|"
    r"with|in|on|by|for|from|of|through|including|focused|international|[A-Z]+ Leaders|Leaders|[a-z]+ing|[a-z]+ed)\b)"
)
# A new instrument's name ends before its purpose, its partner, its date and its short form.
_NAME_END = regex(
    rf" (?:(?<!respect )(?<!regard )to (?!implement|amend|the )|with (?:the )?[A-Z]|in (?:(?:19|20)\d\d|(?:{MONTHS})\b)"
    rf"|today\b|by (?:the )?[A-Z]|\((?![A-Z][\w-]{{1,11}}\)))|"
    r", (?![A-Z])(?![a-z]+(?: [a-z]+){0,2}(?:, [a-z ]{3,30})*,? and [a-z])"
)
_INITIALS = regex(r" \([A-Z][\w-]{1,11}\)(?= )")
_PARTIES = regex(r" (?:between|with|among) ")
_LONGEST = 200  # characters of a name in quotation marks
_SCRAP = regex(r"[\s,;:.]+$")
_PREPOSITION = regex(
    r"\s?\[?(?:on|of|between|for|to|with|in|concerning|regarding|against|amending|among|by|relating|covering|about|"
    r"[A-Z]\w+ [–-] [A-Z])"
)
_CAPITALS = regex(
    rf"(?!\s(?:in|of|on|for) (?:early |late )?(?:{MONTHS})\b)(?!\sand the\b)"
    r"(?:\s(?:of|on|for|the|and|in|to|with|against|a|an|&)(?=\s)){0,3}"
    r"\s(?:[A-Z0-9][\w’'.&/–-]*)(?<!\.)"
)
_ROW = regex(r"(?:, (?!President|Prime|Minister|Leaders|Heads)[A-Z][\w-]*(?: [A-Z][\w-]*)?)+,? and [A-Z][\w-]*")
_DESIGNATION = regex(r"(?:Letter|Declaration|Statement) of [A-Z]\w+")
_ABOUT = regex(r"\b(?:on|for|in|regarding|concerning)\s(?:the (?:field of )?)?")
_DEMONYM = regex(r"(?:ian|can|ese|ish|ch|ic|ani|eli)$")
_FINITE = regex(r" (?:was|were|is|has) ")
FOCUS = regex(r"(?i)\bwith (?:an? )?(?:particular |special )?(?:emphasis|focus) on\s+")
_AREAS = regex(
    r"(?i)\b(?:in|across|covering|covers|cover|spanning|on|of)\s+(?:the\s+|such\s+|various\s+|key\s+|following\s+|"
    r"different\s+|several\s+|many\s+|numerous\s+|diverse\s+|multiple\s+|priority\s+|\w+ key\s+|"
    r"a (?:wide )?(?:number|range|variety) of\s+)*"
    r"(?:fields?|areas?|sectors?|spheres?|domains?)(?:\s+of\s+(?:mutual\s+)?(?:cooperation|interest))?"
    r"(?:,?\s+(?:such\s+as|including|like|of|as|ranging from)|:)\s+(?:in\s+)?"
)
_SECTORS = regex(
    r"(?i)\bin the (?=(?P<what>[\w, -]{1,200}?) (?:sectors?|fields?|areas?|spheres?|industries|industry)\b)"
)
_OF_BOTH = regex(r" (?:sectors|fields|areas|spheres|industries)\s*$")
_RELATED = regex(
    r"(?i)\b(?:in terms of\s+|(?:relat(?:ed|ing)|pertaining|devoted|dedicated)"
    r"(?:,? (?:in particular|primarily|mainly),?)? to\s+)"
)
_LEAD = regex(
    r"(?i)^(?:(?:the |their )?two (?:countries|sides|nations)[’'] |"
    r"(?:and|as well as|also|including|in particular|(?:one|another(?: one)?) (?=on|for))\s+|"
    r"(?:on|in|for|of|to|regarding|concerning|about)\s+|"
    r"co-?operation and (?=[a-z])|"
    r"(?:the\s+|further\s+|joint\s+)*(?:(?:strengthening|developing|expanding|deepening|enhancing|"
    r"promoting|development|expansion)\s+(?:of\s+)?)?"
    r"(?:the\s+)?(?:(?:technical|bilateral|mutual|international|practical|closer|joint|"
    r"full-scale)\s+)?(?:co-?operation|collaboration)\s+(?:in|on|for|to|with respect to)\s+|"
    r"(?:the\s+)?(?:fields?|areas?|spheres?|sectors?)\s+of\s+|(?:ensuring|establishing)\s+(?:an?\s+)?|"
    r"(?:strengthen|promote|enhance|deepen|expand|foster|facilitate|improve|develop|create)\s+|"
    r"(?:the|an?|future)\s+|projects? on\s+|[a-z ]{3,40}(?:technologies|areas|fields|sectors|issues) "
    r"(?:like|such as)\s+)"
)
_TAIL = regex(
    r"(?i)(?:\s*\((?![A-Z&]{2,8}\))[^)]*\)|\s+(?:agreements?|documents|issues|matters)|"
    r",? and other(?: related| relevant| key)? (?:areas|fields|sectors|matters|spheres)(?: of [a-z ]+)?|"
    r"\s+(?:for|in|of|through|by|until)\s+(?:\w+ \d{1,2},? )?(?:19|20)\d\d(?:[–-]\d+)?|"
    r",?\s+(?:etc|among others|and others|and more|and so on)\.?)$"
)
_ADJECTIVE = regex(r"(?i)(?:al|ic|ary|ive|ous|ian|ese|ish|able|\d)$")
_TIED = regex(r"(?i)^(?:allied|other|related|its|their|relevant|associated|further|all|related)\b")
_NO_FIELD = regex(
    r"(?i)(?:\d+|etc|their|its|more than|over|nearly|about \d|sidelines|margins|results|occasion|basis|eve|invitation|"
    rf"first time|this|these|visit|behalf|same|purchase|which|that|time|part|other|framework of|presence|"
    rf"implementation of|following|today|{MONTHS}|(?:{WEEKDAYS})day)\b|(?:US)?[$€£]"
)
_GENERAL = words(
    """
    a an the of and in their our its both two between countries sides states nations peoples bilateral mutual mutually
    beneficial cooperation co-operation collaboration ties relations relationship relationships partnership partnerships
    closer further strategic comprehensive cooperative expanding deepening strengthening enhancing developing promoting
    establishing existing various multifaceted coordination implementation framework fields areas sectors all overall
    issues interest common understanding legal regulatory basis base foundation
    """
)
# "scientific, technical and innovation cooperation", "visas for diplomatic, official, and ordinary passport holders"
_KIND = r"[a-z]+(?:al|ic|ary|ive|ous|ian)"
_ROW_OF_KINDS = regex(
    rf"(?:the )?(?:trade|{_KIND})(?:, {_KIND})*,? and [a-z]+ (?:co-?operation|exchanges|ties|relations)\b"
)
_ROW_BEFORE_NOUN = regex(
    rf" {_KIND}, {_KIND},? and {_KIND} [a-z]+(?: [a-z]+)?$|[a-z] {_KIND}, {_KIND},? and [a-z]+ [a-z]+ [a-z]+$"
)
_AND = regex(r",?\s+(?:and|as well as|&)\s+")
_NAME_AND_NAME = regex(r"[A-Z]\w+ (?:and|&) [A-Z]$")
_JOINT = regex(r"\b(?:and|as well as)\b")
_SPLIT = regex(
    r",\s+(?!(?:19|20)\d\d\b)(?:and\s+|as well as\s+|or\s+)?|;\s*(?:and\s+)?|"
    r"\s+and\s+(?=on\s)"
)


def reach(text: str, start: int, limit: int, listing: bool = False) -> int:
    """Where the description after an instrument's noun ends, at `limit` at the latest; a `listing` has commas."""
    if listing and re.match(r"(?: on| covering| in)?:", text[start : start + 12]):
        return limit
    for pattern in (_STOP, _OUTSIDE) if listing else (_STOP, _OUTSIDE, _COMMA):
        for stop in pattern.finditer(text, start, limit):
            series = text.startswith(", and ", stop.start()) and text.find(",", start, stop.start()) > 0
            if not _enclosed(text, start, stop.start()) and not (series and pattern is _COMMA):
                limit = stop.start()
                break
    for place in _PLACE.finditer(text, start, limit):
        if gazetteer().side_of.get(place["seat"], ("", ""))[1] == "Z":  # "on trade and energy in Paris"
            return place.start()
    return limit


def title_of(text: str, mention: Mention, end: int, new: bool) -> Span | None:
    """The instrument's proper name; `end` is where its description ends, `new` whether it is signed or adopted here.

    A new instrument's name is its whole designation ("Memorandum of Understanding on technical cooperation between
    ..."), an older one's only the words with capitals.
    """
    if mention.name is None or text[mention.noun.start - 1 : mention.noun.start] == "/":
        return None  # "four Agreements/Memoranda of Understanding"
    capital = text[mention.noun.start].isupper() and not (
        mention.name == mention.noun.start == mention.sentence.start and " " not in mention.noun.of(text)
    )
    short = _INITIALS.match(text, mention.end, end) if new and mention.name == mention.noun.start else None
    named = short.end() if short else mention.end  # "Memorandum of Understanding (MoU) on ports"
    after = text[named:end]
    if new and is_short(text, mention, end):
        return None
    if capital and after[:1] == " " and after[1:2].isupper() and mention.instrument.kind == "joint_statement":
        # "the Joint Statement Russia – India: Reliable Partnership in a Changing World"
        verb = _FINITE.search(text, mention.end, mention.sentence.end)
        return Span(mention.name, _trimmed(text, mention.name, verb.start() if verb else mention.sentence.end))
    counted = mention.count or mention.precision != "many" or mention.instrument.kind == "mou"
    if mention.instrument.many and (counted or not _PREPOSITION.match(after)) and mention.name == mention.noun.start:
        return None
    if new and text[mention.name - 1 : mention.name] in ("“", '"'):
        close = text.find("”" if text[mention.name - 1] == "“" else '"', mention.end, mention.end + _LONGEST)
        if close > 0:
            return Span(mention.name, _trimmed(text, mention.name, close))
    if capital and new and _PREPOSITION.match(after):
        purpose = _NAME_END.search(text, named, end)
        if mention.name < mention.noun.start and not _ABOUT.search(
            text, mention.end, purpose.start() if purpose else end
        ):
            purpose = _PARTIES.match(text, mention.end, end) or purpose  # "the Fair Trade Agreement between the two"
        return Span(mention.name, _trimmed(text, mention.name, purpose.start() if purpose else end))
    at = mention.end
    if capital:
        while not (at == mention.end and text.startswith((" and ", " & "), at)):
            more = (_ROW.match(text, at, end) if at > mention.end else None) or _CAPITALS.match(text, at, end)
            if more is None or _adjective_of_more(text, more.end()):
                break
            at = more.end()
    if text.startswith("[", mention.end) and "]" in after:
        at = text.index("]", mention.end) + 1
    if at == mention.end and mention.name == mention.noun.start and not _DESIGNATION.fullmatch(mention.noun.of(text)):
        return None
    if not capital and mention.instrument.kind not in ("agreement", "treaty", "mou"):
        return None
    return Span(mention.name, _trimmed(text, mention.name, at))


def is_short(text: str, mention: Mention, end: int) -> bool:
    """Whether an instrument is named by its initials and told in small letters: "an MoU on water" has no title."""
    noun = mention.noun.of(text)
    if mention.name != mention.noun.start:
        return False
    if " " in noun:  # "a Letter of intent on earth observation"
        return bool(mention.determiner) and noun.split(" ")[-1].islower()
    if sum(char.isupper() for char in noun) < 2:
        return False
    parties = _PARTIES.search(text, mention.end, end)
    abouts = list(_ABOUT.finditer(text, mention.end, parties.start() if parties else end))
    abouts = abouts or list(_ABOUT.finditer(text, mention.end, end))
    return not abouts or not text[abouts[-1].end() : abouts[-1].end() + 1].isupper()


def _adjective_of_more(text: str, at: int) -> bool:
    """Whether the capitals go on in small letters: "the Iranian nuclear programme" is no part of a name."""
    return bool(re.match(r"\s[a-z]", text[at : at + 2]) and _DEMONYM.search(text[max(0, at - 6) : at]))


def _trimmed(text: str, start: int, end: int) -> int:
    scrap = _SCRAP.search(text, start, end)
    return scrap.start() if scrap else end


def listed(text: str, start: int, end: int, new: bool = True) -> tuple[int, int] | None:
    """Where an explicit list of fields stands: "in fields including ...", "related to ...", "in the ... sectors"."""
    for pattern in (_AREAS, _RELATED, FOCUS, _SECTORS) if new else (_AREAS,):
        found = pattern.search(text, start, end)
        if found:
            return found.end(), found.end("what") if pattern is _SECTORS else end
    return None


def fields_in(text: str, start: int, end: int, pairs: frozenset[str], several: bool) -> tuple[Span, ...]:
    """The fields of a list, in order; `several` tells that a list without commas is split at its "and" too."""
    cuts = [cut for cut in _SPLIT.finditer(text, start, end) if not _enclosed(text, start, cut.start())]
    if any(";" in cut.group() for cut in cuts):
        cuts = [cut for cut in cuts if ";" in cut.group()]
    kept = [pair for pair in pairs if "," in pair and pair in text[start:end].lower()]
    cuts = [cut for cut in cuts if not any(_within(text, start, pair, cut.start()) for pair in kept)]
    if _ROW_OF_KINDS.match(text, start, end) or _ROW_BEFORE_NOUN.search(text, start, end):
        cuts = []
    edges = [start, *(edge for cut in cuts for edge in (cut.start(), cut.end())), end]
    parts = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    closed = bool(cuts) and bool(_JOINT.search(cuts[-1].group()))
    if len(parts) > 2 and re.match(r"(?i)(?:including|such as)\b", parts[1].of(text)):
        del parts[0]  # "on economic cooperation, including transport, trade and energy"
        parts[0] = Span(parts[0].start + len(parts[0].of(text).split(" ")[0]), parts[0].end)
    found: list[Span] = []
    for part in parts:
        if re.match(r"(?i)(?:including|such as|namely)\b", text[part.start : part.end]) and found:
            if any(_JOINT.search(cut.group()) for cut in cuts if cut.end() < part.start):
                break
            continue
        last = part is parts[-1]
        extra = closed and "as well as" in cuts[-1].group() and (last or part is parts[-2])
        wide = (last and not closed and (several or len(parts) > 1)) or (
            several and (extra or " as well as " in part.of(text))
        )
        found += _parted(text, part, pairs) if wide else [part]
    return tuple(span for part in found if (span := _bare(text, part)) and not _is_general(span.of(text)))


def _is_general(words: str) -> bool:
    """Whether a field says no more than that the two go together: "their bilateral ties"."""
    return _GENERAL.issuperset(re.findall(r"[\w-]+", words.lower()))


def _within(text: str, start: int, pair: str, at: int) -> bool:
    """Whether an offset lies inside the next place of some words that belong together."""
    begin = max(start, at - len(pair))
    found = text[begin : at + len(pair)].lower().find(pair)
    return 0 <= found <= at - begin < found + len(pair)


def _enclosed(text: str, start: int, at: int) -> bool:
    return (
        text.count("(", start, at) > text.count(")", start, at)
        or text.count("“", start, at) > text.count("”", start, at)
        or text.count('"', start, at) % 2 == 1
    )


def _parted(text: str, part: Span, pairs: frozenset[str]) -> list[Span]:
    """A part split at its last "and", unless that joins a known pair or two adjectives of one noun."""
    cuts = list(_AND.finditer(text, part.start, part.end))
    if not cuts:
        return [part]
    around = text[part.start : part.end].lower()
    loose = [cut for cut in cuts if not any(_ties(text, part, cut, pair) for pair in pairs if pair in around)]
    if not loose:
        return [part]
    cut = loose[-1]
    if len(cuts) > 1 and _NAME_AND_NAME.search(text, part.start, cut.end() + 1):
        cut = cuts[-2]  # "nuclear power and the Belt and Road"
    left = text[part.start : cut.start()].split()
    if not left or _ADJECTIVE.search(left[-1]) or _TIED.match(text[cut.end() : part.end]):
        return [part]
    both = _OF_BOTH.search(text, cut.end() + 1, part.end)  # "the nuclear and space sectors" are two of them
    return [Span(part.start, cut.start()), Span(cut.end(), both.start() if both else part.end)]


def _ties(text: str, part: Span, cut: re.Match[str], pair: str) -> bool:
    """Whether an "and" joins the words of a pair ("trade and investment")."""
    first = pair.split(" and ")[0]
    return text[max(part.start, cut.start() - len(first)) : cut.start()].lower() == first


def _bare(text: str, part: Span) -> Span | None:
    """A field without the words that only lead up to it or trail behind."""
    start, end = part.start, part.end
    while start < end and text[start].isspace():
        start += 1
    while lead := _LEAD.match(text[start:end]):
        start += lead.end()
    end = _trimmed(text, start, end)
    while (tail := _TAIL.search(text[start:end])) and tail.start() > 0:
        end = start + tail.start()
    bare = text[start:end].strip("“”\"' ")
    if _NO_FIELD.match(bare) or len(bare) < 2 or len(bare) > 160 or not re.search(r"[^\W\d_]", bare):
        return None
    start += text[start:end].index(bare)
    return Span(start, start + len(bare))
