"""Cues: the reporting verbs of a line, each with the complements it can take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from summitreader.model import Act, Span
from summitreader.parser.attribution.phrases import before_aside, counts_persons
from summitreader.parser.attribution.tags import TaggedSentence, without_hyphen
from summitreader.parser.lexicon.reporting_verbs import ReportingVerbs, Verb
from summitreader.parser.lexicon.user_words import Frame
from summitreader.parser.text.lazy_regex import regex

Form = Literal["finite", "base", "participle", "according", "opinion", "colon", "past participle"]
FORMS: tuple[Form, ...] = get_args(Form)

_CANDIDATE = regex(r"[VvnaJK@]")
_ATTITUDE_LEAD = regex(r"(?:tD?[Nlan#']{1,5}(?=D))?(?:I[lDN]{1,3}I[DNl']{1,5})?(?:DA(?=[Ct]))?[DRlanENGVJ'C#,]{0,7}")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "aren't", "weren't"])
_FORMS: dict[str, Form] = {"V": "finite", "v": "base", "J": "participle", "K": "past participle", "@": "according"}


_FOR = frozenset(("for",))


@dataclass(slots=True)
class Cue:
    """A reporting verb, in words of its line: auxiliaries from `group`, the verb `at`, content after `end`."""

    line: TaggedSentence
    group: int
    at: int
    end: int
    form: Form
    frames: Mapping[Frame, Act]
    passive: bool = False
    attitude: bool = False
    unsure: bool = False
    denied: bool = False
    chains: bool = False
    prepositions: frozenset[str] = _FOR

    @property
    def span(self) -> Span:
        """The words shown as the cue."""
        return self.line.span(self.group if self.passive else self.at, self.end)

    @property
    def act(self) -> Act:
        """What the speaker does, by the first frame the verb has."""
        return next(iter(self.frames.values()), "say")


def cues_in(line: TaggedSentence, lexicon: ReportingVerbs) -> list[Cue]:
    """Return the possible cues of a line, from left to right."""
    found = [cue for match in _CANDIDATE.finditer(line.tags) if (cue := _cue(line, match.start(), lexicon))]
    if not _OPINIONS.isdisjoint(line.words):
        found += _opinions(line)
    if "AT" in line.tags and not _OPINIONS_TOLD.isdisjoint(line.words):
        found += _opinions_told(line)
    if "Q" in line.tags:
        beside = {cue.at: cue for cue in _beside_quotes(line)}
        for cue in found:
            beside.pop(cue.at, None)
        found += beside.values()
    return sorted(found, key=lambda cue: cue.at)


def _opinions(line: TaggedSentence) -> Iterator[Cue]:
    """Yield "In the minister’s view,", ", in his opinion," and "In the words of the mayor," as cues."""
    for match in _IN_WHOSE.finditer(line.tags):
        at = match.end() - 1 - (match.group(1) is not None)
        in_opinion = line.word(at) in _OPINIONS and line.word(match.start()) == "in"
        if in_opinion and line.word(at - 1) not in _NOBODYS:
            yield Cue(line, match.start(), at, match.end(), "opinion", {"clause": "say"})


def _opinions_told(line: TaggedSentence) -> Iterator[Cue]:
    """Yield "The view of the mayor is that", "Her message was that" as cues; the speaker is in words `group` on."""
    for match in OPINION_IS.finditer(line.tags):
        at = match.start("of" if match["of"] else "noun")
        word = line.word(at)
        owned = word in _OPINIONS_TOLD and line.word(match.end("verb") - 1) in _BE
        if owned and line.word(match.start()) not in _NOBODYS:
            yield Cue(line, match.start(), at, match.end(), "opinion", {"clause": "say"})


OPINION_IS = regex(
    r"(?:(?<=[CR,;])|(?<![^CR,;]))(?:D?(?P<of>[ln])I(?P<owner>D?[NlanE#']{1,6}?)|(?P<whose>D|D?[Nlan]{1,5}')[la]{0,2}"
    r"(?P<noun>[ln]))(?P<verb>A{1,2})R?T"
)
_OPINION_NOUNS = (
    "opinion view position belief message argument conclusion contention conviction stance assessment claim fear hope"
    " demand warning advice answer reply"
)
_OPINIONS_TOLD = frozenset(_OPINION_NOUNS.split())
_OPINIONS = frozenset(("opinion", "view", "words", "estimation", "judgement", "judgment"))
_NOBODYS = frozenset(("other", "another", "own", "my", "our", "your", "some", "any", "its"))
_IN_WHOSE = regex(r"(?:(?<=,)|(?<![^CR,]))I(?:(?:(?:D|DI)?[Nlan]{1,6}'|D)l(?=[,.]|$)|Dl(I)(?=[DNl]))")


def _beside_quotes(line: TaggedSentence) -> Iterator[Cue]:
    """Yield any other verb where only a reporting verb can stand: “We will,” the mayor bristled."""
    for pattern in (_SPEAKER_VERB, _VERB_SPEAKER, _SPEAKER_COLON):
        for match in pattern.finditer(line.tags):
            if line.leads(match.start()) or pattern is _SPEAKER_COLON:
                at = match.start(1)
                yield Cue(line, at, at, at + 1, "finite", {"quote": "say"})
    if (colon := ASIDE_COLON.match(line.tags)) and line.span(colon.end(), colon.end() + 1).of(line.text)[
        -2:-1
    ] in ".!?":
        yield Cue(line, colon.start(2), colon.start(2), colon.end(2), "colon", {"quote": "say"})
    elif (colon := _BEFORE_COLON.search(line.tags)) and _is_sentence(line, len(line.tags) - 1):
        yield Cue(line, colon.start(1), colon.start(1), colon.end(1), "colon", {"quote": "say"})


def _is_sentence(line: TaggedSentence, at: int) -> bool:
    """Return whether a quotation is a sentence and no title: “We need it.”"""
    words = line.span(at, at + 1).of(line.text)
    return words[-2:-1] in _FULL_STOPS and words.count(" ") > 2


_FULL_STOPS = frozenset(".!?")
# "He defended the pier in a letter: “We need it.”"
_BEFORE_COLON = regex(r"[^:Q]{3}(:)Q$")
_SPEAKER_VERB = regex(r"Q,?(?:P|D?[Nlan#]{0,5}[Nlan])([EF])(?!A)")
# "“We agree,” Ito said, and Brandt: “We do, too.”"
_SPEAKER_COLON = regex(r"(?:^|[,;])C?D?[Nl]{0,4}N(:)Q")
# "Ito, with a smile: “We do.”", "Ito, laughing: “We do.”"
ASIDE_COLON = regex(r"(D?[Nl]{0,3}N),[IGc][^,;:Q]{0,30}(:)(?=Q$)")
_VERB_SPEAKER = regex(r"Q,?(E)(?=[NP])")


def _cue(line: TaggedSentence, at: int, lexicon: ReportingVerbs) -> Cue | None:
    tag = line.tags[at]
    if tag == "a":
        return _adjective(line, at, lexicon)
    word = without_hyphen(line.word(at))
    form = _FORMS[tag] if tag != "n" else "base" if word in lexicon.base else "finite"
    if form == "according":
        return Cue(line, at, at, at + 2, form, {"clause": "say"}) if line.word(at + 1) == "to" else None
    verb: Verb | None = lexicon.verbs.get(word)
    if verb is None:
        return None
    end, longest = _longest(line, at, verb)
    if not (longest.frames or longest.attitude or verb.frames or word in lexicon.made or word == "drawn"):
        return None
    own = _auxiliaries(line, at)
    group = _group(line, own, lexicon)
    if line.words[at : at + 2] == ["drawn", "to"] and line.word(own - 1) == "attention":
        return Cue(line, own, at, at + 2, "finite", {"object": "stress"}, passive=True)
    if group == at and tag == "V" and (_is_adjective(line, at, end) or _has_agent(line, end)):
        as_noted = line.word(at - 1) == "as" and line.word(end) == "by"
        return Cue(line, at, at, end, "past participle", longest.frames) if as_noted and longest.frames else None
    if form == "base" and line.tags[at - 1 : at] == "t" and group < at - 1:
        form = "finite"
    be = (own < at and any(line.word(i) in _BE for i in range(own, at))) or line.tags[max(0, group - 2) : group] == "Y'"
    passive = form != "participle" and be
    if word in QUOTING and not passive and _leads_to_saying(line, at):
        return None
    frames: Mapping[Frame, Act] = longest.frames
    if longest.attitude:
        end, frames = _with_attitude(line, end, longest, line.word(group - 1) if passive else "", lexicon)
    if passive and verb.frames and line.word(group - 1) == "it" and line.tags[end - 1] == "I":
        end, frames = at + 1, verb.frames  # "It was emphasised on both sides that"
    if passive and not frames and word in lexicon.made:
        frames = _made(line.word(group - 1), lexicon)
    if not frames:
        return None
    denied = group < at and word not in _DOUBLE and any(line.word(i).endswith(_NOT) for i in range(group, at))
    chains = form == "participle" and word in lexicon.chains
    prepositions = lexicon.prepositions.get(word, _FOR)
    unsure = tag == "n" and line.tags[at - 1 : at] not in ("t", "A")
    return Cue(line, group, at, end, form, frames, passive, longest.attitude, unsure, denied, chains, prepositions)


def _longest(line: TaggedSentence, at: int, verb: Verb) -> tuple[int, Verb]:
    """Return the end of the longest verb that begins at a word ("paid a warm tribute to"), and that verb."""
    end, step, longest, longer = at + 1, at + 1, verb, verb
    while further := longer.then(line.words, line.tags, step):
        step, longer = further
        if longer.frames or longer.attitude:
            end, longest = step, longer
    if end == at + 1 and line.tags[end : end + 1] == "t" and (told := _TOLD_FIRST.match(line.tags, end)):
        further = verb.then(line.words, line.tags, told.end())
        if line.word(told.end()) in ("about", "over", "against") and further and further[1].frames:
            return further  # "complained to her about"
    return end, longest


_TOLD_FIRST = regex(r"t(?:M|D[NlanE]{0,5}[Nlan]|N[Nl]{0,5}|D)(?=I)")


def _leads_to_saying(line: TaggedSentence, at: int) -> bool:
    """ "quoted the envoy as saying": the cue is "saying" """
    return _AS_SAYING.search(" ".join(line.words[at : at + 15])) is not None


def _with_attitude(
    line: TaggedSentence, end: int, verb: Verb, subject: str, lexicon: ReportingVerbs
) -> tuple[int, Mapping[Frame, Act]]:
    """Return the end and the frames of "voiced deep concern"; of "hope was voiced" by the `subject` of the passive."""
    if subject:
        act = lexicon.attitudes.get(subject)
        return end, {"object": act, "clause": act, "to": act} if act else verb.frames or {"object": "say"}
    found = _attitude(line, end, lexicon)
    if found is None:
        return end, verb.frames
    noun_end, act = found
    while line.tags[noun_end : noun_end + 1] in ("C", ",") and (more := _attitude_next(line, noun_end + 1, lexicon)):
        noun_end = more  # "their sympathy and deepest condolences"
    if line.word(noun_end) != "of" and not _has_holder(line, end, noun_end):
        end = noun_end
    return end, {"object": act, "clause": act, "to": act}


def _made(noun: str, lexicon: ReportingVerbs) -> Mapping[Frame, Act]:
    """Return the frames of "was made" behind the noun of what was made: "A decision was made to"."""
    act = lexicon.made_nouns.get(noun)
    if act is None:
        return {}
    return {"object": act} if act == "stress" else {"clause": act, "to": act}


def _has_holder(line: TaggedSentence, start: int, noun_end: int) -> bool:
    """Return whether the noun of attitude is somebody else's: "Riga’s readiness", "his country’s wish"."""
    return "'" in line.tags[start:noun_end]


_NOT = ("not", "never", "n't", "n’t")
# "did not rule out", "did not deny" say something all the same.
_DOUBLE = frozenset(("deny", "denied", "rule", "ruled", "object", "oppose", "opposed", "exclude"))


def _is_adjective(line: TaggedSentence, at: int, end: int) -> bool:
    """ "our shared interest", "the proposed talks" """
    if line.tags[at - 1 : at] == "'" and line.tags[at - 2 : at - 1] in ("N", "l"):  # "Ruiz’s alleged plot"
        return (
            line.words[at - 1] != "'" and line.tags[end : end + 1] in ("l", "n") and line.word(at) not in _ALWAYS_VERBS
        )
    if line.tags[at - 1 : at] != "D" or line.word(at - 1) in _PRONOUNS:
        return False
    if counts_persons(line, at, end):
        return False
    return line.tags[end : end + 1] in _NOUN_START and line.word(at) not in _ALWAYS_VERBS


def _has_agent(line: TaggedSentence, end: int) -> bool:
    """ "the markers suggested by the guild", "the flood described quite rightly by Ozols": said of the noun."""
    match = _BY.match(line.tags, end)
    return match is not None and line.word(match.end() - 1) == "by" and line.word(end - 1) not in _ALWAYS_VERBS


_BY = regex(r"R{0,3}I(?=[DNPlM])")
_AS_SAYING = regex(r"\bas (?:saying|telling)\b")
QUOTING = frozenset(("quoted", "quotes", "cited", "cites", "quoting", "citing"))
_ALWAYS_VERBS = frozenset(("said", "says", "told"))
_PRONOUNS = frozenset(("some", "many", "most", "few", "others", "those", "all", "both", "these", "this"))
_NOUN_START = frozenset("lanNGE")


def _adjective(line: TaggedSentence, at: int, lexicon: ReportingVerbs) -> Cue | None:
    """ "was clear with the envoy that": an adjective behind "be", before a that-clause."""
    group = _auxiliaries(line, at)
    verb = next((i for i in range(group, at) if line.word(i) in _BE), None)
    adjective = lexicon.adjectives[line.word(at)]
    if verb is None or line.word(group - 1) == "it" or any(line.word(i).endswith(_NOT) for i in range(group, at)):
        return None
    if line.word(at + 1) in adjective.prepositions:
        return Cue(line, group, verb, at + 2, "finite", {"object": adjective.act})
    if (
        line.word(at + 1) == "to" and "for" in adjective.prepositions and line.tags[at + 2 : at + 3] in "DNPYM"
    ):  # "grateful to Peru for its help"
        return Cue(line, group, verb, at + 1, "finite", {"object": adjective.act}, attitude=True)
    ends = line.tags[at + 1 : at + 2] in ("", ".") and adjective.act in ("hope", "say")  # "“We will win,” he is sure."
    if ends or _THAT_NEXT.match(line.tags, at + 1):
        return Cue(line, group, verb, at + 1, "finite", {"clause": adjective.act})
    return None


_THAT_NEXT = regex(r"(?:I(?:M|[DNlan']+))?T")


def _auxiliaries(line: TaggedSentence, at: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    tags, right = line.tags, at + 1
    while at < right:
        right = at
        while at and (tags[at - 1] in "ARd" or (tags[at - 1] == "'" and tags[max(0, at - 2)] == "P")):
            at -= 1
            # "the campaign on Tuesday responded", "the committee this week announced"
            if tags[at] == "d" and (tags[at - 1 : at] == "I" or line.word(at - 1) in _NEAR):
                at -= 1
        at -= at > 0 and tags[at - 1] == "c" and line.word(at - 1) == "once"
        at -= at > 1 and tags[at - 2 : at + 1] == "RCR"  # "consistently and loudly denied"
        if at and tags[at - 1] in ",l" and (parted := _HAS_PARTED.search(tags, max(0, at - _PARTING), at)):
            at = parted.start() if line.word(parted.start()) in _HAS else at
        at = before_aside(line, at)
    return at


def _group(line: TaggedSentence, at: int, lexicon: ReportingVerbs) -> int:
    """Return where a verb group whose auxiliaries begin at a word begins with what leads up to it: "went on to say"."""
    if at < 2 or line.tags[at - 1] != "t":
        return at
    verb = at - 2 - (line.word(at - 2) == "on")
    if line.word(verb) not in lexicon.raising:
        return at
    if line.word(verb) == "pains":
        verb = next((i for i in range(verb, max(0, verb - 4), -1) if line.word(i) == "at"), verb)
    return _group(line, _auxiliaries(line, verb), lexicon)


# "has, on several occasions, called", "have in recent weeks called"
_HAS_PARTED = regex(r"A(?:,I[DNlan#d]{1,5}(?:I[DNlan]{1,4})?,|I[Dl]{0,3}l)$")
_HAS = frozenset(("has", "have", "had"))
_PARTING = 12
_NEAR = frozenset(("this", "that", "last", "next"))


def _attitude_next(line: TaggedSentence, start: int, lexicon: ReportingVerbs) -> int | None:
    """Return the end of one more noun of attitude at word `start` or one behind it; None where none stands there."""
    return next((i + 1 for i in (start, start + 1, start + 2) if line.word(i) in lexicon.attitudes), None)


def _attitude(line: TaggedSentence, end: int, lexicon: ReportingVerbs) -> tuple[int, Act] | None:
    """Return the end of "[expressed] deep concern" and the act of its noun."""
    lead = _ATTITUDE_LEAD.match(line.tags, end)
    for i in range(end, min(len(line.words), (lead.end() if lead else end) + 1)):
        act = lexicon.attitudes.get(line.word(i))
        if act and line.tags[i + 1 : i + 2] != "'":
            return i + 1, act
    return None
