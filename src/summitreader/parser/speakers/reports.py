"""What a text reports, sentence by sentence: reports with their speakers, pledges, sentences that go on."""

import re
from collections.abc import Iterable
from dataclasses import replace

from summitreader.model import Block, Span, Statement
from summitreader.parser.attribution.stance import stance_of
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.meeting.group import WE_THE
from summitreader.parser.speakers.continuation import Floor, carries_on, goes_on_in_reports
from summitreader.parser.speakers.coreference import voice_of
from summitreader.parser.speakers.courtesies import is_courtesy
from summitreader.parser.speakers.documents import writer_of
from summitreader.parser.speakers.fact_sheets import (
    ListOfPledges,
    is_fact_sheet,
    opened_list,
    pledge_of_item,
    pledges_in,
)
from summitreader.parser.speakers.lists import ReportedList, list_below, statement_of_item
from summitreader.parser.speakers.offices import is_office
from summitreader.parser.speakers.organisations import NOBODY
from summitreader.parser.speakers.registry import Voice, Voices, house_of_fact_sheet
from summitreader.parser.text.lazy_regex import regex

# A report and where it starts, so that the start is computed once.
Told = tuple[int, Statement]

_JOINT_TEXT = regex(r"\bjoint\b.{0,30}\b(?:statement|declaration|communiqu[eé])|\bcommuniqu[eé]\b", re.I)
_ISSUED = regex(r"\b(?:issued?|signs?|signed|release[ds]?|adopt(?:s|ed)?|agree|following|after)\b", re.I)
_TITLE = 200
_SPOKEN = 4000


_I = regex(r"\bI\b(?![.)\d])")


def _says_i(text: str) -> bool:
    """Return whether somebody speaks in the text, outside quotation marks: then nobody whom they quote goes on."""
    marks = 0
    for match in _I.finditer(text, 0, _SPOKEN):
        quoted = text.count("“", 0, match.start()) > text.count("”", 0, match.start())
        marks += not quoted and text.count('"', 0, match.start()) % 2 == 0
    return marks > 2


_MINE = frozenset(("I", "me", "my", "My"))


class ReportReader:
    """Goes through a text's sentences with their reports; knows who has the floor, and since which paragraph."""

    def __init__(self, voices: Voices, blocks: tuple[Block, ...], reports: list[Told]) -> None:
        self._voices, self._blocks, self._reports = voices, blocks, reports
        first = blocks[0].span if blocks else Span(0, 0)
        title = voices.text[first.start : min(first.end, first.start + _TITLE)]
        joint = bool(_JOINT_TEXT.search(title)) and not _ISSUED.search(title)
        self._actions = is_fact_sheet(title)
        self._pledging = joint or self._actions
        self._carrying = (
            (voices.meeting.talks or voices.meeting.genre == "readout")
            and not self._actions
            and not _says_i(voices.text)
        )
        self._meeting = self._carrying and (voices.in_talks or not voices.meeting.talks) and not self._pledging
        self._list: ListOfPledges | None = None
        self._reported: ReportedList | None = None
        self._at = self._block = 0
        self._covered = self._since = self._quoted = -1

    def read(self, sentences: Iterable[Span]) -> list[Statement]:
        """Return all statements, in order."""
        found: list[Statement] = []
        for sentence in sentences:
            found += self._sentence(sentence)
        return found

    def _sentence(self, sentence: Span) -> list[Statement]:
        begun = self._paragraph(sentence)
        own = self._reports_in(sentence)
        if _FURNITURE.match(self._voices.text, begun):
            return []
        if sentence.start < self._quoted:
            return []  # inside a quotation that a colon led to
        if item := self._item(sentence, begun):
            return [item]
        if own and self._carrying and self._since == begun and (going := self._goes_on(sentence, own, begun)):
            return [going]
        found = self._pledges(sentence, own, begun) if self._pledging else []
        found += [named for report in own if (named := self._named(report, begun))]
        if quotation := self._quotation_below(sentence, found):
            return [*found, *quotation]
        self._reported = list_below(self._voices.text, sentence, self._blocks, self._block, found) or self._reported
        if self._covered > sentence.start or self._voices.last is None or self._since < 0:
            return sorted(found, key=lambda statement: statement.start) if len(found) > 1 else found
        carried = self._carried(sentence, begun)
        return [*found, carried] if carried else found

    def _item(self, sentence: Span, begun: int) -> Statement | None:
        """Return what an item says of a list that a report led to; a paragraph that is none ends the list."""
        if self._reported is None or self._block >= len(self._blocks):
            return None
        block = self._blocks[self._block]
        if block.kind == "item" and sentence.start == begun:
            return statement_of_item(self._voices.text, sentence, self._reported, self._voices.cast)
        if block.kind == "paragraph" and self._voices.text[block.span.end - 1] in ".!?":
            self._reported = None
        return None

    def _paragraph(self, sentence: Span) -> int:
        """Return where the sentence's paragraph starts."""
        blocks = self._blocks
        while self._block < len(blocks) and blocks[self._block].span.end <= sentence.start:
            self._block += 1
        return blocks[self._block].span.start if self._block < len(blocks) else 0

    def _reports_in(self, sentence: Span) -> list[Statement]:
        first = self._at
        while self._at < len(self._reports) and self._reports[self._at][0] < sentence.end:
            self._at += 1
        return [report for _, report in self._reports[first : self._at]]

    def _goes_on(self, sentence: Span, own: list[Statement], begun: int) -> Statement | None:
        """Return a sentence with a verb of saying that only goes on: "China attaches importance to ties"."""
        if self._voices.last_person is not self._voices.last or own[0].start < sentence.start:
            return None
        rule = goes_on_in_reports(self._voices.text, sentence, self._floor(begun), own[0])
        return self._implied(sentence, rule) if rule else None

    def _named(self, report: Statement, begun: int) -> Statement | None:
        """Return a report with its speaker; None where nobody speaks who could."""
        voices = self._voices
        ours = report.who is not None and self._actions and report.who.of(voices.text).lower() == "we"
        voice = (self._house(report) if ours else None) or voice_of(voices, report)
        if voice is None or is_courtesy(voices.cast, report):
            return None
        if not voice.name and voices.meeting.genre != "news":
            # What nobody says who could be named; in news it is somebody's words all the same.
            own = report.who if report.who and report.who.of(voices.text) in _MINE else None
            person = voices.head_of_government(own) if own else None
            if person is None:
                return None
            voice = voices.of(person)
        self._takes_the_floor(voice, report, begun)
        return spoken_by(voice.name, report)

    def _takes_the_floor(self, voice: Voice, report: Statement, begun: int) -> None:
        voices = self._voices
        voices.last_person = voice if voice.person else voices.last_person
        if voice.name and report.kind in ("direct", "mixed"):
            voices.quoted = voice
        self._covered = voices.last_end = max(self._covered, report.end)
        voices.last, self._since = voice if voice.name else voices.last, begun
        voices.cue = report.cue or voices.cue
        voices.clause = _is_clause(voices.text, report)

    def _quotation_below(self, sentence: Span, found: list[Statement]) -> list[Statement]:
        """Return the quotation in the paragraphs below a colon: "The message reads, among other things:"."""
        text, blocks, at = self._voices.text, self._blocks, self._block
        if text[sentence.end - 1] != ":" or at + 1 >= len(blocks) or blocks[at].span.end != sentence.end:
            return []
        last = _quotation_end(text, blocks, at + 1)
        if last == at + 1 or self._covered > blocks[at + 1].span.start:
            return []
        voice = self._writer(sentence, found)
        if voice is None:
            return []
        self._quoted = self._covered = blocks[last - 1].span.end
        said = (block.span for block in blocks[at + 1 : last])
        return [Statement(voice.name, (span,), None, None, "direct", "quotation_below_a_colon") for span in said]

    def _writer(self, sentence: Span, found: list[Statement]) -> Voice | None:
        """Return whose words a colon leads to: the speaker's of the sentence,
        its subject's, the sender's of "the message".
        """
        voices, cast = self._voices, self._voices.cast
        if found:
            return voices.last
        subject = cast.mentioned_in(sentence.start, sentence.start + _SUBJECT)
        if subject:
            return voices.of(subject[0])
        if not _WRITTEN.match(voices.text, sentence.start, sentence.end):
            return None
        return writer_of(voices, sentence.start) or voices.last

    def _pledges(self, sentence: Span, own: list[Statement], begun: int) -> list[Statement]:
        """Return what sides will do by a sentence that no report covers.

        Takes from `own` the reports inside a pledge.
        """
        found: list[Statement] = []
        for pledge in self._pledged(sentence, begun):
            start = pledge.who.start if pledge.who else pledge.start
            start = max(start, sentence.start)
            if self._covered > max((pledge.cue or pledge.says[0]).start, start):
                continue
            if any(report.start < start < report.end for report in own):
                continue
            voice = self._house(pledge) or voice_of(self._voices, pledge)
            words = pledge.who.of(self._voices.text) if pledge.who else ""
            if voice and voice.person and not voice.person.role and pledge.who and " and " in words:
                voice = self._voices.body(words, "body", pledge.who)  # two firms pledge as one
            if voice is None or not voice.name or (voice.person and _same_cue(own, pledge)):
                continue
            own[:] = [report for report in own if not start <= report.start < pledge.end]
            self._takes_the_floor(voice, replace(pledge, says=(Span(start, start + 1),)), begun)
            found.append(spoken_by(voice.name, pledge))
        return found

    def _pledged(self, sentence: Span, begun: int) -> Iterable[Statement]:
        """Return the pledges of a sentence: its own, or what the line over a list makes of its item."""
        text, block = self._voices.text, self._blocks[self._block]
        if self._actions and block.kind != "item":
            self._list = opened_list(text, block.span)
        opened = self._list if block.kind == "item" and sentence.start == begun else None
        item = pledge_of_item(text, sentence, opened) if opened else None
        if _SUBTITLE.fullmatch(text, block.span.start, block.span.end):
            return ()
        return [item] if item else pledges_in(text, sentence, self._voices.cast, bodies=self._actions)

    def _house(self, pledge: Statement) -> Voice | None:
        """Return the side of whoever issued a fact sheet, which speaks as "we" and as its leader's administration."""
        words = pledge.who.of(self._voices.text) if pledge.who else ""
        if pledge.who and words.isupper() and (known := gazetteer().side_of.get(words.title())):
            return self._voices.body(self._voices.cast.side_name(known[0]), "side", pledge.who, known[0])
        if not pledge.who or not self._actions or (words.lower() != "we" and not _ADMINISTRATION.fullmatch(words)):
            return None
        if words.lower() == "we" and (leaders := WE_THE.search(self._voices.text, 0, _SPOKEN)):
            return self._voices.together(words, Span(*leaders.span()))
        code = house_of_fact_sheet(self._voices)
        return self._voices.body(self._voices.cast.side_name(code), "side", pledge.who, code) if code else None

    def _carried(self, sentence: Span, begun: int) -> Statement | None:
        """Return a sentence without a report that goes on with what the last speaker said."""
        voices = self._voices
        rule = None
        # A sentence about somebody is the reporter's.
        if not voices.cast.mentioned_in(sentence.start, sentence.start + 12) and not self._begins_with_office(sentence):
            rule = carries_on(voices.text, sentence, self._floor(begun))
        self._since = begun if rule else -1
        return self._implied(sentence, rule) if rule else None

    def _begins_with_office(self, sentence: Span) -> bool:
        match = _OFFICE.match(self._voices.text, sentence.start, sentence.end)
        return match is not None and is_office(match.group())

    def _floor(self, begun: int) -> Floor:
        voices, last = self._voices, self._voices.last or NOBODY
        cue = voices.cue.of(voices.text) if voices.cue else ""
        return Floor(last.kind, last.side, self._since == begun, cue, self._carrying, self._meeting, voices.clause)

    def _implied(self, sentence: Span, rule: str) -> Statement:
        name = self._voices.last.name if self._voices.last else ""
        stance = stance_of(self._voices.text, sentence, "", "say")
        return Statement(name, (sentence,), None, None, "implied", rule, stance=stance, carried_from=self._voices.cue)


def _is_clause(text: str, report: Statement) -> bool:
    """Return whether what a report tells is a clause: behind a "that", or in front of its cue."""
    first = report.says[0].start
    if report.cue is None or report.kind == "direct":
        return False
    return first < report.cue.start or text.startswith("that ", first - 5)


_SUBTITLE = regex(r"\*(?!\*)[^\n]{1,300}\*")  # in italics below the title
_ADMINISTRATION = regex(r"(?:[Tt]he )?(?:[\w’'-]+ )?Administration")  # no "General Services Administration"
# Lines of the page: "Follow us: We say it first"
_INVITES = r"Read (?:more|also|next)|See also|Also read|Follow us|Share(?: this)?|Subscribe|Watch|Listen|Download"
_LABELS = r"Related(?: \w+)?|Tags?|Keywords?|Topics?|More on \w+|(?:Press |Media )?Contacts?|Sources?|Trending"
_FURNITURE = regex(rf"(?:{_INVITES}|{_LABELS})\s*:")
_QUOTES = {"“": "”", '"': '"', "«": "»", "‘": "’", "„": "“"}


def _quotation_end(text: str, blocks: tuple[Block, ...], first: int) -> int:
    """Return the block behind the quotation that begins with a block; `first` itself where none does.

    Its paragraphs may each open with a mark, or go on without one up to a paragraph that closes it.
    """
    last, closing = first, ""
    while last < len(blocks) and (opened := _QUOTES.get(text[blocks[last].span.start])):
        closed = text.find(opened, blocks[last].span.start + 1, blocks[last].span.end)
        if 0 <= closed < blocks[last].span.end - 2:
            break
        last, closing = last + 1, opened if closed < 0 else ""
    for at in range(last, min(last + _LONGEST_QUOTATION, len(blocks)) if closing else last):
        closed = text.find(closing, blocks[at].span.start, blocks[at].span.end)
        if closed >= 0:
            return at + 1 if closed >= blocks[at].span.end - 2 else last
    return last


def _same_cue(reports: list[Statement], pledge: Statement) -> bool:
    """Return whether a report has the cue of a pledge: what "President Ruiz is calling for" the report tells."""
    cue = pledge.cue
    return cue is not None and any(one.cue and one.cue.start < cue.end and cue.start < one.cue.end for one in reports)


_LONGEST_QUOTATION = 20  # paragraphs
_SUBJECT = 40  # code points: "In the letter, President Ruiz"
_WRITTEN = regex(
    r"(?:The|His|Her|Their|This|In (?:the|his|her|their|it)) ?(?:\w+ ){0,3}?"
    r"(?:message|letter|telegram|cable|note|post|tweet|greetings?|text|card|email|e-mail|wire|dispatch|reply)\b"
)
_OFFICE = regex(r"(?:The|His|Her) [\w-]+(?: [A-Z][\w-]+)*")


def spoken_by(name: str, report: Statement) -> Statement:
    """Return the report with its speaker: `dataclasses.replace` takes five times as long."""
    return Statement(
        name,
        report.says,
        report.cue,
        report.who,
        report.kind,
        report.rule,
        report.act,
        report.stance,
        report.addressee,
        report.carried_from,
    )
