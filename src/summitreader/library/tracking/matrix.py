"""Speakers × themes, summed over the shelf or over some of its articles."""

from __future__ import annotations

import json
from collections.abc import Sequence

from summitreader.library.storage.columns import shown_line
from summitreader.library.storage.file import Library
from summitreader.library.tracking.found import SHOWN, voices_of
from summitreader.tracking import ToldVoice


def theme_counts(
    library: Library, keys: Sequence[str] | None = None
) -> tuple[list[tuple[str, ToldVoice, int, int]], int]:
    """Return how many passages each voice has on each theme, of all articles on the shelf or of those of some keys.

    Returns:
        A row for each theme and voice with passages and articles; and how many articles were looked at.
    """
    with library.reading() as db:
        values: tuple[str, ...] = ()
        if keys is None:
            among, where = "shelf", "shown"
            hidden = db.execute("SELECT 1 FROM shelf WHERE NOT shown LIMIT 1").fetchone()
            condition = f"WHERE article {SHOWN}" if hidden else ""
        else:
            values = (json.dumps(list(keys)),)
            among, where = "article", "key IN (SELECT value FROM json_each(?))"
            condition = f"WHERE article IN (SELECT id FROM article WHERE {where})"
        articles = int(db.execute(f"SELECT count(*) FROM {among} WHERE {where}", values).fetchone()[0])
        sql = f"SELECT theme, voice, sum(passages), count(*) FROM about {condition} GROUP BY theme, voice"
        rows = db.execute(sql, values).fetchall()
        names = {number: shown_line(name) for number, name in db.execute("SELECT id, name FROM topic")}
        voices = voices_of(db, {row[1] for row in rows})
    return [
        (names[theme], voices[voice], int(passages), int(many))
        for theme, voice, passages, many in rows
        if theme in names and voice in voices
    ], articles
