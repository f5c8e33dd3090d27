"""Verifying a draft: its quotations held against sources that are named, or against the library."""

from collections.abc import Sequence
from pathlib import Path

from summitreader.errors import ImportFailed
from summitreader.model import Reading
from summitreader.session.crash import faults_told
from summitreader.session.opening import QueueItem, read_queued, visible
from summitreader.session.verifying.texts import verified_text
from summitreader.verification import Verification
from summitreader.verifier import verify as verify_texts
from summitreader.verifier.rules import verify_rules

_LARGEST = 2_000_000  # characters of Markdown, as the importer takes it

_WRITTEN = (".md", ".markdown", ".txt")

__all__ = ["raw_text", "read_draft", "verify", "why_verified"]


def read_draft(line: QueueItem) -> Reading:
    """Return what is found in a draft. Raises ImportFailed where it cannot be read, or is not English."""
    reading = read_queued(line)
    if reading.note:
        raise ImportFailed(f"cannot verify '{visible(line.name)}': {reading.note[:1].lower()}{reading.note[1:-1]}")
    return reading


def verify(draft: Reading, sources: Sequence[Reading]) -> Verification:
    """Return the verdict on each quotation and each attributed paraphrase of a draft.

    Args:
        draft: Its reading.
        sources: Those of the texts that it is held against.

    Raises:
        ImportFailed: All sources are the draft itself; or what nobody foresaw, of which a file tells that is named.
    """
    # One text under two names is one source, and a draft is none of its own.
    others = {one.article.id: one for one in sources if one.article.id != draft.article.id}
    if sources and not others:
        raise ImportFailed("cannot verify a draft against itself: name other sources")
    with faults_told("cannot verify"):
        ready = [verified_text(source) for source in others.values()]
        return verify_texts(verified_text(draft, raw_text(draft), is_draft=True), ready)


def why_verified(rule: str) -> str:
    """Return the explanation of a rule of verifying in one sentence; "" for a name that is no rule. Never raises."""
    known = verify_rules().get(rule)
    return known.explanation if known else ""


def raw_text(draft: Reading) -> str:
    """Return a draft as its file has it, where that is plain text or Markdown; "" of anything else. Never raises."""
    file = Path(draft.article.file or "")
    try:
        if file.suffix.casefold() in _WRITTEN and file.stat().st_size <= _LARGEST:
            return file.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):
        pass
    return ""
