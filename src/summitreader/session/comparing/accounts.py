"""Comparing: accounts of one event, or two versions of a text, side by side."""

from collections.abc import Sequence

from summitreader.compare import compare as compare_readings
from summitreader.comparison import Comparison, Ruling
from summitreader.importers.faults import in_one_sentence
from summitreader.model import Reading
from summitreader.session.crash import crash_told

COMPARISON_FORMATS = ("json",)


def compare(readings: Sequence[Reading], rulings: Sequence[Ruling] = ()) -> Comparison:
    """Return what is found when accounts of one event lie side by side.

    Args:
        readings: The sides' accounts, in the order in which they are shown.
        rulings: What the reader says of passages, as `rulings_of` gives it.

    Raises:
        ImportFailed: What nobody foresaw; its sentence names the file in which all of it stands.
    """
    with in_one_sentence("cannot compare"), crash_told("cannot compare"):
        return compare_readings(readings, rulings)


def write_comparison(found: Comparison, format: str) -> str:
    """Return a comparison in one of COMPARISON_FORMATS, without the last line end. Raises ImportFailed."""
    with in_one_sentence("cannot write the comparison"), crash_told("cannot write the comparison"):
        # Imported here, as every exporter: only when it is used.
        from summitreader.exporters.comparison_json import write_comparison_json

        return {"json": write_comparison_json}[format](found)
