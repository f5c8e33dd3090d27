"""How well the parser reads news, beside other systems: the scorer of `../shared/gold/news` on what `export` prints."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.tables import Table
from tests.shared import shared

_COMMAND = f"{sys.executable} -m summitreader"


def scores() -> Table:
    """F1 on the development halves of three corpora of news, beside other systems. Needs `../shared`."""
    return Table(
        "scores",
        "F1 in per cent on the halves of three corpora of news that were at hand. The others' figures were taken on "
        "other articles of the same corpora.",
        ("who said what", "summitreader", "best elsewhere"),
        tuple(_news()),
    )


def _news() -> Iterator[tuple[str, ...]]:
    polnear, _ = _scored("polnear_dev.jsonl", "say")
    qasrl, _ = _scored("qasrl_wikinews_dev.jsonl", "say")
    gum, printed = _scored("gum_news_dev.jsonl", "say,act,att")
    entity = re.search(r"entity +accuracy ([\d.]+)%", printed)
    best = {"all": ("75.3", "68.8", "63"), "quoted": ("79", "–", "–"), "indirect": ("72", "68.9", "–")}
    for kind, (in_polnear, in_qasrl, in_gum) in best.items():
        yield f"PolNeAR, {kind}", polnear[kind], in_polnear
        yield f"Wikinews (QA-SRL), {kind}", qasrl[kind], in_qasrl
        yield f"Wikinews (GUM), {kind}", gum[kind], in_gum
    yield "Wikinews (GUM), speaker's name resolved, accuracy", entity[1] if entity else "–", "–"


def _scored(gold: str, classes: str) -> tuple[dict[str, str], str]:
    """End-to-end F1 by kind, and all that the scorer printed."""
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.json"
        printed = _run("news", str(shared("gold", "news", gold)), "--classes", classes, "--json", str(figures))
        found = json.loads(figures.read_text(encoding="utf-8"))["end_to_end"]
    return {kind: f"{100 * found[kind]['F1']:.1f}" for kind in ("all", "quoted", "indirect")}, printed


def _run(*arguments: str) -> str:
    command = [sys.executable, str(shared("gold", "run.py")), *arguments, "--command", _COMMAND]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
