"""How well the parser reads: the scorers of `../shared/gold` on what `summitreader export` prints."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.tables import Table
from tests.shared import shared

_COMMAND = f"{sys.executable} -m summitreader"


def scores() -> Table:
    """Readouts and news beside the best of other systems and the goal. Needs `../shared`."""
    return Table(
        "scores",
        "F1 in per cent unless said otherwise. These articles were at hand while the rules were written: expect less "
        "on others. The peers' figures were taken on other articles of the same kinds.",
        ("what", "summitreader", "best elsewhere", "goal"),
        (*_readouts(), *_news()),
    )


def _readouts() -> list[tuple[str, ...]]:
    printed = _run("readouts")

    def figure(pattern: str) -> str:
        found = re.search(pattern, printed)
        return f"{100 * float(found[1]):.1f}" if found and found[1] != "nan" else "–"

    return [
        ("readouts: attribution (words with the right speaker)", figure(r"attribution .*F1 ([\d.]+)"), "42", "95"),
        ("readouts: attribution, precision", figure(r"attribution +P ([\d.]+)"), "", ""),
        ("readouts: statements", figure(r"statements .*F1 ([\d.]+)"), "46", "90"),
        ("readouts: implied statements, recall", figure(r"implied recall ([\d.]+)"), "–", "85"),
        ("readouts: speakers", figure(r"speakers .*F1 ([\d.]+)"), "–", "95"),
        ("readouts: roles right", figure(r"roles (nan|[\d.]+)"), "–", "95"),
        ("readouts: countries right", figure(r"countries (nan|[\d.]+)"), "–", "95"),
        ("readouts: agreements", figure(r"agreements .*F1 ([\d.]+)"), "–", "85"),
        ("readouts: counts of agreements right", figure(r"counts right (nan|[\d.]+)"), "–", "95"),
        ("readouts: fields and titles", figure(r"fields .*F1 ([\d.]+)"), "–", "75"),
        ("readouts: themes (two people agree at 89)", figure(r"themes .*F1 ([\d.]+)"), "–", "80"),
    ]


def _news() -> list[tuple[str, ...]]:
    polnear, _ = _scored("polnear_dev.jsonl", "say")
    gum, printed = _scored("gum_news_dev.jsonl", "say,act,att")
    entity = re.search(r"entity +accuracy ([\d.]+)%", printed)
    return [
        ("news (PolNeAR): who said what, all", polnear["all"], "68.5", "72"),
        ("news (PolNeAR): quoted", polnear["quoted"], "74", "80"),
        ("news (PolNeAR): indirect", polnear["indirect"], "64", "66"),
        ("news (GUM): who said what, all", gum["all"], "63", "70"),
        ("news (GUM): speaker's name resolved, accuracy", entity[1] if entity else "–", "–", "90"),
    ]


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
