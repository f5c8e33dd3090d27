"""What each column of the file may hold: checked where a row comes in, mended where one is read.

Whoever wrote a row (an export from elsewhere, another program, a damaged disk), what leaves here has the types and the
shape that the model promises, and nothing in it that a terminal obeys.
"""

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, get_args

from summitreader.controls import DIRECTIONS, harmless, spelled
from summitreader.model import (
    CORRECTABLE,
    Anchor,
    Citation,
    Colour,
    CorrectionKind,
    FindingKind,
    MarkKind,
    StatementKind,
)

Row = dict[str, Any]
Change = tuple[str, Row | None, Row | None]

_KEY = re.compile(r"[0-9a-f]{16}")
_UID = re.compile(r"[!-~]{1,64}")
_FARTHEST = 1 << 40  # more than any text has code points, and any file rows

_REFUSED, _AS_IT_IS = object(), object()


class BadRow(ValueError):
    """A row that no summitreader wrote; its text says what is wrong with it, behind "its"."""


def unpacked(stored: object) -> Any:
    """Return what a column of JSON holds.

    Raises:
        BadRow: It holds none.
    """
    if not isinstance(stored, str):
        raise BadRow("is no JSON")
    try:
        return json.loads(stored)
    except (ValueError, RecursionError) as error:
        raise BadRow("is no JSON") from error


def is_key(value: str) -> bool:
    """Return whether a text is the key of an article."""
    return bool(_KEY.fullmatch(value))


def words(value: object) -> str:
    """Return a text of any number of lines."""
    if not isinstance(value, str):
        raise BadRow("is no text")
    return harmless(value)


def line(value: object) -> str:
    """Return a text on one line, directions in it spelled out, as titles and names have them."""
    if not isinstance(value, str):
        raise BadRow("is no text")
    if value.isascii() and value.isprintable() and "  " not in value and value == value.strip(" "):
        # Nearly all of them: the shelf's first page has a thousand.
        return value
    return " ".join(harmless(DIRECTIONS.sub(spelled, value)).split())


def shown_line(value: object) -> str:
    """Return any value as a line that can be shown."""
    return line(value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value))


def number(value: object) -> int:
    """Return a place in a text or in the file."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _FARTHEST:
        raise BadRow("is no number that it can be")
    return value


def anchor(value: object) -> Anchor:
    """Return the anchor that is stored as JSON."""
    parts = unpacked(value)
    if not isinstance(parts, list) or len(parts) != 4:
        raise BadRow("is no anchor")
    return Anchor(number(parts[0]), *map(words, parts[1:]))


def anchor_parts(one: Anchor) -> list[int | str]:
    """Return an anchor as it is stored."""
    return [one.start, one.quote, one.before, one.after]


def anchors(value: object) -> tuple[Anchor, ...]:
    """Return the anchors that are stored as JSON; none for nothing, as an older program has it."""
    stored = unpacked(value) if value is not None else []
    if not isinstance(stored, list):
        raise BadRow("is no list of anchors")
    return tuple(anchor(json.dumps(one)) for one in stored)


def citation(value: object) -> Citation | None:
    """Return the citation that is stored as JSON; None where "" stands in its place, as in older rows."""
    if value == "":
        return None
    stored = unpacked(value)
    if not isinstance(stored, dict):
        raise BadRow("is no citation")
    known = {name: check(stored[name]) for name, check in _cited().items() if name in stored}
    return Citation(**{"sentence": "", "words": ""} | known)


def packed_citation(cited: Citation) -> str:
    """Return a citation as JSON, without what is not known."""
    return json.dumps({name: value for name, value in asdict(cited).items() if value}, separators=(",", ":"))


def _cited() -> dict[str, Callable[[object], Any]]:
    """Return how each field of a citation is checked."""
    return {
        **dict.fromkeys((field.name for field in fields(Citation)), line),
        **dict.fromkeys(("sentence", "words"), words),
        "kind": _one_of(*get_args(StatementKind), ""),
        "paragraph": number,
        "own": _one_of("", "speech", "statement"),
    }


def changes(value: object) -> list[Change]:
    """Return the rows before and after of an undo step: they are written back as they are when it is undone."""
    stored = unpacked(value)
    if not isinstance(stored, list):
        raise BadRow("is no list of changes")
    found: list[Change] = []
    for change in stored:
        if not isinstance(change, list) or len(change) != 3 or change[0] not in ("article", *UNDONE):
            raise BadRow("holds what is no change")
        table, before, after = change
        found.append((table, _changed_row(table, before), _changed_row(table, after)))
    return found


def checked(table: str, row: Mapping[str, Any]) -> Row:
    """Return a row with the columns that its table has, each as it may be kept.

    Raises:
        BadRow: Naming the column that no summitreader wrote.
    """
    kept: Row = {}
    for name, column in _TABLES[table].items():
        if name not in row and column.came_later:
            continue
        try:
            kept[name] = column.check(row.get(name))
        except BadRow as fault:
            raise BadRow(f"'{name}' {fault}" if name in row else f"'{name}' is missing") from fault
    if table == "correction" and not _sets_what_there_is(kept):
        raise BadRow(f"'field' is nothing of its {kept['finding']}")
    return kept


def mended(table: str, row: Mapping[str, Any]) -> Row | None:
    """Return a row as far as it can be read, something harmless in the place of the rest; None if it says nothing."""
    read: Row = {}
    for name, column in _TABLES[table].items():
        if name not in row:
            continue
        value = row[name].decode("utf-8", "replace") if isinstance(row[name], bytes) else row[name]
        try:
            read[name] = column.check(value)
        except BadRow:
            if column.instead is _REFUSED:
                return None
            read[name] = shown_line(value) if column.instead is _AS_IT_IS else column.instead
    return None if table == "correction" and not _sets_what_there_is(read) else read


def _sets_what_there_is(correction: Row) -> bool:
    return correction["kind"] != "set" or correction.get("field") in CORRECTABLE[correction["finding"]]


def _as_stored(value: object) -> object:
    return value


def _flag(value: object) -> int:
    if number(value) > 1:
        raise BadRow("is neither 0 nor 1")
    return int(number(value))


def _optional(check: Callable[[object], Any]) -> Callable[[object], Any]:
    return lambda value: None if value is None else check(value)


def _one_of(*known: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in known:
            raise BadRow(f"is none of {', '.join(filter(None, known))}")
        return value

    return check


def _matching(pattern: re.Pattern[str], called: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise BadRow(f"is no {called}")
        return value

    return check


def _stored_anchor(value: object) -> str:
    return _compact(anchor_parts(anchor(value)))


def _stored_anchors(value: object) -> str:
    return _compact([anchor_parts(one) for one in anchors(value)])


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _stored_citation(value: object) -> str:
    found = citation(value)
    return packed_citation(found) if found else ""


def _stored_changes(value: object) -> str:
    return _compact(changes(value))


def _field(value: object) -> str:
    """Return what is set of a finding; nothing for what an older program wrote."""
    return "" if value is None else line(value)


def _order(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value) or abs(value) > 1e12:
        raise BadRow("is no number that it can be")
    return float(value)


def _changed_row(table: str, row: object) -> Row | None:
    if row is None:
        return None
    if not isinstance(row, dict):
        raise BadRow("holds what is no row")
    return checked("binned" if table == "article" else table, row)


@dataclass(frozen=True, slots=True)
class _Column:
    """How a column is checked, and what is read where it cannot be; one that came later is missing in older rows."""

    check: Callable[[object], Any]
    instead: Any = _REFUSED
    came_later: bool = False


_key = _Column(_matching(_KEY, "key of an article"), _AS_IT_IS)
_uid = _Column(_matching(_UID, "name of a row"), _AS_IT_IS)
_made = _Column(line, "")
_text = _Column(words, "")
_name = _Column(line, "")
_nowhere = '[0,"","",""]'

UNDONE = ("mark", "correction", "clipping", "ruling")
"""The tables whose rows an undo step puts back, beside the bin's part of an article."""

ARTICLE_COLUMNS = {"ruling": ("article", "other")}
"""Where a row names articles, by table; elsewhere it is `article`, if anything."""

_TABLES: dict[str, dict[str, _Column]] = {
    "article": {
        "key": _key,
        "page": _Column(_optional(line), None),
        "added": _made,
        "binned": _Column(_optional(line), None),
        "record": _text,
        "text": _text,
    },
    "binned": {"key": _key, "binned": _Column(_optional(line), None)},
    "place": {"article": _key, "start": _Column(number, 0), "opened": _made},
    "mark": {
        "uid": _uid,
        "article": _key,
        "kind": _Column(_one_of(*get_args(MarkKind)), "note"),
        "anchor": _Column(_stored_anchor, _nowhere),
        "text": _text,
        "colour": _Column(_optional(_one_of(*get_args(Colour))), None),
        "made": _made,
    },
    "correction": {
        "uid": _uid,
        "article": _key,
        "kind": _Column(_one_of(*get_args(CorrectionKind))),
        "finding": _Column(_one_of(*get_args(FindingKind))),
        "anchor": _Column(_optional(_stored_anchor)),
        "name": _Column(line),
        "other": _Column(line),
        "made": _made,
        "field": _Column(_field, came_later=True),
        "words": _Column(_stored_anchors, came_later=True),
    },
    "clipping": {
        "uid": _uid,
        "article": _key,
        "anchor": _Column(_stored_anchor, _nowhere),
        "speaker": _name,
        "note": _text,
        "place": _Column(_order, 0.0),
        "made": _made,
        "kind": _Column(_one_of(*get_args(StatementKind), ""), "", came_later=True),
        "cue": _Column(line, "", came_later=True),
        "citation": _Column(_stored_citation, "", came_later=True),
    },
    "ruling": {
        "uid": _uid,
        "article": _key,
        "anchor": _Column(_stored_anchor),
        "other": _key,
        "other_anchor": _Column(_optional(_stored_anchor)),
        "same": _Column(_flag),
        "made": _made,
    },
    "deed": {
        "id": _Column(number),
        "name": _name,
        "made": _made,
        "undone": _Column(number, 0),
        "changes": _Column(_stored_changes),
    },
    "shelf": {
        "article": _Column(_as_stored),  # the row's number in the file
        "place": _Column(number, 0),
        "marks": _Column(number, 0),
        "versions": _Column(number, 1),
        **dict.fromkeys(("key", "title", "outlet", "day", "event", "speakers", "added", "opened", "citing"), _name),
    },
}
