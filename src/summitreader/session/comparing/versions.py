"""Comparing two versions of one text, joint statements of two years or a draft and what became of it, and tracking."""

import re
from collections.abc import Sequence

from summitreader.comparer.sides.whose import side_of
from summitreader.comparer.versions import compare_versions as compare_sides
from summitreader.comparison import Comparison, Ruling
from summitreader.model import Reading
from summitreader.session.copying import day_of_access
from summitreader.session.crash import faults_told

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


def compare_versions(old: Reading, new: Reading, *, rulings: Sequence[Ruling] = ()) -> Comparison:
    """Return what became of each passage of the older text. Readings of which only the article is known will do.

    Args:
        old: The older text.
        new: The newer one.
        rulings: What the reader says of passages, as `rulings_of` gives it.

    Raises:
        ImportFailed: What nobody foresaw; its sentence names the file in which all of it stands.
    """
    with faults_told("cannot compare"):
        return compare_sides(side_of(old), side_of(new), rulings=rulings)


def write_tracked_docx(found: Comparison) -> bytes:
    """Return the newer of two versions as a Word document in which all that changed is tracked. Raises ImportFailed.

    The changes have the date of the newer text where it is known, else that of today.
    """
    # Imported here, as every exporter: only when it is used.
    from summitreader.exporters.tracked.document import write_tracked_docx as write_docx

    day = _DAY.match(found.sides[1].date)
    with faults_told("cannot write the comparison"):
        return write_docx(found, day[0] if day else day_of_access())
