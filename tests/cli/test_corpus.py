"""`summitreader corpus`: what it says, and with which status it ends."""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.corpus.made import text, write_lines

pytestmark = pytest.mark.slow


def test_a_run_says_what_it_has_found_and_is_quiet_where_no_terminal_is(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(Path("a.jsonl"), 6)
    done = call("corpus", "a.jsonl", "--out", "tables")
    said = "'tables' has 18 statements, 2 agreements, 12 themes, 6 events of 6 articles."
    assert (done.status, done.out, done.err) == (0, "", f"{said}\n")
    again = call("corpus", "--json", "a.jsonl", "--out", "tables")
    told = json.loads(again.out)
    assert (told["batches"], told["earlier"], told["is_whole"]) == (0, 1, True)
    assert told["counts"]["articles"] == 6
    assert again.err == f"summitreader: 1 batch done before, left as they are\n{said}\n"


def test_who_stops_a_run_is_told_how_to_go_on(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("summitreader.session.read_corpus", stopped)
    done = call("corpus", "a.jsonl", "--out", str(tmp_path / "tables"))
    assert done.status == 130
    assert done.err == "summitreader: stopped; the same command goes on behind the batches that are done\n"


@pytest.mark.parametrize(("shard", "words"), [
    ("3/2", "there is no shard 3 of 2"), ("0/2", "there is no shard 0 of 2"), ("two", "'two' is no shard: write I/N"),
])  # fmt: skip
def test_a_shard_that_there_is_not_is_misuse(shard: str, words: str, call: Call) -> None:
    done = call("corpus", "a.jsonl", "--out", "tables", "--shard", shard)
    assert (done.status, words in done.err) == (2, True)


def test_where_not_one_article_can_be_read_the_status_says_so(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("id,words\n1,x\n")
    done = call("corpus", "a.csv", "--out", "tables")
    assert done.status == 1
    assert "it has no column text, content, body or another usual name (it has: id, words)" in done.err
    Path("b.csv").write_text(f'id,text\n1,"{text(1)}"\n')
    assert call("corpus", "a.csv", "b.csv", "--out", "tables").status == 0


def test_a_disk_that_is_full_is_one_sentence(call: Call, tmp_path: Path) -> None:
    """No file may be larger than 40,000 bytes: what a disk without room says too is `EFBIG` here."""
    lines = write_lines(tmp_path / "a.jsonl", 60)
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
    try:
        done = call("corpus", lines, "--out", tmp_path / "tables")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert done.status == 1
    assert done.err.startswith("summitreader: cannot write '")
    assert done.err.endswith("file too large\n")
    assert [file.name for file in (tmp_path / "tables" / "done").iterdir()] == []
    assert os.listdir(tmp_path / "tables" / "statements") == []
