"""Comparing: accounts of one event side by side."""

from collections.abc import Callable, Sequence
from pathlib import Path

from summitreader.comparer import compare as compare_readings
from summitreader.comparer.rules import pair_rules
from summitreader.comparison import Comparison, Ruling
from summitreader.errors import ImportFailed
from summitreader.library.storage.file import Library
from summitreader.model import Reading
from summitreader.session.comparing.one_account import one_account
from summitreader.session.crash import faults_told
from summitreader.session.library.readings import corrected
from summitreader.session.opening import QueueItem, read_queued, visible
from summitreader.session.user_words import user_words

__all__ = ["compare", "read_account", "why_compared", "write_comparison"]


def read_account(library: Library, name: str, lines: Sequence[QueueItem]) -> Reading:
    """Return what is found in one account, with the reader's corrections where it is kept.

    Args:
        library: Where kept articles are.
        name: A file or an address.
        lines: What the name stands for.

    Raises:
        SummitReaderError: It cannot be read, or holds several articles or none.
    """
    reading = read_queued(one_account(name, lines))
    return corrected(library, reading) if library.exists() else reading


def compare(readings: Sequence[Reading], rulings: Sequence[Ruling] = ()) -> Comparison:
    """Return what is found when accounts of one event lie side by side.

    Args:
        readings: The sides' accounts, in the order in which they are shown.
        rulings: What the reader says of passages, as `rulings_of` gives it.

    Raises:
        ImportFailed: One of them is not English, or two are the same text; or what nobody foresaw, whose sentence
            names the file in which all of it stands.
    """
    _check(readings)
    with faults_told("cannot compare"):
        return compare_readings(readings, rulings, _own_synonyms())


def why_compared(rule: str) -> str:
    """Return the explanation of a rule of comparing in one sentence; "" for a name that is no rule. Never raises."""
    known = pair_rules().get(rule)
    return known.explanation if known else ""


def write_comparison(found: Comparison, format: str, *, bom: bool = False) -> str:
    """Return a comparison in one of COMPARISON_FORMATS, without the last line end; with `bom` Excel is told that it is
    UTF-8. Raises ImportFailed."""
    with faults_told("cannot write the comparison"):
        return ("\ufeff" if bom else "") + _writer(format)(found)


def _writer(format: str) -> Callable[[Comparison], str]:
    """Return the exporter of a format, loaded only when it is used."""
    if format == "json":
        from summitreader.exporters.comparison.json import write_comparison_json

        return write_comparison_json
    if format == "csv":
        from summitreader.exporters.comparison.table import write_comparison_csv

        return write_comparison_csv
    rules = {name: rule.explanation for name, rule in pair_rules().items()}
    if format == "markdown":
        from summitreader.exporters.comparison.markdown import write_comparison_markdown

        return lambda found: write_comparison_markdown(found, rules)
    if format == "html":
        from summitreader.exporters.comparison.page import write_comparison_html

        return lambda found: write_comparison_html(found, rules)
    from summitreader.exporters.comparison.plain import write_comparison_text

    return lambda found: write_comparison_text(found, rules)


def _own_synonyms() -> tuple[tuple[str, ...], ...]:
    """Return the reader's own groups of words for one thing, which count beside ours."""
    table = user_words().table("synonyms") or {}
    return tuple((word, *others) for word, others in sorted(table.items()))


def _check(readings: Sequence[Reading]) -> None:
    """Raise ImportFailed where texts are none that can be compared."""
    seen: dict[str, Reading] = {}
    for reading in readings:
        if reading.note:
            raise ImportFailed(f"cannot compare '{_called(reading)}': {reading.note[:1].lower()}{reading.note[1:-1]}")
        if other := seen.get(reading.article.id):
            both = dict.fromkeys(f"'{_called(one)}'" for one in (other, reading))
            raise ImportFailed(f"cannot compare a text with itself: {' and '.join(both)} {_IS_SAME[len(both) > 1]}")
        seen[reading.article.id] = reading


_IS_SAME = ("is given twice", "have the same words")


def _called(reading: Reading) -> str:
    """Return what the reader knows a text by: the name of its file, else its title."""
    file = reading.article.file
    return visible(Path(file).name if file else reading.article.shown_title)
