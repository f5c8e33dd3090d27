"""How well accounts are compared, and how fast: the annotated pairs of `../shared/pairs/give`, and two long texts."""

import random
import re
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from itertools import count
from types import ModuleType

from summitreader import parse, session
from tests.benchmarks.tables import Table
from tests.shared import shared

_FIGURES = {
    "links_p": ("passages linked: right", ".80"),
    "links_f1": ("passages linked: F1", ".65"),
    "absent_p": ("words found on one side alone: right", ".75"),
    "absent_r": ("the same: found of all there are", ".60"),
    "first5": ("first five matters of one side: right", ".85"),
    "themes": ("themes on the right sides", ".75"),
    "agreed_f1": ("agreements of both sides matched: F1", ".65"),
    "reports_f1": ("reports of the other side's leader: F1", ".75"),
    "own": ("the same: whether the own text tells it", ".75"),
    "wording_r": ("wordings that differ: found of all there are", ".35"),
    "wording_n": ("the same: how many are told (15 a pair at most)", ""),
    "joint": ("told as joint or as one side's: right", ".88"),
}
_WORDS = (5_000, 20_000, 80_000)
_SYLLABLES = (
    "ba",
    "do",
    "fe",
    "gil",
    "hor",
    "jan",
    "ku",
    "lem",
    "mis",
    "nor",
    "pel",
    "ras",
    "sun",
    "tav",
    "vik",
    "zor",
)


def compare() -> tuple[Table, Table]:
    """The figures of the issue on the pairs that are at hand, and how long comparing takes. Needs `../shared`."""
    return _scores(), _speed()


def _scores() -> Table:
    scorer = _scorer()
    golds = scorer.load(shared("pairs", "give"))
    totals, each = scorer.score(golds, scorer.compare(f"{sys.executable} -m summitreader", golds))
    pairs = sorted(each)
    columns = [each[pair] for pair in pairs] + [totals["accounts"]]
    rows = (
        (called, *(_figure(column[name], name) for column in columns), goal)
        for name, (called, goal) in _FIGURES.items()
    )
    return Table(
        "compare",
        f"Scores on the {len(pairs)} annotated pairs that were at hand while the rules were written.",
        ("what", *(pair.partition("_")[0] for pair in pairs), "all", "goal"),
        tuple(rows),
    )


def _scorer() -> ModuleType:
    """Return the scorer of the pairs, `../shared/pairs/score.py`."""
    spec = spec_from_file_location("pairs_score", shared("pairs", "score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _figure(value: float, name: str) -> str:
    if value != value:
        return "–"
    return f"{value:.0f}" if name == "wording_n" else f"{value:.2f}".removeprefix("0")


def _speed() -> Table:
    rows = []
    for words in _WORDS:
        start = time.process_time()
        readings = [parse(communique(words, side)) for side in (1, 2)]
        read = time.process_time() - start
        start = time.process_time()
        found = session.compare(readings)
        compared = time.process_time() - start
        rows.append(
            (f"{words:,}", f"{read:.2f} s", f"{compared:.2f} s", f"{compared / read:.1f}", f"{len(found.links):,}")
        )
    return Table(
        "compare-speed",
        "Processor time of two invented communiqués; the goal is that comparing takes three times as long as reading "
        "both, at most.",
        ("words of each", "read", "compared", "ratio", "links"),
        tuple(rows),
    )


def communique(words: int, side: int) -> str:
    """Return an invented communiqué of about so many words: two sides' share three matters of five, worded apart."""
    told, length, chance = list[str](), 0, random.Random(side)
    for matter in count():
        shared_matter = random.Random(matter)
        own = shared_matter if shared_matter.random() < 0.6 else chance
        sentence = _sentence(own, chance)
        told.append(sentence)
        length += len(sentence.split())
        if length >= words:
            break
    paragraphs = (" ".join(told[at : at + 3]) for at in range(0, len(told), 3))
    return "\n\n".join(("Joint Communiqué of the Leaders of Bree and Rohan", *paragraphs))


def _sentence(matter: random.Random, side: random.Random) -> str:
    """Return a sentence on a matter in the words of a side."""
    template = side.choice(_templates())
    return re.sub(r"\*", lambda _: "".join(matter.choices(_SYLLABLES, k=3)), template)


def _templates() -> tuple[str, ...]:
    return (
        "President Ruiz stressed that the * of * needs 40 * by 2030, and called for more * in *.",
        "The two sides agreed to expand cooperation on * and * in the region of *, with new * and *.",
        "We welcome the progress of * towards a * for *, and reaffirm our support for the * of *.",
        "Prime Minister Lind said that * and * must be protected, and hoped that * would join the * soon.",
        "Both leaders expressed concern over the * in *, and urged all parties to keep the * of * open.",
    )
