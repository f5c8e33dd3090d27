"""The parser: one call from an Article to a Reading, stage by stage. May import the model alone.

`parse` is total and pure: any text gives a Reading; no I/O, clock, randomness or global state; linear time.
"""

from dataclasses import replace

from summitreader.model import Article, Block, Reading, Span
from summitreader.parser.lexicon.user_words import NO_WORDS, UserWords, using
from summitreader.parser.text.sections import cut, joined, moved, parts_of


def parse(article: Article, words: UserWords = NO_WORDS) -> Reading:
    """Return all that the rules find in an article, the reader's own `words` over ours. Never raises."""
    with using(words):
        parts = parts_of(article)
        if len(parts) < 2:
            return _parse_whole(article)
        return joined(article, (parse_part(article, part) for part in parts))


def parse_part(article: Article, part: Span) -> Reading:
    """Return what the rules find in one of `parts_of` an article, its spans in the whole text.

    Its `article` is the part.
    """
    return moved(_parse_whole(cut(article, part)), part.start)


def _parse_whole(article: Article) -> Reading:
    start = _after_captions(article.text, article.blocks)
    if not start:
        return _parse_body(article)
    body = parse_part(article, Span(start, len(article.text)))
    header = tuple(block.span for block in article.blocks if block.span.start < start)
    return replace(body, article=article, sentences=(*header, *body.sentences))


def _after_captions(text: str, blocks: tuple[Block, ...]) -> int:
    """Return where a title below captions, or a line in capitals, starts: they tell of the file
    ("briefing-room" in its address), not of talks.
    """
    above = next((number for number, block in enumerate(blocks) if block.kind != "caption"), 0)
    first = blocks[above] if above else None
    return first.span.start if first and (first.kind == "title" or first.span.of(text).isupper()) else 0


def _parse_body(article: Article) -> Reading:
    # Imported here: compiling the grammar must not delay a program that only shows the text.
    from summitreader.parser.agreements.find import find_agreements
    from summitreader.parser.attribution.extract import find_reports
    from summitreader.parser.event.find import find_event
    from summitreader.parser.meeting.find import find_meeting
    from summitreader.parser.people.find import find_people
    from summitreader.parser.source import find_source
    from summitreader.parser.speakers.resolve import name_speakers
    from summitreader.parser.text.language import language_note
    from summitreader.parser.text.quotes import find_quotes
    from summitreader.parser.text.sentences import find_sentences
    from summitreader.parser.text.word_index import index_words
    from summitreader.parser.themes.find import find_themes
    from summitreader.parser.themes.terms import parties_of
    from summitreader.parser.verbatim.form import find_form, meeting_in_form

    text, blocks = article.text, article.blocks
    sentences = find_sentences(text, blocks)
    if note := language_note(text):
        return Reading(article, sentences, note=note)
    quotes = find_quotes(text, blocks)
    reports = find_reports(text, blocks, sentences, quotes)
    cast = find_people(text, blocks)
    read = index_words(text)
    meeting = find_meeting(text, blocks, cast, read, article.publisher)
    form = find_form(text, blocks, cast, meeting, reports)
    meeting = meeting_in_form(meeting, form)
    speakers, statements = name_speakers(blocks, sentences, cast, meeting, form, reports)
    agreements = find_agreements(text, blocks, sentences, speakers, read=read, met=meeting.names)
    themes = find_themes(text, blocks, parties_of(cast, meeting), read=read)
    event = find_event(text, blocks, sentences, read, meeting, speakers, agreements, statements)
    source = find_source(text, blocks, event)
    return Reading(article, sentences, speakers, statements, themes, agreements, event, source)
