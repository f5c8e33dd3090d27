"""What tracking found, written in one of the formats."""

from collections.abc import Callable

from summitreader.errors import SummitReaderError
from summitreader.tracking import Matrix, PhraseChanges, Timeline, Track

__all__ = ["TRACKING_FORMATS", "write_tracking"]

TRACKING_FORMATS = ("text", "markdown", "csv", "svg", "json")


def write_tracking(
    found: Track | Matrix | Timeline | PhraseChanges, format: str, *, lines: bool = False, bom: bool = False
) -> str:
    """Return what was found in one of TRACKING_FORMATS, without the last line end.

    Args:
        found: what was.
        format: the name of the format.
        lines: of a track as csv, whether its lines of context are written in place of its counts.
        bom: whether Excel is told that it is UTF-8.

    Raises:
        SummitReaderError: The format has no picture of that.
    """
    return ("\ufeff" if bom else "") + _writer(format, lines)(found)


def _writer(format: str, lines: bool) -> Callable[[Track | Matrix | Timeline | PhraseChanges], str]:
    """Return the exporter of a format, loaded only when it is used."""
    if format == "json":
        from summitreader.exporters.tracking.json import json_of_tracking

        return json_of_tracking
    if format == "csv":
        from summitreader.exporters.tracking.table import write_tracking_csv

        return lambda found: write_tracking_csv(found, lines)
    if format == "markdown":
        from summitreader.exporters.tracking.markdown import write_tracking_markdown

        return write_tracking_markdown
    if format == "svg":
        return _svg
    from summitreader.exporters.tracking.plain import write_tracking_text

    return write_tracking_text


def _svg(found: Track | Matrix | Timeline | PhraseChanges) -> str:
    from summitreader.exporters.tracking.plot import write_tracking_svg

    if isinstance(found, PhraseChanges):
        raise SummitReaderError("phrases that are new or dropped have no plot: take another format than svg")
    return write_tracking_svg(found)
