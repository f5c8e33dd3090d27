"""A program that changes a library without end and says what is on disk, to be killed: `worker.py FILE SEED`.

Each line it prints is a promise: "article KEY", "note UID", "ruling UID", "place KEY START", "backup FILE", "indexed",
"migrated".
"""

import random
import sys
from pathlib import Path

from summitreader.comparison import Ruling
from summitreader.library import keep, marks, rulings
from summitreader.library.search import index
from summitreader.library.storage import backup
from summitreader.library.storage.file import Library
from summitreader.model import Span
from tests.library.shelves import reading


def promise(*words: object) -> None:
    print(*words, flush=True)


def main() -> None:
    path, chance = Path(sys.argv[1]), random.Random(int(sys.argv[2]))
    library = Library(path)
    with library.reading():
        promise("migrated")
    keys: list[str] = []
    while True:
        what = chance.random()
        if what < 0.3 or not keys:
            texts = [f"Vik said that {chance.random()} is a number. " * chance.randint(1, 80) for _ in range(3)]
            for added in keep.add(library, [reading(text) for text in texts], "1"):
                promise("article", added.key)
                keys.append(added.key)
        elif what < 0.6:
            article = keep.article(library, chance.choice(keys))
            assert article is not None
            mark = marks.new_mark(article, "note", Span(0, 3), str(chance.random()))
            marks.put_mark(library, mark)
            promise("note", mark.uid)
        elif what < 0.65 and len(set(keys)) > 1:
            pair = [one for key in sorted({*keys})[:2] if (one := keep.article(library, key))]
            ruled = rulings.new_ruling(pair, Ruling((0, 1), (Span(0, 3), Span(4, 8)), chance.random() < 0.5))
            rulings.put_ruling(library, ruled)
            promise("ruling", ruled.uid)
        elif what < 0.8:
            key, start = keys[-1], chance.randint(0, 9999)
            keep.save_place(library, key, start)
            promise("place", key, start)
        elif what < 0.95:
            again = [one for key in keys[-10:] if (one := keep.article(library, key))]
            index.index(library, {one.id: reading(one.text) for one in again}, str(chance.random()))
            promise("indexed")
        else:
            copy = backup.daily_backup(path, f"20{chance.randint(10, 99)}-01-{chance.randint(10, 28)}")
            if copy:
                promise("backup", copy)


if __name__ == "__main__":
    main()
