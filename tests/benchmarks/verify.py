"""How well drafts are verified, by way of being wrong: `python -m tests.benchmarks.verify FILE [--each]`.

FILE is a set of memos, a JSON object a line, or a recipe of one, whose drafts have {{file:start:end}} in the place of
words of articles in `../shared/domain/articles`. As a part of the benchmarks it takes the recipes in
`tests/cases/verify`.
"""

import argparse
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import summitreader
from summitreader.library.storage.file import Library
from summitreader.model import Reading
from summitreader.session import kept_sources, read
from summitreader.session import verify as verify_draft
from summitreader.session.library import keep_readings
from summitreader.verification import QuoteVerdict
from tests.benchmarks.library import BATCH, readings
from tests.benchmarks.tables import Table
from tests.shared import shared

RECIPES = Path(__file__).parents[1] / "cases" / "verify"
WAYS = (
    *("changed_word", "changed_number", "changed_negation", "changed_name", "cut", "not_there", "other_speaker"),
    *("dressed", "denied", "conditional", "joint_as_one"),
)
_HOLE = re.compile(r"\{\{([^:{}]+):(\d+):(\d+)\}\}")
_QUOTED = 105  # quotations of the made memo
_MILD = ("same", "none")


class Judged(NamedTuple):
    """A quotation of a set: where, the way that it is wrong, the ways that were found, and its words."""

    memo: str
    true: str
    found: tuple[str, ...]
    words: str
    rules: str

    @property
    def got(self) -> str:
        """The one way that counts: the first that is wrong, where several parts of it were judged."""
        wrong = [way for way in self.found if way not in _MILD]
        if self.true in wrong:
            return self.true
        return wrong[0] if wrong else "same" if "same" in self.found or self.true == "same" else "none"


def verify() -> tuple[Table, Table]:
    """The figures of the issue on the sets whose recipes are here, and how long it takes. Needs `../shared`."""
    judged = [one for file in sorted(RECIPES.glob("recipe_*.jsonl")) for one in _judged(_memos(file))[0]]
    return _table(judged), _speed()


def _speed(count: int = 100_000) -> Table:
    """How long a memo of 5,000 words takes against a library of made articles."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        for start in range(0, count, BATCH):
            keep_readings(library, [*readings(BATCH, start)])
        return speed_of(library, count)


def speed_of(library: Library, count: int) -> Table:
    """Return how long reading a memo, finding its sources and judging it take, the first time and again."""
    memo = made_memo(count)
    rows = []
    for called in ("the first time", "again"):
        times = [time.perf_counter()]
        draft = summitreader.parse(memo)
        times.append(time.perf_counter())
        sources = kept_sources(library, draft)
        times.append(time.perf_counter())
        found = verify_draft(draft, sources)
        times.append(time.perf_counter())
        right = sum(one.is_right for one in found.verdicts)
        each = [f"{after - before:.2f} s" for before, after in pairwise(times)]
        rows.append((called, *each, f"{times[-1] - times[0]:.2f} s", f"{right} of {len(found.verdicts)} the same"))
    return Table(
        "verify-speed",
        f"A memo of {len(memo.split()):,} words against a library of {count:,} made articles; the goal is 2 s.",
        ("", "memo read", "sources found", "judged", "all", "told"),
        tuple(rows),
    )


def made_memo(count: int) -> str:
    """Return a memo of 5,000 words, half of them in some hundred quotations of made articles, every fourth spoilt."""
    paragraphs = []
    for number in range(_QUOTED):
        reading = next(readings(1, number * count // _QUOTED))
        statement = reading.statements[number % len(reading.statements)]
        words = statement.says[0].of(reading.article.text).split()
        if number % 4 == 0:
            words[len(words) // 2] = "cucumbers"
        about = "It was read twice by those who were there, and nobody in the room had a word to add to it at once."
        paragraphs.append(f"{statement.speaker} said that \u201c{' '.join(words)}\u201d. {about}")
    return "\n\n".join(paragraphs)


def main() -> None:
    """Score the file that is named; prints numbers only, with --each what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.verify", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--each", action="store_true", help="show each quotation that was judged wrongly")
    arguments = parser.parse_args()
    start = time.process_time()
    judged, extra = _judged(_memos(arguments.file))
    print(_table(judged).markdown())
    print(f"\nalarms on what the set does not list: {extra}; {time.process_time() - start:.1f} s of processor time")
    if arguments.each:
        for one in judged:
            if one.got != one.true and not {one.got, one.true} <= set(_MILD):
                print(f"{one.memo}: {one.true} -> {', '.join(one.found) or 'nothing'} {one.rules} | {one.words[:160]}")


def _memos(file: Path) -> Iterator[dict[str, Any]]:
    """Give the memos of a set, those of a recipe with the words of the articles put in."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield _filled(json.loads(line))


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    draft = _HOLE.sub(lambda hole: _raw(hole[1])[int(hole[2]) : int(hole[3])], row["draft"])
    quotes = [{"words": draft[one["start"] :][: one.get("length", 0)], **one} for one in row["quotes"]]
    return row | {"draft": draft, "quotes": quotes}


@cache
def _raw(name: str) -> str:
    return shared("domain", "articles", name).read_text(encoding="utf-8")


@cache
def _source(name: str) -> Reading:
    return read(shared("domain", "articles", name))


def _judged(memos: Iterable[dict[str, Any]]) -> tuple[list[Judged], int]:
    """Return each quotation of a set with what was found of it, and how many alarms fall on nothing of the set."""
    found: list[Judged] = []
    extra = 0
    for memo in memos:
        draft = summitreader.parse(memo["draft"])
        verdicts = verify_draft(draft, [_source(name) for name in memo["sources"]]).verdicts
        text, taken = draft.article.text, set[int]()
        for quote in memo["quotes"]:
            start = _place(text, quote["words"], quote["start"])
            end = start + len(quote["words"])
            here = [(at, one) for at, one in enumerate(verdicts) if _overlaps(one, start, end, quote["marked"])]
            taken |= {at for at, _ in here}
            ways = tuple(_way(one) for _, one in here)
            rules = " ".join(
                f"[{one.rule} {one.quote.speaker}/{one.passage.speaker if one.passage else '-'}]" for _, one in here
            )
            found.append(Judged(memo["memo"], quote["verdict"], ways, quote["words"], rules))
        extra += sum(not one.is_right for at, one in enumerate(verdicts) if at not in taken)
    return found, extra


def _place(text: str, words: str, start: int) -> int:
    """Return where words of a memo stand in its article, which may have other white space."""
    near = [match.start() for match in re.finditer(re.escape(words), text)]
    return min(near, key=lambda at: abs(at - start)) if near else start


def _overlaps(verdict: QuoteVerdict, start: int, end: int, marked: bool) -> bool:
    """Return whether a verdict is on a quotation of the set: on more than half of the shorter of both."""
    held = sum(max(0, min(span.end, end) - max(span.start, start)) for span in verdict.quote.spans)
    size = sum(span.end - span.start for span in verdict.quote.spans)
    return held > 0.5 * min(size, end - start) and (verdict.quote.marked == marked or held > 0.8 * (end - start))


def _way(verdict: QuoteVerdict) -> str:
    """Return a verdict as the sets call it."""
    if verdict.kind == "changed":
        return f"changed_{verdict.rule.removesuffix('_changed')}"
    return {"not_found": "not_there", "not_checked": "none"}.get(verdict.kind, verdict.kind)


def _table(judged: Iterable[Judged]) -> Table:
    judged = [*judged]
    true, got = Counter(one.true for one in judged), Counter(one.got for one in judged)
    right = Counter(one.true for one in judged if one.got == one.true)
    rows = [
        (way, str(true[way]), str(got[way]), _share(right[way], true[way]), _share(right[way], got[way]))
        for way in WAYS
    ]
    wrong = [one for one in judged if one.true in WAYS]
    alarmed = [one for one in judged if one.got in WAYS]
    both = sum(one.got in WAYS for one in wrong)
    rows.append(
        ("any of these", str(len(wrong)), str(len(alarmed)), _share(both, len(wrong)), _share(both, len(alarmed)))
    )
    for mild in _MILD:
        of_kind = [one for one in judged if one.true == mild]
        alarms = sum(one.got in WAYS for one in of_kind)
        rows.append((f"false alarms on {mild}", str(len(of_kind)), str(alarms), "", _share(alarms, len(of_kind))))
    return Table(
        "verify",
        "Quotations of drafted memos by the way in which they are wrong: recall and precision of each; of those that "
        "are not wrong, or none, how many were called so.",
        ("way", "there are", "found", "recall", "precision"),
        tuple(rows),
    )


def _share(some: int, of: int) -> str:
    return f"{some / of:.2f}" if of else "–"


if __name__ == "__main__":
    main()
