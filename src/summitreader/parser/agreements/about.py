"""What the sentence says an instrument is about: its proper name, its fields, and where its description ends."""

from summitreader.model import Agreement, Span
from summitreader.parser.agreements.deals import object_of
from summitreader.parser.agreements.fields import FOCUS, fields_in, listed, reach, title_of
from summitreader.parser.agreements.mentions import NUMBERS, Mention, words
from summitreader.parser.agreements.people import MONEY
from summitreader.parser.agreements.verbs import Verdict
from summitreader.parser.lexicon.instruments import Instruments
from summitreader.parser.text.lazy_regex import regex

_WITH = (
    r"(?:,? (?:(?:with|between|among) [^;]{1,200}?,? (?=on (?!\w+day)|regarding |concerning |in the (?:field|area|"
    r"sphere|sector)|(?:for|to) [a-z]|in (?!the |their |its |which|order|accordance|line|addition|support|\d|[A-Z]))|"
    r"by [^;]{1,200}?,? (?=on |regarding |concerning )))? ?"
)
_DESCRIBED = regex(
    rf"{_WITH}(?:(?:on|in|(?P<of>of)|regarding|concerning|covering|encompassing|spanning|about|with respect to|in "
    r"regard to)[:\s]|(?P<to>(?:for (?:\(?[A-Z][\w’'.)-]*\s)+)?to\s)|(?P<doing>at\s)|"
    r"(?:concern|cover|address|relate to|are related to|deal with|focus on|pertain to)\s|for\s)"
)
_NAMED_FOR = regex(_WITH + r"(?:on|for|regarding|concerning)\s")
_PARTIES = regex(r",? (?:between|with) (?=the |[A-Z])|,? by | amending ")
_COMMA = regex(r",(?! and on | (?:19|20)\d\d)")
_AMENDS = regex(
    r" (?:on )?(?:amending|supplementing|extending|renewing|updating) (?:the |an? )?[^,;:.]{3,60}?(?= (?:on|for|in) )"
)
_PLACE = regex(r" in (?:the (?:city|town|capital|port|village)(?: of)? )?[A-Z]")
_PROGRAMME_OF = regex(r"(?:programme|program|plan) of (?!action|cooperation|events|consultations)(?P<what>.+)")
# "memorandums of understanding (MOUs) on", "a deal worth $3 million to", "an accord expected to"
_SKIPPED = regex(
    rf"(?: \([A-Z“\"][\w”\"-]{{1,12}}\))?(?: worth (?:{MONEY.pattern}))?(?: (?:expected|designed|intended|meant|aimed|"
    r"aiming|which aims|that aims)(?= (?:to|at) ))?"
)
_ROW = regex(r"[^,;]+(?:, (?!an? |the )[^,;]+)+,? and [^,;]+$")
_INCLUDE = regex(r"(?i)\binclud(?:e|es|ed)\s+")
_ONE_FIELD = regex(r"\b(?i:field|area|sphere|sector|domain)\s+of\s+$")
# "were signed on Monday in Bree on trade", "the final three agreements signed were on ports"
_WHEN = regex(
    r"(?: (?:today|yesterday|here|were|are)| (?:on|last|this) \w+day(?: night| morning| evening| afternoon)?|"
    r" in [A-Z]\w+)+(?= (?:on|in|between|regarding|concerning)\b)"
)
_UNTOLD = frozenset({"joint_statement", "treaty", "announcement"})  # kinds whose names are titles and no more
# "a tax information exchange agreement" is about tax; what stands here says nothing of its subject.
_NATURE = words(
    """
    a an the another one two some several new major key important historic landmark strategic comprehensive framework
    intergovernmental inter-governmental interagency inter-agency interdepartmental inter-departmental bilateral
    multilateral trilateral joint mutual mutually beneficial broad reciprocal separate similar other general special
    first second third final interim preliminary basic formal legally binding supplementary supplemental initial
    free trade-related partnership commercial cooperation cooperative peace ceasefire cease-fire long-term short-term
    multi-year high-quality high quality big good great ambitious practical additional detailed possible future current
    existing successful draft proposed negotiated so-called international regional global political technical
    association agreed and of on more further corresponding relevant respective various different signed balanced equal
    executive interstate inter-state work action sweeping wide-ranging step-by-step business fourth fifth sixth seventh
    eighth ninth tenth next last follow-up certain such
    """
)
_TRADE = regex(r"(?:free |preferential )?trade|economic|commercial|political|social")


def described(text: str, mention: Mention, decided: Verdict, limit: int, known: Instruments) -> tuple[Agreement, int]:
    """The agreement of a mention, and where its description ends."""
    several, new = mention.instrument.many, decided.status != "referenced"
    end = told_until(text, mention, limit) if new else reach(text, mention.end, limit, several)
    verb_after = decided.passive and decided.verb.start >= mention.end
    if verb_after:
        end = min(end, decided.verb.start)
    title = title_of(text, mention, end if not several else reach(text, mention.end, limit), new)
    fields, close = fields_of(text, mention, end, known, title, new), max(end, mention.end)
    if verb_after and not fields:
        fields, close = _after_verb(text, mention, decided.verb.end, limit, known, title)
    if several and not fields and new:
        explicit = listed(text, mention.end, limit)
        if explicit:
            fields, close = fields_in(text, *explicit, known.pairs, True), limit
    inside = title is not None and all(title.start <= field.start and field.end <= title.end for field in fields)
    if new and (not fields or inside):
        focus = FOCUS.search(text, mention.end, limit)
        if focus:
            fields = fields_in(text, focus.end(), reach(text, focus.end(), limit, True), known.pairs, True)
    if not fields and not title:
        fields = _kind_of(text, mention)
    if title and not new:
        close = mention.end
    close = max(close, *(field.end for field in fields), title.end if title else 0)
    while close > mention.end and text[close - 1] in " ,;:.":
        close -= 1
    agreement = Agreement(
        Span(mention.start, close),
        mention.instrument.kind,
        mention.instrument_words(text),
        mention.count,
        mention.precision,
        fields,
        (title,) if title else (),
        (),
        decided.status,
        decided.rule,
    )
    return agreement, close


def told_until(text: str, mention: Mention, limit: int) -> int:
    """Where the words after a new instrument's noun stop telling what it is about."""
    if _PLACE.match(text, mention.end, limit):  # "signed the Trade Agreement in Bree"
        return mention.end
    amended = _AMENDS.match(text, mention.end, limit)
    begin = amended.end() if amended else _begin(text, mention, limit)
    return reach(text, begin, limit, mention.instrument.many)


def _after_verb(
    text: str, mention: Mention, start: int, limit: int, known: Instruments, title: Span | None
) -> tuple[tuple[Span, ...], int]:
    """The fields that follow a passive verb ("documents were signed on ..."), and where they end."""
    several = mention.instrument.many
    when = _WHEN.match(text, start, limit)
    start = when.end() if when else start
    if several and text.startswith(": ", start):
        return fields_in(text, start + 2, limit, known.pairs, True), limit
    include = _INCLUDE.search(text, start, limit) if several else None
    if include:
        return fields_in(text, include.end(), limit, known.pairs, True), limit
    end = reach(text, start, limit, several)
    return _fields(text, mention, start, end, known, title, True), end


def fields_of(
    text: str, mention: Mention, end: int, known: Instruments, title: Span | None, new: bool
) -> tuple[Span, ...]:
    """The fields told after an instrument's noun, those inside a new one's name among them."""
    return _fields(text, mention, _begin(text, mention, end), end, known, title, new)


def _begin(text: str, mention: Mention, limit: int) -> int:
    skipped = _SKIPPED.match(text, mention.end, limit)
    return skipped.end() if skipped else mention.end


def _fields(
    text: str, mention: Mention, start: int, end: int, known: Instruments, title: Span | None, new: bool
) -> tuple[Span, ...]:
    named = title is not None and title.end > mention.end
    if named and (not new or mention.instrument.kind in _UNTOLD):
        return ()
    if explicit := listed(text, start, end, new):
        one = _ONE_FIELD.search(text, start, explicit[0])  # "in the field of health and medicine"
        cut = _PARTIES.search(text, *explicit)
        return fields_in(text, explicit[0], cut.start() if cut else explicit[1], known.pairs, not (named or one))
    amended = _AMENDS.match(text, start, end) if new else None
    told = (_DESCRIBED if new else _NAMED_FOR).match(text, amended.end() if amended else start, end)
    if programme := _PROGRAMME_OF.fullmatch(text, mention.noun.start, mention.noun.end):
        return fields_in(text, *programme.span("what"), known.pairs, False)
    if not told or (new and told["of"] and mention.instrument.kind not in ("plan", "announcement")):
        return ()
    first = told.end()
    if new and (told["to"] or told["doing"]):
        # What a body or a plan is set up for is its purpose, not a field of an agreement.
        return () if named or mention.instrument.counts == "set up" else object_of(text, first, end, known)
    cut = _PARTIES.search(text, first, end)
    end = cut.start() if cut else end
    row = _ROW.match(text, first, end)
    if not mention.instrument.many and not row:
        comma = _COMMA.search(text, first, end)
        end = comma.start() if comma else end
    several = (mention.instrument.many or row is not None) and not (named and row is None)
    return fields_in(text, first, end, known.pairs, several)


def _kind_of(text: str, mention: Mention) -> tuple[Span, ...]:
    """The words before the noun that say what it is about: "a tax information exchange agreement"."""
    if mention.instrument.kind not in ("agreement", "treaty", "plan", "mou", "protocol"):
        return ()
    at = mention.noun.start
    joint = text.endswith("cooperation ", mention.start, at)  # "a defence cooperation agreement"
    at -= len("cooperation ") if joint else 0
    while at > mention.start:
        before = text.rfind(" ", mention.start, at - 1) + 1 or mention.start
        word = text[before : at - 1]
        if not word.isascii() or not word.replace("-", "").islower() or word in _NATURE or word in NUMBERS:
            break
        at = before
    told = text[at : mention.noun.start].rstrip()
    if len(told) < 4 or _TRADE.fullmatch(told) or told == "cooperation":
        return ()
    exchange = text.startswith("exchange", mention.noun.start)  # "a student exchange programme"
    return (Span(at, at + len(told) + (len(" exchange") if exchange else 0)),)
