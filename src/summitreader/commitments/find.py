"""Finds the commitments of a reading, sentence by sentence, with the lists that its lines open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summitreader.commitment import Commitment, Strength
from summitreader.commitments.clauses import acts_in, clause_end
from summitreader.commitments.cues import (
    ASKS,
    TAKES_PLACE,
    WILL,
    WILL_BE_DONE,
    WOULD,
    BindingVerb,
    binding_verbs,
)
from summitreader.commitments.deadlines import deadline_in
from summitreader.commitments.details import addressed_in, condition_in, money_in, place_in, theme_of
from summitreader.commitments.lists import (
    OF_A_LIST,
    OF_DELIVERABLES,
    Opened,
    after_lead,
    begins_with_an_act,
    indent_of,
    opens_list,
)
from summitreader.commitments.names import Names
from summitreader.commitments.parties import TextParties, parties_of, title_of
from summitreader.commitments.rule import CommitmentRule
from summitreader.commitments.subjects import Subject, Subjects
from summitreader.model import Block, Reading, Span

_JOINT_TITLE = re.compile(
    r"\bjoint|\bfact ?sheet|\bdeclaration\b|communiqu|\boutcomes?\b|\bdeliverables\b|\bagenda\b|action plan", re.I
)
_TOLD_NOT = ("title", "caption", "heading", "label")


@dataclass(slots=True)
class _Clause:
    """A verb phrase that binds, with whom it binds and where its clause begins."""

    cue: BindingVerb
    actors: tuple[str, ...]
    words: Span | None
    begins: int


@dataclass(slots=True)
class Finder:
    """Goes through a reading once; what is open at a place (a list, who was spoken of last) is what it keeps."""

    reading: Reading
    names: Names
    parties: TextParties
    found: list[Commitment] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)
    last: tuple[str, ...] = ()
    title: str = ""

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.reading.article.text

    def run(self) -> None:
        """Find all commitments."""
        sentences = self.reading.sentences
        at = 0
        for block in self.reading.article.blocks:
            first = at
            while at < len(sentences) and sentences[at].start < block.span.end:
                at += 1
            if block.kind in _TOLD_NOT:
                continue
            self._block(block, [one for one in sentences[first:at] if one.start >= block.span.start])

    def _block(self, block: Block, sentences: Sequence[Span]) -> None:
        is_item = block.kind == "item" or _BULLET.match(self.text, block.span.start) is not None
        if self.opened and not is_item:
            # Lines of a list that lost its bullets.
            is_item = begins_with_an_act(self.text, block.span.start, block.span.end, gerund=True) is not None
        if not is_item and not _LABEL.fullmatch(self.text, block.span.start, block.span.end):
            self.opened = []
        elif is_item:
            indent = indent_of(self.text, block.span.start)
            while len(self.opened) > 1 and self.opened[-1].indent >= indent:
                self.opened.pop()
        for number, sentence in enumerate(sentences):
            start = after_lead(self.text, sentence.start, sentence.end)
            if start >= sentence.end:
                continue
            clauses = list(self._clauses(start, sentence.end))
            if is_item and not number and self._item(start, sentence, block, clauses):
                continue
            self._add(clauses, sentence.end, block.span, start)
        self._open(block, sentences, is_item)

    def _clauses(self, start: int, end: int) -> Iterator[_Clause]:
        """Give the verb phrases of a sentence that bind somebody, in their order."""
        subjects = Subjects(self.text, self.names, self.parties, self.title)
        held = start  # where what is not yet inside another clause begins
        before: _Clause | None = None
        for cue in binding_verbs(self.text, start, end):
            subject = subjects.before(held, cue.span.start)
            clause = self._bound(cue, subject, before, subjects, start)
            if clause:
                yield clause
                before, held = clause, cue.span.end
                if clause.actors:
                    self.last = clause.actors

    def _bound(
        self, cue: BindingVerb, subject: Subject, before: _Clause | None, subjects: Subjects, start: int
    ) -> _Clause | None:
        """Return the clause of a verb phrase where its subject can be bound by it; None where not."""
        passive = cue.rule in (WILL_BE_DONE, TAKES_PLACE)
        if cue.rule is WOULD and (before is None and subject.sort != "actor"):
            return None
        if subject.sort == "goes_on":
            return self._going_on(cue, subject, before, subjects, start)
        if subject.sort == "actor" and not (passive and cue.rule is WILL_BE_DONE):
            if cue.rule is WILL and "must" in cue.span.of(self.text) and subject.actors != self.parties.joint:
                return None
            return _Clause(cue, subject.actors, subject.words, subject.start)
        if subject.sort in ("actor", "thing") and passive and self.parties.joint:
            if "would" in cue.span.of(self.text) and before is None:
                return None
            inside = before is not None and not _APART.search(self.text, before.cue.span.end, cue.span.start)
            return None if inside else _Clause(cue, self.parties.joint, None, max(start, subject.start))
        if subject.sort == "thing" and cue.rule not in (WILL, WOULD) and not passive:
            return self._going_on(cue, Subject("goes_on", start=cue.span.start), None, subjects, start)
        return None

    def _going_on(
        self, cue: BindingVerb, subject: Subject, before: _Clause | None, subjects: Subjects, start: int
    ) -> _Clause | None:
        """Return the clause of a verb phrase without a subject of its own: that of the one before it, or "it"."""
        if subject.words is not None:
            return _Clause(cue, self.last, subject.words, subject.start) if self.last else None
        if before is not None:
            return _Clause(cue, before.actors, before.words, cue.span.start)
        if cue.span.start == start:
            return None
        inside = _PLURAL.fullmatch(self.text, cue.span.start, cue.span.end) is not None
        opening = subjects.opening(start, cue.span.start, inside)
        if opening.sort != "actor":
            return None
        return _Clause(cue, opening.actors, opening.words, cue.span.start)

    def _add(self, clauses: Sequence[_Clause], end: int, block: Span, sentence: int) -> None:
        for number, clause in enumerate(clauses):
            limit = clauses[number + 1].begins if number + 1 < len(clauses) else end
            limit = max(limit, clause.cue.act)
            stop = clause_end(self.text, clause.cue.act, limit)
            span = Span(clause.cue.span.start, stop)
            if stop <= clause.cue.act:
                continue
            front = sentence if not number else clause.cue.span.start
            self._commit(span, clause, block, front, clause.begins)

    def _commit(self, span: Span, clause: _Clause, block: Span, front: int, begins: int) -> None:
        """Add the commitments of one clause: what stands before its subject belongs to the first of them."""
        cue = clause.cue
        act = _acts_from(self.text, cue, span.end)
        splits = cue.rule not in (TAKES_PLACE,) and not _THAT.match(self.text, cue.act - 5, cue.act)
        parts = list(acts_in(self.text, span, act)) if splits else [span]
        for number, part in enumerate(parts):
            fronted = None if number else Span(front, min(begins, span.start))
            self._append(
                part,
                cue.span if not number else Span(part.start, _word_end(self.text, part.start)),
                clause,
                cue.rule,
                cue.strength,
                block,
                fronted,
            )

    def _append(
        self,
        span: Span,
        verb: Span,
        clause: _Clause,
        rule: CommitmentRule,
        strength: Strength,
        block: Span,
        fronted: Span | None = None,
    ) -> None:
        text = self.text
        addressees, addressed = addressed_in(text, span, strength, self.names)
        deadline, money = deadline_in(text, span.start, span.end), money_in(text, span.start, span.end)
        condition = condition_in(text, span.start, span.end)
        if fronted is not None and fronted.end > fronted.start:
            deadline = deadline or deadline_in(text, fronted.start, fronted.end)
            condition = condition or condition_in(text, fronted.start, fronted.end)
        self.found.append(
            Commitment(
                len(self.found) + 1,
                span,
                verb,
                clause.actors,
                clause.words,
                strength,
                rule.name,
                addressees,
                addressed,
                theme_of(span.start, span.end, self.reading.themes, block),
                deadline,
                money,
                place_in(text, span.start, span.end),
                condition,
            )
        )

    def _item(self, start: int, sentence: Span, block: Block, clauses: Sequence[_Clause]) -> bool:
        """Add an item that begins with a verb: what its list, or a joint text, gives it; tell whether it was one."""
        opened = self.opened[-1] if self.opened else None
        verb = begins_with_an_act(self.text, start, sentence.end, gerund=opened is not None)
        if verb is None or (opened is None and not (_is_sheet(self.reading) and self.parties.joint)):
            return False
        limit = clauses[0].begins if clauses else sentence.end
        if limit <= verb.end:
            return False
        rule = opened.rule if opened else OF_DELIVERABLES
        strength: Strength = opened.strength if opened else "will"
        cue = BindingVerb(Span(start, verb.end), strength, rule, verb.start)
        clause = _Clause(cue, opened.actors if opened else self.parties.joint, opened.words if opened else None, start)
        self._add([clause, *[one for one in clauses if one.begins > verb.end]], sentence.end, block.span, start)
        return True

    def _open(self, block: Block, sentences: Sequence[Span], is_item: bool) -> None:
        """Open a list where a block ends in a colon: below "Peru will:", or an item such as "work by:"."""
        if not sentences:
            return
        last = sentences[-1]
        if not self.text[last.start : last.end].rstrip(" *_").endswith(":"):
            return
        start = after_lead(self.text, last.start, last.end)
        clauses = list(self._clauses(start if start < last.end else last.start, last.end))
        clauses = [one for one in clauses if opens_list(self.text, one.cue, last.end)]
        indent = indent_of(self.text, block.span.start) if is_item else -1
        if clauses:
            one = clauses[-1]
            self.opened.append(Opened(one.actors, one.words, one.cue.span, one.cue.strength, OF_A_LIST, indent))
            while self.found and self.found[-1].span.start >= one.cue.span.start:
                self.found.pop()
        elif is_item and self.opened:
            self.opened.append(self.opened[-1]._replace(indent=indent))


_BULLET = re.compile(r"\s*(?:[-*•◦▪–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_LABEL = re.compile(r"[*_#\s]*[^.\n]{1,120}?[*_:\s]*|<!--[^>]*-->|[A-Z][^.\n]{1,120}")
_APART = re.compile(r";|, and |, while |\. |, but ")
# "we recognize that … and commit to": what several do stands in the form that no "which is" has.
_PLURAL = re.compile(r"(?!(?:is|are|was|were|will|shall|would|must|has|have)\b)[a-z]+(?<!s)(?<!ed)(?<!ing)\b.*")
_THAT = re.compile(r"that ")


def _is_sheet(reading: Reading) -> bool:
    title = next((block.span for block in reading.article.blocks if block.kind not in ("caption", "label")), None)
    return title is not None and bool(_JOINT_TITLE.search(reading.article.text, title.start, title.end))


def _acts_from(text: str, cue: BindingVerb, end: int) -> int:
    """Return where the verbs of doing begin: behind the addressee where others are asked."""
    if cue.rule is ASKS:
        match = _ASKED_TO.search(text, cue.act, end)
        return match.end() if match else cue.act
    return cue.act


_ASKED_TO = re.compile(r" to (?=[a-z])")


def _word_end(text: str, start: int) -> int:
    match = _WORD.match(text, start)
    return match.end() if match else start


_WORD = re.compile(r"(?:to )?[\w’'-]+")


def commitments_of(reading: Reading) -> tuple[tuple[str, ...], tuple[Commitment, ...]]:
    """Return whose text a reading is, and all commitments in it in their order."""
    if reading.note:
        return (), ()
    names = Names(reading)
    title = title_of(reading).of(reading.article.text)
    finder = Finder(reading, names, parties_of(reading, names), title=title)
    finder.run()
    return finder.parties.joint, tuple(finder.found)
