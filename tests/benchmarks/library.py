"""The library at 100,000 articles of 5 kB: `python -m tests.benchmarks.library [ARTICLES] [FILE]`.

The articles are composed from the project's word lists by a generator, the same ones at every run. A library that
is already in FILE is measured as it is.
"""

import random
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from summitreader.library import keep, marks, search, shelf
from summitreader.library.file import Library
from summitreader.model import Act, Article, Block, Event, Kept, Reading, Span, Speaker, Statement, Theme

DATA = Path(__file__).parents[2] / "src" / "summitreader" / "data"
BATCH = 100
COMMON = "the of and to in a that on for with is as by be its has at are would will from it this both not their which"
SYLLABLES = "ka lo mi ren to su an vel dor pi esh gur nao li tem bra oz kir wen fa hul jo zen ar ti mo"
OUTLETS = ("Northern Wire", "Harbour Gazette", "State Press Agency", "Foreign Ministry", "The Courier", "Delta Post")
SIDES = ("China", "Republic of Korea", "Japan", "France", "Kenya", "Brazil", "Viet Nam", "Norway", "Egypt", "Peru")
ACTS: tuple[Act, ...] = ("say", "welcome", "hope", "stress", "affirm", "request", "commit", "concern")
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


def _fill(library: Library, count: int) -> None:
    made = taken = 0.0
    batch: list[Reading] = []
    begin = time.perf_counter()
    size = 0
    for number, reading in enumerate(readings(count), 1):
        batch.append(reading)
        size += len(reading.article.text.encode())
        if len(batch) == BATCH or number == count:
            start = time.perf_counter()
            keep.add(library, batch, "made")
            taken += time.perf_counter() - start
            batch = []
        if number == 1000:
            print(f"first 1,000 articles added in {taken:.2f} s ({size / taken / 1e6:.1f} MB/s)")
        if number % 10_000 == 0:
            made = time.perf_counter() - begin - taken
            print(f"  {number} articles, {taken:.0f} s adding, {made:.0f} s making", flush=True)
    print(f"{count} articles, {size / 1e6:.0f} MB of text: added in {taken:.0f} s, {size / taken / 1e6:.1f} MB/s")
    print(f"file {library.path.stat().st_size / size:.2f} times the text")


def _timed(name: str, runs: int, work: Callable[[int], object]) -> None:
    times = []
    for run in range(runs):
        start = time.perf_counter()
        work(run)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(f"{name:42} median {times[len(times) // 2]:7.2f}  p95 {times[int(len(times) * 0.95)]:7.2f} ms")


def _measure(path: Path) -> None:
    def opened(run: int) -> None:
        library = Library(path)
        shelf.shelf(library)
        library.close()

    _timed("open and first page of the shelf", 20, opened)
    library = Library(path)
    key = shelf.shelf(library)[0].key

    def noted(run: int) -> None:
        marks.put_mark(library, marks.new_mark(library, key, "note", Span(run, run + 9), str(run)))

    _timed("commit of a note", 200, noted)
    _timed("saving the place", 100, lambda run: keep.save_place(library, key, run))
    for sort in SORTS:
        view = shelf.View(sort=sort)
        _timed(f"a page further, by {sort}", 20, partial(_next_page, library, view, shelf.shelf(library, view)[-1]))
    for words in ("t", "trade", "gazette 2024", "nothing at all"):
        _timed(f"filter as you type: {words}", 10, partial(_next_page, library, shelf.View(words=words), None))
    for group in GROUPS:
        _timed(f"groups by {group}", 5, partial(_groups, library, group))
    for query in QUERIES:
        hits = len(search.find(library, query).hits)
        _timed(f"find {query} ({hits})", 5, partial(_find, library, query))
    _timed("find, all of these", len(QUERIES) * 5, lambda run: search.find(library, QUERIES[run % len(QUERIES)]))


def _next_page(library: Library, view: shelf.View, after: Kept | None, run: int) -> None:
    shelf.shelf(library, view, after)


def _groups(library: Library, group: shelf.Group, run: int) -> None:
    shelf.groups(library, group)


def _find(library: Library, query: str, run: int) -> None:
    search.find(library, query)


def main() -> None:
    """Fills a library if there is none yet, and prints the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2] if len(sys.argv) > 2 else Path(folder) / "library.db")
        if not path.exists():
            _fill(Library(path), count)
        _measure(path)


if __name__ == "__main__":
    main()
