"""The process that reads batches: whoever started it tells it which, and hears how far it is, a line of JSON each.

It stays for all batches, and ends when nobody hears it. What may be hostile in files it hands to an importer process of
its own, which stays too; where something brings it to its end all the same, `crew` starts another.
"""

import gc
import json
import os
import signal
import sys
import time
from typing import IO, Any

from summitreader.errors import ExportFault, SummitReaderError
from summitreader.importers.records.raw import Extent
from summitreader.model import Article
from summitreader.session.corpus.batch import BatchStep, write_batch
from summitreader.session.corpus.plan import Batch, CorpusPlan
from summitreader.session.corpus.version import corpus_version
from summitreader.session.crash import crash_told
from summitreader.session.opening import parse

_TOLD_EVERY = 0.2  # seconds


class _Answers:
    """What is told to whoever started the process."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._next = stream, 0.0
        self.is_telling_each = False

    def put(self, **answer: Any) -> None:
        self._stream.write(json.dumps(answer).encode() + b"\n")
        self._stream.flush()

    def step(self, step: BatchStep) -> None:
        """Tell how far a batch is, now and then; of each article where one of them is looked for."""
        if self.is_telling_each or time.monotonic() >= self._next:
            self._next = time.monotonic() + _TOLD_EVERY
            self.put(at=step.name, counts=step.counts)


def main() -> None:
    """Do batches until there are no more: a line with the plan comes first."""
    # An interrupt from the keyboard reaches all processes: the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    questions, answers = sys.stdin.buffer, _Answers(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # what a library prints goes where nobody reads it
    try:
        plan = CorpusPlan(*json.loads(questions.readline()))
        os.chdir(plan.folder)
        _load(plan)
        for line in questions:
            _do(plan, json.loads(line), answers)
    except BrokenPipeError:
        os._exit(1)
    except (SummitReaderError, OSError) as fault:
        answers.put(fault=str(fault))


def _load(plan: CorpusPlan) -> None:
    """Load the grammar, and make sure that it is the one that is asked for. Raises ExportFault."""
    gc.disable()
    parse(Article("Xi said so.", ()))
    gc.freeze()
    gc.enable()
    if (version := corpus_version()) != plan.parser:
        raise ExportFault(f"the parser at {sys.prefix} is {version}, not {plan.parser}: install the same everywhere")


def _do(plan: CorpusPlan, question: dict[str, Any], answers: _Answers) -> None:
    batch = Batch(question["batch"], tuple(Extent(*extent) for extent in question["extents"]))
    answers.is_telling_each = question["each"]
    with crash_told(f"cannot read batch {batch.number}"):
        done = write_batch(plan, batch, answers.step, question["without"])
    answers.put(done=done)


if __name__ == "__main__":
    main()
