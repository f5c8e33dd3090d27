"""Rows and lists of documents: what goes on with the signing told for those before or behind it."""

import re

from summitreader.model import Span
from summitreader.parser.agreements.mentions import Mention
from summitreader.parser.agreements.verbs import NOTHING, Row, Verdict
from summitreader.parser.lexicon.content_words import content_words
from summitreader.parser.lexicon.instruments import any_of
from summitreader.parser.text.lazy_regex import regex

_INVERTED = regex(
    r"(?i)(?:also |among (?:the )?(?:documents )?)?(?P<sign>signed|concluded|adopted|inked|agreed|initialled)\b"
    r"[^.;:]{0,90}?(?: (?:was|were|is|are)\b|:)"
)
# "In the presence of both, first to be signed, at the oak table, was the Agreement"
_FIRST_SIGNED = regex(
    r"(?i)\b(?:first|second|third|last|next|final|one of the|among the)(?: \w+)?(?: to be)? "
    rf"(?P<sign>{any_of('signed')})\b"
    r"[^.;:]{0,60}? (?:was|were|is|are|being)\s*$"
)
# "An MoU on A and an MoU on B were the two agreements signed"
_ARE = r" (?:was|were|is|are) (?:also )?(?:among |one of |some of )?(?:the |those )?(?:\w+ ){0,4}?"
_WHO_SIGNED = r"(?: (?:that|which) (?:were|(?-i:[A-Z][\w, ]{2,60}?)(?: have| had)?)| to be)?"
_ARE_THOSE = regex(rf"(?i){_ARE}{any_of('those')}{_WHO_SIGNED} (?:\w+ly )?(?P<sign>{any_of('signed')}|adopted)\b")
_IS_ONE = regex(
    r"(?:The (?:first|second|third|fourth|fifth|last|final|other)|Another|Among (?:the )?other) ?[^,.;:]{0,40}? "
    r"(?:was|is|were|are|there was|there were)\s*$"
)
_MOREOVER = regex(
    r"(?:(?:In addition|Also|Finally|Lastly|Moreover|Furthermore|Besides|Plus|And|Additionally|Further|As well),? "
    r"(?:there was )?)?"
)
_WHICH_CLAUSE = regex(r",? (?:which|that|under which) ")
# A clause between a noun and a passive verb, unless the verb is its own: "the accord, which was signed".
_CLOSE = 80  # characters from an instrument to the verb that tells what it provides for
_ROW = 1500  # characters of a row of names
# "They signed a package of documents. These include a protocol on ..."
_THE_LIST = rf"(?:The|This|These) (?:\w+ )?(?i:{any_of('lists_again')})"
_AMONG_THEM = r"Among (?:them|these|the (?:documents|agreements)(?: signed| listed)?)"
_LIST_AGAIN = rf"(?:They|These|Those|It|{_AMONG_THEM}|{_THE_LIST})"
GOES_ON_WITH = regex(
    rf"{_LIST_AGAIN}(?: (?:also|documents|agreements|signed|are|were))*"
    r"(?:,? (?:includ(?:es?|ed|ing)|are|were)\b|\s?[:–—-])"
)
_THE_PACKAGE = regex(rf"{_THE_LIST} (?:also )?(?:includ|contain|compris)")
_AMONG = regex(r"\b(?:includ\w+|are|were|is|was|[Aa]mong \w+)(?: a| an)?\s?[:–—-]?\s*$")
_FINITE = regex(r"(?i)\b(?:signed|will|was|were|is|are|has|have|had|which|who|that|said|agreed|noted)\b")


def is_entry(text: str, mention: Mention) -> bool:
    """Return whether the sentence is an entry of a list, a name without a verb: "Agreement on Air Services; ..."."""
    begin, end = mention.sentence.start, mention.sentence.end
    opens = re.fullmatch(r"(?:and,? |an? )?", text[begin : mention.start])
    return bool(opens) and not _FINITE.search(text, mention.end, end) and not _tells(text, mention)


def _tells(text: str, mention: Mention) -> bool:
    """Return whether a verb behind an instrument says what it provides for: "the accord on bridges provides for"."""
    told = content_words().telling
    near = text[mention.end : min(mention.end + _CLOSE, mention.sentence.end)]
    return any(word.endswith("s") and word in told for word in re.findall(r"\w+", near))


def is_member(text: str, mention: Mention) -> bool:
    """Return whether a sentence behind a list is about one of its documents: "The accord on bridges provides for"."""
    opens = mention.start == mention.sentence.start and mention.determiner == "the" and not mention.instrument.many
    return opens and text.startswith((" on ", " for "), mention.end) and _tells(text, mention)


def names_one(text: str, mention: Mention) -> bool:
    """Return whether a sentence names by its number one of the documents
    told before: "The last document was a memo".
    """
    return bool(_IS_ONE.match(text, mention.sentence.start, mention.start))


def is_verbless(text: str, mention: Mention) -> bool:
    """Return whether a sentence names one more instrument without a verb of
    its own: "In addition, a pact on X, which ...".
    """
    begin, end = mention.sentence.start, mention.sentence.end
    if mention.determiner not in ("a", "an", "another", "one") or not _MOREOVER.fullmatch(text, begin, mention.start):
        return False
    relative = _WHICH_CLAUSE.search(text, mention.end, end)
    return not _FINITE.search(text, mention.end, relative.start() if relative else end)


def goes_on_verbless(text: str, mention: Mention, row: Row) -> Verdict | None:
    """A sentence without a verb names one more instrument of those told before it.

    >>> They signed <signed>a pact on ice</signed>. In addition, <signed>a treaty on salt</signed>, which covers mines.
    """
    if row is None or row[1].status == "referenced" or row[0].end >= mention.sentence.start:
        return None
    if not is_verbless(text, mention):
        return None
    return Verdict(row[1].status, "goes_on_verbless", row[1].verb)


def also_signed(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The sentence begins with the verb: "Also signed were ...".

    >>> Also signed were <signed>a protocol on fisheries</signed> and <signed>an agreement on visas</signed>.
    >>> The last document to be signed that night by both was <signed>a memorandum on weaving</signed>.
    >>> The next document to be signed, in autumn, is <planned>a memorandum on weaving</planned>.
    """
    if row and row[1].status != "referenced" and row[0].end < mention.sentence.start:
        is_one = _IS_ONE.match(text, mention.sentence.start, mention.start)
        if is_one:
            return Verdict(row[1].status, "also_signed", Span(*is_one.span()))
    inverted = _INVERTED.match(text, mention.sentence.start, mention.start) or _FIRST_SIGNED.search(
        text, max(mention.sentence.start, mention.start - 160), mention.start
    )
    if inverted is None or (row is not None and row[0].start >= mention.sentence.start):
        return None
    if "to be " in inverted.group() and inverted.group().rstrip().endswith((" is", " are")):
        return Verdict("planned", "also_signed", Span(*inverted.span()))
    signed = inverted["sign"].lower() not in ("adopted", "agreed")
    return Verdict("signed" if signed else "agreed", "also_signed", Span(*inverted.span()))


def are_those_signed(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The instruments of a row are said to be those signed: "... were among the documents signed".

    >>> <signed>An MoU on ports</signed> and <signed>a plan of visits</signed> were the two agreements signed.
    """
    those = _ARE_THOSE.search(
        text, mention.end, min(text.find("\n", mention.end) % (len(text) + 1), mention.end + _ROW)
    )
    if those is None or _FINITE.search(text, mention.end, those.start()):
        before = _ARE_THOSE.search(text, mention.sentence.start, mention.end + 60)
        return NOTHING if before and before.start() < mention.start < before.end() else None
    return Verdict(
        "signed" if those["sign"].lower() != "adopted" else "agreed", "are_those_signed", Span(*those.span()), True
    )


def listed_among(text: str, mention: Mention, row: Row) -> Verdict | None:
    """The sentence says what was among the documents signed.

    >>> The documents signed include <signed>a roadmap for joint research</signed>.
    >>> They signed <signed>a package of documents</signed>. They include <signed>a protocol on visas</signed>.
    >>> They signed <signed>two pacts</signed>. <signed>Agreement on Air Services</signed>.
    """
    if row is None or row[1].status == "referenced":
        return None
    begin = mention.sentence.start
    if not row[0].instrument.many and not _THE_PACKAGE.match(text, begin, mention.start):
        return None
    if row[0].end < begin and (is_entry(text, mention) or is_member(text, mention)):
        return Verdict(row[1].status, "listed_among", row[1].verb, row[1].passive)
    if row[0].end < begin and not GOES_ON_WITH.match(text, begin, mention.start):
        return None
    told = max(row[0].end, row[1].verb.end) if row[1].verb.start < mention.start else row[0].end
    if (
        row[0].end >= begin
        and text.endswith(": ", told, mention.start)
        and not _FINITE.search(text, told, mention.start)
    ):
        return Verdict(row[1].status, "listed_among", row[1].verb)
    if not _AMONG.search(text, max(row[0].end, begin), mention.start):
        return None
    return Verdict(row[1].status, "listed_among", row[1].verb, row[1].passive)
