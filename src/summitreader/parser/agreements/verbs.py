"""The verbs and nouns of signing, adopting and setting up, before and after an instrument."""

import re
from dataclasses import dataclass

from summitreader.model import Span, Status
from summitreader.parser.agreements.mentions import Mention
from summitreader.parser.text.lazy_regex import regex

_SIGN = (
    r"(?:co-?|counter)?sign(?:s|ed|ing)|ink(?:s|ed|ing)|conclud(?:es|ed|ing)|seal(?:ed|ing)|clinch(?:ed|"
    r"ing)|exchang(?:ed|ing)|formali[sz]ed|put (?:their|his|her) signatures? (?:to|on|under)|enter(?:ed|ing) into|"
    r"yield(?:s|ed|ing)|penn(?:ed|ing)"
)
_AGREE = (
    r"adopt(?:s|ed|ing)|approv(?:es|ed|ing)|endors(?:ed|ing)|issu(?:es|ed|ing)|releas(?:es|ed|ing)|publish(?:ed|ing)|"
    r"announc(?:es|ed|ing)|launch(?:es|ed|ing)|establish(?:es|ed|ing)|creat(?:es|ed|ing)|unveil(?:ed|ing|s)?|"
    r"inaugurat(?:ed|ing)|set up|agreed(?: on| to| upon)?|reach(?:es|ed|ing)|secur(?:es|ed|ing)|struck|strikes|"
    r"welcom(?:es?|ed|ing)|finali[sz](?:ed|ing)|complet(?:ed|ing)|chartered|form(?:ed|ing)|renew(?:ed|ing)|extend(?:ed|ing)|updat(?:ed|ing)|"
    r"initial(?:l)?ed|made|issued|negotiated|prolonged|upgraded|ratified"
)
_BARE = (
    r"sign|conclude|adopt|approve|issue|announce|launch|establish|create|set up|reach|finali[sz]e|"
    r"negotiate|exchange|complete|pursue|develop|form|draft|prepare|extend|renew|enter into|ink"
)
_NOUN = (
    r"(?P<noun>signing|signature|conclusion|adoption|issuance|release|announcement|establishment|launch|"
    r"creation|extension|renewal|exchange|finali[sz]ation|inauguration)"
)
_ADVERBS = (
    r"(?:,? (?:also|jointly|recently|just|formally|officially|today|yesterday|here|now|then|successfully|then|both|"
    r"already|this \w+|on \w+day|earlier|in [A-Z]\w+(?: (?:d[aeo] )?[A-Z]\w+)?))*"
)
_ACTIVE = regex(
    rf"(?i)\b(?:(?P<sign>{_SIGN})|(?P<agree>{_AGREE})|(?P<bare>{_BARE}))(?P<on> (?:on|upon|"
    rf"to))?{_ADVERBS}(?: with [^,;]{{1,60}}?)?"
    rf"(?: (?:billions|millions|trillions)(?: of dollars)? (?:in|of|worth of))?[\s“\"]*$"
)
_NOMINAL = regex(
    rf"(?i)\b{_NOUN}(?: ceremony)?{_ADVERBS}(?: by [^,;]{{1,80}}?)?(?: (?:today|yesterday|in \w+|on \w+day|"
    rf"here))?,? (?:of|for)\s+[“\"]?$"
)
_AHEAD = regex(
    r"(?i)\b(?:will|would|shall|to|can|could|may|might|should|must|towards?|before|aim\w* at|ready to|for|"
    r"are|is|of|let us)"
    r"(?: (?:also|soon|jointly|be|eventually|shortly|then|early|the|both|today))*\s*$"
)
_DONE = regex(
    r"(?i)\b(?:welcom|hail|applaud|congratulat|celebrat|mark|announc|follow|after|since|with|end|result|led|through|not|"
    r"witness|complet)\w*\b"
)
_TO_SET_UP = regex(
    r"(?i)\b(?:(?:will|would|shall)(?: \w+ly| also)?|(?:plan\w*|intend\w*|propos\w+|hop\w+|agree\w*|decid\w+|"
    r"resolv\w+) to)\s*$"
)
_EARLY = regex(
    r"(?i)\b(?:early|prompt|swift|speedy|timely|expeditious|possible|eventual|upcoming|forthcoming|"
    r"planned|future|towards?|"
    r"accelerat\w+|expedit\w+|facilitat\w+|look\w* forward to|seek\w*|encourag\w+|call\w* for|urg\w+|"
    r"support\w*|prepar\w+|"
    r"work\w* on|after|before|finali[sz]\w*|push\w*|hop\w+ for)(?: (?:the|an?|and|its|their))*\s*$"
)
_NEVER = regex(
    r"(?i)\b(?:not|never|n[’']t|cannot|refus\w+ to|declin\w+ to|fail\w* to|unable to|without|no)(?: \w+)?\s*$"
)
_PASSIVE = regex(
    r"(?i)\b(?P<aux>(?:(?:will|would|could|can|may|might|should|shall|must|to|expected to|not)(?: \w+ly)? (?:also )?"
    r"(?:be|have been)|was|were|is|are|has been|have been|had been|has(?: since)?|have|being)(?: (?P<not>not|never))?"
    r"(?: (?:also|already|just|then|recently|jointly|now|been|being|expected|going|likely|about|due|set|scheduled|"
    r"planned|successfully|officially|formally|to|be|\w+ly))*) "
    r"(?:(?P<sign>signed|inked|concluded|sealed|initial(?:l)?ed|exchanged)|(?P<agree>adopted|approved|endorsed|issued|"
    r"released|published|announced|launched|established|created|unveiled|set up|agreed(?: upon| on)?|reached|"
    r"finali[sz]ed|renewed|extended|ratified|prolonged|made|formed|completed))\b"
)
_PARTICIPLE = regex(
    r"(?i),?(?: \([^)]{1,30}\))?,? (?:that|which)?(?: (?:was|were|has been|have been|had been))?"
    r"(?: (?:we|they|he|she|the (?:two )?(?:sides|leaders|parties|countries|presidents)))?(?: (?:have|had|has))?"
    r"(?: (?:also|just|already|recently|jointly|previously|originally|earlier))*\s?"
    r"(?:(?P<sign>signed|concluded|exchanged|initial(?:l)?ed|inked|sealed|finali[sz]ed)|(?P<agree>reached|adopted|made|agreed|"
    r"announced|issued|approved|"
    r"established|negotiated))\b"
)
# "the agreements on trade reached last year", as against "agreements on trade that were reached"
_REACHED = regex(
    r" (?:on|regarding|concerning) (?:(?!\b(?:was|were|is|are|has|have|will|and)\b)[^,;.:]){3,80}? "
    r"(?:(?P<sign>signed|concluded)|(?P<agree>reached|adopted)) "
    r"(?=during|at|in|by|between|with|last|earlier)"
)
_INVERTED = regex(
    r"(?i)(?:also |among (?:the )?(?:documents )?)?(?P<sign>signed|concluded|adopted)(?: today)? (?:was|were|is|are)\b"
)
_OLD = regex(
    r"(?i)(?:[^,;.]{0,25}? |,? )?(?:in|on|of|at)(?: early|"
    r" late)?(?: the)?(?: \d{1,2})?(?: [A-Z][a-z]+)?(?: \d{1,2},?)? (?P<year>(?:19|20)\d\d)\b"
)
_OLD_LEAD = regex(
    r"(?i)^(?:back )?in (?:\w+ )?(?P<year>(?:19|20)\d\d)\b|\b(?:last (?:year|month)|years ago|"
    r"earlier this year|previously|in the past|had (?:already )?)\b"
)
_SET_UP = regex(r"(?i)establish|creat|set up|launch|announc|form|charter|inaugurat|unveil|agreed on|agreed upon")
_NOT_SUBJECT = regex(r"(?i)\b(?:of|in|on|under|with|to|for|by|from|at|via|through|within)\s+$")
_DOMESTIC = regex(
    r"(?i)\b(?:government|parliament|cabinet|duma|congress|senate|federal assembly|central committee)"
    r"(?: (?:has|have|had|also))?\s*$"
)
_BIRTH = regex(r"(?i)establishment|creation|launch|formation|inauguration|finali[sz]ation|conclusion|signing")
_IS_LENGTHENED = regex(r"(?i)extension|renewal")
_OF_A_YEAR = regex(r"(?:the )?(?:19|20)\d\d [A-Z]")
_HAILED = regex(r"(?i)\b(?:welcom\w+|announc\w+|agreed|hailed|applauded|decided|commended)\b")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule decided: the status, the words that say so, and where what follows them begins."""

    status: Status
    rule: str
    verb: Span
    passive: bool = False


# A clause between a noun and a passive verb, unless the verb is its own: "the accord, which was signed".
_SUBJECT = 640  # characters from an instrument to its verb; four agreements may stand between
_OWN = regex(r"[^,;.]{0,60}, which (?:is|are|was|were|has|have|will)\b")
_RELATIVE = regex(r"(?i)\b(?:which|who|that)\b(?!\s*$)|;")
# "They signed a package of documents. These include a protocol on ..."
GOES_ON_WITH = regex(
    r"(?:They|These|Those|It|Among (?:them|these|the (?:documents|agreements)(?: signed| listed)?)|(?:The|This|These) "
    r"(?:\w+ )?(?:package|documents|list|agreements|set|memoranda|memorandums|MoUs|MOUs|accords|pacts|deals))"
    r"(?: (?:also|documents|agreements|signed|are|were))*(?:,? (?:includ(?:es?|ed|ing)|are|were)\b|\s?[:–—-])"
)
NOTHING = Verdict("referenced", "", Span(0, 0))
Row = tuple[Mention, Verdict] | None
_AMONG = regex(r"\b(?:includ\w+|are|were|is|was|[Aa]mong \w+)(?: a| an)?\s?[:–—-]?\s*$")
_FINITE = regex(r"(?i)\b(?:signed|will|was|were|is|are|has|have|had|which|who|that|said|agreed|noted)\b")


def is_entry(text: str, mention: Mention) -> bool:
    """Whether the sentence is an entry of a list, a name without a verb: "Agreement on Air Services; ..."."""
    begin, end = mention.sentence.start, mention.sentence.end
    return bool(re.fullmatch(r"(?:and,? |an? )?", text[begin : mention.start])) and not _FINITE.search(
        text, mention.end, end
    )


def also_signed(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The sentence begins with the verb: "Also signed were ...".

    >>> Also signed were <signed>a protocol on fisheries</signed> and <signed>an agreement on visas</signed>.
    """
    inverted = _INVERTED.match(text, mention.sentence.start, mention.start)
    if inverted is None or row is not None:
        return None
    return Verdict("signed", "also_signed", Span(*inverted.span()))


def listed_among(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The sentence says what was among the documents signed.

    >>> The documents signed include <signed>a roadmap for joint research</signed>.
    >>> They signed <signed>a package of documents</signed>. They include <signed>a protocol on visas</signed>.
    >>> They signed <signed>two pacts</signed>. <signed>Agreement on Air Services</signed>.
    """
    if row is None or not row[0].instrument.many or row[1].status == "referenced":
        return None
    begin = mention.sentence.start
    if row[0].end < begin and is_entry(text, mention):
        return Verdict(row[1].status, "listed_among", row[1].verb, row[1].passive)
    if row[0].end < begin and not GOES_ON_WITH.match(text, begin, mention.start):
        return None
    if not _AMONG.search(text, max(row[0].end, begin), mention.start):
        return None
    return Verdict(row[1].status, "listed_among", row[1].verb, row[1].passive)


def signing_of(text: str, mention: Mention, row: Row) -> Verdict | None:
    """A noun of signing stands before the instrument: "the signing of", "the conclusion of", "an extension of".

    >>> The two leaders witnessed the signing of <signed>15 cooperation documents</signed>.
    >>> The conclusion of <planned>a free trade agreement</planned> is in the interest of both.
    """
    noun = _NOMINAL.search(text, max(mention.sentence.start, mention.start - 160), mention.start)
    if noun is None or (noun["noun"].lower() == "exchange" and mention.instrument.kind == "treaty"):
        return None
    before = text[max(mention.sentence.start, noun.start() - 60) : noun.start()]
    signs = noun["noun"].lower() in ("signing", "signature", "conclusion", "exchange")
    if _NEVER.search(before) and not before.rstrip().endswith("without"):
        return NOTHING
    if (
        mention.instrument.counts == "set up"
        and not (noun["noun"].lower().startswith("sign") and mention.name)
        and not (_BIRTH.match(noun["noun"]) and _HAILED.search(text, mention.sentence.start, noun.start()))
    ):
        return NOTHING
    status: Status = "signed" if signs else "agreed"
    if re.search(r"(?i)(?:anniversary of|since) the\s*$", before) or _OLD.match(
        text, mention.end, mention.sentence.end
    ):
        status = "referenced"
    elif _IS_LENGTHENED.match(noun["noun"]) and not _HAILED.search(text, mention.sentence.start, mention.end):
        status = "referenced"  # "the recent extension of the New START Treaty"
    elif _EARLY.search(before) or (
        noun["noun"].lower() == "conclusion" and mention.determiner in ("a", "an") and not _DONE.search(before)
    ):
        status = "planned"
    return Verdict(status, "signing_of", Span(noun.start(), noun.end()))


def signs(text: str, mention: Mention, row: Row) -> Verdict | None:
    """Somebody signs, adopts, announces, reaches or sets up the instrument, or will do so.

    >>> The ministers signed <signed>a memorandum of understanding on tourism</signed>.
    """
    verb = _ACTIVE.search(text, max(mention.sentence.start, mention.start - 140), mention.start)
    if verb is None or not _fits_verb(mention, verb):
        return None
    before = text[max(mention.sentence.start, verb.start() - 60) : verb.start()]
    if re.search(r"(?i)\b(?:the|these|those|other|all)\s*$", before):  # "the signed documents"
        return Verdict("signed" if verb["sign"] else "agreed", "documents_signed", Span(*verb.span()))
    if _NEVER.search(before) or _DOMESTIC.search(before):
        return NOTHING
    status = _active_status(mention, verb, before)
    if status is None:
        return NOTHING
    old = _OLD_LEAD.search(text[mention.sentence.start : verb.start()]) or _OLD.match(
        text, mention.end, mention.sentence.end
    )
    if old and status != "planned":
        status = "referenced"
    if status == "planned" and not verb["bare"] and _OF_A_YEAR.match(text, mention.start):
        status = "referenced"  # "at the moment of signing the 1997 Founding Act"
    return Verdict(status, "signs", Span(*verb.span()))


def _fits_verb(mention: Mention, verb: re.Match[str]) -> bool:
    word = verb.group().lower()
    if word.strip() == "agreed to" and not (mention.determiner or mention.name or mention.count):
        return False  # "agreed to review border agreements"
    if mention.instrument.counts == "set up":
        if mention.instrument.name and re.match("adopt|approv|endors", word):
            return True
        return bool(_SET_UP.match(word) or verb["sign"])
    if word.startswith("exchang"):
        return mention.instrument.kind in ("document", "mou") or mention.instrument.many
    if word.startswith("welcom"):
        return "new" in mention.inner.split()
    if word.startswith("made"):
        return mention.instrument.kind == "joint_statement"
    return not word.startswith("form")


def _active_status(mention: Mention, verb: re.Match[str], before: str) -> Status | None:
    word = verb.group().lower().split()[0]
    if verb["bare"]:
        if re.search(r"(?i)\b(?:agreed|decided|resolved) to\s*$", before) and mention.instrument.counts == "set up":
            return "agreed"
        ahead = _TO_SET_UP if mention.instrument.counts == "set up" else _AHEAD
        return "planned" if ahead.search(before) else None
    if word.endswith("ing"):
        if re.search(r"(?i)\b(?:are|is|were|was|,)\s*$", before):
            return "signed" if verb["sign"] else "agreed"
        if mention.instrument.counts == "set up":
            return "agreed" if re.search(r"(?i)\bagreed (?:on|upon|to)\s*$", before) else None
        if re.search(r"(?i)\b(?:by|after|upon|in)\s*$", before):
            return "signed" if verb["sign"] else "agreed"
        return "planned"
    if re.search(r"(?i)\bto be\s*$|\bwill be\s*$", before):
        return "planned"
    if re.search(r"(?i)\bsigned(?: and|,)\s*$", before):  # "signed and issued a joint statement"
        return "signed"
    return "signed" if verb["sign"] else "agreed"


def documents_signed(text: str, mention: Mention, row: Row) -> Verdict | None:
    """A participle says what became of it: "the documents signed", "the agreements reached", "signed in 2006".

    >>> The documents <signed>signed during the visit</signed> cover energy and transport.
    """
    if re.search(r"\bsigned\b", mention.inner):
        return Verdict("signed", "documents_signed", Span(mention.start, mention.end))
    after = _PARTICIPLE.match(text, mention.end, mention.sentence.end)
    if after is None and mention.instrument.many and mention.determiner != "":
        after = _REACHED.match(text, mention.end, mention.sentence.end)
    if after is None:
        return None
    if mention.instrument.counts == "set up" and not (mention.instrument.name and _SET_UP.match(after["agree"] or "")):
        return None
    rest = after.end()
    old = _OLD.match(text, rest, mention.sentence.end) or re.search(r"earlier|previously|originally", after.group())
    referenced = old or (after["agree"] and not re.match(r"\s?today\b", text[rest : rest + 7]))
    verb = Span(max(after.start("sign"), after.start("agree")), after.end())
    return Verdict("referenced" if referenced else "signed", "documents_signed", verb, True)


def was_signed(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The instrument is the subject of a passive verb, in the past or still to come.

    >>> <signed>A joint declaration on the results of the visit</signed> was signed.
    """
    if _NOT_SUBJECT.search(text, mention.sentence.start, mention.start) and not _OWN.match(text, mention.end):
        return None
    verb = _PASSIVE.search(text, mention.end, min(mention.sentence.end, mention.end + _SUBJECT))
    if verb is None or _RELATIVE.search(text[mention.end : verb.start()]):
        return None
    if verb["not"]:
        return NOTHING
    aux = verb["aux"].lower()
    status: Status = "signed" if verb["sign"] else "agreed"
    if re.match(r"will|would|could|can|may|might|should|shall|must|to|expected|not", aux) or aux.endswith(
        (" be", " to")
    ):
        status = "planned"
    elif _OLD.match(text, verb.end(), mention.sentence.end) or aux.startswith("had"):
        status = "referenced"
    if mention.instrument.counts == "set up" and (
        text.endswith((" which ", " that "), mention.end, verb.start())
        or not (verb["sign"] or _SET_UP.match(verb["agree"] or ""))
    ):
        return None
    return Verdict(status, "was_signed", Span(*verb.span()), True)
