"""How well the register of commitments is read: on texts that were annotated before any rule.

`python -m tests.benchmarks commitments` scores what lies in `tests/cases/commitments`; `python -m
tests.benchmarks.commitments FOLDER [--each]` another folder of the same form. A file NAME.jsonl there is about the
article whose number NAME is, or about a file of the corpus; `ranges.json` may tell which part of it counts.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import summitreader
from summitreader.commitment import Commitment, Register
from summitreader.commitments import carried_over, register_of
from summitreader.model import Span
from summitreader.word_files import word_file
from summitreader.words.tokens import tokens_of
from tests.benchmarks.tables import Table
from tests.shared import ROOT, shared

CASES = ROOT / "tests" / "cases" / "commitments"
DETAILS = ("deadline", "money", "place", "condition")
_HALF = 0.5

Gold = dict[str, Any]
Counts = Counter[str]


class Read(NamedTuple):
    """A text as it was annotated, what is found in it, and where each of its words stands in the file."""

    raw: str
    register: Register
    places: Sequence[int]

    def span(self, span: Span) -> Span:
        """Return where words of the article stand in the file."""
        return Span(self.places[span.start], self.places[span.end - 1] + 1)


def commitments() -> Table:
    """Score what lies in the repository: texts that rules were mended by, and those that stay closed."""
    rows = []
    for name in ("dev", "gold"):
        if (CASES / name).exists():
            rows.append((name, *_shown(_total(counts_of(CASES / name).values()))))
    return _table(rows)


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    about = (
        "Commitments found, in per cent: F1 of all, and of what is told of each; the rest is the part that is right."
    )
    return Table("commitments", about, ("texts", *_FIGURES), tuple(rows))


_FIGURES = ("commitments", "F1", "actor", "strength", *(f"{name} F1" for name in DETAILS), "theme", "links F1", "fate")


def counts_of(folder: Path) -> dict[str, Counts]:
    """Return the counts of each annotated text and each pair of a folder."""
    ranges = json.loads(_text(folder / "ranges.json")) if (folder / "ranges.json").exists() else {}
    found: dict[str, Counts] = {}
    read: dict[str, Read] = {}
    files = [file for file in sorted(folder.glob("*.jsonl")) if not file.stem.startswith("links_")]
    for file in files:
        read[file.stem] = read_text(article_of(file.stem))
        found[file.stem] = scored(read[file.stem], _lines(file), ranges.get(file.stem))
    for file in sorted(folder.glob("links_*.jsonl")):
        _, older, newer = file.stem.split("_", 2)
        pair = [read.get(name) or read_text(article_of(name)) for name in (older, newer)]
        found[file.stem] = linked(pair[0], pair[1], _lines(file), [ranges.get(name) for name in (older, newer)])
    return found


def article_of(name: str) -> Path:
    """Return the text that a file of annotations is about."""
    if name.isdigit():
        return next(iter(sorted(shared("domain", "articles").glob(f"{name}*"))))
    return shared("corpus", f"{name}.txt")


def read_text(file: Path) -> Read:
    """Return what is found in a text; its words are found again in the file, for opening may change what is no word."""
    raw = _text(file)
    register = register_of(summitreader.read(file))
    text = register.reading.article.text
    places = list(range(len(text)))
    if text != raw:
        there, here = tokens_of(raw), tokens_of(text)
        matcher = SequenceMatcher(None, [one.written for one in here], [one.written for one in there], autojunk=False)
        last = 0
        for block in matcher.get_matching_blocks():
            for at in range(block.size):
                one, other = here[block.a + at], there[block.b + at]
                for offset in range(one.end - one.start):
                    places[one.start + offset] = min(other.start + offset, len(raw) - 1)
        known = {
            at
            for block in matcher.get_matching_blocks()
            for n in range(block.size)
            for at in range(here[block.a + n].start, here[block.a + n].end)
        }
        for at in range(len(places)):
            last = places[at] if at in known else last
            places[at] = last
    return Read(raw, register, places)


def scored(read: Read, gold: Sequence[Gold], within: Sequence[int] | None) -> Counts:
    """Count what is right of the commitments of a text."""
    found = [(one, read.span(one.span)) for one in read.register.commitments]
    if within:
        found = [(one, span) for one, span in found if within[0] <= span.start < within[1]]
        gold = [one for one in gold if within[0] <= one["start"] < within[1]]
    counts: Counts = Counter(gold=len(gold), found=len(found))
    spans = [Span(one["start"], one["end"]) for one in gold]
    for at, wanted in _matched(read.raw, [span for _, span in found], spans):
        _judge(read, found[at][0], gold[wanted], counts)
    for name in DETAILS:
        counts[f"{name}_gold"] = sum(one[name] is not None for one in gold)
        counts[f"{name}_found"] = sum(getattr(one, name) is not None for one, _ in found)
    return counts


def _judge(read: Read, found: Commitment, wanted: Gold, counts: Counts) -> None:
    counts["both"] += 1
    counts["actor"] += _codes(found.actors) == _codes(wanted["actor"])
    counts["addressee"] += _codes(found.addressees) == _codes(wanted["addressee"])
    counts["strength"] += found.strength == wanted["strength"]
    counts["themed"] += bool(wanted["theme"])
    counts["theme"] += bool(wanted["theme"]) and found.theme == wanted["theme"]
    for name in DETAILS:
        told, there = getattr(found, name), wanted[name]
        counts[name] += bool(told and there and _share(read.raw, read.span(told), Span(*there)) >= _HALF)


def _matched(raw: str, found: Sequence[Span], gold: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Give pairs one to one, those that share most first, with at least half of the words of the shorter shared."""
    pairs = []
    for at, one in enumerate(found):
        for other, wanted in enumerate(gold):
            share = _share(raw, one, wanted)
            if share >= _HALF:
                pairs.append((-_shared(raw, one, wanted), -share, at, other))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, at, other in sorted(pairs):
        if at not in taken[0] and other not in taken[1]:
            taken[0].add(at)
            taken[1].add(other)
            yield at, other


def _shared(raw: str, one: Span, other: Span) -> int:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return len(raw[start:end].split()) if start < end else 0


def _share(raw: str, one: Span, other: Span) -> float:
    return _shared(raw, one, other) / max(1, min(len(one.of(raw).split()), len(other.of(raw).split())))


def _codes(names: Iterable[str]) -> frozenset[str]:
    """Return names in one spelling: "South Korea" and "Republic of Korea" are one, articles and case are none."""
    known = _known()
    plain = (" ".join(name.removeprefix("the ").removeprefix("The ").split()).casefold() for name in names)
    return frozenset(known.get(name, name) for name in plain)


def _known() -> dict[str, str]:
    rows = word_file("countries").items()
    return {
        name.casefold(): code
        for code, row in rows
        for name in (row["name"], row.get("formal", ""), *row.get("forms", ()), *row.get("spellings", ()))
    }


def linked(older: Read, newer: Read, gold: Sequence[Gold], ranges: Sequence[Sequence[int] | None]) -> Counts:
    """Count the links between two texts that are right, and their fates."""
    old, new = ([read.span(one.span) for one in read.register.commitments] for read in (older, newer))
    links = carried_over(older.register, newer.register)

    def inside(side: int, span: Span) -> bool:
        limits = ranges[side]
        return limits is None or limits[0] <= span.start < limits[1]

    both = [(old[one.old - 1], new[one.new - 1], one.fate) for one in links if one.old and one.new]
    free = [one for one in both if inside(0, one[0]) and inside(1, one[1])]
    wanted = [one for one in gold if one["old"] and one["new"]]
    counts: Counts = Counter(links_gold=len(wanted), links_found=len(free))
    for one in wanted:
        spans = Span(*one["old"]), Span(*one["new"])
        fits = (
            link
            for link in free
            if _share(older.raw, link[0], spans[0]) >= _HALF and _share(newer.raw, link[1], spans[1]) >= _HALF
        )
        if hit := next(fits, None):
            free.remove(hit)
            counts["links"] += 1
            counts["fate"] += hit[2] == one["fate"]
    for side, fate in (("old", "dropped"), ("new", "new")):
        alone = [one for one in gold if one["fate"] == fate and one[side]]
        read, places = (older, old) if side == "old" else (newer, new)
        told = {getattr(link, side) for link in links if link.fate == fate}
        counts["alone_gold"] += len(alone)
        counts["alone"] += sum(
            any(
                number in told and _share(read.raw, span, Span(*one[side])) >= _HALF
                for number, span in enumerate(places, 1)
            )
            for one in alone
        )
    return counts


def _total(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counter())


def _shown(counts: Counts) -> tuple[str, ...]:
    both = counts["both"]
    return (
        f"{counts['gold']}",
        _f1(both, counts["found"], counts["gold"]),
        _part(counts["actor"], both),
        _part(counts["strength"], both),
        *(_f1(counts[name], counts[f"{name}_found"], counts[f"{name}_gold"]) for name in DETAILS),
        _part(counts["theme"], counts["themed"]),
        _f1(counts["links"], counts["links_found"], counts["links_gold"]),
        _part(counts["fate"], counts["links"]),
    )


def _f1(hit: int, found: int, wanted: int) -> str:
    return f"{200 * hit / (found + wanted):.1f}" if found + wanted else "–"


def _part(some: int, every: int) -> str:
    return f"{100 * some / every:.1f}" if every else "–"


def _lines(file: Path) -> list[Gold]:
    return [json.loads(line) for line in _text(file).splitlines() if line.strip()]


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def main() -> None:
    """Prints the figures of a folder, of each text if asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.commitments", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="the figures of each text too")
    arguments = parser.parse_args()
    counts = counts_of(arguments.folder)
    rows = [(name, *_shown(one)) for name, one in counts.items()] if arguments.each else []
    total = _total(counts.values())
    print(_table([*rows, ("all", *_shown(total))]).markdown())
    print(f"found {total['found']}, right {total['both']}, addressee {_part(total['addressee'], total['both'])}")
    print(f"alone: {total['alone']} of {total['alone_gold']}")
    for name in (*DETAILS, "links"):
        print(f"{name}: {total[name]} right of {total[f'{name}_found']} found and {total[f'{name}_gold']} annotated")


if __name__ == "__main__":
    main()
