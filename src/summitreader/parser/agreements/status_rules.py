"""What the sentence says of an instrument: signed, agreed, planned, only mentioned, or nothing that counts."""

import re

from summitreader.model import Span
from summitreader.parser.agreements.mentioned import (
    TRUCE,
    name_before,
    named_before,
    only_mentioned,
    signed_lately,
    truce_mentioned,
)
from summitreader.parser.agreements.mentions import BACK, Mention
from summitreader.parser.agreements.rows import also_signed, are_those_signed, goes_on_verbless, listed_among
from summitreader.parser.agreements.verbs import (
    NOTHING,
    Row,
    Verdict,
    documents_signed,
    is_inaugural,
    signing_of,
    signs,
    was_signed,
)
from summitreader.parser.lexicon.instruments import any_of
from summitreader.parser.text.lazy_regex import regex

_NEGOTIATED = regex(rf"(?i)\b{any_of('negotiating')}(?-i: with (?:the )?[A-Z]\w+)?(?: {any_of('toward')})*\s+[“\"]?$")
_MAY_BE_SET_UP = regex(
    r"(?i)\b(?:(?:discuss|propos|explor|consider)\w*(?: the)?|the)(?: (?:potential|possibility|idea|feasibility|"
    r"creation|establishment|setting up|launch|formation|proposal))+ (?:of|for)\s+$"
)
# "An agreement on visas is being prepared"
_BEING_MADE = (
    r"being (?:negotiated|prepared|drafted|drawn up|worked (?:out|on)|finali[sz]ed|elaborated|developed|discussed|"
    r"considered)"
)
_UNDER_WAY = "under (?:negotiation|discussion|preparation)|in preparation|to follow|to be concluded"
_READY = "(?:prepared|ready|drafted) for (?:signing|signature)|ready to be signed"
_IN_THE_MAKING = regex(
    rf"(?P<gap>[^,;.:]{{0,100}}?)(?: that| which)? (?:is|are|was|were|has been|have been)(?: \w+)? "
    rf"(?P<made>{_BEING_MADE}|{_UNDER_WAY}|{_READY})\b"
)
# What is no instrument before it is signed: "negotiations on a deal", "close to a deal", "the terms of a contract".
_OF_A_DEAL = regex(r"(?i)^negot|\bclose|\b(?:terms|text|details|wording) of ")
_AND = regex(
    r"(?i)^(?:[^.;]*?(?:[,;]? (?:and|as well as|in addition to|together with|along with),?|,|;)(?: also)?"
    r"(?: (?:with|a|an|the|new|its))*"
    r"(?: their \w+(?: of \w+)?)?| ?[–—-])\s*$"
)
_SEMICOLON = regex(
    r";(?: and)?"
    r"(?:,? (?:for the first time|finally|lastly|in addition|also),?|, (?:at|in|on|for|with) [^,;.:]{2,40},)? $"
)
_CLAUSE = regex(r" (?:that|which|where|whose) [^,;]*(?=[,;])")
_POINT = regex(r"[,;:–—-](?: (?:and|as well as))?\s$")
_FOLLOWS = regex(rf"(?i)^\s?{any_of('belonging')}\b")
_ISSUED = regex(
    r",? (?:(?:that|which) )?(?:(?:is|are|was|were|has been|have|will be|is being) )*"
    r"(?:issued|adopted|released|published|made public)\b"
)
_BY_LEADERS = regex(r" (?:of|by) (?:the )?(?:heads|leaders|presidents|foreign ministers|ministers|member states)\b")
_LONGER = regex(
    r" (?:Act|Initiative|Experts|Group|Dialogue|Commission|Council|Committee|Organi[sz]ation|Day|Forum|"
    r"Office|Fund|Agency|Team|"
    r"Program|Programme|Facility|Secretariat)\b"
)
# "The third agreement inked was a memorandum of understanding" names it only behind the verb.
_IS_ANOTHER = regex(
    rf"(?i)(?:(?: to be)? {any_of('signed')}(?:[ ,][^.;:]{{1,80}}?)?)? (?:was|is) (?:a|an|the|one) (?:\w+ ){{0,3}}?"
    rf"{any_of('nominal')}\b"
)
_OPINION = regex(
    r"(?i)^ (?:that\b|on the (?:need|importance|necessity|principle|desirability)|to disagree|among (?:us|the)|about)"
)
_TO_PRESS = regex(r" (?:to|before|for) (?:the )?(?:press|media|journalists|reporters)\b")
_SPECIFIC = regex(
    r"(?i)^(?: \([A-Z][\w-]{1,12}\))? (?:on(?! the (?:sidelines|margins|occasion)| \w+day)|between|of|to(?! be\b)|"
    r"for(?! the first)|with|concerning|regarding)\b"
)
_REACHED_THEN = regex(
    r" (?:reached|signed|concluded) (?:at|in|during|on|by|with|between)\b"
)  # "our accords reached in May"
_SIGNED_BY = regex(r",? (?:which was )?(?:signed|concluded|initialled) (?:\w+ )?by\b")
_PRAISED = frozenset(("historic", "important", "landmark", "ambitious", "groundbreaking", "unprecedented"))
_COMING = frozenset(("future", "projected", "prospective", "planned", "forthcoming", "upcoming"))
_VAGUE = frozenset({"existing", "previous", "relevant", "international", "certain", "prior", "earlier"})
_ELSEWHERE = frozenset(
    {
        "presidential",
        "executive",
        "great",
        "good",
        "national",
        "republican",
        "democratic",
        "party",
        "annual",
        "plea",
        "five-year",
    }
)
_IN_NAMES = frozenset(("good", "great"))  # "the Good Friday Agreement"
_PLANS: dict[bool, frozenset[str]] = {False: frozenset(), True: frozenset(("five-year",))}  # "a five-year work plan"
_VERB = regex(r"(?i)\b(?:signed|will|was|were|is|are|has|have|which|who|that|said|agreed|noted)\b")


def verdict(text: str, mention: Mention, row: Row) -> Verdict | None:
    """Return the first rule that applies to a mention; None where it is no agreement of this text.

    Args:
        row: The mention before it in the same sentence, where that one counts.
    """
    if _no_instrument(text, mention, _is_next(text, mention, row)):
        return None
    for rule in RULES:
        found = rule(text, mention, row)
        if found is not None:
            return found if found.rule else None
    return None


def _is_next(text: str, mention: Mention, row: Row) -> bool:
    """Return whether a bare noun goes on with a row: "framework agreement on ports, protocol on elephants"."""
    if row is None or mention.determiner or not _SPECIFIC.match(text[mention.end : mention.end + 20]):
        return False
    return mention.start == mention.sentence.start or bool(_POINT.search(text, mention.start - 8, mention.start))


def one_of_several(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The next instrument of a row shares the verb of the first.

    >>> They signed <signed>a protocol on fisheries</signed> and <signed>a joint statement on trade</signed>.
    >>> They signed <signed>a pact on sport</signed>; and, at their wish, <signed>a pact on ice</signed>.
    >>> They signed <signed>a pact on sport</signed>; as well as <signed>a protocol amending the pact on visas</signed>.
    """
    if row is None or row[1].status == "referenced":
        return None
    new = mention.determiner in ("a", "an", "one", "another", "several") or (mention.count or 0) > 1
    new = new or (mention.instrument.many and not mention.inner and mention.determiner == "")
    new = (
        new
        or (mention.precision == "many" and text.startswith("a ", mention.start))
        or _is_next(text, mention, row)
        or (mention.precision == "many" and mention.determiner in ("several", "many"))
    )
    new = new or (mention.instrument.many and mention.inner in ("other", "further", "additional", "more"))
    new = new or (mention.determiner == "the" and bool(_SPECIFIC.match(text[mention.end : mention.end + 20])))
    between = text[row[0].end : mention.start]
    if row[1].passive and row[0].end <= row[1].verb.start < mention.start:
        between = text[row[1].verb.end : mention.start]
    told = "" if _SEMICOLON.search(between) else _CLAUSE.sub("", between)
    joined = _AND.match(between) or _SEMICOLON.search(between)
    if not (new or mention.name) or not joined or _VERB.search(told):
        return None
    praised = mention.determiner in ("a", "an") and _PRAISED & set(mention.inner.split())
    if praised and between.endswith(", ") and not row[0].instrument.many:
        return NOTHING  # "signed a pact on ice, an important agreement for both"
    if mention.instrument.counts == "set up" and not mention.instrument.name and row[0].instrument.counts != "set up":
        return None  # "an agreement on a fund and a network"
    return Verdict(row[1].status, "one_of_several", row[1].verb, row[1].passive)


def under_negotiation(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The instrument is still proposed, drafted or negotiated.

    >>> The ministers will speed up negotiations on <planned>a free trade agreement</planned>.
    >>> Experts spoke about <planned>the future treaty on arms cuts</planned>.
    """
    inner = set(mention.inner.split())
    announced = bool(mention.determiner) and mention.name is None and bool(inner & _COMING)
    drafted = "draft" in inner and mention.instrument.counts != "set up"  # not a "draft commission"
    if announced or drafted or "proposed" in inner:
        return Verdict("planned", "under_negotiation", Span(mention.start, mention.end))
    new = mention.determiner in ("a", "an") or mention.instrument.many or mention.name
    coming = _IN_THE_MAKING.match(text, mention.end, mention.sentence.end) if new else None
    if coming and not coming["gap"].startswith(" and ") and _VERB.search(coming["gap"]) is None:
        return Verdict("planned", "under_negotiation", Span(*coming.span("made")))
    verb = _NEGOTIATED.search(text, max(mention.sentence.start, mention.start - 80), mention.start)
    counts = mention.instrument.counts
    if counts == "set up":
        verb = (
            _MAY_BE_SET_UP.search(text, max(mention.sentence.start, mention.start - 80), mention.start) if new else None
        )
        return Verdict("planned", "under_negotiation", Span(*verb.span())) if verb else None
    if verb is None or (counts == "signed" and not _OF_A_DEAL.search(verb.group())):
        return None
    return Verdict("planned", "under_negotiation", Span(*verb.span()))


def _no_instrument(text: str, mention: Mention, next_of_row: bool) -> bool:
    """Return whether the noun means something else here, or only goes back to an instrument named before."""
    if _IS_ANOTHER.match(text, mention.end, mention.sentence.end):
        return True
    noun, inner = mention.noun.of(text), set(mention.inner.split())
    after = text[mention.end : mention.end + 40]
    many = mention.instrument.many
    if _FOLLOWS.match(after) or inner & (_ELSEWHERE - (_IN_NAMES if mention.name is not None else _PLANS[" " in noun])):
        return True
    set_up = mention.instrument.counts == "set up"
    if set_up and re.match(r" (?:meeting|session)s?\b", after):
        return True
    named = mention.name is not None and mention.name < mention.noun.start
    if mention.determiner in BACK and not (named or _SPECIFIC.match(after) or _REACHED_THEN.match(after)):
        return True
    loose = named or mention.determiner not in ("the", "this", "that", "these") or inner & {"new", "joint", "two"}
    if set_up and not (loose or (mention.instrument.name and not many)):
        return True  # "once we created this coalition"
    if mention.determiner in ("each", "any", "every", "no", "either", "neither") or _LONGER.match(after):
        return True
    titled = bool(
        noun[0].isupper()
        and mention.instrument.kind in ("joint_statement", "treaty")
        and re.match(r"\[| [A-Z“\"]", after)
    )
    titled = titled or bool(noun.lower().startswith("joint ") and _ISSUED.match(after))
    titled = bool(titled) or (noun[:1].isupper() and " " in noun)  # "the Founding Act"
    dated = re.search(r"(?:19|20)\d\d\s", text[mention.start : mention.noun.start])
    bare = mention.determiner == "the" and not (many or inner or titled or dated)
    if bare and not _SPECIFIC.match(after) and not (" by" in after and _SIGNED_BY.match(after)):
        return True
    if TRUCE.search(noun):
        return True  # a bare ceasefire; "the Arica Armistice" is one
    if mention.instrument.kind == "joint_statement" and _TO_PRESS.match(after):
        return True
    if noun.lower() == "accords" and re.match(r" (?:\w+ )?(?:priority|importance|significance)\b", after):
        return True
    vague = many and inner & _VAGUE and not named and not text.startswith(("a ", "several "), mention.start)
    if vague and not re.match(" with (?:the )?[A-Z]", after):
        return True
    if noun.lower().startswith("partnership") and mention.name is None and not _is_new(mention, after):
        return name_before(text, mention) is None
    if noun.lower() == "statement" and mention.name is None and not _BY_LEADERS.match(after):
        return True
    bare = not (mention.determiner or many or mention.name is not None or "new" in inner)
    if bare and not next_of_row and mention.instrument.kind not in ("joint_statement", "mou"):
        return True
    said = noun.lower() == "agreement" and not named and mention.determiner != "an"
    return said and not (mention.determiner and inner) and bool(_OPINION.match(after))


def _is_new(mention: Mention, after: str) -> bool:
    """Return whether a partnership is told as one of its own: "for rye", "a new partnership that will"."""
    fresh = mention.determiner in ("a", "an") and "new" in mention.inner.split()
    return bool(
        after.startswith((" for ", " on ", " to "))
        or (fresh and re.match(r",? (?:that|which|aimed|with|between) ", after))
    )


RULES = (
    are_those_signed,
    also_signed,
    listed_among,
    signing_of,
    is_inaugural,
    named_before,
    signs,
    one_of_several,
    goes_on_verbless,
    documents_signed,
    under_negotiation,
    was_signed,
    signed_lately,
    only_mentioned,
    truce_mentioned,
)
