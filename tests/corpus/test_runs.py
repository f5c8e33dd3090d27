"""A corpus is read into the same tables however the work is divided and interrupted; what is bad is named."""

import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyarrow.parquet
import pytest
from jsonschema import Draft202012Validator

from summitreader.errors import ExportFault, ImportFailed
from summitreader.session.corpus.batch import BatchStep, write_batch
from summitreader.session.corpus.crew import BatchTask
from summitreader.session.corpus.plan import Batch, BatchList
from summitreader.session.corpus.run import CorpusOptions, CorpusProgress, CorpusResult, CorpusWatch, read_corpus
from summitreader.session.corpus.store import CORPUS_KINDS, prepare
from tests.corpus.made import files_of, plan_of, read, rows_of, text, write_lines

ARTICLES = 60


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports as JSON lines."""
    return write_lines(tmp_path_factory.mktemp("lines") / "talks.jsonl", ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a run that nothing disturbed."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    result = read([lines], out)
    assert result.is_whole
    assert result.batches > 3
    return files_of(out)


def test_every_article_is_in_the_tables_once_and_in_order(lines: Path, tmp_path: Path) -> None:
    result = read([lines], tmp_path / "out")
    assert result.counts["articles"] == ARTICLES
    assert result.counts["bytes"] == lines.stat().st_size
    rows = rows_of(tmp_path / "out")
    files = [*dict.fromkeys(row["file"] for row in rows)]
    assert files == [f"{lines}#n{number}" for number in range(ARTICLES)]
    assert {row["speaker"] for row in rows} >= {"Ana Ruiz", "Tom Hale"}
    assert {kind: len(rows_of(tmp_path / "out", kind)) for kind in CORPUS_KINDS} == {
        kind: result.counts[kind] for kind in CORPUS_KINDS
    }
    assert json.loads((tmp_path / "out" / "corpus.json").read_text())["counts"] == result.counts


def _rows_in(files: dict[str, bytes], kind: str = "statements") -> list[object]:
    return [json.loads(line) for name in files if name.startswith(f"{kind}/") for line in files[name].splitlines()]


def test_rows_are_as_their_schemas_say(undisturbed: dict[str, bytes]) -> None:
    for kind in CORPUS_KINDS:
        check = Draft202012Validator(json.loads(undisturbed[f"{kind}.schema.json"]))
        rows = _rows_in(undisturbed, kind)
        assert rows
        for row in rows:
            check.validate(row)


@pytest.mark.parametrize("shards", [3, 500])
def test_shards_together_are_the_whole_even_where_there_are_more_than_articles(
    shards: int, lines: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    wanted = [1, 2, 3] if shards == 3 else [*range(1, 9), 500]
    results = [read([lines], out, shard=(shard, shards)) for shard in wanted]
    assert results[-1].is_whole
    assert sum(result.counts["articles"] for result in results) == ARTICLES
    assert files_of(out) == undisturbed


def test_two_processes_write_what_one_does(lines: Path, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    assert read([lines], tmp_path / "out", jobs=2).is_whole
    assert files_of(tmp_path / "out") == undisturbed


def test_what_is_done_is_left_as_it_is_and_what_is_missing_is_done(
    lines: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    out, said = tmp_path / "out", list[str]()
    first = read([lines], out)
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*.jsonl")}
    (out / "done" / "00002.json").unlink()
    (out / "themes" / "00003.jsonl").unlink()
    (out / "statements" / "00001.jsonl").write_text("changed")
    (out / "done" / "00004.json").write_text("{")
    (out / "statements" / ".00009.jsonl.elsewhere-7.part").write_text("half")
    (out / "agreements" / "00099.jsonl").write_text("of an earlier run")
    (out / "statements" / "mine.txt").write_text("the user's own")
    again = read([lines], out, said)
    assert (again.batches, again.earlier) == (4, first.batches - 4)
    assert again.counts == first.counts
    assert said[:2] == ["1 batch whose tables were changed: done again", "1 batch whose tables are gone: done again"]
    (out / "statements" / "mine.txt").unlink()
    assert files_of(out) == undisturbed
    after = {file: file.stat().st_mtime_ns for file in out.rglob("*.jsonl")}
    assert after[out / "themes" / "00005.jsonl"] == before[out / "themes" / "00005.jsonl"]


def test_a_run_that_is_interrupted_goes_on_where_it_was(
    lines: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    def interrupted(progress: CorpusProgress) -> None:
        if progress.bytes:
            raise KeyboardInterrupt

    options = CorpusOptions(jobs=1, batch_bytes=3_000)
    with pytest.raises(KeyboardInterrupt):
        read_corpus([str(lines)], tmp_path / "out", options, CorpusWatch(print, interrupted))
    result = read([lines], tmp_path / "out")
    assert result.earlier >= 1
    assert result.batches >= 1
    assert files_of(tmp_path / "out") == undisturbed


def test_another_parser_or_other_input_is_said_and_done_again(tmp_path: Path) -> None:
    file, out, said = write_lines(tmp_path / "a.jsonl", 10), tmp_path / "out", list[str]()
    read([file], out)
    done = out / "done" / "00001.json"
    done.write_text(done.read_text().replace('"parser": "', '"parser": "0.0.1-'))
    read([file], out, said)
    assert said == ["1 batch of another parser: done again"]
    with file.open("a") as lines:
        lines.write(json.dumps({"text": text(99)}) + "\n")
    result = read([file], out, said)
    assert said[1:] == ["1 batch of other input: done again"]
    assert (result.counts["articles"], len(rows_of(out, "events"))) == (11, 11)


def test_new_files_behind_the_others_leave_most_of_what_is_done(tmp_path: Path) -> None:
    folder, out, said = tmp_path / "in", tmp_path / "out", list[str]()
    folder.mkdir()
    write_lines(folder / "day1.jsonl", 40)
    first = read([folder], out)
    write_lines(folder / "day2.jsonl", 20)
    second = read([folder], out, said)
    assert second.earlier >= first.batches - 1
    assert second.counts["articles"] == 60
    (folder / "day2.jsonl").unlink()
    assert read([folder], out).counts["articles"] == 40
    assert len(rows_of(out, "events")) == 40


def test_bad_files_are_named_counted_and_stop_nothing(tmp_path: Path) -> None:
    folder, said = tmp_path / "in", list[str]()
    folder.mkdir()
    (folder / "a.txt").write_text(text(1))
    (folder / "b.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "d.txt").write_bytes(b"")
    (folder / "e.jsonl").write_text("{\n" + json.dumps({"text": text(2)}) + "\n")
    (folder / "f\n.html").write_text(f"<html><body><article><p>{text(3)}</p></article></body></html>")
    result = read([folder], tmp_path / "out", said)
    assert (result.counts["articles"], result.counts["faults"]) == (3, 4)
    named = rows_of(tmp_path / "out", "faults")
    assert [row["fault"] for row in named] == said
    assert [Path(row["file"]).name for row in named] == ["b.docx", "c.pdf", "d.txt", "e.jsonl#byte=0"]
    assert "its ZIP container is damaged" in said[0]
    assert "\n" not in rows_of(tmp_path / "out")[-1]["file"]


def test_only_so_many_faults_are_said_and_all_are_kept(tmp_path: Path) -> None:
    file, said = tmp_path / "a.jsonl", list[str]()
    file.write_text("[]\n" * 500)
    assert read([file], tmp_path / "out", said).counts["faults"] == 500
    assert len(said) == 21
    assert said[-1] == f"… others are named in '{tmp_path / 'out' / 'faults'}'"
    assert len(rows_of(tmp_path / "out", "faults")) == 500


def test_of_a_quotation_graph_the_statements_are_those_that_are_quoted(tmp_path: Path) -> None:
    file = tmp_path / "a.gqg.json"
    before, behind = "Foreign Minister Ana Ruiz said that fog is thick. ", " Ruiz told reporters."
    quotes = [{"pre": before, "quote": "We will open the pier,", "post": behind}]
    line = {"date": "2020-01-01T00:00:03Z", "url": "https://x.example/1", "quotes": quotes}
    file.write_text(json.dumps(line) + "\n")
    read([file], tmp_path / "out")
    (row,) = rows_of(tmp_path / "out")
    assert (row["words"], row["speaker"], row["date"]) == ("“We will open the pier”", "Ana Ruiz", "2020-01-01")


def test_parquet_has_the_same_rows(lines: Path, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    out, said = tmp_path / "out", list[str]()
    read([lines], out, format="parquet")
    tables = [pyarrow.parquet.read_table(file) for file in sorted((out / "statements").iterdir())]
    assert [row for table in tables for row in table.to_pylist()] == _rows_in(undisturbed)
    read([lines], out, said)
    assert "in another format: done again" in said[0]
    assert files_of(out) == undisturbed


def test_processes_that_are_killed_are_replaced_and_nothing_is_lost(
    lines: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    out, killed = tmp_path / "out", list[int]()
    children = Path(f"/proc/self/task/{os.getpid()}/children")

    def kill(progress: object) -> None:
        at_work = children.read_text().split()
        if at_work and len(killed) < 2:
            killed.append(int(at_work[-1]))
            os.kill(killed[-1], signal.SIGKILL)

    options = CorpusOptions(jobs=1, batch_bytes=3_000)
    result = read_corpus([str(lines)], out, options, CorpusWatch(pytest.fail, kill))
    assert len({*killed}) == 2
    assert result.counts["faults"] == 0
    assert files_of(out) == undisturbed


def test_only_the_article_over_which_processes_end_three_times_in_a_row_is_left_out() -> None:
    task = BatchTask(Batch(1, ()))
    for name in ("c", "c", "b", "c", "c"):  # the first is not known for sure: not each article was told
        task.died_at(name)
    assert task.without == []
    task.died_at("c")
    task.died_at("d")
    assert task.without == ["c"]


def test_an_article_that_is_left_out_is_a_fault_of_the_batch(lines: Path, tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "out", 10**6)
    prepare(tmp_path / "out")
    with closing(BatchList(plan, [str(lines)], pytest.fail)) as batches:
        done = write_batch(plan, next(iter(batches)), lambda step: None, [f"{lines}#n7"])
    assert (done["counts"]["articles"], done["counts"]["faults"]) == (ARTICLES - 1, 1)
    (fault,) = rows_of(tmp_path / "out", "faults")
    assert fault["fault"] == f"cannot read '{lines}#n7': the process that read it came to its end"


_MEASURE = """
import resource, sys
from pathlib import Path
from summitreader.session.corpus import run
watch = run.CorpusWatch(print, lambda progress: None)
run.read_corpus([sys.argv[1]], Path(sys.argv[2]), run.CorpusOptions(jobs=1, batch_bytes=20_000), watch)
for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
    print(resource.getrusage(kind).ru_maxrss * 1024)
"""


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    """Bytes of the process that is started and of the one that reads, at their largest: eight times the articles."""
    most = []
    for count in (60, 480):
        file = write_lines(tmp_path / f"{count}.jsonl", count)
        command = [sys.executable, "-c", _MEASURE, str(file), str(tmp_path / f"{count}.out")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        most.append([int(line) for line in done.stdout.splitlines()])
    (few, few_read), (many, many_read) = most
    assert many - few < 1_000_000
    assert many_read - few_read < 2_000_000


def test_a_batch_that_another_run_did_meanwhile_is_done(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    plan = plan_of(out, 10**6)
    prepare(out)
    batches = BatchList(plan, [str(lines)], pytest.fail)
    (batch,) = batches

    def overtake(step: BatchStep) -> None:
        if step.name.endswith("#n30") and not other:
            other.append(read([lines], out, batch_bytes=10**6))

    other = list[CorpusResult]()
    done = write_batch(plan, batch, overtake)
    batches.close()
    assert other[0].is_whole
    assert done["counts"] == other[0].counts
    assert not any(out.rglob("*.part"))


def test_the_list_of_batches_is_on_the_disk_before_it_has_its_name(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a machine is lost, the beginning of a list would be taken for all of it, and the corpus for whole."""
    out, done, sync, replace = tmp_path / "out", list[str](), os.fsync, os.replace

    def synced(file: int) -> None:
        done.append(f"sync {os.fstat(file).st_ino}")
        sync(file)

    def replaced(part: Path, place: Path) -> None:
        done.append(f"name {os.stat(part).st_ino}")
        replace(part, place)

    prepare(out)
    monkeypatch.setattr("os.fsync", synced)
    monkeypatch.setattr("os.replace", replaced)
    with closing(BatchList(plan_of(out), [str(lines)], lambda fault: None)):
        inode = (out / "input.jsonl").stat().st_ino
    assert done == [f"sync {inode}", f"name {inode}"]


def test_nothing_to_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImportFailed, match="there is no article in"):
        read([tmp_path / "empty"], tmp_path / "out")
    with pytest.raises(ImportFailed, match="no such file"):
        read([tmp_path / "missing"], tmp_path / "none")
    for name in ("-", "https://x.example/a"):
        with pytest.raises(ImportFailed, match="a corpus is files and folders"):
            read([name], tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(lines: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportFault, match="cannot write"):
        read([lines], tmp_path / "file")
    assert (tmp_path / "file").read_text() == ""
