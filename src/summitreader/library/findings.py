"""What the parser found in each article, as bytes that only `session` makes and reads: derived, and made again at will.

They are the parser's own: what the reader corrected is laid over them whenever they are read.
"""

from __future__ import annotations

from summitreader.library.storage.file import Library

_MOST_ARTICLES = 1 << 44  # of larger numbers the search has no passages


def store_findings(library: Library, key: str, parser: str, packed: bytes) -> None:
    """Keep what was found in an article; nothing where no article has that key.

    Args:
        library: where the article is kept.
        key: the article's.
        parser: the version of what found it.
        packed: what was found.
    """
    with library.writing() as db:
        db.execute(
            "INSERT OR REPLACE INTO findings(article, parser, packed) SELECT id, ?, ? FROM article WHERE key = ?",
            (parser, packed, key),
        )


def findings_of(library: Library, key: str, parser: str) -> bytes | None:
    """Return what a version of the parser found in an article; None where that is not known.

    Whoever wrote them: bytes of another program are bytes too.
    """
    with library.reading() as db:
        row = db.execute(
            "SELECT packed FROM findings WHERE article = (SELECT id FROM article WHERE key = ?) AND parser = ?",
            (key, parser),
        ).fetchone()
    return row[0] if row and isinstance(row[0], bytes) else None


def keys_to_read(library: Library, parser: str, index: str) -> tuple[str, ...]:
    """Return keys of the articles that another version of the parser read, or of the search indexed; newest first.

    Args:
        library: where they are kept.
        parser: the version of the parser.
        index: the version by which the search knows what was found.
    """
    if not library.exists():
        return ()
    with library.reading() as db:
        rows = db.execute(
            "SELECT key FROM article JOIN body ON body.article = id WHERE id < ? AND ("
            "id NOT IN (SELECT article FROM found WHERE parser = ?) "
            "OR id NOT IN (SELECT article FROM findings WHERE parser = ?)) ORDER BY id DESC",
            (_MOST_ARTICLES, index, parser),
        )
        return tuple(key for (key,) in rows)
