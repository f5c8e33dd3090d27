"""How well the parser reads articles that its first rules were not written with, by genre and by outlet left out.

For each outlet all rules that are wrong more often than right on the *other* outlets are left out, and the outlet is
scored with what remains: a rule that only serves the outlet it was written for earns nothing here.
"""

from tests.benchmarks.gold import articles, counted, f1, outlets, right
from tests.benchmarks.reliability import cases
from tests.benchmarks.tables import Table

_HEADER = ("texts", "articles", "words, right speaker", "statements", "speakers", "agreements", "themes", "event")


def accuracy() -> Table:
    """F1 by genre, by outlet left out, and of all. Needs `../shared`."""
    genres: dict[str, list[str]] = {}
    for name, row in articles().items():
        genres.setdefault(row.get("genre", "other"), []).append(name)
    rows = [_row(genre.replace("_", " "), names) for genre, names in sorted(genres.items())]
    parts: list[str] = []
    houses = {outlet: [outlet] for outlet, names in outlets().items() if len(names) > 1}
    houses["one article each"] = [outlet for outlet, names in outlets().items() if len(names) == 1]
    for house, left_out in sorted(houses.items()):
        elsewhere = {rule: found.without(*left_out) for rule, found in cases().items()}
        wrong = frozenset(rule for rule, found in elsewhere.items() if 2 * found.right < found.of)
        names = [name for outlet in left_out for name in outlets()[outlet]]
        rows.append(_row(f"left out: {house}", names, wrong))
        parts += names
    return Table(
        "accuracy",
        "F1 in per cent on articles that the first rules were not written with, but that were at hand since: expect "
        "less on others (the event: right of what is told). For an outlet left out, rules that are wrong more often "
        "than right on all others are left out.",
        _HEADER,
        (*rows, _row("all", parts)),
    )


def _row(title: str, names: list[str], without: frozenset[str] = frozenset()) -> tuple[str, ...]:
    counts = counted(names, without)
    figures = (f1(counts, figure) for figure in ("w", "st", "sp", "ag", "th"))
    return (title, str(len(names)), *figures, right(counts, "kind", "place", "date"))
