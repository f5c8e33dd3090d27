"""Misses and false alarms of the report grammar, by kind: where whoever works on the rules next starts from.

python -m tests.benchmarks.misses readouts
python -m tests.benchmarks.misses news polnear_dev.jsonl --classes say --kind "no report" --show 20
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summitreader import parse
from summitreader.model import Span, Statement
from summitreader.parser.lexicon.reporting_verbs import lexicon
from tests.shared import shared

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated statement. `wanted` is False where the figures do not count it."""

    who: tuple[Span, ...]
    cue: str
    says: tuple[Span, ...]
    wanted: bool = True


def main() -> None:
    """Print the kinds of error with their counts, and examples of one kind."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["readouts", "news"])
    options.add_argument("file", nargs="?", default="polnear_dev.jsonl")
    options.add_argument("--classes", default="say")
    options.add_argument("--kind", default="", help="show examples of kinds that contain these words")
    options.add_argument("--cue", default="", help="only examples with these words in the cue")
    options.add_argument("--show", type=int, default=15)
    options.add_argument("--skip", type=int, default=0)
    args = options.parse_args()
    folder = shared("gold")
    articles = _readouts(folder) if args.what == "readouts" else _news(folder, args.file, set(args.classes.split(",")))
    kinds: dict[str, list[str]] = defaultdict(list)
    for text, gold in articles:
        for kind, example in errors(text, gold):
            kinds[kind].append(example)
    for kind, count in Counter({kind: len(examples) for kind, examples in kinds.items()}).most_common():
        print(f"{count:5d}  {kind}")
        if args.kind and args.kind in kind:
            chosen = [example for example in kinds[kind] if not args.cue or f"| {args.cue}" in example]
            print("".join(f"         {example}\n" for example in chosen[args.skip : args.skip + args.show]))


def errors(text: str, gold: list[Gold]) -> Iterator[tuple[str, str]]:
    """Kind and example of each miss and false alarm in one text."""
    found = [(statement, _words(text, statement.says)) for statement in parse(text).statements]
    free = set(range(len(found)))
    misses: list[tuple[Gold, set[int]]] = []
    for item in gold:
        wanted = _words(text, item.says)
        best = max(free, key=lambda i: _overlap(wanted, found[i][1]), default=None)
        if best is None or _overlap(wanted, found[best][1]) < 0.5:
            misses.append((item, wanted))
            continue
        free.discard(best)
        who = found[best][0].who
        if item.wanted and item.who and not (_words(text, item.who) & _words(text, [who] if who else [])):
            yield (
                f"wrong speaker: {found[best][0].rule}",
                _show(text, item) + "\n      -> " + _said(text, found[best][0]),
            )
    unwanted = set().union(*[_words(text, item.says) for item in gold if not item.wanted], set())
    for item, wanted in misses:
        if not item.wanted:
            continue
        near = [i for i in free if found[i][1] & wanted]
        shown = _show(text, item)
        if near:
            best = max(near, key=lambda i: _overlap(wanted, found[i][1]))
            shown += "\n      -> " + _said(text, found[best][0])
            yield f"wrong content: {found[best][0].rule}", shown
            free.discard(best)
        else:
            yield f"no report: {_why_none(item.cue)}", shown
    for i in sorted(free):
        statement, words = found[i]
        if words and 2 * len(words & unwanted) < len(words):
            yield f"false alarm: {statement.rule}", _said(text, statement)


def _why_none(cue: str) -> str:
    """What kind of cue was passed over."""
    words = re.findall(r"[\w’']+", cue.lower())
    if not words:
        return "a label or no cue at all"
    if any(word in ("not", "never", "no") or word.endswith(("n't", "n’t")) for word in words):
        return "a denied cue"
    known = lexicon().verbs.keys() & set(words)
    if "according" in words or known:
        return (
            "a verb that can report"
            if len(words) < 3 or words[0] in known
            else "a verb that can report, in a longer cue"
        )
    return "words that are no cue of ours"


def _overlap(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end)}


def _show(text: str, item: Gold) -> str:
    who, says = (" … ".join(span.of(text) for span in spans) for spans in (item.who, item.says))
    start = min((span.start for span in item.says), default=0)
    around = " ".join(text[max(0, start - 90) : start + 60].split())
    return f"[{who} | {item.cue} | {says}]   ({around})"


def _said(text: str, statement: Statement) -> str:
    who = statement.who.of(text) if statement.who else "-"
    cue = statement.cue.of(text) if statement.cue else "-"
    says = " … ".join(span.of(text) for span in statement.says)
    start = statement.start
    around = " ".join(text[max(0, start - 50) : statement.end + 50].split())
    return f"[{who} | {cue} | {says}] {statement.rule}   ({around})"


def _readouts(folder: Path) -> Iterator[tuple[str, list[Gold]]]:
    sys.path.insert(0, str(folder))
    load: Any = __import__("readouts").load
    for data in load(folder / "readouts")[0].values():
        yield (
            data["text"],
            [
                Gold((), f"{item.get('cue')} ({item['kind']})", tuple(Span(*span) for span in item["spans"]))
                for item in data["statements"]
            ],
        )


def _news(folder: Path, name: str, classes: set[str]) -> Iterator[tuple[str, list[Gold]]]:
    path = folder / "news" / name
    with gzip.open(path, "rt", encoding="utf-8") if name.endswith(".gz") else path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield (
                row["text"],
                [
                    Gold(
                        tuple(Span(*span) for span in item["source"]),
                        " ".join(row["text"][start:end] for start, end in item["cue"]),
                        tuple(Span(*span) for span in item["content"]),
                        item.get("cue_class") in classes and bool(item["source"]),
                    )
                    for item in row["attributions"]
                ],
            )


if __name__ == "__main__":
    main()
