"""A verification as SARIF 2.1.0: what editors, and the checks of a newsroom's repository, show beside a draft."""

import json
from collections.abc import Mapping
from typing import Any

from summitreader.exporters.verification.told import (
    passage_facts,
    passage_words,
    quote_words,
    source_name,
    verdict_sentence,
    verdict_title,
)
from summitreader.verification import QuoteVerdict, Verification
from summitreader.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_WARNINGS = ("cut", "dressed", "conditional", "joint_as_one")
_LOOKED_FOR = 24  # letters of a quotation by which it is found in the file


def write_verification_sarif(found: Verification, rules: Mapping[str, str], uri: str, written: str = "") -> str:
    """Return what is wrong in a draft as one run of SARIF.

    Args:
        found: The verdicts.
        rules: What each rule does, by its name.
        uri: Where the draft is, as other programs name it.
        written: The draft as its file has it, of which lines and columns are counted; "" for a file that has none.
    """
    names = [*dict.fromkeys(verdict.rule for verdict in found.wrong)]
    driver = {
        "name": "summitreader",
        "semanticVersion": __version__,
        "rules": [{"id": name, "shortDescription": {"text": rules.get(name, name)}} for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri}, "roles": ["analysisTarget"]}],
        "results": [_result(found, one, names.index(one.rule), uri, written) for one in found.wrong],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(found: Verification, verdict: QuoteVerdict, rule: int, uri: str, written: str) -> dict[str, Any]:
    told = f"{verdict_title(verdict).capitalize()}: {verdict_sentence(found, verdict)}"
    if verdict.passage:
        told += f" The source: “{passage_words(found, verdict.passage)}” ({passage_facts(found, verdict.passage)})."
    region = {**_lines(written, verdict, found), "snippet": {"text": quote_words(found, verdict)}}
    span = verdict.quote.span
    return {
        "ruleId": verdict.rule,
        "ruleIndex": rule,
        "level": "warning" if verdict.kind in _WARNINGS else "error",
        "message": {"text": told},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri, "index": 0}, "region": region}}],
        "properties": {
            "verdict": verdict.kind,
            "speaker": verdict.quote.speaker,
            "start": span.start,
            "end": span.end,
            "source": source_name(found.sources[verdict.passage.source]) if verdict.passage else "",
        },
    }


def _lines(written: str, verdict: QuoteVerdict, found: Verification) -> dict[str, int]:
    """Return where the quotation begins and ends in the file, in lines and columns from 1; nothing if not found."""
    words = verdict.quote.spans[0].of(found.draft.text)
    last = verdict.quote.spans[-1].of(found.draft.text)
    start = _place(written, words[:_LOOKED_FOR], 0)
    end = _place(written, last[-_LOOKED_FOR:], max(start, 0))
    if start < 0 or end < 0:
        return {}
    end += len(last[-_LOOKED_FOR:])
    return {
        "startLine": written.count("\n", 0, start) + 1,
        "startColumn": start - written.rfind("\n", 0, start),
        "endLine": written.count("\n", 0, end) + 1,
        "endColumn": end - written.rfind("\n", 0, end),
    }


def _place(written: str, words: str, start: int) -> int:
    """Return where words stand, line ends of the file counting as blanks; -1 where they do not."""
    return written.replace("\n", " ").find(" ".join(words.split("\n")), start)
