"""The verbs and nouns of signing, adopting and setting up, before and after an instrument."""

import re
from typing import NamedTuple

from summitreader.model import Span, Status
from summitreader.parser.agreements.mentions import Mention
from summitreader.parser.lexicon.instruments import any_of, each_of
from summitreader.parser.text.lazy_regex import any_word, regex, search_from

_NOUNS = (
    "signing|signature|conclusion|adoption|issuance|release|announcement|establishment|launch|creation|extension"
    "|renewal|exchange|finali[sz]ation|inauguration"
)
_A_NOUN = regex(any_word(_NOUNS.split("|"), any_case=True))
_ADVERBS = (
    r"(?:,? (?:also|jointly|recently|just|formally|officially|today|yesterday|here|now|then|successfully|then|both|"
    r"already|this \w+|on \w+day|earlier|in [A-Z]\w+(?: (?:d[aeo] )?[A-Z]\w+)?))*"
)
_SIGNS = rf"(?P<sign>{any_of('signing')})|(?P<agree>{any_of('agreeing')})|(?P<bare>{any_of('to_sign')})"
_SIGNING = regex(any_word((*each_of("signing"), *each_of("agreeing"), *each_of("to_sign")), any_case=True))
_ACTIVE = regex(
    rf"(?i)\b(?:{_SIGNS})(?P<on> (?:on|upon|to))?{_ADVERBS}(?: with [^,;]{{1,60}}?)?"
    rf"(?: (?:billions|millions|trillions)(?: of dollars)? (?:in|of|worth of))?(?: the following)?[:\s“\"]*$"
)
_NOMINAL = regex(
    rf"(?i)\b(?P<noun>{_NOUNS})(?: ceremony)?{_ADVERBS}(?: by [^,;]{{1,80}}?)?(?: (?:today|yesterday|in \w+|on \w+day|"
    rf"here))?,? (?:of|for)\s+(?:the following )?[“\"]?$"
)
_AHEAD = regex(
    rf"(?i)\b(?:{any_of('modals')}|shall|before|towards?|aim\w* at|ready to|for|are|is|of|let us)"
    r"(?: (?:also|soon|jointly|be|eventually|shortly|then|early|the|both|today))*\s*$"
)
_AND_TO = regex(r"\bto (?:\w+ly )?[a-z]+ [^,;.:]{3,60} and\s*$")  # "to settle the dispute and | conclude"
_PROPOSED = regex(r"\b(?:propos|suggest|recommend)\w+ that (?!.*\bthat\b)[^,;.:]{3,50}$")
_BULLETS = frozenset("-•*–")
_DONE = regex(
    r"(?i)\b(?:welcom|hail|applaud|congratulat|celebrat|mark|announc|follow|after|since|with|end|result|led|through|not|"
    r"witness|complet|recent)\w*\b"
)
_IN_WHICH = regex(r"(?i)\b(?:in|since|from) (?:\w+ )?(?:19|20)\d\d,? (?:when|where)\b[^.;]*$")
_TO_SET_UP = regex(r"(?i)\b(?:would(?: \w+ly| also)?|(?:plan\w*|intend\w*|propos\w+|hop\w+|seek\w*) to)\s*$")
_SETS_UP = regex(
    r"(?i)(?:\b(?:agree\w*|decid\w+|resolv\w+|commit\w*|pledg\w+) to|\b(?:will|shall)(?: \w+ly| also| soon)?|"
    r"^\W*(?:\d{1,2}[.)]\s*)?)\s*$"
)
_UNDER_WAY = regex(
    r"(?i)(?:\b(?:are|is|were|was)|[’'](?:re|m|s)|,)(?: (?:also|now|today|jointly|both|proudly|all))*\s*$"
)
_EARLY = regex(rf"(?i)\b{any_of('early')}(?: (?:the|an?|and|its|their))*\s*$")
_NEVER = regex(
    r"(?i)\b(?:not|never|n[’']t|cannot|refus\w+ to|declin\w+ to|fail\w* to|unable to|without|no)(?: \w+)?\s*$"
)
_BEEN = rf"{any_of('modals')}(?: \w+ly)? (?:also )?(?:be|have been)|{any_of('auxiliaries')}"
_AUXILIARY = regex(any_word((*each_of("modals"), *each_of("auxiliaries")), any_case=True))
_PASSIVE = regex(
    rf"(?i)\b(?P<aux>(?:{_BEEN})(?: (?P<not>not|never))?(?: (?:{any_of('between_verbs')}|\w+ly))*) "
    rf"(?:(?P<sign>{any_of('signed')})|(?P<agree>{any_of('agreed')}))\b"
)
_SIDES = r"(?-i:[A-Z][\w-]+(?:(?:,| and) [A-Z][\w-]+){0,3})"  # "the accord that Kenya and Bhutan signed"
_WHICH = rf",?(?: \([^)]{{1,30}}\))?,? (?:that|which)?(?: {any_of('auxiliaries')})?"
_WHICH += r"(?: being)?"
_WHICH += rf"(?: (?:{any_of('sides_spoken_of')}|{_SIDES}))?"
_OF_WHOM = r"(?: (?-i:(?:of|between) (?:the )?[\w ]{0,30}[A-Z]\w+(?: and [A-Z]\w+)?),)?"
_BEFORE_IT = r"(?: (?:have|had|has))?(?: (?:also|just|already|recently|jointly|previously|originally|earlier))*\s?"
_PARTICIPLE = regex(
    rf"(?i){_OF_WHOM}{_WHICH}{_BEFORE_IT}"
    rf"(?:(?P<sign>{any_of('signed')}|finali[sz]ed)|(?P<agree>{any_of('participles')}))\b"
)
# What is carried out was agreed before.
_PUT_TO_WORK = regex(
    r"(?i)\b(?:implement(?:ing|ation of)|fulfil(?:l?ing|l?ment of)|compl(?:ying|iance) with|carr(?:y|ied|ying) out) $"
)
# "the agreements on trade reached last year", as against "agreements on trade that were reached"
_REACHED = regex(
    r" (?:on|regarding|concerning) (?:(?!\b(?:was|were|is|are|has|have|will|and)\b)[^,;.:]){3,80}? "
    r"(?:(?P<sign>signed|concluded)|(?P<agree>reached|adopted)) "
    r"(?=during|at|in|by|between|with|last|earlier)"
)
_JUST_SIGNED = regex(
    rf"(?i)\b(?:just|recently|newly|freshly|lately)[ -](?:(?P<sign>{any_of('signed')})|"
    rf"(?P<agree>{any_of('just_agreed')}))\s+[“\"]?$"
)
_APPOSITION = regex(r"[”\"]?, (?:the|an?) ")
_ENCLOSED = regex(r", (?:which|who|that) [^,;]{1,120},")
_STILL_TO_COME = regex(
    r"(?i)[^;.]{0,160}?\b(?:is|are|was|were|has been|will be|remains?)(?: \w+)? (?:planned|scheduled|"
    r"expected|due|slated|foreseen|envisaged|under way|underway|being prepared|in preparation)\b"
)
_CEREMONY = regex(
    r"(?i)\b(?:ceremony|moment|act|act|round) (?:of|for)(?: the)?\s*$|\bceremony(?: in| at)[^,;]{3,40} of\s*$"
)
_OLD = regex(
    r"(?i)(?:[^,;.]{0,25}? |,? )?(?:in|on|of|at)(?: early|"
    r" late)?(?: the)?(?: \d{1,2})?(?: [A-Z][a-z]+)?(?: \d{1,2},?)? (?P<year>(?:19|20)\d\d)\b"
)
_ANNOUNCED = regex(r"(?i)\b(?:announc|confirm|report|disclos|reveal)\w*(?: \w+)? that [^,;.]{0,50}\bhad (?:\w+ )?$")
_LONG_AGO = regex(r"[^,;.]{0,60}?\b(?:last (?:year|month)|years ago|earlier|previous\w*)\b")
_OLD_LEAD = regex(
    r"(?i)^(?:back )?in (?:\w+ )?(?P<year>(?:19|20)\d\d)\b|\b(?:last (?:year|month)|years ago|"
    r"earlier this year|previously|in the past)\b|\bhad (?:\w+ )?$"
)
_SET_UP = regex(r"(?i)establish|creat|set up|launch|announc|form|charter|inaugurat|unveil|agreed on|agreed upon")
_NOT_SUBJECT = regex(r"(?i)\b(?:of|in|on|under|with|to|for|by|from|at|via|through|within)\s+$")
_NEAR = 24  # code points: a preposition and white space
_DOMESTIC = regex(
    r"(?i)\b(?:government|parliament|cabinet|duma|congress|senate|federal assembly|central committee)"
    r"(?: (?:has|have|had|also))?\s*$"
)
_BIRTH = regex(r"(?i)establishment|creation|launch|formation|inauguration|finali[sz]ation|conclusion|signing")
_OF_A_YEAR = regex(r"(?:the )?(?:19|20)\d\d [A-Z]")
_HAILED = regex(r"(?i)\b(?:welcom\w+|announc\w+|agreed|hailed|applauded|decided|commended)\b")


class Verdict(NamedTuple):
    """What a rule decided: the status, the words that say so, and where what follows them begins."""

    status: Status
    rule: str
    verb: Span
    passive: bool = False


_SUBJECT = 640  # characters from an instrument to its verb; four agreements may stand between
_OWN = regex(r"[^,;.]{0,60}, which (?:is|are|was|were|has|have|will)\b")
_RELATIVE = regex(r"(?i)\b(?:which|who|that|when|while|where)\b(?!\s*$)|[;:]")
NOTHING = Verdict("referenced", "", Span(0, 0))
Row = tuple[Mention, Verdict] | None


def signing_of(text: str, mention: Mention, row: Row) -> Verdict | None:
    """A noun of signing stands before the instrument: "the signing of", "the conclusion of", "an extension of".

    >>> The two leaders witnessed the signing of <signed>15 cooperation documents</signed>.
    >>> The conclusion of <planned>a free trade agreement</planned> is in the interest of both.
    """
    noun = search_from(_A_NOUN, _NOMINAL, text, max(mention.sentence.start, mention.start - 160), mention.start)
    if noun is None or (noun["noun"].lower() == "exchange" and mention.instrument.kind == "treaty"):
        return None
    before = text[max(mention.sentence.start, noun.start() - 60) : noun.start()]
    signs = noun["noun"].lower() in ("signing", "signature", "conclusion", "exchange")
    if _NEVER.search(before) and not before.rstrip().endswith("without"):
        return NOTHING
    if (
        mention.instrument.counts == "set up"
        and not (noun["noun"].lower().startswith("sign") and mention.name)
        and not (_BIRTH.match(noun["noun"]) and _is_told_new(text, mention, noun.start()))
    ):
        return NOTHING
    status: Status = "signed" if signs else "agreed"
    if signs and _STILL_TO_COME.match(text, mention.end, mention.sentence.end):
        return Verdict("planned", "signing_of", Span(noun.start(), noun.end()))
    if before.lower().rstrip().endswith(("anniversary of the", "since the")) or _OLD.match(
        text, mention.end, mention.sentence.end
    ):
        status = "referenced"
    elif noun["noun"].lower() in ("extension", "renewal") and not _HAILED.search(
        text, mention.sentence.start, mention.end
    ):
        status = "referenced"  # "the recent extension of the New START Treaty"
    elif _EARLY.search(before) or (
        noun["noun"].lower() == "conclusion" and mention.determiner in ("a", "an") and not _DONE.search(before)
    ):
        status = "planned"
    return Verdict(status, "signing_of", Span(noun.start(), noun.end()))


def _is_told_new(text: str, mention: Mention, noun: int) -> bool:
    """Return whether a launch is hailed, or that of something with a name of its own."""
    named = mention.name is not None and mention.name < mention.noun.start and text[mention.noun.start].isupper()
    return named or bool(_HAILED.search(text, mention.sentence.start, noun))


_INAUGURAL = regex(
    r"(?i)\b(?P<verb>(?:co-?)?(?:chair|host|held|hold|conven|open|launch|attend|conclud|conduct)\w*) (?:the|an|their) "
    r"(?:inaugural|first[- ]ever)\b"
)


def is_inaugural(text: str, mention: Mention, row: Row) -> Verdict | None:
    """Something that was set up meets for the first time.

    >>> The envoys chaired <agreed>the inaugural Narnia-Gondor Ice Dialogue</agreed> in Bree.
    """
    if mention.instrument.counts != "set up":
        return None
    told = _INAUGURAL.search(text, max(mention.sentence.start, mention.start - 40), mention.noun.start)
    return Verdict("agreed", "is_inaugural", Span(*told.span("verb"))) if told else None


def signs(text: str, mention: Mention, row: Row) -> Verdict | None:
    """Somebody signs, adopts, announces, reaches or sets up the instrument, or will do so.

    >>> The ministers signed <signed>a memorandum of understanding on tourism</signed>.
    """
    verb = search_from(_SIGNING, _ACTIVE, text, max(mention.sentence.start, mention.start - 140), mention.start)
    if verb is None or not _fits_verb(mention, verb):
        return None
    before = text[max(mention.sentence.start, verb.start() - 60) : verb.start()]
    if re.search(r"(?i)\b(?:the|these|those|other|all)\s*$", before):  # "the signed documents"
        return Verdict("signed" if verb["sign"] else "agreed", "documents_signed", Span(*verb.span()))
    if _DOMESTIC.search(before) and verb.group().lower().startswith("ratif") and mention.determiner == "the":
        return Verdict("referenced", "signs", Span(*verb.span()))
    if _NEVER.search(before) or _DOMESTIC.search(before):
        return NOTHING
    status = _active_status(mention, verb, before)
    if status is None:
        return NOTHING
    old = _OLD_LEAD.search(text[mention.sentence.start : verb.start()]) or _OLD.match(
        text, mention.end, mention.sentence.end
    )
    if old and old.group().lower().startswith("had") and _ANNOUNCED.search(before):
        old = None  # "announced that they had established"
    told_then = _IN_WHICH.search(text, mention.sentence.start, verb.start())
    if (old or told_then) and status != "planned" and not verb["bare"]:
        status = "referenced"
    if (
        status in ("planned", "signed")
        and verb.group().rstrip().endswith("ing")
        and _OF_A_YEAR.match(text, mention.start)
    ):
        status = "referenced"  # "at the moment of signing the 1997 Founding Act"
    return Verdict(status, "signs", Span(*verb.span()))


def _fits_verb(mention: Mention, verb: re.Match[str]) -> bool:
    word = verb.group().lower()
    if is_programme(mention) and not verb["sign"]:
        return False
    if word.strip() == "agreed to" and not (mention.determiner or mention.name or mention.count):
        return False  # "agreed to review border agreements"
    if mention.instrument.counts == "set up":
        if mention.instrument.name and re.match("adopt|approv|endors", word):
            return True
        return bool(_SET_UP.match(word) or verb["sign"])
    if word.split()[0] in ("did", "do"):
        return mention.noun.of(verb.string).lower().endswith("deal")
    if word.startswith("exchang"):
        return mention.instrument.kind in ("document", "mou") or mention.instrument.many
    if word.startswith("welcom"):
        return "new" in mention.inner.split()
    if word.startswith("made"):
        return mention.instrument.kind == "joint_statement"
    return not word.startswith("form")


def is_programme(mention: Mention) -> bool:
    """Whether a programme is named that one state alone may have: only a signing makes it an agreement."""
    alone = mention.instrument.kind == "plan" and mention.instrument.counts == "signed"
    return alone and not {"joint", "cooperation", "exchange", "bilateral"} & set(mention.inner.split())


def _active_status(mention: Mention, verb: re.Match[str], before: str) -> Status | None:
    word = verb.group().lower().split()[0]
    if verb["bare"]:
        if mention.instrument.counts == "set up" and _SETS_UP.search(before):
            return "agreed"
        ahead = _TO_SET_UP if mention.instrument.counts == "set up" else _AHEAD
        also = ahead is _AHEAD and (_AND_TO.search(before) or _PROPOSED.search(before) or before.strip() in _BULLETS)
        return "planned" if also or ahead.search(before) else None
    if word.endswith("ing"):
        if _UNDER_WAY.search(before):
            return "signed" if verb["sign"] else "agreed"
        if mention.instrument.counts == "set up":
            return "agreed" if re.search(r"(?i)\bagreed (?:on|upon|to)\s*$", before) else None
        if re.search(r"(?i)\b(?:by|after|upon|in|from)\s*$", before):
            return "signed" if verb["sign"] else "agreed"
        return ("signed" if verb["sign"] else "agreed") if _CEREMONY.search(before) else "planned"
    if re.search(r"(?i)\bto be\s*$|\bwill be\s*$", before):
        return "planned"
    if re.search(r"(?i)\bsigned(?: and|,)\s*$", before):  # "signed and issued a joint statement"
        return "signed"
    return "signed" if verb["sign"] else "agreed"


_THESE_TALKS = r"(?:our|the|these|this|today’s) (?:talks|meeting|negotiations|visit|summit|session)"
_AT_THESE_TALKS = regex(
    r"\s?(?:(?:[^,;.]{0,50} )?today\b|(?:as a result of|following|at the (?:end|conclusion) of|after|during|at)"
    rf" {_THESE_TALKS}\b(?! (?:last|in|of|on)\b))"
)


def documents_signed(text: str, mention: Mention, row: Row) -> Verdict | None:
    """A participle says what became of it: "the documents signed", "the agreements reached", "signed in 2006".

    >>> The documents <signed>signed during the visit</signed> cover energy and transport.
    >>> He saw progress in implementing <referenced>the agreements reached at the talks</referenced>.
    """
    begin = min(mention.noun.start, mention.name or mention.noun.start)
    just = _JUST_SIGNED.search(text, max(mention.sentence.start, mention.start - 40), begin)
    if just:
        made: Status = "signed" if just["sign"] else "agreed"
        return Verdict(made, "documents_signed", Span(*just.span("sign" if just["sign"] else "agree")))
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
    new = mention.determiner in ("a", "an") and not _LONG_AGO.match(text, rest)
    old = old or _PUT_TO_WORK.search(text, max(mention.sentence.start, mention.start - 40), mention.start)
    referenced = old or (after["agree"] and not new and not _AT_THESE_TALKS.match(text, rest))
    verb = Span(max(after.start("sign"), after.start("agree")), after.end())
    status: Status = "referenced" if referenced else "agreed" if after["agree"] else "signed"
    return Verdict(status, "documents_signed", verb, True)


def was_signed(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The instrument is the subject of a passive verb, in the past or still to come.

    >>> <signed>A joint declaration on the results of the visit</signed> was signed.
    """
    near = max(mention.sentence.start, mention.start - _NEAR)
    if _NOT_SUBJECT.search(text, near, mention.start) and not _OWN.match(text, mention.end):
        return None
    verb = search_from(_AUXILIARY, _PASSIVE, text, mention.end, min(mention.sentence.end, mention.end + _SUBJECT))
    if verb is None or _RELATIVE.search(_ENCLOSED.sub(",", text[mention.end : verb.start() + 1])[:-1]):
        return None
    if verb["not"]:
        return NOTHING
    if is_programme(mention) and not verb["sign"]:
        return None
    if mention.instrument.counts == "set up" and _APPOSITION.match(text, mention.end):
        return None  # "The “Partnership”, the boat of the minister, was launched"
    aux = verb["aux"].lower()
    status: Status = "signed" if verb["sign"] else "agreed"
    if re.match(r"will|would|could|can|may|might|should|shall|must|to|expected|not", aux) or aux.endswith(
        (" be", " to")
    ):
        if mention.determiner == "the" and mention.name and mention.name < mention.noun.start and not verb["sign"]:
            return None  # "the Kyoto Pact can only be reached together" is no plan to conclude it
        status = "planned"
    elif (
        _OLD.match(text, verb.end(), mention.sentence.end)
        or aux.startswith("had")
        or _IN_WHICH.search(text, mention.sentence.start, mention.start)
        or text.endswith(" since ", mention.sentence.start, mention.start)
    ):
        status = "referenced"
    if mention.instrument.counts == "set up" and (
        text.endswith((" which ", " that "), mention.end, verb.start())
        or not (verb["sign"] or _SET_UP.match(verb["agree"] or ""))
    ):
        return None
    return Verdict(status, "was_signed", Span(*verb.span()), True)
