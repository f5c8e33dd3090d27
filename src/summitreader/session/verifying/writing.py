"""A verification as text: the exporter of each format, loaded only when it is used."""

from summitreader.exporters.records.envelope import json_line
from summitreader.session.crash import faults_told
from summitreader.verification import Verification
from summitreader.verifier.rules import verify_rules

__all__ = ["json_of_verification", "write_verification"]


def write_verification(found: Verification, format: str, *, whole: bool = False) -> str:
    """Return a verification in one of VERIFICATION_FORMATS, without the last line end.

    Args:
        found: The verdicts.
        format: Its name.
        whole: Whether text and Markdown tell what is right too.

    Raises:
        ImportFailed: What nobody foresaw.
    """
    rules = {name: rule.explanation for name, rule in verify_rules().items()}
    with faults_told("cannot write what was verified"):
        if format == "json":
            from summitreader.exporters.verification.json import write_verification_json

            return write_verification_json(found, rules)
        from summitreader.exporters.verification.plain import write_verification_text

        return write_verification_text(found, rules, whole=whole)


def json_of_verification(found: Verification) -> str:
    """Return a verification as the one line that --json prints. Raises ImportFailed."""
    from summitreader.exporters.verification.json import verification_record

    with faults_told("cannot write what was verified"):
        return json_line("verify", verification_record(found))
