"""What the lines on top and at the bottom say: which article, whose words, what is followed. Pure."""

from rich.cells import cell_len

from summitreader import session
from summitreader.model import YOURS, Article, Reading, Span, Status, Theme
from summitreader.tui.viewmodel.fitting import fit, fit_name
from summitreader.tui.viewmodel.margins import chain, fits_bar
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex, manner

STILL_READING = "Still reading the article."
_LEAD = 400  # code points at the start of a text in which it may say itself where it comes from


def origin(article: Article, index: ReadingIndex | None, seen: Span, width: int) -> str:
    """Return outlet, the source it cites, and the date: "News.Az, citing Xinhua · 5 January 2026".

    What the words on the screen tell is left out, and what the line on top of a screen so wide has no room for; then
    that there are notes.
    """
    reading = index.reading if index else Reading(article)
    told = _told_on_screen(reading, seen)
    source = chain(*("" if words in told else words for words in (reading.outlet, reading.citing)))
    published = article.published if article.published and article.published not in told else ""
    known = " · ".join(filter(None, (source, published)))
    notes = counted_notes(reading)
    both = " · ".join(filter(None, (known, notes and f"{notes} below the people")))
    return next((words for words in (both, known, notes) if fits_bar(words, width)), "")


def counted_notes(reading: Reading) -> str:
    """Return how much the importer or the parser has to say: "2 notes"; "" for nothing."""
    # That its language is not read stands in every pane already.
    count = len(reading.article.notes) + bool(reading.article.notes and reading.note)
    return how_many(count, "note") if count else ""


def _told_on_screen(reading: Reading, seen: Span) -> frozenset[str]:
    """Return which of outlet, source and date the words that are seen tell at the start of the text."""
    article, source = reading.article, reading.source
    found = [span for span in (source.outlet, source.citing) if span] if source else []
    lead = article.text[:_LEAD]
    for words in filter(None, (reading.outlet, reading.citing, article.published)):
        at = lead.find(words)
        if at >= 0:
            found.append(Span(at, at + len(words)))
    return frozenset(span.of(article.text) for span in found if seen.holds(span))


def strip_words(index: ReadingIndex | None, here: CursorContext, state: str, width: int, lines: int) -> tuple[str, ...]:
    """Return what was found, and what stands under the cursor, in so many lines of so many cells.

    Args:
        index: What was found so far; None before that.
        here: What stands under the cursor.
        state: What is more urgent than what stands under the cursor; "" for nothing.
        width: Cells of a line.
        lines: How many lines there are; in a single one a speaker or agreement under the cursor comes first.
    """
    found = found_words(index, width) if index else STILL_READING
    at = fit_name(state, width) if state else fit(cursor_words(index, here), width)
    if lines > 1:
        return found, at
    return (at if state or here.speaker is not None or here.agreement is not None else found,)[:lines]


def found_words(index: ReadingIndex, width: int) -> str:
    """Return what was found, as far as it fits: "2 speakers · 15 documents signed · trade, peace, youth …"."""
    reading, voices = index.reading, len(index.voices)
    parts = [how_many(voices, "speaker") if voices else "", documents(index)]
    themes = sorted((theme for theme in reading.themes if not theme.ritual), key=lambda theme: -len(theme.spans))
    if not any(parts) and not themes:
        return fit(reading.note or "No speakers, agreements or themes were found in this text.", width)
    words = " · ".join(filter(None, (*parts, counted_notes(reading))))
    names = [_name(theme) for theme in themes]
    for count in range(len(names), 0, -1):
        listed = ", ".join(names[:count]) + (" …" if count < len(names) else "")
        whole = f"{words} · {listed}" if words else listed
        if cell_len(whole) <= width:
            return whole
    return fit(words or names[0], width)


def documents(index: ReadingIndex) -> str:
    """Return how many documents were signed, else what was agreed, or planned: "15 documents signed"; "" for none."""
    found = {group.status: group for group in index.found.by_status}
    told: tuple[tuple[Status, str, str], ...] = (
        ("signed", "document", "signed"),
        ("agreed", "agreement", "reached"),
        ("planned", "agreement", "planned"),
    )
    for status, what, done in told:
        if group := found.get(status):
            inexact = {*group.precisions} - {"exact"} if status == "signed" else set()
            about = ("at least " if inexact <= {"at least", "many"} else "about ") if inexact else ""
            return f"{about}{how_many(group.documents, what)} {done}"
    return ""


def cursor_words(index: ReadingIndex | None, here: CursorContext) -> str:
    """Return speaker and act, agreement and themes that stand under the cursor; "" where nothing does."""
    if index is None:
        return ""
    agreement = None if here.agreement is None else index.agreement(here.agreement)
    signed = f"{session.agreement_words(agreement, index.text)} ({agreement.status})" if agreement else ""
    names = [_name(theme) for theme in index.reading.themes if theme.name in here.themes]
    return " · ".join(filter(None, (under_cursor(index, here), " ".join(signed.split()), ", ".join(names))))


def under_cursor(index: ReadingIndex | None, here: CursorContext) -> str:
    """Return whose words stand under the cursor, and how they are given: "X Xi Jinping, indirect, stress"."""
    voice = index.voice(here.speaker) if index and here.speaker is not None else None
    if index is None or voice is None or here.statement is None:
        return ""
    statement = index.reading.statements[here.statement]
    yours = ", yours" if statement.rule == YOURS else ""
    return f"{voice.mark.letter} {voice.name or 'speaker not named'}, {manner(statement)}{yours}"


def followed(index: ReadingIndex | None, chosen: PaneChoice, only: str, nth: int, count: int, done: bool) -> str:
    """Return what n and N follow and which of its passages this is: "Xi Jinping · requests  passage 3 of 12".

    Statements that share a sentence are one passage, so that every step is seen: the panes count more.
    """
    title = index.title(chosen) if index else f"“{chosen.name}”"
    one = "hit" if chosen.kind == "search" else "passage"
    return f"{title}{' · ' if only else ''}{only}  {which_of(one, nth, count, done)}"


def filtered(only: str, nth: int, count: int, done: bool) -> str:
    """Return which passage of those that pass a filter this is: "commitments  passage 3 of 12"."""
    return f"{only}  {which_of('passage', nth, count, done)}"


def how_many(count: int, noun: str) -> str:
    """Return a count with what is counted: "1 passage", "1,200 statements"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def which_of(one: str, nth: int, count: int, done: bool) -> str:
    """Return which passage or hit this is, of how many, or else how many; more may come unless `done`.

    "passage 3 of 12", "12 passages", "no passage".
    """
    more = "" if done else "…"
    if nth:
        return f"{one} {nth:,} of {count:,}{more}"
    if count:
        return f"{count:,}{more} {one}{'s' * (count != 1)}"
    return f"no {one}" if done else "…"


def _name(theme: Theme) -> str:
    """Return what a theme is called in a list of several: "development plans", "trade", "Middle East"."""
    name = theme.title if theme.title.count(" ") < 2 else theme.short or theme.title
    is_name = any(letter.isupper() for letter in name[1:])
    return name if is_name else name[:1].lower() + name[1:]
