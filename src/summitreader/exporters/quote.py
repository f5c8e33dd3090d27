"""Quotes for copying: the article's own words, and whose they are. Indirect speech is never dressed as direct."""

import re
from collections.abc import Iterable
from typing import Literal

from summitreader.model import Reading, Span, Speaker, Statement, StatementKind

Form = Literal["plain", "attributed", "markdown"]
FORMS: tuple[Form, ...] = ("plain", "attributed", "markdown")

_MARKS = '“”„‟"«»'
_OMISSION = " […] "
_NEEDS_THE = re.compile(
    r"(?i)\b(?:republic|kingdom|states|federation|union|emirates|islands|commonwealth|netherlands|philippines"
    r"|bahamas|maldives|gambia|seychelles|ROK|DPRK|DRC|PRC|UK|US|U\.S\.|EU|UAE)\b"
)
# What Markdown takes for markup anywhere; an underscore inside a word and a bracket that opens no link are none.
_MARKDOWN = re.compile(r"([\\`*<~]|(?<!\w)_|_(?!\w)|\[(?=[^\[\]\n]*\][(\[:])|&(?=#?\w+;))")
_MARKDOWN_START = re.compile(r"(?m)^(\s*)([-+=>#|]|\d+(?=[.)]))")


def write_quotes(reading: Reading, statements: Iterable[Statement], form: Form) -> str:
    """Return statements in a form to be copied, in the order given, a blank line between two."""
    write = {"plain": _plain, "attributed": _attributed, "markdown": _markdown}[form]
    return "\n\n".join(write(reading, statement) for statement in statements)


def write_passage(reading: Reading, passage: Span, form: Form) -> str:
    """Return any passage in a form to be copied: the article's words and, but for `plain`, where they stand."""
    words = passage.of(reading.article.text)
    if form == "plain":
        return words
    source = source_of(reading) or reading.article.shown_title
    if form == "attributed":
        return f"{words} — {source}" if source else words
    return "\n>\n".join(part for part in (_block_quote(words), source and f"> — {escaped(source)}") if part)


def words_of(reading: Reading, statement: Statement) -> str:
    """Return the content of a statement, in quotation marks only where the article has it in them."""
    text = reading.article.text
    words = _OMISSION.join(span.of(text).strip() for span in statement.says)
    return f"“{_unmarked(text, statement)}”" if statement.kind == "direct" else words


def strength_of(reading: Reading, statement: Statement) -> str:
    """Return the cue where paraphrased words need it to be understood: who "denied" a thing did not say it.

    "" elsewhere.
    """
    if statement.kind == "direct" or statement.cue is None or (statement.act == "say" and not statement.stance):
        return ""
    return " ".join(statement.cue.of(reading.article.text).split())


def how_said(kind: StatementKind | Literal[""], strength: str) -> str:
    """Return how far the words of a statement of a kind are its speaker's own; "" where they are.

    >>> how_said("mixed", "hoped")
    'partly paraphrased in the source (“hoped”)'
    """
    if kind in ("", "direct"):
        return ""
    how = "partly paraphrased in the source" if kind == "mixed" else "paraphrased in the source"
    return f"{how} (“{strength}”)" if strength else how


def span_to_copy(statement: Statement) -> Span:
    """Return from the first to the last word of the content, exactly as in the article, an interrupting cue included.

    What somebody denied, rejected or warned of is nothing without these words: they are copied with it.
    """
    if statement.kind != "direct" and (statement.act in ("concern", "reject") or statement.stance == "denial"):
        return Span(statement.start, statement.end)
    return statement.content


def source_of(reading: Reading) -> str:
    """Return outlet and the source it cites: "News.Az citing Xinhua"; "" where neither is known."""
    outlet, citing = reading.outlet, reading.citing
    return f"{outlet} citing {citing}" if outlet and citing else outlet or citing


def escaped(words: str) -> str:
    """Return words that Markdown shows as they are; what it would take for markup gets a backslash."""
    return _MARKDOWN_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", words))


def _plain(reading: Reading, statement: Statement) -> str:
    return span_to_copy(statement).of(reading.article.text)


def _attributed(reading: Reading, statement: Statement) -> str:
    return f"{words_of(reading, statement)} — {_attribution(reading, statement)}"


def _markdown(reading: Reading, statement: Statement) -> str:
    quote = _block_quote(words_of(reading, statement))
    return f"{quote}\n>\n> — {escaped(_attribution(reading, statement))}"


def _attribution(reading: Reading, statement: Statement) -> str:
    """Return who, what they are, at which event; outlet and source; and how far the words are their own."""
    parts = [", ".join(filter(None, [voice_words(reading, statement), _event(reading)])), source_of(reading)]
    parts.append(how_said(statement.kind, strength_of(reading, statement)))
    return "; ".join(part for part in parts if part)


def voice_words(reading: Reading, statement: Statement) -> str:
    """Return who makes a statement and what they are: "Xi Jinping, President of China"."""
    for speaker in reading.speakers:
        if speaker.name == statement.speaker:
            return ", ".join(filter(None, [speaker.name, _office(speaker)]))
    return statement.speaker or "speaker not named"


def _office(speaker: Speaker) -> str:
    """ "President of the Republic of Korea"; the role alone where it names its country or body already."""
    role, country = speaker.role or "", speaker.country or ""
    if not role or not country or country in role or " of " in role:
        return role or (country if speaker.kind == "person" else "")
    the = "the " if _NEEDS_THE.search(country) and not country.lower().startswith("the ") else ""
    return f"{role} of {the}{country}"


def _event(reading: Reading) -> str:
    event = reading.event
    if not event:
        return ""
    return f"{event.kind} in {event.place.of(reading.article.text)}" if event.place else event.kind


def _unmarked(text: str, statement: Statement) -> str:
    """Return the content of a direct quotation without the marks around each of its pieces."""
    return _OMISSION.join(span.of(text).strip().strip(_MARKS).strip() for span in statement.says)


def _block_quote(words: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in escaped(words).split("\n"))
