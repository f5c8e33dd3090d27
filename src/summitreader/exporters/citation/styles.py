"""Citations in the styles of Chicago (17th edition, notes) and APA (7th edition)."""

from collections.abc import Iterator, Sequence

from summitreader.exporters.citation.names import authors_of, responsible
from summitreader.exporters.citation.wording import (
    UNTITLED,
    addressed,
    american,
    day_of,
    how_said,
    inner,
    month_and_day,
    paragraph_of,
    source_key,
    voice,
)
from summitreader.exporters.wording import capital, source_of
from summitreader.model import Citation

_HOW = {"indirect": "paraphrased", "implied": "paraphrased", "mixed": "partly paraphrased"}


def write_footnotes(citations: Sequence[Citation]) -> str:
    """Return notes in Chicago style, one a line; numbered where there are several."""
    notes = list(footnotes(citations))
    if len(notes) == 1:
        return notes[0]
    return "\n".join(f"{number}. {note}" for number, note in enumerate(notes, 1))


def footnotes(citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the note of each citation: what stands in the source of the note before it is told by "ibid."."""
    before: tuple[str, ...] | None = None
    for citation in citations:
        key = source_key(citation)
        yield capital(_ended(_again(citation) if key == before else _note(citation)))
        before = key


def write_apa(citations: Sequence[Citation]) -> str:
    """Return each quote with its reference in the text, below them the references of their sources, each once."""
    quotes = [f"{citation.words} ({_in_text(citation)})" for citation in citations]
    references = dict.fromkeys(map(_reference, citations))
    return "\n\n".join([*quotes, *sorted(references, key=str.casefold)])


def _note(citation: Citation) -> str:
    parts = [part for part in (_said(citation), _source(citation)) if part]
    return " ".join(parts)


def _again(citation: Citation) -> str:
    whose = voice(citation, _whom(citation))
    place = ", ".join(filter(None, ("ibid.", paragraph_of(citation))))
    return f"{whose}, {_quoted_in(citation)} {place}" if whose and not citation.own else place


def _said(citation: Citation) -> str:
    """Return "Ana Ruiz, President of Peru, to reporters, paraphrased (“denied”) in"."""
    whose = voice(citation, _whom(citation))
    if not whose:
        return ""
    return f"{whose}," if citation.own else f"{whose}, {_quoted_in(citation)}"


def _quoted_in(citation: Citation) -> str:
    how = _HOW.get(citation.kind, "quoted")
    return f"{how} (“{inner(citation.cue)}”) in" if citation.cue else f"{how} in"


def _whom(citation: Citation) -> str:
    """Return "to Russia": a note stands apart from the words, so that it always tells to whom they are said."""
    return f"to {citation.addressee}" if citation.addressee else ""


def _source(citation: Citation) -> str:
    day = day_of(citation.published)
    when = american(day) if day else citation.published or "n.d."
    names = [] if citation.own else [name.spoken for name in authors_of(citation)]
    title = inner(citation.title or UNTITLED)
    where = [_outlets(citation), when, paragraph_of(citation)]
    fetched = day_of(citation.accessed)
    where += [f"accessed {american(fetched)}" if fetched else "", citation.url]
    stop = "" if title.endswith(("?", "!")) else ","
    written = [f"{_listed(names)},"] if names else []
    return " ".join([*written, f"“{title}{stop}”", ", ".join(part for part in where if part)])


def _outlets(citation: Citation) -> str:
    """Return "News.Az, citing Xinhua"; of a speech that it is one, too."""
    return ", ".join(part for part in (citation.own, source_of(citation, ", citing ")) if part)


def _ended(note: str) -> str:
    return note if note.endswith(".") else f"{note}."


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} et al."
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{',' * (len(names) > 2)} and {names[-1]}"


def _in_text(citation: Citation) -> str:
    """Return "Ana Ruiz, as cited in Roe, 2026, para. 4; paraphrased in the source"."""
    day = day_of(citation.published)
    under = _surnames(citation) or responsible(citation) or f"“{inner(citation.title or UNTITLED)}”"
    whose = citation.speaker or ("speaker not named" if citation.kind else "")
    whom = ", ".join(part for part in (whose, addressed(citation)) if part)
    named = f"{whom}, as cited in {under}" if whom and not citation.own else under
    told = ", ".join(part for part in (named, str(day.year) if day else "n.d.", paragraph_of(citation)) if part)
    how = how_said(citation.kind, citation.cue)
    return f"{told}; {how}" if how else told


def _surnames(citation: Citation) -> str:
    names = [name.family for name in authors_of(citation)]
    if not names:
        return ""
    return f"{names[0]} et al." if len(names) > 2 else " & ".join(names)


def _reference(citation: Citation) -> str:
    names = [name.initials for name in authors_of(citation)]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}" if names else ""
    title = (citation.title or UNTITLED) + (f" [{citation.own.capitalize()}]" if citation.own else "")
    when = f"({_apa_day(citation)})."
    under = listed or responsible(citation)
    parts = [_stopped(under), when, _stopped(title)] if under else [_stopped(title), when]
    if listed and source_of(citation):
        parts.append(_stopped(source_of(citation)))
    elif citation.citing and citation.outlet:
        parts.append(f"Citing {_stopped(citation.citing)}")
    fetched = day_of(citation.accessed)
    if citation.url:
        parts.append(f"Retrieved {american(fetched)}, from {citation.url}" if fetched else citation.url)
    return " ".join(parts)


def _apa_day(citation: Citation) -> str:
    day = day_of(citation.published)
    if day is None:
        return citation.published or "n.d."
    if not day.month:
        return str(day.year)
    return f"{day.year}, {month_and_day(day)}"


def _stopped(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."
