"""Nothing goes over the network unless an address is named: the kernel ends whatever tries."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from summitreader import cli
from tests.end_to_end.terminal import Terminal
from tests.importers.made import docx, drawn, p, pdf, zipped

COMMAND = (sys.executable, "-m", "tests.without_network")
_FAR = "https://far.example"
_SAID = "President Ana Ruiz said that roads matter. Ruiz called on Norland to open the pier of Kell to all ships."
_PAGE = f"""<!DOCTYPE html><html><head><title>Talks on roads</title><link rel="stylesheet" href="{_FAR}/style.css">
<script src="{_FAR}/count.js"></script><link rel="canonical" href="{_FAR}/talks"></head>
<body><article><h1>Talks on roads</h1><p>{_SAID}</p><img src="{_FAR}/pixel.gif"><iframe src="{_FAR}"></iframe>
<p><a href="{_FAR}/more">More of the talks</a> was told by the two sides on Monday in the port of Elvin.</p></article>
</body></html>"""
_FEED = f"""<rss version="2.0"><channel><title>News</title><link>{_FAR}</link><item><title>Talks</title>
<link>{_FAR}/talks</link><description>{_SAID}</description></item></channel></rss>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles in several formats, each with addresses in it that a browser would follow."""
    (tmp_path / "talks.txt").write_text(f"{_SAID}\n\nMore: {_FAR}/talks", encoding="utf-8")
    (tmp_path / "talks.html").write_text(_PAGE, encoding="utf-8")
    (tmp_path / "talks.docx").write_bytes(docx(p(_SAID)))
    (tmp_path / "talks.pdf").write_bytes(pdf([drawn([(72, 700, 12, sentence) for sentence in _SAID.split(". ")])]))
    (tmp_path / "feed.xml").write_text(_FEED, encoding="utf-8")
    return tmp_path


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {"SUMMITREADER_HOME": str(folder / "home")}
    return subprocess.run([*COMMAND, *arguments], env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True)


def test_every_verb_does_its_work_without_a_socket(folder: Path) -> None:
    done = _run(folder, "verbs", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    verbs = dict(re.findall(r"^verb (\S+) (-?\d+)$", done.stdout, re.MULTILINE))
    assert verbs.keys() == cli.COMMANDS.keys() - {"serve"}
    needed = ("add", "export", "read", "explain", "find", "list", "compare", "sources", "config")
    assert {name: verbs[name] for name in needed} == dict.fromkeys(needed, "0"), done.stderr


@pytest.mark.parametrize("name", [f"{_FAR}/talks", "feed.xml"], ids=["an address", "a feed of addresses"])
def test_what_names_addresses_leads_to_the_network(name: str, folder: Path) -> None:
    done = _run(folder, "read", name if name.startswith(_FAR) else str(folder / name))
    assert -done.returncode == signal.SIGSYS


def test_a_feed_that_lies_in_a_folder_or_an_archive_leads_nowhere(folder: Path) -> None:
    (folder / "talks.zip").write_bytes(zipped({"talks.txt": _SAID, "feed.xml": _FEED}))
    done = _run(folder, "add", str(folder))
    assert done.returncode == 1, done
    assert done.stderr.count("lists an address, which was not fetched: add it by its own name") == 2


def test_the_reader_reads_keeps_and_searches_without_a_socket(folder: Path) -> None:
    home = {"SUMMITREADER_HOME": str(folder / "home")}
    with Terminal([*COMMAND, str(folder / "talks.html")], env=home) as terminal:
        terminal.wait("roads matter", "Ana Ruiz", "? keys")
        terminal.press("K")
        terminal.wait("Kept")
        terminal.press("F")
        terminal.wait("Find in the library")
        terminal.press(*"roads", "enter")
        terminal.wait("Ana Ruiz")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
