"""How often each rule of statements is right, and on how many outlets: a rule that serves one house alone shows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.benchmarks.gold import Row, articles, outlets, predictions, scorer
from tests.benchmarks.tables import Table

_SAME = 0.5  # overlap of words, as the scorer has it


@dataclass(slots=True)
class Verdict:
    """What a rule found, by article: how many statements are right and how many are wrong."""

    good: Counter[str] = field(default_factory=Counter)
    bad: Counter[str] = field(default_factory=Counter)

    def wrong_without(self, names: set[str]) -> bool:
        """Whether the rule is wrong more often than right on all other articles."""
        bad = sum(count for name, count in self.bad.items() if name not in names)
        return bad > sum(count for name, count in self.good.items() if name not in names)


def rules() -> Table:
    """Each rule with what it found and how much is right, on all outlets and without the one it serves most."""
    of_outlet = {name: outlet for outlet, names in outlets().items() for name in names}
    rows = []
    for rule, verdict in sorted(verdicts().items(), key=lambda pair: -(pair[1].good + pair[1].bad).total()):
        served: Counter[str] = Counter()
        for name, count in (verdict.good + verdict.bad).items():
            served[of_outlet[name]] += count
        most = {name for name, outlet in of_outlet.items() if outlet == served.most_common(1)[0][0]}
        others = {name for name in of_outlet if name not in most}
        rows.append((rule, str(len(served)), *_share(verdict, {*of_outlet}), *_share(verdict, others)))
    return Table(
        "rules",
        "Statements by rule: found, right in per cent; then the same without the outlet that the rule serves most.",
        ("rule", "outlets", "found", "right", "found elsewhere", "right elsewhere"),
        tuple(rows),
    )


def _share(verdict: Verdict, names: set[str]) -> tuple[str, str]:
    good = sum(count for name, count in verdict.good.items() if name in names)
    found = good + sum(count for name, count in verdict.bad.items() if name in names)
    return str(found), f"{100 * good / found:.0f}" if found else "–"


def verdicts() -> Mapping[str, Verdict]:
    """Return right and wrong statements by rule and article, as the scorer pairs them."""
    found: dict[str, Verdict] = {}
    for name, gold in articles().items():
        for rule, good in _judged(gold, predictions()[name]):
            verdict = found.setdefault(rule, Verdict())
            (verdict.good if good else verdict.bad)[name] += 1
    return found


def _judged(gold: Row, predicted: Row) -> list[tuple[str, bool]]:
    score, text = scorer(), gold["text"]
    wanted = [(score.words_of(text, one["spans"]), score.bare(one["speaker"])) for one in gold["statements"]]
    judged = []
    for one in predicted["statements"]:
        if score.in_title(one["spans"], gold["title_line"]):
            continue
        words, who = score.words_of(text, one["spans"]), score.speaker_key(one["speaker"], gold["people"])
        good = any(who == name and len(words & said) >= _SAME * len(words | said) for said, name in wanted)
        judged.append((one["rule"], good))
    return judged
