"""Every noun of the program: frozen values over code points of one unchanging text. Standard library only.

An `Article` is what was imported; a `Reading` is an Article and all that the parser found in it. Each finding
carries spans of `Article.text` as its evidence and the name of the rule that found it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import summitreader
from summitreader.article import Article as Article
from summitreader.article import Block as Block
from summitreader.article import BlockKind as BlockKind
from summitreader.article import Span as Span

VoiceKind = Literal["person", "body", "joint"]
StatementKind = Literal["direct", "indirect", "mixed", "implied"]
Act = Literal[
    "say",
    "welcome",
    "thank",
    "condole",
    "hope",
    "stress",
    "affirm",
    "request",
    "commit",
    "concern",
    "reject",
    "threaten",
]
Stance = Literal["commitment", "position", "denial"]
Status = Literal["signed", "agreed", "planned", "referenced"]
Precision = Literal["exact", "about", "at least", "at most", "many"]

RecordKind = Literal["statements", "agreements", "people", "themes", "events"]
Record = dict[str, str | int | float | bool | list[str] | None]
"""A finding as other programs take it: values of JSON by the names of the columns of tables."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of the article: a person, a body that speaks, or a joint voice ("both sides").

    `name` is the fullest form in the article and unique within a Reading. People who are present but never
    speak are listed too. `members` are the names a joint voice stands for. `mentions` are sorted and disjoint.
    """

    name: str
    role: str | None
    country: str | None
    aliases: tuple[str, ...]
    mentions: Sequence[Span]
    rule: str
    kind: VoiceKind = "person"
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a voice is reported to have said. `says` holds the content alone, in two spans where the cue interrupts.

    `speaker` is a `Speaker.name`, or "" where the text does not tell. `who` and `cue` are the words of attribution,
    None where the sentence has none of its own; `carried_from` is then the cue it goes on from. `act` is the class of
    the cue; of a paragraph in its speaker's own words that of the first sentence that does more than say, with the
    `stance` of a commitment where any sentence is one. `addressee` is whom a request is made to, `addressee_name` that
    person's name where the reader typed one that is not in the text.
    """

    speaker: str
    says: tuple[Span, ...]
    cue: Span | None
    who: Span | None
    kind: StatementKind
    rule: str
    act: Act = "say"
    stance: Stance | None = None
    addressee: Span | None = None
    carried_from: Span | None = None
    addressee_name: str = ""

    @property
    def start(self) -> int:
        """Where the statement's first words stand, attribution included."""
        return min([span.start for span in (*self.says, self.cue, self.who) if span])

    @property
    def end(self) -> int:
        """Where the statement's last words end, attribution included."""
        return max([span.end for span in (*self.says, self.cue, self.who) if span])

    @property
    def content(self) -> Span:
        """From the first to the last word of what is said, an interrupting cue included."""
        return Span(self.says[0].start, self.says[-1].end)


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument signed, agreed, planned or referred to. `instrument` and `fields` are the words used.

    `kind` is a key of `data/instruments.toml` or of the reader's own words: "mou", "treaty", "contract", ...
    `count` is None where no number is given; `precision` tells "15" from "more than 20" and "a number of".
    `parties` are names of sides or bodies; every other part points at the text, `told_by` at what tells the status.
    """

    span: Span
    kind: str
    instrument: Span
    count: int | None
    precision: Precision
    fields: tuple[Span, ...]
    titles: tuple[Span, ...]
    parties: tuple[str, ...]
    status: Status
    rule: str
    signers: tuple[Span, ...] = ()
    witnesses: tuple[Span, ...] = ()
    money: Span | None = None
    place: Span | None = None
    date: Span | None = None
    told_by: Span | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject of the article: `spans` are the passages (blocks) about it, `terms` the words that say so.

    `name` is the key of the theme list, `title` the label for people, `short` the one for narrow places ("": none);
    `ritual` marks courtesy language.
    """

    name: str
    title: str
    spans: Sequence[Span]
    terms: Sequence[Span]
    rule: str
    ritual: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What the article reports on: kind of meeting, place and date as written, who was there (`Speaker.name`s)."""

    kind: str
    place: Span | None
    date: Span | None
    participants: tuple[str, ...]
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet as the text itself names it, and the source it cites ("News.az reports, citing Xinhua").

    `dated` are the words by which it tells its own day, `day` that day (YYYY-MM-DD); "" where no year is told.
    """

    outlet: Span | None
    citing: Span | None
    rule: str
    dated: Span | None = None
    day: str = ""


FindingKind = Literal["statement", "theme", "agreement", "speaker", "event", "article"]


@dataclass(frozen=True, slots=True)
class CorrectedFact:
    """What a correction of the reader's changed in a reading, so that it can be judged.

    `field` is what was corrected of the finding, "" where it is the finding itself: one that is none, or is new. `was`
    says what the parser had found, by `rule` ("" where nothing was), and `now` what the reader says, in words. `span`
    is where the finding stands, None for a speaker and the article; `name` is that of a speaker or theme.
    """

    finding: FindingKind
    field: str
    span: Span | None
    name: str
    was: str
    now: str
    rule: str
    made: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An Article and all that the parser found in it. Every tuple is sorted by first position in the text.

    `note` is one sentence for the reader where findings are not available (the text is not English). `corrected` is
    what the reader's corrections changed, in the order in which they were made.
    """

    article: Article
    sentences: Sequence[Span] = ()
    speakers: tuple[Speaker, ...] = ()
    statements: Sequence[Statement] = ()
    themes: tuple[Theme, ...] = ()
    agreements: Sequence[Agreement] = ()
    event: Event | None = None
    source: Source | None = None
    note: str | None = None
    corrected: tuple[CorrectedFact, ...] = ()

    @property
    def outlet(self) -> str:
        """Who publishes the article: as it declares, else as its text says; "" where neither tells."""
        return self._told(self.article.publisher, self.source.outlet if self.source else None)

    @property
    def citing(self) -> str:
        """Whom the outlet takes the news from: as it declares, else as its text says; "" where neither tells."""
        return self._told(self.article.citing, self.source.citing if self.source else None)

    @property
    def published(self) -> str:
        """When the article was published: as it declares, else as its text dates itself; "" where neither tells."""
        return self.article.published or (self.source.day if self.source else "")

    def to_records(self, kind: RecordKind = "statements") -> list[Record]:
        """Return what was found as plain records: `summitreader.records(reading, kind)`, which says what is in them.

        >>> from summitreader import parse
        >>> reading = parse("President Ana Ruiz said that roads matter.")
        >>> [(row["speaker"], row["words"], row["start"]) for row in reading.to_records()]
        [('Ana Ruiz', 'roads matter', 0)]
        """
        # By the package, which loads it now: rows are made far above the model.
        return summitreader.records(self, kind)

    def _told(self, declared: str | None, named: Span | None) -> str:
        return " ".join((declared or (named.of(self.article.text) if named else "")).split())


MarkKind = Literal["highlight", "note", "tag", "bookmark"]
Colour = Literal["yellow", "green", "blue", "pink"]
CorrectionKind = Literal["reassign", "reject", "add", "merge", "set"]
CORRECTABLE: dict[FindingKind, tuple[str, ...]] = {
    "statement": ("extent", "kind", "act", "stance", "addressee"),
    "agreement": ("status", "count", "parties", "fields", "titles"),
    "speaker": ("role", "country"),
    "event": ("kind", "place", "date"),
    "article": ("title", "outlet", "citing", "date"),
}
"""What can be set of a finding, and of the article itself."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article that can be found again in a changed version: the quote, what stands around it, and where."""

    start: int
    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader put on a passage. `text` is the note, the tag or the bookmark's name; `article` an `Article.id`.

    `span` is where the words stand in the version asked for, None where they cannot be found; `changed` tells that
    the passage was found by what stands around it, because its own words are no longer the same.
    """

    uid: str
    article: str
    kind: MarkKind
    anchor: Anchor
    text: str = ""
    colour: Colour | None = None
    made: str = ""
    span: Span | None = None
    changed: bool = False


YOURS = "yours"
"""The rule of every finding that a correction of the reader's made or changed."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader knows better than the parser.

    reassign: the statement at `anchor` is `name`'s. reject: the `finding` at `anchor` (a theme or speaker: called
    `name`) is none. add: the words at `anchor` are a statement of `name`, a passage on theme `name`, or an
    agreement with status `name`. merge: the speaker `name` is the speaker `other`. set: the `field` of the finding
    at `anchor` (of the speaker called `name`, of the event, of the article itself) is `other`, several of them with
    "; " between them, or stands at `words`; it has none where both are empty.
    """

    uid: str
    article: str
    kind: CorrectionKind
    finding: FindingKind
    anchor: Anchor | None
    name: str = ""
    other: str = ""
    made: str = ""
    field: str = ""
    words: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of an article with all that it takes to cite them; "" (0 for `paragraph`) where a thing is not known.

    `sentence` holds whole sentences, `words` what was said, `cue` the verb without which that would say more than its
    speaker did ("denied"), where `words` lacks it. `kind` is "" of what is no statement; `own` tells what the article
    is where all of it is its speaker's.
    """

    sentence: str
    words: str
    kind: StatementKind | Literal[""] = ""
    cue: str = ""
    speaker: str = ""
    role: str = ""
    addressee: str = ""
    event: str = ""
    title: str = ""
    outlet: str = ""
    citing: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    accessed: str = ""
    paragraph: int = 0
    own: Literal["", "speech", "statement"] = ""


@dataclass(frozen=True, slots=True)
class Clipping:
    """A quote among the reader's clippings with its citation; `note` is the reader's own."""

    uid: str
    article: str
    anchor: Anchor
    note: str
    made: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article of the library as the shelf shows it; texts are "" where not known.

    `key` is the `Article.id`, `day` the date of publication (YYYY-MM-DD), `added` and `opened` are UTC, `place` is
    the offset reached, `versions` counts the texts kept of the same page; `citing` is whom the outlet cites.
    """

    number: int
    key: str
    title: str
    outlet: str
    day: str
    event: str
    speakers: str
    added: str
    opened: str
    place: int
    marks: int
    versions: int
    citing: str = ""

    @property
    def source(self) -> str:
        """Outlet and whom it cites, as the reader shows them: "News.az, citing Xinhua"."""
        return ", ".join(filter(None, (self.outlet, self.citing and f"citing {self.citing}")))


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words two versions share, or that one of them alone has."""

    kind: Literal["same", "removed", "added"]
    text: str
