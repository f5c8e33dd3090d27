"""The invented cases of `tests/cases/verify/invented.txt`: drafts, their sources, and what has to be found."""

import re
from pathlib import Path
from typing import NamedTuple

import summitreader
from summitreader.model import Span
from summitreader.session.verifying.drafts import verify
from summitreader.verification import QuoteVerdict
from tests.marked import unmarked

CASES = Path(__file__).parents[1] / "cases" / "verify" / "invented.txt"


class Case(NamedTuple):
    """A draft, the texts that it is held against, and the verdict that each marked passage has to get."""

    draft: str
    sources: tuple[str, ...]
    expected: dict[Span, str]


def cases() -> list[Case]:
    """Return all cases of the file."""
    texts, found = dict[str, str](), list[Case]()
    body = "\n".join(line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for head, text in re.findall(r"^((?:==|--) [^\n]+)\n(.*?)(?=^== |^-- |\Z)", body, re.MULTILINE | re.DOTALL):
        sign, *names = head.split()
        if sign == "==":
            texts[names[0]] = text.strip()
            continue
        draft, marks = unmarked(text.strip())
        expected = {span: way for way, spans in marks.items() for span in spans}
        found.append(Case(draft, tuple(texts[name] for name in names), dict(sorted(expected.items()))))
    return found


def way_of(verdict: QuoteVerdict) -> str:
    """Return the way in which a quotation is wrong, as the cases and the blind sets call it."""
    if verdict.kind != "changed":
        return verdict.kind
    return f"changed_{verdict.rule.removesuffix('_changed')}"


def judged(case: Case) -> list[tuple[Span, str, list[str]]]:
    """Return each expected passage with the way it has to be judged and how it was."""
    verdicts = verify(summitreader.parse(case.draft), [summitreader.parse(text) for text in case.sources]).verdicts
    return [
        (
            span,
            way,
            [
                way_of(one)
                for one in verdicts
                if any(a.start < span.end and span.start < a.end for a in one.quote.spans)
            ],
        )
        for span, way in case.expected.items()
    ]
