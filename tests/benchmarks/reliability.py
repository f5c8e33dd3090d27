"""How often each rule of the parser was right on annotated articles: counted for docs/accuracy.md and the program.

A finding is right where the gold has it:
- a statement: half of its words and those of one statement of the gold are the same, and so is the speaker;
- an agreement: its words meet those of one of the gold, and the status is the same;
- a speaker of statements: the gold has statements of the same one;
- a theme of a paragraph: the gold gives the paragraph that theme;
- the event: its kind, and place and day where they are told, are those of the gold.

Each finding of the gold answers one of ours at most.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from summitreader.model import Reading
from summitreader.parser.rules import all_rules
from summitreader.reliability import FEWEST, NOT_MEASURED, Reliability, reliability_words
from tests.benchmarks.gold import Row, articles, of_agreements, of_news, outlets_of, readings, scorer
from tests.benchmarks.parser_digest import parser_digest
from tests.benchmarks.tables import Table
from tests.imports import SOURCE

Judged = tuple[str, bool]
"""The rule of a finding, and whether it is right."""

FIGURES = SOURCE / "data" / "reliability.toml"
COMMAND = "python -m tests.benchmarks reliability --write"

_SAME = 0.5  # overlap of words, as the scorer has it


@dataclass(slots=True)
class Cases:
    """What a rule found, by outlet: how many are right, of how many."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)

    def without(self, *outlets: str) -> Reliability:
        """Return how often it was right at all outlets but some."""
        right, of = (sum(number for at, number in some.items() if at not in outlets) for some in (self.right, self.of))
        return Reliability(right, of, len(self.of.keys() - {*outlets}))

    @property
    def everywhere(self) -> Reliability:
        """How often it was right at all outlets."""
        return self.without()

    @property
    def elsewhere(self) -> Reliability:
        """The same without the outlet that the rule serves most, as if it had been written for that one."""
        return self.without(self.of.most_common(1)[0][0])

    @property
    def figure(self) -> Reliability:
        """The worse of the two, of those with enough cases."""
        both = self.everywhere, self.elsewhere
        return min(both, key=lambda one: one.right / one.of) if both[1].of >= FEWEST else both[0]


def reliability() -> tuple[Table, Table]:
    """Each rule with what is told of it beside a finding, and in news of others. Needs `../shared`."""
    return _shown(), _news()


def _shown() -> Table:
    found = cases()
    rows = []
    for rule in (one.name for one in all_rules()):
        if rule in found:
            everywhere, elsewhere = found[rule].everywhere, found[rule].elsewhere
            shares = (f"{one.right} of {one.of}" if one.of else "–" for one in (everywhere, elsewhere))
            rows.append((rule, found[rule].figure.words, *shares, str(everywhere.outlets)))
    rows.sort(key=lambda row: -found[row[0]].everywhere.of)
    return Table(
        "reliability",
        "Rules with the figure that is shown, then right of found: at all outlets, and without the outlet that the "
        f"rule serves most. The other {len(all_rules()) - len(rows)} rules found nothing there: {NOT_MEASURED}.",
        ("rule", "shown", "right, all outlets", "right, elsewhere", "outlets"),
        tuple(rows),
    )


def _news() -> Table:
    texts = {name: row["text"] for name, row in of_news().items()}
    found = readings(texts)
    every = counted((name, judged) for name, row in of_news().items() for judged in _in_news(row, found[name][1]))
    measured = sorted(every.items(), key=lambda pair: -pair[1].everywhere.of)
    return Table(
        "reliability-news",
        f"Statements by rule in {len(texts)} articles of US political news (PolNeAR), where what is said and the words "
        "that name the speaker are as others annotated them, by a guide of their own.",
        ("rule", "right in news", "beside findings"),
        tuple((rule, found.everywhere.words, reliability_words(rule)) for rule, found in measured),
    )


def _in_news(gold: Row, row: Row) -> Iterator[Judged]:
    """Yield the statements of which words tell the speaker, or that the gold does not have."""
    score, text = scorer(), gold["text"]
    words = [score.words_of(text, one["spans"]) for one in row["statements"]]
    pairs = _pairs([score.words_of(text, one["content"]) for one in gold["attributions"]], words)
    for at, one in enumerate(row["statements"]):
        if at not in pairs:
            yield one["rule"], False
        elif source := score.words_of(text, gold["attributions"][pairs[at]]["source"]):
            if one["who"]:
                yield one["rule"], not source.isdisjoint(score.words_of(text, [one["who"]]))
        else:
            yield one["rule"], True


def write() -> None:
    """Write the figures that the program shows, with the digest of the parser that they are of."""
    FIGURES.write_text(figures(cases(), parser_digest()), encoding="utf-8")


def figures(found: Mapping[str, Cases], digest: str) -> str:
    """Return the file of the figures: of each rule right, of, outlets."""
    lines = [
        f"# How often each rule was right, of how many, at how many outlets: written by `{COMMAND}`.",
        "# What that means stands in docs/accuracy.md.",
        "",
        f'parser = "{digest}"',
        "",
        "[rules]",
        *(f"{rule} = [{', '.join(map(str, cases.figure))}]" for rule, cases in sorted(found.items())),
    ]
    return "\n".join(lines) + "\n"


@cache
def cases() -> Mapping[str, Cases]:
    """Return what each rule found in the articles that the first rules were not written with."""
    read, more = articles(), of_agreements()
    found = readings({name: row["text"] for name, row in {**read, **more}.items()})
    of_outlet = {name: outlet for outlet, names in outlets_of({**read, **more}).items() for name in names}
    return counted(
        (of_outlet[name], judged)
        for gold, is_whole in ((read, True), (more, False))
        for name, row in gold.items()
        for judged in (judge(row, *found[name]) if is_whole else judged_agreements(row, *found[name]))
    )


def counted(found: Iterable[tuple[str, Judged]]) -> Mapping[str, Cases]:
    """Return findings, each with its outlet, by their rules."""
    of_rule: dict[str, Cases] = {}
    for outlet, (rule, is_right) in found:
        here = of_rule.setdefault(rule, Cases())
        here.of[outlet] += 1
        here.right[outlet] += is_right
    return of_rule


def judge(gold: Row, reading: Reading, row: Row) -> Iterator[Judged]:
    """Yield the findings of an article.

    Args:
        gold: its gold, as the scorer loads it.
        reading: what was found.
        row: the same as `export` writes it, its offsets in the gold's text.
    """
    yield from _statements(gold, row)
    yield from judged_agreements(gold, reading, row)
    yield from _speakers(gold, reading)
    yield from _themes(gold, reading, row)
    yield from _event(gold, row)


def _statements(gold: Row, row: Row) -> Iterator[Judged]:
    score, text = scorer(), gold["text"]
    found = [one for one in row["statements"] if not score.in_title(one["spans"], gold["title_line"])]
    words = [score.words_of(text, one["spans"]) for one in found]
    whose = [score.speaker_key(one["speaker"], gold["people"]) for one in found]
    wanted = [score.words_of(text, one["spans"]) for one in gold["statements"]]
    wanted_of = [score.bare(one["speaker"]) for one in gold["statements"]]
    right = _pairs(wanted, words, lambda gold, ours: wanted_of[gold] == whose[ours])
    yield from ((one["rule"], at in right) for at, one in enumerate(found))


def _pairs(
    wanted: Sequence[set[int]], found: Sequence[set[int]], may: Callable[[int, int], bool] = lambda gold, ours: True
) -> dict[int, int]:
    """Return of what was found which of the gold's it answers: each the likest that half of the words are shared with.

    Args:
        wanted: the words of each statement of the gold, by their places.
        found: those of each of ours.
        may: whether one of the gold and one of ours may belong together, by their places in the lists.
    """
    pairs: dict[int, int] = {}
    for gold, said in enumerate(wanted):
        shares = [
            (len(said & here) / len(said | here), ours)
            for ours, here in enumerate(found)
            if ours not in pairs and said | here and may(gold, ours)
        ]
        share, best = max(shares, key=lambda pair: pair[0], default=(0.0, -1))
        if share >= _SAME:
            pairs[best] = gold
    return pairs


def judged_agreements(gold: Row, reading: Reading, row: Row) -> Iterator[Judged]:
    """Yield the agreements of an article: what the gold of some articles has alone."""
    right: dict[int, bool] = {}
    for wanted in gold["agreements"]:
        for at, one in enumerate(row["agreements"]):
            if at not in right and one["start"] < wanted["end"] and wanted["start"] < one["end"]:
                right[at] = one["status"] == wanted["status"]
                break
    yield from ((one["rule"], right.get(at, False)) for at, one in enumerate(row["agreements"]))


def _speakers(gold: Row, reading: Reading) -> Iterator[Judged]:
    score = scorer()
    speak = {score.bare(one["speaker"]) for one in gold["statements"]}
    said = {statement.speaker for statement in reading.statements}
    for speaker in reading.speakers:
        if speaker.name in said:
            yield speaker.rule, score.speaker_key(speaker.name, gold["people"]) in speak


def _themes(gold: Row, reading: Reading, row: Row) -> Iterator[Judged]:
    rules = {theme.name: theme.rule for theme in reading.themes}
    wanted = {(int(paragraph), name) for paragraph, names in gold["themes"].items() for name in names}
    for paragraph in row["themes"]:
        for name in paragraph["themes"]:
            yield rules[name], (paragraph["paragraph"], name) in wanted


def _event(gold: Row, row: Row) -> Iterator[Judged]:
    if found := row["event"]:
        wanted: dict[str, Any] = gold.get("event") or {}
        score = scorer()
        told = (part for part in ("place", "date") if found[part])
        is_right = score.fold(wanted.get("kind")) == score.fold(found["kind"])
        yield found["rule"], is_right and all(score.within(wanted.get(part), found[part]) for part in told)
