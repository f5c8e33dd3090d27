"""A verification as a file: the exporter of each format, loaded only when it is used."""

import os
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile, ZipInfo

from summitreader.errors import ExportFault
from summitreader.exporters.records.envelope import json_line
from summitreader.importers.office.zipped import Container
from summitreader.session.crash import faults_told
from summitreader.session.verifying.drafts import raw_text
from summitreader.verification import Verification
from summitreader.verifier.rules import verify_rules

_DOING = "cannot write what was verified"

__all__ = ["json_of_verification", "write_commented", "write_verification"]


def write_verification(found: Verification, format: str, *, whole: bool = False) -> str:
    """Return a verification in one of VERIFICATION_FORMATS but docx, without the last line end.

    Args:
        found: The verdicts.
        format: Its name.
        whole: Whether text and Markdown tell what is right too.

    Raises:
        ImportFailed: What nobody foresaw.
    """
    rules = {name: rule.explanation for name, rule in verify_rules().items()}
    with faults_told(_DOING):
        if format == "json":
            from summitreader.exporters.verification.json import write_verification_json

            return write_verification_json(found, rules)
        if format == "sarif":
            from summitreader.exporters.verification.sarif import write_verification_sarif

            return write_verification_sarif(found, rules, _uri(found), raw_text(found.draft.reading))
        if format == "markdown":
            from summitreader.exporters.verification.markdown import write_verification_markdown

            return write_verification_markdown(found, rules, whole=whole)
        from summitreader.exporters.verification.plain import write_verification_text

        return write_verification_text(found, rules, whole=whole)


def json_of_verification(found: Verification) -> str:
    """Return a verification as the one line that --json prints. Raises ImportFailed."""
    from summitreader.exporters.verification.json import verification_record

    with faults_told(_DOING):
        return json_line("verify", verification_record(found))


def write_commented(found: Verification) -> bytes:
    """Return a copy of a Word draft with a comment on each quotation that is not right.

    Raises:
        SummitReaderError: The draft is no Word file on this machine, or has no place for comments.
    """
    from summitreader.exporters.verification.commented import commented_docx
    from summitreader.exporters.verification.told import quote_comments

    file = Path(found.draft.reading.article.file or "")
    if file.suffix.casefold() != ".docx":
        raise ExportFault("comments are written into a copy of a Word file, and the draft is none (name a .docx)")
    with faults_told(_DOING):
        return commented_docx(_parts(file), quote_comments(found), str(date.today()))


def _parts(file: Path) -> dict[ZipInfo, bytes]:
    """Return what is in a Word file, which is no bomb. Raises SummitReaderError."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ExportFault(f"cannot read '{file.name}' again: {error.strerror}") from error
    container = Container(data, file.name)
    with ZipFile(BytesIO(data)) as archive:
        return {info: container.read(info.filename) for info in archive.infolist() if not info.is_dir()}


def _uri(found: Verification) -> str:
    """Return where the draft is, as seen from the folder that the program runs in."""
    article = found.draft.reading.article
    if not article.file:
        return article.url or "stdin"
    file = os.path.relpath(article.file) if Path(article.file).is_relative_to(Path.cwd()) else article.file
    return quote(Path(file).as_posix()) if not Path(file).is_absolute() else Path(file).as_uri()
