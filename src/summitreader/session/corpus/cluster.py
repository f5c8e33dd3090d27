"""Batches over other machines, by Dask: each batch is a task of its scheduler, and done again where a machine is lost.

Stands on distributed, which the extra `cluster` brings. All machines see the same files by the same paths.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from summitreader.errors import ExportFault, SummitReaderError
from summitreader.importers.clean import clean_line, clean_name
from summitreader.session.corpus.crew import Crew, DoneBatch
from summitreader.session.corpus.plan import Batch, CorpusPlan

_WAIT = 20  # seconds for the scheduler
_AHEAD = 4  # batches that wait at the scheduler for each thread of its machines: it keeps no more in memory
_MOST_AHEAD = 4_000

_here = threading.local()


class Cluster:
    """The machines of a Dask scheduler."""

    def __init__(self, plan: CorpusPlan, address: str) -> None:
        """Find the scheduler.

        Raises:
            ExportFault: There is none at the address, or distributed is not installed.
        """
        try:
            from distributed import Client, as_completed
        except ImportError as error:
            raise ExportFault("--scheduler needs Dask: pip install 'summitreader[cluster]'") from error
        self._plan, self._address, self._as_completed = plan, address, as_completed
        try:
            self._client: Any = Client(address, timeout=_WAIT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            reason = clean_line(str(error))[:100]
            raise ExportFault(f"there is no Dask scheduler at '{clean_name(address)}' ({reason})") from error

    def do(self, batches: Iterable[Batch], told: Callable[[dict[str, int]], None]) -> Iterator[DoneBatch]:
        """Yield batches as they are done, in any order; see `Crew.do`. Raises ExportFault."""
        coming = iter(batches)
        threads = sum(self._client.nthreads().values()) or 1
        ahead = min(_MOST_AHEAD, _AHEAD * threads)
        sent = [self._sent(batch) for batch in islice(coming, ahead)]
        futures = self._as_completed(sent, loop=self._client.loop)
        for future in futures:
            yield self._result(future)
            for batch in islice(coming, 1):
                futures.add(self._sent(batch))
            told({})

    def close(self) -> None:
        """Let the scheduler go; what is not done yet is called off."""
        self._client.close()

    def _sent(self, batch: Batch) -> Any:
        return self._client.submit(do_batch, self._plan, batch, pure=False, retries=2)

    def _result(self, future: Any) -> DoneBatch:
        try:
            done: DoneBatch = future.result()
        except SummitReaderError as fault:
            raise ExportFault(str(fault)) from fault
        except Exception as error:
            words = clean_line(str(error))[:200] or type(error).__name__
            raise ExportFault(f"a batch was lost at '{clean_name(self._address)}': {words}") from error
        future.release()
        return done


def do_batch(plan: CorpusPlan, batch: Batch) -> DoneBatch:
    """Do one batch, in the process that this thread of a Dask worker has for it: there time can be limited."""
    crew: Crew | None = getattr(_here, "crew", None)
    if crew is None or _here.plan != plan:
        if crew:
            crew.close()
        crew = _here.crew = Crew(plan, 1)
        _here.plan = plan
    try:
        return next(crew.do([batch], lambda counts: None))
    except BaseException:
        crew.close()
        _here.crew = None
        raise
