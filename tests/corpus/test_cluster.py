"""A corpus over Dask: a local cluster of two workers, one of which is killed in the middle."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from summitreader.errors import ExportFault
from summitreader.session.corpus.cluster import do_batch
from summitreader.session.corpus.run import CorpusOptions, CorpusProgress, CorpusWatch, read_corpus
from summitreader.session.corpus.store import prepare
from tests.corpus.made import files_of, plan_of, read, write_lines

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler and two workers, each a process, on this machine."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=60) as found:
        yield found


def test_a_machine_that_is_lost_in_the_middle_leaves_no_gap_and_no_duplicate(cluster: Any, tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "talks.jsonl", 60)
    read([lines], tmp_path / "alone")
    killed = list[int]()

    def kill(progress: CorpusProgress) -> None:
        if progress.bytes and not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    options = CorpusOptions(scheduler=cluster.scheduler_address, batch_bytes=3_000)
    result = read_corpus([str(lines)], tmp_path / "out", options, CorpusWatch(pytest.fail, kill))
    assert killed
    assert result.is_whole
    assert files_of(tmp_path / "out") == files_of(tmp_path / "alone")


def test_another_parser_on_a_machine_is_a_fault(cluster: Any, tmp_path: Path) -> None:
    from summitreader.session.corpus.plan import Batch

    prepare(tmp_path / "out")
    plan = plan_of(tmp_path / "out")._replace(parser="0.0.1-00000000")
    with pytest.raises(ExportFault, match="install the same everywhere"):
        do_batch(plan, Batch(1, ()))


def test_without_a_scheduler_or_dask_one_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = write_lines(tmp_path / "talks.jsonl", 2)
    monkeypatch.setattr("summitreader.session.corpus.cluster._WAIT", 0.2)
    for address in ("tcp://127.0.0.1:1", "nowhere"):
        with pytest.raises(ExportFault, match="there is no Dask scheduler at"):
            read([lines], tmp_path / "out", scheduler=address)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExportFault, match=r"pip install 'summitreader\[cluster\]'"):
        read([lines], tmp_path / "out", scheduler="tcp://127.0.0.1:1")
