"""What kind of text it is, by evidence: each rule finds words that speak for a genre; the weightiest decides.

Labels make a transcript, "we" under the title of a declaration a declaration, "Address" without labels a speech; news
is what a dateline or an outlet says it is, and what nothing else claims.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from summitreader.model import Block, Span
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.meeting.group import WE_THE
from summitreader.parser.people.cast import Cast
from summitreader.parser.text.lazy_regex import any_word, regex
from summitreader.parser.text.word_index import WordIndex

Genre = Literal[
    "news",
    "readout",
    "call",
    "transcript",
    "speech",
    "letter",
    "declaration",
    "joint_statement",
    "fact_sheet",
    "list_of_documents",
    "instrument",
]
GENRES: tuple[Genre, ...] = get_args(Genre)

_HEAD = 5  # blocks in which a text says what it is
_TITLE = 400  # code points
_LEAD = 700


class Evidence(NamedTuple):
    """Words that speak for a genre, how much they weigh beside others, and the rule that found them."""

    genre: Genre
    weight: int
    span: Span
    rule: str = "no_other_genre"


@dataclass(frozen=True)
class TextHead:
    """A text as its genre is read from: title, blocks, cast and words. `title` is empty where there is none."""

    text: str
    blocks: tuple[Block, ...]
    cast: Cast
    read: WordIndex

    @cached_property
    def title(self) -> Span:
        return title_of(self.text, self.blocks)

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """The blocks below the title that say something."""
        return tuple(
            block.span
            for block in self.blocks
            if block.span.start >= self.title.end and block.kind not in ("title", "heading")
        )

    @cached_property
    def labels(self) -> tuple[Span, ...]:
        """The labels of those who speak, at the beginning of blocks: "MR. STUBB:", "President of Peru Ana Ruiz:"."""
        with_colon = (span for span in self.body if self.text.find(":", span.start, span.end) >= 0)
        found = [label for span in with_colon for label in _label(self.text, span, self.cast)]
        return tuple(found) or tuple(_labels_inside(self.text, self.title.end, self.cast))

    @cached_property
    def says_i(self) -> bool:
        """Whether the paragraphs below the title speak in the first person."""
        return _says_i(self)

    @cached_property
    def is_told(self) -> bool:
        """Whether somebody reports: a dateline, a news agency, words said to reporters."""
        return reported_news(self) is not None

    @cached_property
    def lead(self) -> Span:
        """The first paragraph of prose below the title."""
        prose = next((span for span in self.body if span.end - span.start > _SCRAP), None)
        return Span(prose.start, min(prose.end, prose.start + _LEAD)) if prose else Span(self.title.end, self.title.end)


_SCRAP = 60  # code points: a date, a place, a name alone


def title_of(text: str, blocks: tuple[Block, ...]) -> Span:
    """Return where the title stands: the first line that is no date and no sentence; an empty span where none is."""
    for block in blocks[:4] if len(blocks) > 1 else ():
        span = block.span
        named = block.kind in ("title", "heading")
        if not named and (span.end - span.start > _TITLE or text[span.end - 1] in _SENTENCE_ENDS):
            break
        line = Span(span.start, min(span.end, span.start + _TITLE))
        digits = sum(char.isdigit() for char in line.of(text))
        if digits * 3 < line.end - line.start and not _HEADER.match(text, line.start):
            return line
    return Span(0, 0)


_SENTENCE_ENDS = '.”"'
_HEADER = regex(r"(?:Source|Date|Published|News Date|Author|By|Place|Location) ?:")

_LABEL = regex(
    r"(?P<who>(?:THE )?[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.,’'-]*){0,5}|Q|A|Question|Answer|Moderator|Interpreter"
    r"|Journalist)"
    r"(?: ?[(\[][^()\[\]\n]{1,80}[)\]])? ?:(?=\s|\Z)"
)
_ASIDE = regex(r"(?: ?[(\[][^()\[\]\n]{1,80}[)\]])? ?:(?=\s|\Z)")


def _label(text: str, span: Span, cast: Cast) -> Iterator[Span]:
    """Yield the label at the beginning of a block, if there is one: a person, an office, a letter that asks."""
    for start, end, _ in cast.mentions_in(span.start, span.start + 12):
        if start - span.start < 5 and _ASIDE.match(text, end, span.end):
            yield Span(span.start, end)
            return
    match = _LABEL.match(text, span.start, min(span.end, span.start + 160))
    if match and (len(match["who"]) < 3 or not match["who"].isupper() or _names_a_speaker(match["who"])):
        yield Span(*match.span("who"))


def _labels_inside(text: str, below: int, cast: Cast) -> Iterator[Span]:
    """Labels in one flattened paragraph: "... of the talks President of Peru Ana Ruiz: Good morning. ..."."""
    if ": " in text:
        for start, end, person in zip(cast.at, cast.end_at, cast.who_at, strict=True):
            if start < below:
                continue  # "President Ruiz: Talks must go on" is a headline
            if end - start > len(person.name) and text.startswith(": ", end) and text[end + 2 : end + 3].isupper():
                yield Span(start, end)


def _names_a_speaker(label: str) -> bool:
    """Return whether words in capitals are an office or a person: "THE PRESIDENT", not "SECURING EXPORTS"."""
    known = gazetteer()
    words = [fold(word.strip(".,")) for word in label.split()]
    return (
        any(known.tags.get(word) in ("T", "H") or word in known.gender or word in _ROLES for word in words)
        or len(words) == 1
    )


_ASKERS = "official journalist reporter question answer moderator interpreter host pm audience staff mr ms"
_ROLES = frozenset(_ASKERS.split())


def labelled_turns(head: TextHead) -> Evidence | None:
    """Several paragraphs begin with who speaks, or one does and the title is that of a press conference.

    >>> PRESIDENT RUIZ: Good morning. | Q: Did you sign?
    """
    labels = head.labels
    if not labels:
        return None
    twice = len({label.of(head.text) for label in labels}) > 1 or len(labels) > 2
    weight = 9 if twice else 6 if _says_i(head, labels[0].end) else 0
    return Evidence("transcript", weight, labels[0]) if weight else None


def titled_transcript(head: TextHead) -> Evidence | None:
    """Return the title announces a transcript, an interview, a press conference, and somebody has a label."""
    return _titled(head, "transcript", "transcript", 4) if head.labels else None


_FIRST_PERSONS = "I My my Me me We we Our our Us us You you Your your"
_FIRST_PERSON = regex(any_word(_FIRST_PERSONS.split()) + r"\b")
_QUOTED = frozenset('“"«')


def _says_i(head: TextHead, start: int = 0) -> bool:
    """Return whether half of the first paragraphs speak in the first person, outside of quotation marks."""
    prose = [span for span in head.body if span.end > start and span.end - span.start > _SCRAP][:8]
    own = sum(
        bool(_FIRST_PERSON.search(head.text, span.start, span.end)) and head.text[span.start] not in _QUOTED
        for span in prose
    )
    return bool(prose) and own * 2 >= len(prose)


def titled_speech(head: TextHead) -> Evidence | None:
    """Return the title is that of remarks, an address, a toast or a
    statement by somebody, who says "I" or "we" below.
    """
    found = _titled(head, "speech", "speech", 5)
    return found if found and head.says_i and not head.is_told else None


def salutation(head: TextHead) -> Evidence | None:
    """Return the text begins with a salutation: "Ladies and gentlemen, ..."."""
    words = genre_words().salutations
    for span in head.body[:3] if head.says_i else ():
        first = head.text[span.start : span.start + 30].lower()
        found = next((word for word in words if first.startswith(word) and not first[len(word) :][:1].isalpha()), None)
        if found:
            return Evidence("speech", 5, Span(span.start, span.start + len(found)))
    return None


_DEAR = regex(r"(?:Dear|To) [^\n:,]{2,80}(?:\([^()\n]{2,60}\))?[:,](?:\s*\(Dear [^()\n]{2,60}\))?\s*")


def letter_form(head: TextHead) -> Evidence | None:
    """Return a line "Dear Mr. Speaker:" above, or a closing and a signature below.

    >>> Dear Mr. Speaker: | I am pleased to transmit the Compact. | Sincerely, | Ana Ruiz
    """
    for span in head.body[:_HEAD]:
        if _DEAR.fullmatch(head.text, span.start, span.end):
            return Evidence("letter", 8, span)
    for span in head.body[-3:]:
        closing, comma, _ = head.text[span.start : min(span.end, span.start + _SCRAP)].partition(",")
        if comma and closing.lower() in genre_words().closings:
            return Evidence("letter", 7, Span(span.start, span.start + len(closing)))
    return _titled(head, "letter", "letter", 3) if head.says_i else None


_NUMBER = r"(?:\(?[0-9a-z]{1,3}[.)]\s+)?"
_WE_SAY = regex(_NUMBER + r"(?:[A-Z][^.\n]{0,60}, )?[Ww]e(?:,[^.\n]{3,160},)?\s+(?!met\b|were\b|had\b)[a-z]+")
_SIDES_SAY = regex(
    _NUMBER + r"(?:The|Both)(?: two)? (?:[Ss]ides|[Pp]arties|[Ll]eaders|[Mm]inisters|[Pp]residents|[Cc]ountries)"
    r" (?!was|has|is\b)(?P<verb>[a-z]{3,}[^s\W]|stress|express|discuss)\b"
)
_PAST = regex(r"[a-z]+ed\b")


def joint_title(head: TextHead) -> Evidence | None:
    """Return the title is that of a joint statement or a declaration: told
    of the sides, if they do not speak themselves.
    """
    found = _titled(head, "joint", "joint_statement", 6)
    return None if found and _told_after(head, found) else found


def we_declare(head: TextHead) -> Evidence | None:
    """Below the title of a joint text, or under "We, the leaders", the parties speak themselves, in the present.

    >>> Joint statement | We reaffirm our support. | We call on all parties to meet.
    """
    title = _titled(head, "joint", "declaration", 7)
    opening = WE_THE.search(head.text, head.title.end, min(len(head.text), head.title.end + 2500))
    if not title and not opening:
        return None
    spoken = [span for span in head.body if _WE_SAY.match(head.text, span.start, span.end)]
    sides = [
        span
        for span in head.body
        if (said := _SIDES_SAY.match(head.text, span.start, span.end)) and not _PAST.fullmatch(said["verb"])
    ]
    prose = sum(span.end - span.start > _SCRAP for span in head.body)
    if not opening and (len(spoken) + len(sides)) * 4 < max(prose, 1):
        return None
    first = opening.span() if opening else ((*spoken, *sides)[0].start, (*spoken, *sides)[0].start + 2)
    return Evidence("declaration", 7, Span(*first)) if title or len(spoken) > 1 else None


def _told_after(head: TextHead, found: Evidence) -> bool:
    """Return whether the title tells that somebody signed, issued or discussed the document: a report on it."""
    return bool(_ISSUED.search(head.text, head.title.start, head.title.end)) or head.is_told


_ISSUED = regex(
    r"(?i)\b(?:issue[sd]?|signs?|signed|release[sd]?|adopt(?:s|ed)?|agreed? on|following|after|welcomes?)\b"
)


def titled_fact_sheet(head: TextHead) -> Evidence | None:
    """Return the title says "Fact sheet"."""
    return _titled(head, "fact_sheet", "fact_sheet", 10)


_SIGNED_LIST = regex(
    r"(?i)\b(?:documents|agreements|memorand\w+|mous)\b[^.\n]{0,120}"
    r"\b(?:were|have been|was) (?:signed|exchanged|adopted)\b"
)


def documents_listed(head: TextHead) -> Evidence | None:
    """Return the title tells that documents were signed, or the lead does and most blocks below are its items."""
    found = _titled(head, "documents", "list_of_documents", 5)
    told = found or _SIGNED_LIST.search(head.text, head.title.start, head.title.end)
    if not told or head.is_told:
        return None
    return found or Evidence("list_of_documents", 5, head.title)


_PARTY = regex(
    r"\b(?:The|Each|Both|the) (?:Participants?|Part(?:y|ies)|Signator(?:y|ies)|Governments) (?:will|shall|intends?)\b"
)


def instrument_itself(head: TextHead) -> Evidence | None:
    """Return the title is that of a memorandum or treaty whose parties intend and shall."""
    found = _titled(head, "instrument", "instrument", 8)
    return found if found and _PARTY.search(head.text, head.title.end) else None


def told_call(head: TextHead) -> Evidence | None:
    """Title or first paragraph tell of a telephone or video call.

    >>> Ruiz has telephone conversation with Banda
    """
    found = _titled(head, "call", "call", 6)
    if found:
        return found
    words = genre_words().titles["call"].first(head.read, head.lead.start, min(head.lead.end, head.lead.start + 300))
    return Evidence("call", 2, Span(words.start, words.end)) if words else None


def office_readout(head: TextHead) -> Evidence | None:
    """Return an office tells of a meeting: "Readout of", "Meeting with", "Office of the Spokesperson"."""
    if found := _titled(head, "readout", "readout", 2):
        return found
    office = genre_words().offices.first(head.read, 0, min(len(head.text), head.lead.end))
    return Evidence("readout", 3, Span(office.start, office.end)) if office else None


_DATELINE = regex(
    r"(?:[^\n.]{0,60}\n\s*)?(?P<place>[A-Z][A-Z’'.-]+(?:[ ,][A-Z][\w’'.-]*){0,4})"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?,? ?(?:\([^()\n]{2,40}\))? ?(?:--|[-–—])"
)
_REPORTING = (
    "told (?:reporters|journalists)",
    "reports, citing",
    "news agency",
    "correspondent",
    "reported (?:on|that)",
)
_REPORTS = regex(any_word(_REPORTING) + r"\b")


def reported_news(head: TextHead) -> Evidence | None:
    """Return a dateline or a news agency: "SEOUL, Jan. 2 (Yonhap) -- ", "told reporters".

    >>> SUVA (FJX) – Fiji and Canada reaffirmed their friendship.
    """
    for span in head.body[:3]:
        line = _DATELINE.match(head.text, span.start, min(span.end, span.start + 120))
        if line and span.end - line.end() > _SCRAP:
            return Evidence("news", 6, Span(*line.span("place")))
    words = _REPORTS.search(head.text, head.title.end, min(len(head.text), head.title.end + 2500))
    return Evidence("news", 3, Span(*words.span())) if words and not head.labels else None


def _titled(head: TextHead, kind: str, genre: Genre, weight: int) -> Evidence | None:
    found = genre_words().titles[kind].first(head.read, head.title.start, head.title.end)
    return Evidence(genre, weight, Span(found.start, found.end)) if found else None


RULES = (
    labelled_turns,
    titled_transcript,
    letter_form,
    titled_fact_sheet,
    instrument_itself,
    we_declare,
    joint_title,
    titled_speech,
    salutation,
    documents_listed,
    told_call,
    reported_news,
    office_readout,
)


def find_genre(head: TextHead) -> Evidence:
    """Return the weightiest evidence, the earlier rule where two weigh the same; plain news where there is none."""
    found = [evidence._replace(rule=rule.__name__) for rule in RULES if (evidence := rule(head))]
    return max(found, key=lambda evidence: evidence.weight, default=Evidence("news", 0, head.title))
