"""What a search of the library answers: frozen values over the texts of kept articles. Imports the model alone."""

from dataclasses import dataclass

from summitreader.model import Span


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A statement or passage that a search found; spans are of the article's text, which `context` is cut from."""

    article: str
    title: str
    outlet: str
    day: str
    span: Span
    words: tuple[Span, ...]
    text: str
    context: str
    context_start: int
    speaker: str
    kind: str


@dataclass(frozen=True, slots=True)
class MatchCount:
    """How many passages answer a search, and of how many articles; where not `exact`, there are more than these."""

    passages: int = 0
    articles: int = 0
    exact: bool = True


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A part of the answer to a search, its best hits first; `more` tells whether another part follows.

    `notes` say what in the query was not understood, `also` the user's synonyms that were searched for too. `count`
    is of all parts, None where it has yet to be counted; `across` tells that each article was looked at as a whole.
    """

    hits: tuple[SearchHit, ...]
    notes: tuple[str, ...] = ()
    more: bool = False
    count: MatchCount | None = None
    also: tuple[str, ...] = ()
    across: bool = False


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value that a field of the search has in the library, and how many passages and articles have it."""

    field: str
    value: str
    passages: int
    articles: int
