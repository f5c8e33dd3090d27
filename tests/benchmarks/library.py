"""The library at 100,000 articles of 5 kB; of another size: `python -m tests.benchmarks.library ARTICLES [FILE]`.

The articles are composed from the project's word lists by a generator, the same ones at every run.
"""

import random
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from summitreader.library import keep, marks, shelf
from summitreader.library.search import find as search
from summitreader.library.storage.backup import daily_backup
from summitreader.library.storage.file import Library
from summitreader.model import Act, Article, Block, Event, Reading, Span, Speaker, Statement, Theme
from summitreader.session.library import keep_readings
from tests.benchmarks.tables import Table
from tests.benchmarks.terminal import EMPTY, OURS, firstpaint, measure

DATA = Path(__file__).parents[2] / "src" / "summitreader" / "data"
BATCH = 100
COMMON = "the of and to in a that on for with is as by be its has at are would will from it this both not their which"
SYLLABLES = "ka lo mi ren to su an vel dor pi esh gur nao li tem bra oz kir wen fa hul jo zen ar ti mo"
OUTLETS = ("Northern Wire", "Harbour Gazette", "State Press Agency", "Foreign Ministry", "The Courier", "Delta Post")
SIDES = ("China", "Republic of Korea", "Japan", "France", "Kenya", "Brazil", "Viet Nam", "Norway", "Egypt", "Peru")
ACTS: tuple[Act, ...] = (
    "say",
    "welcome",
    "hope",
    "stress",
    "affirm",
    "request",
    "commit",
    "concern",
    "reject",
    "threaten",
)
SORTS: tuple[shelf.Sort, ...] = ("day", "title", "outlet", "opened")
GROUPS: tuple[shelf.Group, ...] = ("event", "side", "month")
QUERIES = (
    "trade",
    "the",
    "security cooperation",
    "supply chain resilience",
    '"strategic partnership"',
    "speaker:Lomi trade",
    "speaker:Renka kind:request",
    "side:Japan climate",
    "kind:request",
    "joint:yes energy",
    "date:2024-03..2024-06 investment",
    "outlet:Gazette agriculture -trade",
    "theme:energy tariff",
    "programme defence",
    "the and of trade visit",
    "denuclear*",
    "kalomiren",
    "zzzz",
    "cooperation -the",
    "has:note",
    "has:note trade",
    "-trade",
)

TYPED = (
    *("trade", "security coop", '"strategic partnership"', "speaker:Lomi trade", "side:Japan climate"),
    "kind:request ene",
)


def readings(count: int, start: int = 0) -> Iterator[Reading]:
    """Articles of about 5 kB with some fifteen statements each, and what a parser would find in them."""
    words, weights = _vocabulary()
    for number in range(start, start + count):
        chance = random.Random(number)
        yield _reading(chance, chance.choices(words, cum_weights=weights, k=620))


def _vocabulary() -> tuple[list[str], list[float]]:
    """The words of the theme list, common words, and a long tail of invented names; frequencies fall as in speech."""
    themes = tomllib.loads((DATA / "themes.toml").read_text(encoding="utf-8"))["theme"]
    terms = [term.strip("=*") for theme in themes for term in (*theme["strong"], *theme["weak"])]
    known = list(dict.fromkeys(word for term in terms for word in term.split()))
    chance, syllables = random.Random(1), SYLLABLES.split()
    chance.shuffle(known)
    names = ["".join(chance.choices(syllables, k=chance.randint(2, 5))) for _ in range(60_000)]
    words = [*COMMON.split(), *known, *dict.fromkeys(names)]
    total, sums = 0.0, []
    for rank in range(len(words)):
        total += 1 / (rank + 3)
        sums.append(total)
    return words, sums


def _reading(chance: random.Random, words: list[str]) -> Reading:
    people = ["".join(chance.choices(SYLLABLES.split(), k=2)).title() for _ in range(3)]
    sides = chance.sample(SIDES, 3)
    pieces: list[str] = []
    blocks: list[Block] = []
    statements: list[Statement] = []
    themes: list[Theme] = []
    at, left = 0, words
    while left:
        start = at
        for _ in range(chance.randint(1, 3)):
            length = chance.randint(20, 35)
            content, left = " ".join(left[:length]), left[length:]
            person = chance.choice(people)
            if chance.random() < 0.7 and content:
                cue = Span(at + len(person) + 1, at + len(person) + 5)
                says = Span(cue.end + 6, cue.end + 6 + len(content))
                sentence = f"{person} said that {content}. "
                act = chance.choice(ACTS)
                statements.append(Statement(person, (says,), cue, Span(at, at + len(person)), "indirect", "made", act))
            else:
                sentence = f"{content}. "
            pieces.append(sentence)
            at += len(sentence)
        pieces.append("\n\n")
        at += 2
        blocks.append(Block(Span(start, at - 3)))
        if chance.random() < 0.6:
            name = chance.choice(("trade_investment", "energy", "defence", "climate", "visits"))
            themes.append(Theme(name, name.replace("_", " ").title(), (blocks[-1].span,), (), "made"))
    text = "".join(pieces)
    speakers = tuple(
        Speaker(name, "President", side, (f"President {name}",), (), "made")
        for name, side in zip(dict.fromkeys(people), sides, strict=False)
    )
    day = f"{chance.randint(2015, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    article = Article(
        text, tuple(blocks), title=" ".join(words[40:48]).title(), publisher=chance.choice(OUTLETS), published=day
    )
    event = Event(chance.choice(("talks", "phone call", "summit", "visit")), None, None, (), Span(0, 1), "made")
    return Reading(article, (), speakers, tuple(statements), tuple(themes), (), event)


def library(count: int = 100_000, file: Path | None = None) -> Table:
    """What adding, opening, saving and finding take. A library that is in `file` already is measured as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = file or Path(folder) / "library.db"
        rows = [] if path.exists() else _fill(Library(path), count)
        about = (
            f"A library of {count:,} articles of 5 kB, made up from the word lists; the time of the parser is left out."
        )
        rows += [*_measure(path), *_on_the_screen(path)]
        return Table("library", about, ("what", "median", "p95", "goal"), tuple(rows))


def _fill(library: Library, count: int) -> list[tuple[str, ...]]:
    """Adds the articles in batches; how fast that went and how large the file is."""
    taken, size, first = 0.0, 0, ""
    batch: list[Reading] = []
    for number, reading in enumerate(readings(count), 1):
        batch.append(reading)
        size += len(reading.article.text.encode())
        if len(batch) == BATCH or number == count:
            start = time.perf_counter()
            keep_readings(library, batch)
            taken += time.perf_counter() - start
            batch = []
        if number == 1000:
            first = f"{taken:.2f} s"
    library.close()
    return [
        ("adding the first 1,000, parsed already", first, "", "5 s, the parser's time"),
        ("adding all", f"{size / taken / 1e6:.1f} MB/s", "", "1 MB/s, the parser's"),
        ("the file", f"{library.path.stat().st_size / size:.2f} times the text", "", "3"),
    ]


def timed(name: str, goal: str, runs: int, work: Callable[[int], object]) -> tuple[str, ...]:
    times = []
    for run in range(runs):
        start = time.perf_counter()
        work(run)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return name, f"{times[len(times) // 2]:.1f} ms", f"{times[int(len(times) * 0.95)]:.1f} ms", goal


def _measure(path: Path) -> list[tuple[str, ...]]:
    def opened(run: int) -> None:
        fresh = Library(path)
        shelf.shelf(fresh)
        fresh.close()

    kept = Library(path)
    key = shelf.shelf(kept)[0].key
    article = keep.article(kept, key)
    assert article is not None

    def noted(run: int) -> None:
        marks.put_mark(kept, marks.new_mark(article, "note", Span(run, run + 9), str(run)))

    pages = [(view, shelf.shelf(kept, view)[-1]) for view in map(shelf.View, SORTS)]
    filters = [shelf.View(words=words) for words in ("t", "trade", "gazette 2024", "nothing at all")]
    rows = [
        timed("opening the file and the shelf's first page", "", 20, opened),
        timed("committing a note", "5 ms p95", 200, noted),
        timed("saving the place", "", 100, lambda run: keep.save_place(kept, key, run)),
        timed("the shelf's next page, in any order", "", 60, lambda run: shelf.shelf(kept, *pages[run % len(pages)])),
        timed("filtering the shelf as one types", "", 20, lambda run: shelf.shelf(kept, filters[run % len(filters)])),
    ]
    rows += [timed(f"groups by {by}", "", 5, partial(_groups, kept, by)) for by in GROUPS]
    rows += [timed(f"find `{query}`", "", 5, partial(_find, kept, query)) for query in QUERIES]
    everything = timed(
        "find, all of these", "50 ms p95", len(QUERIES) * 5, lambda run: _find(kept, QUERIES[run // 5], run)
    )
    return [*rows, everything]


def _on_the_screen(path: Path) -> list[tuple[str, ...]]:
    """First paint of the shelf, and a search as it is typed, from outside. Needs `../shared`."""
    start = time.perf_counter()
    # Else the reader would copy 1.2 GB while keys are timed, as it does once a day.
    daily_backup(path)
    copied = time.perf_counter() - start
    empty = measure((sys.executable, "-c", EMPTY), "hello", quit=("ctrl+q",))["paint_ms"]
    command = (*OURS, "--library", str(path))
    paint = measure(command, "Library", "by last kept")["paint_ms"]
    times: list[float] = []
    for words in TYPED:
        typed = firstpaint().once(
            [*command],
            ["Library"],
            keys=[*words],
            before=["F"],
            quit_keys=["esc", "ctrl+q"],
            idle_limit=6.0,
            env={"SUMMITREADER_HOME": str(path.parent)},
        )
        times += [taken for taken in typed["keys"]["settled_ms"] if taken is not None]
    times.sort()
    return [
        ("the day's copy, once a day in the background", f"{copied:.1f} s", "", ""),
        ("first paint of the shelf", f"{paint:.0f} ms = {paint / empty:.2f} of the empty app", "", "1.6"),
        (
            "a key typed in the search, to the settled screen",
            f"{times[len(times) // 2]:.0f} ms",
            f"{times[int(len(times) * 0.95)]:.0f} ms",
            "50 ms p95",
        ),
    ]


def _groups(library: Library, group: shelf.Group, run: int) -> None:
    shelf.groups(library, group)


def _find(library: Library, query: str, run: int) -> None:
    search.find(library, query)


if __name__ == "__main__":
    print(library(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None).markdown())
