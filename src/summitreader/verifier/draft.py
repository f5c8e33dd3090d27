"""The quotations of a draft, and its attributed paraphrases: what is held against the sources."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from summitreader.model import Span, Statement
from summitreader.verification import DraftQuote, VerifiedText
from summitreader.verifier.credits import Credit, Credits
from summitreader.verifier.spans import SpansByPlace
from summitreader.verifier.voices import names_text
from summitreader.verifier.words import weight_of, words_of
from summitreader.word_files import word_file

_SINGLE = re.compile(r"(?<![\w'’])'(?=\w)(?:[^'\n“”\"]|(?<=\w)'(?=\w)){1,900}'(?!\w)")
_LEAST_TOLD = 3  # words that tell something, of a paraphrase
_BEFORE = 40
# The “small yard” formula: words in marks before a noun of their own.
_BEFORE_NOUN = re.compile(r"\b(?:the|a|an|this|that|its|their) [“\"‘'«]$")
_NOUN = re.compile(
    r"[”\"’'»] (?!(?:and|but|that|as|in|of|on|to|by|for|with|from|at|is|was|are|were|or|which|who|while|s?he)\b)[a-z]+"
)
_SMALL = frozenset(("of", "the", "and", "on", "for", "in", "to", "a", "an", "with", "at", "by", "from", "or"))
_TERM_WORDS = 5


class AskedQuote(NamedTuple):
    """What is to be verified: the quote, whom the draft credits, and its sentences in the draft."""

    quote: DraftQuote
    credit: Credit
    sentence: Span
    is_term: bool = False


def asked_of(draft: VerifiedText) -> list[AskedQuote]:
    """Return all that a draft quotes or tells of somebody, in order."""
    credits = Credits(draft)
    quotations = [*_quotations(draft)]
    asked = [_of_quotation(draft, credits, words, is_block) for words, is_block in quotations]
    asked = [*_interrupted(draft, asked)]
    taken = [words for words, _ in quotations]
    asked += _paraphrases(draft, credits, taken)
    asked += _told_alone(draft, credits, [*taken, *(span for one in asked for span in one.quote.spans)])
    return sorted(asked, key=lambda one: one.quote.span)


def _quotations(draft: VerifiedText) -> Iterator[tuple[Span, bool]]:
    """Give the words of each quotation, and whether they are set off from the text."""
    text = draft.text
    blocks = [_without_signature(text, span) for span in draft.block_quotes]
    in_marks, set_off = _by_place(draft.quotations), _by_place(blocks)
    for span in blocks:
        inner = in_marks.meeting(span)
        # A quotation set off, and in marks too.
        whole = len(inner) == 1 and inner[0].end - inner[0].start > 0.8 * (span.end - span.start)
        yield (inner[0] if whole else span), True
    found = [one for one in draft.quotations if not set_off.meeting(one)]
    yield from ((one, False) for one in found if any(map(str.isalnum, one.of(text))))
    taken = _by_place((*found, *blocks))
    for block in draft.reading.article.blocks:
        for match in _SINGLE.finditer(text, block.span.start, block.span.end):
            span = Span(match.start() + 1, match.end() - 1)
            if not taken.meeting(span):
                yield span, False


def _without_signature(text: str, span: Span) -> Span:
    """Return a passage that is set off without its signs and without the line that says whose it is."""
    signed = re.search(r"(?<![>\s])\n[>\s]*+(?:[—–]|--) ?[^\n]*\Z", span.of(text))
    end = span.start + signed.start() if signed else span.end
    words = words_of(text, span.start, end)
    return Span(words[0].start, words[-1].end) if words else Span(span.start, end)


def _of_quotation(draft: VerifiedText, credits: Credits, words: Span, is_block: bool) -> AskedQuote:
    credit = credits.credit(words, is_block)
    quote = DraftQuote((words,), credit.voice.name, credit.who, marked=True)
    return AskedQuote(quote, credit, credits.sentence(words), not is_block and _is_term(draft.text, words, credit))


def _is_term(text: str, words: Span, credit: Credit) -> bool:
    """Return whether words in marks are a title, a term or a word held at a distance, and nobody's quotation."""
    if _terms().search(text[max(0, words.start - _BEFORE) : words.start]):
        return True
    if _BEFORE_NOUN.search(text[max(0, words.start - _BEFORE) : words.start]) and _NOUN.match(text, words.end):
        return True
    written = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", words.of(text))
    if not written:
        return True
    if (credit.voice.sort == "nobody" or len(written) < _TERM_WORDS - 1) and len(written) <= _TERM_WORDS:
        return True
    large = [word for word in written if word.casefold() not in _SMALL]
    return len(written) > 1 and all(word[:1].isupper() or word[:1].isdigit() for word in large)


@cache
def _terms() -> re.Pattern[str]:
    words = sorted(word_file("verifying")["terms"], key=len, reverse=True)
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, words))})(?: (?:the|a|an|as))?[\s,:]*[“\"‘'«„]?\s*$", re.IGNORECASE
    )


def _interrupted(draft: VerifiedText, asked: Iterable[AskedQuote]) -> Iterator[AskedQuote]:
    """Give quotations, those that an attribution interrupts as one."""
    last: AskedQuote | None = None
    said = SpansByPlace((says, one) for one in draft.reading.statements for says in one.says)
    for one in asked:
        if last and _goes_on(said, last, one):
            spans = (*last.quote.spans, *one.quote.spans)
            quote = DraftQuote(spans, last.quote.speaker, last.quote.who, marked=True)
            last = last._replace(quote=quote, sentence=Span(last.sentence.start, one.sentence.end), is_term=False)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _goes_on(said: SpansByPlace[Statement], one: AskedQuote, other: AskedQuote) -> bool:
    """Return whether one statement of the draft has both, with nothing but its attribution between them."""
    here, there = one.quote.spans[-1], other.quote.spans[0]
    for statement in said.meeting(here):
        for says, after in zip(statement.says, statement.says[1:], strict=False):
            if (
                says.start <= here.start
                and here.end <= says.end + 1
                and after.start <= there.start + 1
                and there.end <= after.end + 1
            ):
                return True
    return False


def _paraphrases(draft: VerifiedText, credits: Credits, taken: list[Span]) -> Iterator[AskedQuote]:
    """Give what is told of somebody without marks."""
    quoted = _by_place(taken)
    for statement in draft.reading.statements:
        if statement.kind not in ("indirect", "mixed") or not statement.who:
            continue
        if not statement.speaker and not names_text(statement.who.of(draft.text)):
            continue
        for span in statement.says:
            for part in _outside(span, quoted.meeting(span)):
                words = words_of(draft.text, part.start, part.end)
                telling = sum(weight_of(word.key) == 1.0 for word in words)
                if telling < _LEAST_TOLD or _is_own(draft, statement):
                    continue
                place = Span(words[0].start, words[-1].end)
                credit = credits.credit(place, False)
                quote = DraftQuote((place,), credit.voice.name, credit.who, marked=False)
                yield AskedQuote(quote, credit, credits.sentence(place))


def _told_alone(draft: VerifiedText, credits: Credits, taken: list[Span]) -> Iterator[AskedQuote]:
    """Give the rest of sentences in which a verb of saying follows a name, where the parser reports nothing."""
    asked = _by_place(taken)
    for sentence in draft.reading.sentences:
        if asked.meeting(sentence):
            continue
        for named in credits.named_in(sentence):
            told = _telling().match(draft.text, named.span.end, sentence.end)
            if told and named.voice.sort in ("person", "joint", "side", "text"):
                words = words_of(draft.text, told.start(1), sentence.end)
                if sum(weight_of(word.key) == 1.0 for word in words) > _LEAST_TOLD:
                    place = Span(words[0].start, words[-1].end)
                    quote = DraftQuote((place,), named.voice.name, named.span, marked=False)
                    yield AskedQuote(quote, Credit(named.voice, named.span, by_text=False), sentence)
                break


@cache
def _telling() -> re.Pattern[str]:
    """Return what follows a name that tells something: a verb of saying, after an adverb or two."""
    verbs = "|".join(word_file("verifying")["saying"])
    return re.compile(rf",? (?:(?:also|then|again|had|has|later|\w+ly) ){{0,2}}((?:{verbs})\b)")


def _is_own(draft: VerifiedText, statement: Statement) -> bool:
    """Return whether it is the draft itself that speaks: "this memo notes"."""
    return bool(
        statement.who and re.match(r"(?i:this (?:memo|note|paper|brief)|we\b|i\b|our\b)", statement.who.of(draft.text))
    )


def _outside(span: Span, taken: list[Span]) -> Iterator[Span]:
    """Give the parts of a span that lie outside of all quotations."""
    start = span.start
    for other in sorted(taken):
        if other.end <= start or other.start >= span.end:
            continue
        if other.start > start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def _by_place(spans: Iterable[Span]) -> SpansByPlace[Span]:
    return SpansByPlace((span, span) for span in spans)
