"""Batches over the cores of this machine: a process each, which stays; one that comes to its end is replaced."""

import json
import os
import selectors
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from summitreader.errors import ExportFault
from summitreader.session.corpus.plan import Batch, CorpusPlan
from summitreader.session.processes.pipe_process import started

_MODULE = "summitreader.session.corpus.worker"
_READ = 1 << 16
_MOST_DEATHS = 3  # of processes over one article
_MOST_STARTS = 3  # in a row without an article


class DoneBatch(NamedTuple):
    """A batch, and what its done-file says."""

    batch: Batch
    done: dict[str, Any]


class BatchTask:
    """A batch that is to be done, and what is known about the processes that came to their end over it."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.deaths = 0
        self.without: list[str] = []
        self._last, self._in_a_row = "", 0

    def died_at(self, name: str) -> None:
        """Note over which article a process came to its end: the third time in a row it is left out.

        Less may be chance (somebody ended the process); and which it is is only known when each article is told, which
        is so after the first time.
        """
        self.deaths += 1
        if self.deaths == 1:
            return
        self._last, self._in_a_row = name, self._in_a_row + 1 if name == self._last else 1
        if name and self._in_a_row == _MOST_DEATHS:
            self.without.append(name)
            self._in_a_row = 0


class _Worker:
    """A process, and the batch that it is at."""

    def __init__(self, plan: CorpusPlan) -> None:
        self._process = started(_MODULE)
        self._begun = b""
        self.task: BatchTask | None = None
        self.at = ""
        self.counts: dict[str, int] = {}
        self._put(plan)

    def fileno(self) -> int:
        """Return what can be waited for."""
        return self._process.answers.fileno()

    def give(self, task: BatchTask) -> None:
        self.task, self.at, self.counts = task, "", {}
        number, extents = task.batch
        self._put({"batch": number, "extents": extents, "each": task.deaths > 0, "without": task.without})

    def heard(self) -> list[dict[str, Any]] | None:
        """Return the answers that came, None where the process has come to its end."""
        data = os.read(self.fileno(), _READ)
        *lines, self._begun = (self._begun + data).split(b"\n")
        return [json.loads(line) for line in lines] if data else None

    def stop(self) -> None:
        self._process.stop()
        self._process.questions.close()
        self._process.answers.close()

    def _put(self, question: Any) -> None:
        try:
            self._process.questions.write(json.dumps(question).encode() + b"\n")
            self._process.questions.flush()
        except BrokenPipeError:
            pass  # it has come to its end, which is heard


class Crew:
    """Processes that do batches of one plan; they start when there is something to do, and stay until `close`."""

    def __init__(self, plan: CorpusPlan, size: int) -> None:
        self._plan, self._size = plan, size
        self._workers: list[_Worker] = []
        self._waiting: deque[BatchTask] = deque()
        self._starts = 0

    def do(self, batches: Iterable[Batch], told: Callable[[dict[str, int]], None]) -> Iterator[DoneBatch]:
        """Yield batches as they are done, in any order.

        Args:
            batches: what is to be done; taken one by one as processes are free.
            told: what is counted in batches that are not done yet.

        Raises:
            ExportFault: Something cannot be written, or the processes do not even start.
        """
        coming = iter(batches)
        while self._give_work(coming):
            with selectors.DefaultSelector() as selector:
                for worker in self._workers:
                    if worker.task:
                        selector.register(worker, selectors.EVENT_READ, worker)
                for key, _ in selector.select(1.0):
                    yield from self._hear(key.data)
            told(self._counts())

    def close(self) -> None:
        """End all processes."""
        while self._workers:
            self._workers.pop().stop()

    def _give_work(self, coming: Iterator[Batch]) -> bool:
        """Give each process that is free a batch; return whether any is at work."""
        idle = [worker for worker in self._workers if not worker.task]
        while idle or len(self._workers) < self._size:
            task = self._waiting.popleft() if self._waiting else next(map(BatchTask, coming), None)
            if task is None:
                break
            if not idle:
                self._workers.append(_Worker(self._plan))
                idle.append(self._workers[-1])
            idle.pop().give(task)
        return any(worker.task for worker in self._workers)

    def _hear(self, worker: _Worker) -> Iterator[DoneBatch]:
        answers, task = worker.heard(), worker.task
        assert task
        if answers is None:
            self._bury(worker, task)
            return
        for answer in answers:
            if "fault" in answer:
                raise ExportFault(answer["fault"])
            self._starts = 0
            if "done" in answer:
                worker.task = None
                yield DoneBatch(task.batch, answer["done"])
            else:
                worker.at, worker.counts = answer["at"], answer["counts"]

    def _bury(self, worker: _Worker, task: BatchTask) -> None:
        """Have another process do the batch of one that has come to its end."""
        self._workers.remove(worker)
        worker.stop()
        self._starts += not worker.at
        if self._starts > _MOST_STARTS:
            raise ExportFault("the processes that read the corpus come to their end before they have read anything")
        task.died_at(worker.at)
        self._waiting.append(task)

    def _counts(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for worker in self._workers:
            for name, count in worker.counts.items() if worker.task else ():
                found[name] = found.get(name, 0) + count
        return found
