"""Whether a side tells a matter as said or done by all who met, or as one side's alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from summitreader.comparer.sides.countries import country_at
from summitreader.comparer.telling.voices import AccountVoices, telling_words, with_article
from summitreader.comparison import Account, Point
from summitreader.model import Span, Statement
from summitreader.words.patterns import any_of

_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|has been|have been|been|being)(?: (?:also|then|mutually|jointly|\w+ly))? "
    r"(?:\w+ed|made|held|paid|given|set|drawn|found|taken|put)\b(?! by\b)"
)
_SUBJECTS_BEGIN = r"(?:^|[;:—–]\s+|,\s+(?:and |while |with )|\b(?:and|while|that|with|where|as) )"
# Behind what only says when, where or about what, the subject comes after a comma: "On water, the two leaders".
_LEAD_IN = re.compile(
    r"(?:On|In|At|During|After|Following|Before|Prior|As|For|With|Turning|Regarding|Concerning|Moreover|Furthermore|Also"
    r"|Further|Speaking|Meanwhile|Today|Earlier|Later|To|Under|Upon|By|Since|When|While|Touching|\w+ly)\b[^,]{0,120},\s+"
)
# Whatever else opens a sentence whose first words are no subject: "Building on that, the presidents".
_OPENING = re.compile(r"[A-Z][^,;:]{0,120},\s+")
# The second of "between A and B" begins no clause.
_BETWEEN = re.compile(r"\bbetween\b[^,;:]{1,100}\band (?:the )?$")
_LONGEST_OFFICE = 40  # characters between "with" and a name
_TWO_COUNTRIES = re.compile(r"(?:,? and| as well as) (?:the )?")
_TWO_NAMED = re.compile(r"\s*(?:,? and|as well as|together with|,? along with)\s*(?:the |his host,? |his guest,? )?$")


def with_joint(points: Sequence[Point], voices: Sequence[AccountVoices]) -> tuple[Point, ...]:
    """Return points whose accounts say whether they are told as said or done by all."""

    def told(side: int, account: Account | None) -> Account | None:
        return replace(account, joint=told_jointly(voices[side], account.spans)) if account else None

    return tuple(
        replace(point, accounts=tuple(told(side, account) for side, account in enumerate(point.accounts)))
        for point in points
    )


def told_jointly(voices: AccountVoices, spans: Sequence[Span]) -> bool:
    """Return whether most passages are told as said or done by all who met; where half are, the first decides."""
    joint = [passage_is_joint(voices, span) for span in spans]
    return 2 * sum(joint) > len(joint) or (2 * sum(joint) == len(joint) and joint[:1] == [True])


def passage_is_joint(voices: AccountVoices, span: Span) -> bool:
    """Return whether a passage is told as said or done by all: by a joint voice, a passive, or of the meeting."""
    said = voices.said_at(span)
    if voices.speak_as_we and (not said or voices.kinds.get(said.speaker) not in ("person", "body")):
        return True
    if said and not (said.kind == "indirect" and said.speaker in voices.spokespersons):
        return _said_jointly(voices, said, span)
    sentence = next(iter(voices.sentences_in(span)), span)
    text = voices.reading.article.text
    if _patterns()["we_did"].search(text, span.start, span.end):
        return True
    subject = _subject(voices, sentence, span)
    if subject is None:
        words = text[sentence.start : sentence.end]
        told_of_both = _patterns()["meetings"].search(words) or _PASSIVE.search(words)
        return bool(told_of_both) or _of_a_meeting(voices, sentence, span)
    if subject == "joint":
        return True
    return _of_a_meeting(voices, sentence, span)


def acts_jointly(voices: AccountVoices, sentence: Span, verb: Span) -> bool:
    """Return whether all who met do what a verb of a sentence says, in whoever's words that is told."""
    text = voices.reading.article.text
    if passage_is_joint(voices, verb) or passage_is_joint(voices, Span(sentence.start, verb.end)):
        return True
    return bool(_patterns()["joint_before"].search(text[max(sentence.start, verb.start - 60) : verb.start]))


def _said_jointly(voices: AccountVoices, said: Statement, span: Span) -> bool:
    if voices.kinds.get(said.speaker) == "joint" or said.rule == "declaration_in_the_first_person":
        return True
    text, words = voices.reading.article.text, _patterns()
    if said.who and words["joint"].match(text, said.who.start, said.who.end):
        return True
    if words["shared_views"].search(text, span.start, span.end):
        return True
    if said.kind not in ("direct", "mixed"):
        return False
    if any(words[name].search(text, span.start, span.end) for name in ("we_did", "signed", "talked_of")):
        return True
    sentence = next(iter(voices.sentences_in(span)), span)
    if words["i_met"].search(text, sentence.start, span.end) and voices.named_in(sentence):
        return True
    return _subject(voices, sentence, span, own_words=True) == "joint"


def _subject(voices: AccountVoices, sentence: Span, span: Span, own_words: bool = False) -> str | None:
    """Return who acts in the clause of a passage: "joint", somebody's name, None where no such word is a subject.

    "They" and "both" alone may be anybody in somebody's `own_words`.
    """
    text = voices.reading.article.text
    begun = {sentence.start + match.end() for match in _clause_starts().finditer(text[sentence.start : span.end])}
    begun = {at for at in begun if not _BETWEEN.search(text, max(sentence.start, at - 120), at)}
    lead_in = _LEAD_IN.match(text, sentence.start, span.end)
    opening = _OPENING.match(text, sentence.start, span.end)
    if lead_in:
        begun.add(lead_in.end())
    elif opening and _patterns()["joint"].match(text, opening.end()):
        begun.add(opening.end())
    named = dict(_named_subjects(voices, sentence, begun))
    found = [
        (at, who)
        for at in sorted(begun)
        if (who := named.get(at) or _plain_subject(text, at, sentence.end))
        and not (own_words and _patterns()["only_alone"].match(text, at))
    ]
    before = [who for at, who in found if at <= span.start]
    return before[-1] if before else found[0][1] if found else None


def _named_subjects(voices: AccountVoices, sentence: Span, begun: set[int]) -> Iterator[tuple[int, str]]:
    """Give where a clause begins with somebody's name, with that name; "joint" where a second one goes with it."""
    text = voices.reading.article.text
    places = [mention for mention, _ in voices.named_in(sentence)]
    for mention, name in voices.named_in(sentence):
        at = with_article(text, mention.start)
        if at in begun:
            yield at, "joint" if _goes_with(text, mention, places) else name
    for at in begun:
        country = country_at(text, at)
        second = _TWO_COUNTRIES.match(text, country.end) if country else None
        if second and country_at(text, second.end()):
            yield at, "joint"


def _goes_with(text: str, one: Span, others: Sequence[Span]) -> bool:
    return any(other.start > one.end and _TWO_NAMED.match(text, one.end, other.start) for other in others)


def _plain_subject(text: str, at: int, end: int) -> str | None:
    """Return "joint" or the word where a clause begins with such a subject."""
    joint = _patterns()["joint"].match(text, at, end)
    if joint:
        # What both should do is somebody's advice to both.
        return joint[0] if _patterns()["should"].match(text, joint.end(), end) else "joint"
    one = _patterns()["one"].match(text, at, end)
    return one[0] if one else None


def _of_a_meeting(voices: AccountVoices, sentence: Span, span: Span) -> bool:
    """Return whether somebody is said to have met or spoken with another who is named."""
    text = voices.reading.article.text
    met = _patterns()["meeting_verbs"].search(text, sentence.start, span.end)
    if not met:
        return False
    named = voices.named_in(sentence)
    partner = text.find(" with ", met.start(), span.end)
    with_somebody = partner >= 0 and any(partner < one.start <= partner + _LONGEST_OFFICE for one, _ in named)
    return with_somebody or len({name for _, name in named}) > 1


@cache
def _clause_starts() -> re.Pattern[str]:
    return re.compile(_SUBJECTS_BEGIN)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = telling_words()["joint"]
    nouns = any_of(words["nouns"])
    joint = rf"(?:the (?:two )?|both (?:the )?|our (?:two )?|all (?:the )?|these (?:two )?)(?:[\w-]+ ){{0,2}}?{nouns}\b"
    did = rf"(?:have |also |both |all |had |did )*{any_of(words['we_did'])}\b"
    return {
        "joint": re.compile(rf"(?i:{joint}|{any_of(words['alone'])}\b)(?!['’])"),
        "only_alone": re.compile(rf"(?!(?i:{joint}))(?i:{any_of(words['alone'])})\b"),
        "i_met": re.compile(rf"\bI (?:have |had |also |just |\w+ly )*{any_of(words['meeting_verbs'])}\b"),
        "signed": re.compile(
            r"\b(?:was|were|has been|have been)(?: \w+ly| also)? (?:signed|agreed|adopted|concluded|reached)\b"
        ),
        "talked_of": re.compile(
            r"\b(?:was|were)(?: \w+ly| also)? (?:discussed|raised|considered|reviewed|touched|given|paid|exchanged)\b"
        ),
        "one": re.compile(r"(?:[Hh]e|[Ss]he|I|The [A-Z]\w+)\b"),
        "joint_before": re.compile(rf"\b(?i:{joint})(?: (?:have|had|also|then|\w+ly))*\s+$"),
        "should": re.compile(r"\s+(?:should|must|ought to|need to)\b"),
        "meetings": re.compile(rf"\b(?i:{any_of(words['meetings'])})\b"),
        "meeting_verbs": re.compile(rf"\b{any_of(words['meeting_verbs'])}\b"),
        "shared_views": re.compile(any_of(words["shared_views"])),
        "we_did": re.compile(
            # "The drafts that we outlined and sent": a relative clause, which has no object, tells what "we" are alone.
            rf"(?<!that )(?<!which )\b(?:[Ww]e|[Tt]hey) {did}|(?:that|which) (?:we|they) {did}(?! and\b|[.,;])"
            r"|[A-Z][\w’'-]* and I\b"
        ),
    }
