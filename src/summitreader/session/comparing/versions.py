"""Comparing two versions of one text: joint statements of two years, a draft and what became of it."""

from summitreader.compare.sides.whose import side_of
from summitreader.compare.versions import compare_versions as compare_sides
from summitreader.comparison import Comparison
from summitreader.importers.faults import in_one_sentence
from summitreader.model import Reading
from summitreader.session.crash import crash_told


def compare_versions(old: Reading, new: Reading) -> Comparison:
    """Return what became of each passage of the older text. Readings of which only the article is known will do.

    Raises:
        ImportFailed: What nobody foresaw; its sentence names the file in which all of it stands.
    """
    with in_one_sentence("cannot compare"), crash_told("cannot compare"):
        return compare_sides(side_of(old), side_of(new))
