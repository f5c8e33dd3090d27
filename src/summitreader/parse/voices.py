"""Whose words they are: the voice that each report's "who" stands for.

Pronouns go to the last speaker rather than to the last name, sides to the one who speaks for them where the words only
carry on, "both leaders" to both sides. A voice that is no known person is a body of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from summitreader.model import Block, Span, Speaker, Statement, VoiceKind
from summitreader.parse.carried import Floor, carries_on
from summitreader.parse.gazetteer import fold, gazetteer
from summitreader.parse.names import read_run
from summitreader.parse.people import Cast, Person, bearer, meant_by
from summitreader.parse.turns import Turn, find_turns, statements_of_turns

BOTH = "both sides"


@dataclass(slots=True, eq=False)
class Voice:
    """Someone who speaks, while names are being given; `person` where it is one of the cast."""

    name: str
    kind: VoiceKind
    rule: str
    person: Person | None = None
    side: str | None = None
    forms: dict[str, int] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    members: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Voices:
    """The voices heard so far, and the state that pronouns need: who spoke last."""

    text: str
    cast: Cast
    heard: dict[str, Voice] = field(default_factory=dict)
    of_person: dict[int, Voice] = field(default_factory=dict)
    last: Voice | None = None
    cue: Span | None = None

    def of(self, person: Person) -> Voice:
        """The voice of one of the cast."""
        voice = self.of_person.get(id(person))
        if voice is None:
            voice = Voice(person.name, "person", person.rule, person, person.side)
            self.of_person[id(person)] = voice
            person.known = True
        return voice

    def joint(self, words: str, span: Span | None) -> Voice:
        """The voice of both sides together."""
        return self._named(BOTH, "joint", "joint_voice", words, span)

    def body(self, name: str, rule: str, span: Span, side: str | None = None) -> Voice:
        """A voice that is a body, a side or somebody without a name."""
        voice = self._named(name, "body", rule, span.of(self.text), span)
        voice.side = voice.side or side
        return voice

    def _named(self, name: str, kind: VoiceKind, rule: str, words: str, span: Span | None) -> Voice:
        voice = self.heard.get(fold(name))
        if voice is None:
            voice = self.heard[fold(name)] = Voice(name, kind, rule)
            if kind == "joint":
                voice.members = principals(self.cast)
        if span:
            voice.forms[words] = voice.forms.get(words, 0) + 1
            voice.mentions.append((span.start, span.end))
        return voice


def principals(cast: Cast) -> list[str]:
    """The names that "both sides" stands for: the first head or minister of each of the first two sides."""
    first: dict[str, Person] = {}
    for person in sorted(cast.people, key=lambda person: person.mentions[0]):
        if person.known and person.side and (person.role or person.rule == "known_leader"):
            first.setdefault(person.side, person)
    return [person.name for person in first.values()][:2]


_PLURAL = (
    r"sides|leaders|presidents|heads of (?:state|government)|(?:prime |foreign |defen[cs]e )?ministers|parties"
    r"|countries|governments"
    r"|nations|interlocutors|participants|delegations|states|secretaries|counterparts|officials|men|chancellors|premiers|principals|teams"
)
_COLLECTIVE = re.compile(
    rf"(?:(?:(?:the|these|our|all|each|either)\s+)?(?:both(?:\s+of\s+the)?\s+|two\s+|three\s+|four\s+)?(?:{_PLURAL}|participant|party)"
    r"|both|the\s+two|they\s+both|both\s+of\s+them|we\s+both|the\s+two\s+of\s+them)"
    r"(?:\s+(?:also|both|further|again|remain|of|jointly|together|have|are)\b.*)?",
    re.I,
)
_HE = re.compile(r"(he|him|his|himself)|(she|her|hers|herself)", re.I)
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_SIDE_OF = re.compile(
    r"(?:the\s+)?(.+?)(?:['’]s)?\s+(?:side|party|government|delegation|leadership|authorities)$", re.I
)


def name_speakers(
    text: str, blocks: Iterable[Block], sentences: tuple[Span, ...], cast: Cast, reports: tuple[Statement, ...]
) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """The speakers of the article and its statements with their names. Never raises."""
    voices = Voices(text, cast)
    blocks = tuple(blocks)
    turns = find_turns(text, blocks, cast)
    named = _turn_statements(voices, blocks, turns)
    begun, ended = (turns[0].label.start, turns[-1].end) if turns else (-1, -1)
    told = [report for report in sorted(reports, key=lambda report: report.start) if not begun <= report.start < ended]
    named += _reported(voices, blocks, [s for s in sentences if not begun <= s.start < ended], told)
    named.sort(key=lambda statement: statement.start)
    return speakers_of(voices), tuple(named)


def _turn_statements(voices: Voices, blocks: tuple[Block, ...], turns: tuple[Turn, ...]) -> list[Statement]:
    for turn in turns:
        if turn.person:
            voices.of(turn.person)
        else:
            voices.body(turn.name, "label", turn.label)
    return list(statements_of_turns(voices.text, blocks, turns))


def _reported(
    voices: Voices, blocks: tuple[Block, ...], sentences: list[Span], reports: list[Statement]
) -> list[Statement]:
    """Reports with their speakers and, in reports of talks, the sentences that only carry on."""
    talks = is_about_talks(voices.cast)
    found: list[Statement] = []
    at = block = 0
    covered = since = -1
    for sentence in sentences:
        while block < len(blocks) and blocks[block].span.end <= sentence.start:
            block += 1
        begun = blocks[block].span.start if block < len(blocks) else 0
        first = at
        while at < len(reports) and reports[at].start < sentence.end:
            report = reports[at]
            voice = voice_of(voices, report)
            voices.last, since, covered = voice, begun, max(covered, report.end)
            voices.cue = report.cue or voices.cue
            found.append(replace(report, speaker=voice.name))
            at += 1
        if at > first or not talks or covered > sentence.start or voices.last is None or since < 0:
            continue
        last = voices.last
        rule = carries_on(voices.text, sentence, Floor(last.kind == "joint", last.side, since == begun))
        if rule:
            since = begun
            found.append(Statement(last.name, (sentence,), None, None, "implied", rule, carried_from=voices.cue))
        else:
            since = -1
    for report in reports[at:]:
        found.append(replace(report, speaker=voice_of(voices, report).name))
    return found


def is_about_talks(cast: Cast) -> bool:
    """Whether two sides' heads or ministers are in the cast: such a text reports what was said at talks."""
    return len({person.side for person in cast.people if person.known and person.side and person.role}) > 1


def voice_of(voices: Voices, report: Statement) -> Voice:
    """The voice that a report's "who" stands for."""
    who = report.who
    if who is None:
        return voices.joint("", None) if is_about_talks(voices.cast) else Voice("", "body", "nobody")
    words = re.sub(r"(?:['’]s|(?<=s)['’])?[\s,;:]*$", "", " ".join(who.of(voices.text).split()))
    low = words.lower()
    if match := _HE.fullmatch(low):
        return _singular(voices, report, who, "male" if match.group(1) else "female")
    if low in ("they", "them", "their", "we", "us", "our", "both"):
        return _plural(voices, who, words)
    if low in ("it", "its"):
        return voices.last or voices.body(words, "pronoun", who)
    if low in _RELATIVE:
        return _relative(voices, who)
    if _COLLECTIVE.fullmatch(words):
        return voices.joint(words, who)
    return _person(voices, who, words) or _side(voices, who, words) or _body(voices, who, words)


def _singular(voices: Voices, report: Statement, who: Span, gender: str) -> Voice:
    """`He said`: the last speaker rather than the last name, unless the gender speaks against it."""
    last = voices.last
    # Most heads are still men: a "she" needs somebody whom the text makes a woman.
    fits = (gender, None) if gender == "male" else (gender,)
    if last and last.person and last.person.gender in fits:
        return last
    for person in voices.cast.last_before(who.start):
        if person.gender in fits:
            return voices.of(person)
    return last or voices.body(who.of(voices.text), "pronoun", who)


def _plural(voices: Voices, who: Span, words: str) -> Voice:
    """`They said`: the body that spoke last, or both sides."""
    last = voices.last
    if last and last.kind != "person":
        return last
    return voices.joint(words, who)


def _relative(voices: Voices, who: Span) -> Voice:
    """`Xi, who said`: the name just before."""
    person = next(iter(voices.cast.last_before(who.start)), None)
    if person:
        return voices.of(person)
    return voices.last or voices.body(who.of(voices.text), "relative_clause", who)


_AND = re.compile(r"\s(?:and|&|as well as)\s")


_POSSESSED = re.compile(r"['’]s?\s+[\w“\"]")
_PREPOSITION = re.compile(r"\b(?:of|for|on|by|to|with|from|in|at|about|near|behind|between|against|than|as)\s")


def _person(voices: Voices, who: Span, words: str) -> Voice | None:
    """One of the cast by name, or both sides where two of them are joined."""
    if _AND.search(words) and _are_several(voices, voices.cast.mentioned_in(who.start, who.end), words):
        return voices.joint(words, who)
    for start, end, person in voices.cast.mentions_in(who.start, who.end):
        # "Clinton's manager", "a visit by the King": somebody else speaks.
        if not _POSSESSED.match(voices.text, end) and not _PREPOSITION.search(voices.text, who.start, start):
            return voices.of(person)
    if voices.cast.mentioned_in(who.start, who.end):
        return None
    for run in re.findall(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*", words):
        for phrase in read_run(run)[0]:
            if phrase.title and not phrase.name:
                return _bearer(voices, phrase.title, phrase.side, who)
            if phrase.name and len(phrase.name) == 1 and (found := meant_by(voices.cast, fold(phrase.name[0]))):
                return voices.of(found[0])
    return _described(voices, words, who)


def _are_several(voices: Voices, people: list[Person], words: str) -> bool:
    """`President Biden and Prime Minister Kishida`, `the President and Kishida`: two of the cast joined."""
    if len(set(map(id, people))) > 1:
        return True
    left, right = _AND.split(words, maxsplit=1)
    titled = [part for part in (left, right) if _TITLE.fullmatch(part)]
    return len(titled) == 2 or (len(titled) == 1 and bool(people))


_TITLE = re.compile(
    r"(?:the|his|her|their)\s+(?:[A-Z]\w+\s+)?(?:President|Prime Minister|Premier|Chancellor|King|Minister|Secretary)",
    re.I,
)


def _described(voices: Voices, words: str, who: Span) -> Voice | None:
    """`the Ukrainian head of state`, `the Chinese leader`, `the president`."""
    known = gazetteer()
    low = words.lower()
    title = next((d for d in known.descriptions if low.endswith(d)), None)
    if title is None or not low.startswith("the "):
        return None
    rest = words[4 : len(words) - len(title)].strip().removeprefix("visiting ")
    if rest and rest not in known.side_of:
        return None
    side = known.side_of[rest][0] if rest else None
    if title in ("head of state", "leader"):
        title = ""
    return _bearer(voices, title, side, who)


def _bearer(voices: Voices, title: str, side: str | None, who: Span) -> Voice | None:
    """Whom a title alone means: the one of that side; else the text's own, the last speaker, the last named."""
    cast = voices.cast
    if side:
        person = bearer(cast, title, side) if title else None
        heads = gazetteer().heads
        person = person or next(
            (p for p in cast.people if p.side == side and (p.role is None or fold(p.role) in heads) and p.known), None
        )
        return voices.of(person) if person else None
    wanted = fold(title)
    fits = [
        p
        for p in cast.people
        if p.known and p.role and (wanted in fold(p.role) if title else fold(p.role) in gazetteer().heads)
    ]
    if not fits:
        return None
    own = [p for p in fits if not p.stated]
    if len(own) == 1:
        return voices.of(own[0])
    if voices.last and voices.last.person in fits:
        return voices.last
    near = next((p for p in cast.last_before(who.start) if p in fits), fits[0])
    return voices.of(near)


def _bears(role: str, title: str) -> bool:
    """Whether a role is the one that a title alone names; "" stands for any head of state or government."""
    return title in fold(role) if title else fold(role) in gazetteer().heads


def _side(voices: Voices, who: Span, words: str) -> Voice | None:
    """`Russia`, `the Chinese side`, `Seoul`: a voice of its own."""
    known = gazetteer().side_of
    bare = words[4:] if words.lower().startswith("the ") else words
    match = _SIDE_OF.fullmatch(words)
    code = known.get(bare.replace("’", "'")) or (known.get(match.group(1)) if match else None)
    if code is None:
        return None
    name = bare if bare in gazetteer().houses else voices.cast.side_name(code[0])
    return voices.body(name, "side", who, code[0])


def _body(voices: Voices, who: Span, words: str) -> Voice:
    name = re.sub(r"^(?:the|a|an)\s+", "", words.split(", ")[0] if " and " not in words else words, flags=re.I)
    return voices.body(name or words, "body", who)


def speakers_of(voices: Voices) -> tuple[Speaker, ...]:
    """Everyone the reader should be shown, by first mention: known persons, and all who speak."""
    cast = voices.cast
    found = [_speaker_of_person(cast, person) for person in cast.people if person.known]
    found += [_speaker_of_voice(cast, voice) for voice in voices.heard.values()]
    return tuple(sorted(found, key=lambda speaker: speaker.mentions[0].start if speaker.mentions else 0))


def _speaker_of_person(cast: Cast, person: Person) -> Speaker:
    return Speaker(
        person.name,
        person.role,
        cast.side_name(person.side) if person.side else None,
        tuple(form for form in person.forms if form != person.name),
        _disjoint(person.mentions),
        person.rule,
    )


def _speaker_of_voice(cast: Cast, voice: Voice) -> Speaker:
    return Speaker(
        voice.name,
        None,
        cast.side_name(voice.side) if voice.side else None,
        tuple(form for form in voice.forms if form != voice.name),
        _disjoint(voice.mentions),
        voice.rule,
        voice.kind,
        tuple(voice.members),
    )


def _disjoint(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted(set(pairs)):
        if not kept or start >= kept[-1].end:
            kept.append(Span(start, end))
    return tuple(kept)
