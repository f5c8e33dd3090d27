"""What a row of each kind holds: its columns in their order, their types, and what they mean."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from summitreader.model import (
    Act,
    Colour,
    MarkKind,
    Precision,
    RecordKind,
    Stance,
    StatementKind,
    Status,
    VoiceKind,
)
from summitreader.reliability import FEWEST

RowKind = Literal[RecordKind, "marks", "clippings"]
ROW_KINDS: tuple[RowKind, ...] = get_args(RowKind)

ROWS_ABOUT: dict[RowKind, str] = {
    "statements": "who said what",
    "agreements": "what was signed, agreed, planned",
    "people": "who is named, and how much they say",
    "themes": "what each article is about",
    "events": "the meeting that each article tells of",
    "marks": "your highlights, notes, tags",
    "clippings": "your clippings",
}

Cell = str | int | float | bool | tuple[str, ...] | None
Row = Mapping[str, Cell]
"""Cells by the names of their columns, in the order of these; None where nothing is known, () for an empty list."""

ColumnType = Literal["string", "integer", "number", "boolean", "list"]


class Column(NamedTuple):
    """One column: `known` are all the values that it can have, where that is settled."""

    name: str
    about: str
    type: ColumnType = "string"
    known: tuple[str, ...] = ()


ARTICLE_COLUMNS = (
    Column("article", "the article's key: the first 16 hex digits of its text's SHA-256"),
    Column("file", "the file or address that was named on the command line; empty for a kept article"),
    Column("title", "the article's title, or its first sentence where it has none"),
    Column("outlet", "who publishes it"),
    Column("citing", "the source that the outlet takes the news from"),
    Column("date", "the day of publication, YYYY-MM-DD where it is known as a date"),
    Column("address", "the address that it is from"),
    Column("event", "the kind of meeting that it reports on"),
    Column("place", "where that was, as written"),
)
"""What all rows begin with."""

RELIABILITY_COLUMNS = (
    Column(
        "reliability",
        "how often that rule was right on annotated articles, to the hundredth; empty where it found "
        f"fewer than {FEWEST} there",
        "number",
    ),
    Column("reliability_of", "how many it found there; empty where none", "integer"),
)
_RULE = (Column("rule", "the rule that found it; yours: the reader's own"), *RELIABILITY_COLUMNS)
_PLACE = (
    *_RULE,
    Column("start", "where it begins, in code points of the article's text", "integer"),
    Column("end", "where it ends", "integer"),
)
_TOUCHING = (
    Column("tags", "the reader's tags on these words", "list"),
    Column("notes", "the reader's notes on these words", "list"),
)
_COUNTRY = (
    Column("country", "country or body that the speaker is of, as the article calls it"),
    Column("iso3", "the three letters of ISO 3166 for the country; empty for bodies"),
    Column("cow", "the country's number in Correlates of War", "integer"),
    Column("gw", "the country's number in the list of Gleditsch and Ward", "integer"),
)
_THEME = (
    Column("cap", "major topics of the Comparative Agendas Project for the themes that have one", "list"),
    Column("iptc", "IPTC Media Topics for the themes that have one", "list"),
)
_EVENT = (
    Column("plover", "the event type of PLOVER, where one follows from what is told"),
    Column("quad", "its quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict", "integer"),
)

COLUMNS: dict[RowKind, tuple[Column, ...]] = {
    "statements": (
        *ARTICLE_COLUMNS,
        Column("speaker", "whose words they are; empty where the text does not tell"),
        Column("role", "the speaker's office"),
        *_COUNTRY,
        Column("joint", "whether several speak as one", "boolean"),
        Column("members", "for whom a joint voice speaks", "list"),
        Column("words", "what was said; in quotation marks only where the article quotes"),
        Column("sentence", "the sentences in which it stands"),
        Column("cue", "the reporting words, with what negates them"),
        Column("act", "what is done by saying it", "string", get_args(Act)),
        Column("stance", "how the speaker stands to it", "string", get_args(Stance)),
        Column("addressee", "whom it is said to, as written"),
        Column("kind", "how far the words are the speaker's own", "string", get_args(StatementKind)),
        Column("theme", "keys of the themes of the passage", "list"),
        *_THEME,
        *_EVENT,
        *_PLACE,
        *_TOUCHING,
    ),
    "agreements": (
        *ARTICLE_COLUMNS,
        Column("kind", "the kind of instrument, a key"),
        Column("instrument", "the word for it"),
        Column("count", "how many; empty where the text gives no number", "integer"),
        Column("precision", "how the count is meant", "string", get_args(Precision)),
        Column("status", "how far it has come", "string", get_args(Status)),
        Column("titles", "its titles", "list"),
        Column("fields", "what it is about", "list"),
        Column("parties", "between whom", "list"),
        Column("parties_iso3", "the three letters of ISO 3166 for each party, empty for what is no state", "list"),
        Column("parties_cow", "the number of each in Correlates of War", "list"),
        Column("parties_gw", "the number of each in the list of Gleditsch and Ward", "list"),
        Column("signers", "who signed", "list"),
        Column("witnesses", "who was there when it was signed", "list"),
        Column("money", "the sum"),
        Column("agreement_date", "the day of the agreement, as written"),
        Column("agreement_place", "the place of the agreement, as written"),
        Column("words", "the words that tell of it"),
        Column("sentence", "the sentences in which they stand"),
        Column("theme", "keys of the themes of the passage", "list"),
        *_THEME,
        *_EVENT,
        *_PLACE,
        *_TOUCHING,
    ),
    "people": (
        *ARTICLE_COLUMNS,
        Column("name", "the fullest form of the name in the article"),
        Column("role", "the office"),
        *_COUNTRY,
        Column("kind", "a person, a body, or several who speak as one", "string", get_args(VoiceKind)),
        Column("members", "for whom a joint voice speaks", "list"),
        Column("aliases", "other names in the article", "list"),
        Column("speaks", "whether a statement is theirs", "boolean"),
        Column("statements", "how many statements are theirs", "integer"),
        Column("word_count", "how many words these have", "integer"),
        *_RULE,
    ),
    "themes": (
        *ARTICLE_COLUMNS,
        Column("theme", "the theme's key"),
        Column("theme_title", "what it is called"),
        Column("passages", "how many passages are about it", "integer"),
        Column("terms", "the words that say so", "list"),
        Column("ritual", "whether it is courtesy", "boolean"),
        *_THEME,
        *_PLACE,
    ),
    "events": (
        *ARTICLE_COLUMNS,
        Column("event_date", "the day of the meeting, as written"),
        Column("participants", "who was there, by the fullest forms of their names", "list"),
        Column("words", "the words that tell of it"),
        Column("sentence", "the sentences in which they stand"),
        *_EVENT,
        *_PLACE,
    ),
    "marks": (
        *ARTICLE_COLUMNS,
        Column("kind", "what kind of mark it is", "string", get_args(MarkKind)),
        Column("words", "the words that were marked"),
        Column("note", "the note"),
        Column("tag", "the tag"),
        Column("bookmark", "the bookmark's name"),
        Column("colour", "the highlight's colour", "string", get_args(Colour)),
        Column("made", "when it was made, UTC"),
        Column("changed", "whether the words have changed since", "boolean"),
        Column("start", "where they begin, in code points of the article's text; empty where they are not in it",
               "integer"),
        Column("end", "where they end", "integer"),
    ),
    "clippings": (
        *ARTICLE_COLUMNS,
        Column("number", "its place among all clippings, counted from 1", "integer"),
        Column("speaker", "whose words they are"),
        Column("role", "the speaker's office"),
        Column("words", "the words that were clipped; in quotation marks only where the article quotes"),
        Column("sentence", "the sentences in which they stand"),
        Column("cue", "the words without which they would say more than their speaker did"),
        Column("addressee", "whom they are said to, as written"),
        Column("kind", "how far the words are the speaker's own", "string", get_args(StatementKind)),
        Column("paragraph", "the number of the paragraph below the title", "integer"),
        Column("note", "the reader's note"),
        Column("made", "when it was clipped, UTC"),
        Column("start", "where they begin, in code points of the article's text", "integer"),
        Column("end", "where they end", "integer"),
    ),
}  # fmt: skip
