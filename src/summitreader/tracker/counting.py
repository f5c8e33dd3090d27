"""What passages that were found come to: by period, side, speaker, firmness, class of the verb and voice."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from summitreader.tracker.firmness import firmness_of, firmness_order
from summitreader.tracking import (
    Period,
    ToldCue,
    ToldPassage,
    ToldVoice,
    TrackBase,
    TrackCell,
    TrackCount,
    TrackFacet,
    TrackPick,
    TrackQuestion,
    period_of,
)

_MOST_EXAMPLES, _MOST_SPEAKERS = 4, 100
_ARTICLE, _DAY, _VOICE, _CUE = 1, 2, 3, 4  # fields of a passage
_OF_VOICE: tuple[TrackFacet, ...] = ("side", "speaker", "voice")
_OF_CUE: tuple[TrackFacet, ...] = ("firmness", "act")


class TrackTotals(NamedTuple):
    """Passages and articles of each value of each facet, before it is known of how many."""

    passages: int
    articles: int
    undated: int
    facets: Mapping[TrackFacet, Mapping[str, tuple[int, int]]]
    cells: Mapping[tuple[str, str], tuple[int, int]]
    examples: Mapping[str, tuple[str, ...]]
    more_speakers: int = 0


def asked_voices(question: TrackQuestion, voices: Mapping[int, ToldVoice]) -> Collection[int] | None:
    """Return the numbers of the voices that a question asks for; None where it asks for all."""
    if not question.sides and not question.speakers:
        return None
    sides = {side.casefold() for side in question.sides}
    wanted = [set(name.casefold().split()) for name in question.speakers]

    def fits(voice: ToldVoice) -> bool:
        named = set(voice.speaker.casefold().split())
        return (not sides or any(side.casefold() in sides for side in voice.sides)) and (
            not wanted or any(words <= named for words in wanted)
        )

    return {number for number, voice in voices.items() if fits(voice)}


def picked(
    passages: Iterable[ToldPassage],
    pick: TrackPick,
    by: Period,
    voices: Mapping[int, ToldVoice],
    cues: Mapping[int, ToldCue],
) -> list[ToldPassage]:
    """Return the passages that stand behind one bar: of a facet's value, in a period where one is given."""
    told, days = list(passages), dict[int, str]()
    for day in {one.day for one in told}:
        days[day] = period_of(day, by)
    period = pick.value if pick.facet == "period" else pick.period
    if period is not None:
        told = [one for one in told if days[one.day] == period]
    if pick.facet in _OF_VOICE:
        speaking = {number for number, voice in voices.items() if (pick.facet, pick.value) in _values_of(voice)}
        told = [one for one in told if one.voice in speaking]
    if pick.facet in _OF_CUE:
        saying = {number for number, cue in cues.items() if (pick.facet, pick.value) in _values_of_cue(cue)}
        told = [one for one in told if one.cue in saying]
    return told


def count_passages(
    passages: Collection[ToldPassage], by: Period, voices: Mapping[int, ToldVoice], cues: Mapping[int, ToldCue]
) -> TrackTotals:
    """Count passages, and the articles that they stand in, by each facet, and by period and side."""
    # Counted as numbers first: what they stand for is looked up once for each pair that there is.
    by_voice = Counter(map(itemgetter(_VOICE, _DAY), passages))
    by_cue = Counter(map(itemgetter(_CUE), passages))
    days = {day: period_of(day, by) for _, day in by_voice}
    day_of = dict(map(itemgetter(_ARTICLE, _DAY), passages))
    tally = _Tally()
    for (voice, day), count in by_voice.items():
        tally.add("period", days[day], count)
        for facet, value in _values_of(voices[voice]):
            tally.add(facet, value, count)
        for side in voices[voice].sides:
            tally.cells[days[day], side] += count
    for article, day in day_of.items():
        tally.articles["period", days[day]].add(article)
    said = {number: _values_of(voice) for number, voice in voices.items()}
    for voice, article in set(map(itemgetter(_VOICE, _ARTICLE), passages)):
        for key in said[voice]:
            tally.articles[key].add(article)
        for side in voices[voice].sides:
            tally.cell_articles[days[day_of[article]], side].add(article)
    how = {number: _values_of_cue(cue) for number, cue in cues.items()}
    for number, count in by_cue.items():
        for facet, value in how[number]:
            tally.add(facet, value, count)
            tally.examples[value][cues[number].words] += count
    for number, article in set(map(itemgetter(_CUE, _ARTICLE), passages)):
        for key in how[number]:
            tally.articles[key].add(article)
    return tally.totals(len(passages), len(day_of), sum(not days[day] for day in day_of.values()))


class _Tally:
    """What is counted while passages are gone through."""

    def __init__(self) -> None:
        self.passages: dict[TrackFacet, Counter[str]] = {facet: Counter() for facet in ("period", *_OF_VOICE, *_OF_CUE)}
        self.articles: dict[tuple[TrackFacet, str], set[int]] = defaultdict(set)
        self.cells: Counter[tuple[str, str]] = Counter()
        self.cell_articles: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.examples: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, facet: TrackFacet, value: str, count: int) -> None:
        """Count passages that have a value of a facet."""
        self.passages[facet][value] += count

    def totals(self, passages: int, articles: int, undated: int) -> TrackTotals:
        """Return all that was counted; of the speakers those who say it most."""
        speakers = self.passages["speaker"].most_common()
        self.passages["speaker"] = Counter(dict(sorted(speakers, key=lambda one: (-one[1], one[0]))[:_MOST_SPEAKERS]))
        return TrackTotals(
            passages,
            articles,
            undated,
            {
                facet: {value: (many, len(self.articles[facet, value])) for value, many in values.items()}
                for facet, values in self.passages.items()
            },
            {cell: (many, len(self.cell_articles[cell])) for cell, many in self.cells.items()},
            {
                value: tuple(word for word, _ in words.most_common(_MOST_EXAMPLES + 1) if word)[:_MOST_EXAMPLES]
                for value, words in self.examples.items()
            },
            max(0, len(speakers) - _MOST_SPEAKERS),
        )


def counts_of(counted: TrackTotals, base: TrackBase, question: TrackQuestion) -> tuple[TrackCount, ...]:
    """Return the counts of all facets with how many articles each is of.

    A period's are the articles of the period, a side's and a speaker's those in which that one speaks, all other those
    that were looked at; where the question asks for one side, only articles in which it speaks could have it.
    """
    side = question.sides[0] if len(question.sides) == 1 else ""
    whole = base.of(side)

    def of(facet: TrackFacet, value: str) -> int:
        if facet == "period":
            return base.of(side, value)
        if facet == "side":
            return base.of(value)
        return base.speakers.get(value, 0) if facet == "speaker" else whole

    found = []
    for facet, values in counted.facets.items():
        shown = {**dict.fromkeys(_between(values, side, base), (0, 0)), **values} if facet == "period" else values
        for value in _ordered(facet, shown):
            passages, articles = shown[value]
            # What was counted has been there, whatever the base says: an index may be a moment older.
            examples = counted.examples.get(value, ()) if facet in _OF_CUE else ()
            found.append(TrackCount(facet, value, passages, articles, max(articles, of(facet, value)), examples))
    return tuple(found)


def _between(periods: Collection[str], side: str, base: TrackBase) -> list[str]:
    """Return the periods between the first and the last that have it, of which there are articles: none is news too."""
    dated = sorted(filter(None, periods))
    known = (period for name, period in base.articles if name == side)
    return [period for period in known if dated and dated[0] < period < dated[-1]]


def cells_of(counted: TrackTotals, base: TrackBase) -> tuple[TrackCell, ...]:
    """Return periods × sides, by period and then by side."""
    return tuple(
        TrackCell(period, side, passages, articles, max(articles, base.of(side, period)))
        for (period, side), (passages, articles) in sorted(counted.cells.items())
    )


def _ordered(facet: TrackFacet, values: Mapping[str, tuple[int, int]]) -> list[str]:
    if facet == "period":
        return sorted(values, key=lambda value: (not value, value))
    if facet == "firmness":
        places = {value: place for place, value in enumerate(firmness_order())}
        return sorted(values, key=lambda value: places.get(value, len(places)))
    return sorted(values, key=lambda value: (-values[value][0], value))


def _values_of(voice: ToldVoice) -> tuple[tuple[TrackFacet, str], ...]:
    """Return the facets and values that a voice has."""
    speaker: list[tuple[TrackFacet, str]] = [("speaker", voice.speaker)] if voice.speaker else []
    return (("voice", voice.share), *speaker, *(("side", side) for side in voice.sides))


def _values_of_cue(cue: ToldCue) -> tuple[tuple[TrackFacet, str], ...]:
    """Return the facets and values that a cue has."""
    firmness = firmness_of(cue.words) if cue.words else ""
    known: tuple[tuple[TrackFacet, str], ...] = (("firmness", firmness), ("act", cue.act))
    return tuple((facet, value) for facet, value in known if value)
