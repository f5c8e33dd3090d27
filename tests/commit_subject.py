"""Checks a commit's subject: `python -m tests.commit_subject FILE`, as git's commit-msg hook calls it."""

import re
import sys
from pathlib import Path

LONGEST = 72
_SUBJECT = re.compile(r"[a-z][\w./-]*: \S.*")


def fault_of(message: str) -> str | None:
    """Return what is wrong with a commit message's first line, None where nothing is."""
    subject = message.partition("\n")[0]
    if len(subject) > LONGEST:
        return f"the subject has {len(subject)} characters, at most {LONGEST} are read"
    if not _SUBJECT.fullmatch(subject):
        return "the subject begins with its area: 'parser: read titles in capitals'"
    return None


if __name__ == "__main__":
    sys.exit(fault_of(Path(sys.argv[1]).read_text(encoding="utf-8")))
