"""What somebody does by their own words: "We will build it" commits, "I welcome the truce" welcomes.

A paragraph of a turn, a speech, a letter or a declaration is one statement. It has the act of its first sentence in
the first person that does more than say, and is a commitment where any of them is.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitreader.model import Span, Stance, Statement
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.text.lazy_regex import regex

_SELF = r"(?:I|[Ww]e|[Oo]ur (?:two |both )?(?:country|countries|government|governments|nation|nations|side))"
_OWN = regex(_SELF)
_ADVERBS = r"(?:(?:also|both|all|further|now|therefore|together|jointly|hereby|each|today|\w{2,20}ly) ){0,2}"
_WILL = r"(?:will|shall|(?:are|am) going to)"
_MEANS = (
    r"(?:are|am|remain|stand|have been) (?:also |fully |firmly |all |always )?(?:committed|determined|resolved|ready"
    r"|prepared|willing) to|pledge|vow|undertake to|promise|guarantee|intend to|commit (?:ourselves |myself )?to"
)
# "I will", "we'll", "we also stand ready to"
_COMMITS = regex(
    rf"\b{_SELF}(?:[’']ll| {_ADVERBS}(?:{_WILL}|(?P<means>{_MEANS})))\b(?: {_ADVERBS}(?P<verb>(?:not )?[a-z]+))?"
)
# "I hope we will", "if we will", "the day when we will": no word is given.
_REACH = 300  # code points before it in which "if" stands
_NOT_GIVEN = regex(
    r"\b(?:if|whether|unless|until|when|where|while|what|why|how|who|which|hop(?:e|es|ing)|wish|think|thought"
    r"|believ(?:e|es)|suppose|doubt|guess|maybe|perhaps|as soon as|once|before|after)\b",
)

# "I will now take | a few questions", "give | the floor to": only leads through the event.
_LEADS_ON = regex(
    r"(?: \w+){0,3}? (?:the (?:floor|stage|podium|word)|questions?|remarks|comments|with (?:a|one|two|some)\b)"
)


def with_own_acts(
    text: str, statements: Iterable[Statement], sentences: Sequence[Span], reports: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield statements in their speakers' own words with what these do by them.

    Args:
        text: The article's.
        statements: In the order of the text; one that does something already keeps its act.
        sentences: Those of the article.
        reports: What was read as reports, sorted by where they start: "We welcome" is one.
    """
    own = [report for report in reports if report.who and _OWN.fullmatch(text, report.who.start, report.who.end)]
    starts = [report.start for report in own]
    begun = [sentence.start for sentence in sentences]
    for said in statements:
        if said.kind != "direct":
            yield said
            continue
        first, last = said.content.start, said.content.end
        within = own[bisect_left(starts, first) : bisect_left(starts, last)]
        inside = sentences[max(0, bisect_left(begun, first + 1) - 1) : bisect_left(begun, last)]
        found = _with_act(said, within, any(_commits(text, first, sentence) for sentence in inside))
        # What one sentence of several asks somebody is not all said to them.
        yield found if len(inside) == 1 else replace(found, addressee=said.addressee)


def _with_act(said: Statement, within: Sequence[Statement], commits: bool) -> Statement:
    does = next((report for report in within if report.act not in ("say", "commit")), None)
    stances: list[Stance] = ["commitment"] if commits or any(one.act == "commit" for one in within) else []
    stances += [report.stance for report in within if report.stance and report.stance != "commitment"]
    stance = said.stance or next(iter(stances), None)
    if said.act != "say" or does is None:
        return replace(said, stance=stance) if stance != said.stance else said
    return replace(said, act=does.act, stance=stance, addressee=said.addressee or does.addressee)


def _commits(text: str, start: int, sentence: Span) -> bool:
    """Return whether a sentence, from an offset on, gives its speaker's word, no question and under no condition."""
    start = max(start, sentence.start)
    if text[sentence.end - 1] == "?":
        return False
    for found in _COMMITS.finditer(text, start, sentence.end):
        verb = (found["verb"] or "").removeprefix("not ")
        only = verb in genre_words().no_words_given or verb in genre_words().no_deeds
        near = max(start, found.start() - _REACH)
        if _NOT_GIVEN.search(text, near, found.start()) or _LEADS_ON.match(text, found.end()):
            continue
        if found["means"] or (verb and not only):
            return True
    return False
