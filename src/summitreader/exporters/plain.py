"""The reading as plain text for people: title, who said what by speaker, agreements, themes."""

import textwrap
from collections.abc import Iterable, Iterator

from summitreader.exporters.citation.words import cue_beside, words_of
from summitreader.exporters.wording import (
    agreement_subjects,
    agreement_words,
    capital,
    event_day,
    source_of,
    why_nothing,
)
from summitreader.model import Agreement, Event, Reading, Speaker, Statement, Theme

_WIDTH = 80


def write_plain(reading: Reading) -> str:
    """Return the reading laid out in 80 columns, without the last line end."""
    article = reading.article
    # Where the text itself follows, its first sentence is no title to stand above it.
    lines = _wrapped(article.shown_title) if article.title or reading.statements else []
    for fact in facts(reading):
        lines += _wrapped(fact)
    for title, body in (
        ("Who said what", _statements(reading)),
        ("Agreements", _agreements(reading)),
        ("Themes", _themes(reading)),
        ("Also present", _silent(reading, True)),
        ("Also named", _silent(reading, False)),
    ):
        if section := list(body):
            lines += ["", title.upper(), "", *section]
    if not reading.statements:
        lines += ["", *_wrapped(why_nothing(reading)), "", article.text.strip()]
    return "\n".join(lines).lstrip("\n")


def facts(reading: Reading) -> Iterator[str]:
    """Yield what happened where and when, who reported it, and what the importer could not read."""
    article = reading.article
    if reading.event:
        yield event_line(reading.event, article.text, reading.published)
    for fact in (source_of(reading), reading.published, article.url):
        if fact:
            yield fact
    for note in article.notes:
        yield f"Note: {note}"


def by_voice(reading: Reading) -> Iterator[tuple[str, list[Statement]]]:
    """Yield each voice as `voice_line` names it, with its statements; in order of its first one."""
    voices: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        voices.setdefault(statement.speaker, []).append(statement)
    speakers = {speaker.name: speaker for speaker in reading.speakers}
    for name, statements in voices.items():
        yield voice_line(name, speakers.get(name)), statements


def theme_line(theme: Theme) -> str:
    """Return a theme's title and how many passages are about it."""
    return f"{theme.title} ({len(theme.spans)} passage{'s' if len(theme.spans) != 1 else ''})"


def in_order(themes: Iterable[Theme]) -> list[Theme]:
    """Return themes as people want them: what most passages are about first, courtesies last."""
    return sorted(themes, key=lambda theme: (theme.ritual, -len(theme.spans)))


def event_line(event: Event, text: str, published: str | None) -> str:
    """Return what happened where and when, as one phrase: "Talks, in Beijing, Monday"."""
    parts = [event.kind, event.place and f"in {event.place.of(text)}", event_day(event, text, published)]
    return capital(", ".join(part for part in parts if part))


def _statements(reading: Reading) -> Iterator[str]:
    """Yield each voice in order of its first statement, its statements as items below its name."""
    for number, (voice, statements) in enumerate(by_voice(reading)):
        if number:
            yield ""
        yield from _wrapped(voice)
        for statement in statements:
            cue = cue_beside(reading, statement)
            words = words_of(reading, statement)
            yield from _wrapped(f"({cue}) {words}" if cue else words, "  - ", "    ")


def voice_line(name: str, speaker: Speaker | None) -> str:
    """Return a voice's name, role and country."""
    if not name:
        return "Speaker not named"
    facts = [speaker.role, speaker.country] if speaker else []
    told = ", ".join(fact for fact in facts if fact)
    return f"{name} ({told})" if told else name


def _silent(reading: Reading, present: bool) -> Iterator[str]:
    """Persons who do not speak: those who were there, or those whom the text only names."""
    speaking = {statement.speaker for statement in reading.statements}
    there = reading.event.participants if reading.event else ()
    for speaker in reading.speakers:
        if speaker.name not in speaking and speaker.kind == "person" and (speaker.name in there) == present:
            yield from _wrapped(voice_line(speaker.name, speaker), "  - ", "    ")


def _agreements(reading: Reading) -> Iterator[str]:
    for agreement in reading.agreements:
        yield from _wrapped(agreement_line(agreement, reading.article.text), "  - ", "    ")


def agreement_line(agreement: Agreement, text: str) -> str:
    """Return an agreement's status, words, fields and parties: "Signed: 2 protocols on trade (Bree, Rohan)"."""
    wording = agreement_words(agreement, text)
    said = f"{agreement.status.capitalize()}: {wording}"
    if subjects := agreement_subjects(agreement, text):
        said += (", " if agreement.titles else " ") + "on " + "; ".join(subjects)
    told = wording == agreement.span.of(text)  # a deal's own words begin with who deals
    parties = [party for party in agreement.parties if not (told and wording.startswith(party))]
    return said + (f" ({', '.join(parties)})" if parties else "")


def _themes(reading: Reading) -> Iterator[str]:
    for theme in in_order(reading.themes):
        yield from _wrapped(theme_line(theme), "  - ", "    ")


def _wrapped(words: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
