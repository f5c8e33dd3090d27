"""Comparing in a process of its own: a thread that holds the interpreter for a second is felt at every key."""

import pickle
from collections.abc import Sequence
from dataclasses import replace

from summitreader.comparison import Comparison, Ruling
from summitreader.model import Article, Reading
from summitreader.session.processes.pipe_process import PipeProcess, started

_SERVER = "summitreader.session.comparing.comparing_server"


class ComparingProcess:
    """A process that reads accounts, started when this is made, and compares them as often as it is asked.

    `are_versions` tells that they are two versions of one text, the older first.
    """

    def __init__(
        self, accounts: Sequence[Reading | Article], are_versions: bool = False, *, is_beside: bool = True
    ) -> None:
        """Make the process; without `is_beside` all is compared in this one."""
        self.accounts, self.are_versions = tuple(accounts), are_versions
        self._process: PipeProcess | None = started(_SERVER) if is_beside else None
        self._is_asked = self._stopped = False

    def compare(self, rulings: Sequence[Ruling] = ()) -> Comparison | None:
        """Return what is found, whatever the rules find where the reader ruled; None when it was stopped.

        Blocks while the process works. Should the process die of something else, the accounts are compared here.

        Raises:
            ImportFailed: What nobody foresaw; its sentence names the file in which all of it stands.
        """
        try:
            found = self._asked(tuple(rulings)) if self._process else None
        except (OSError, EOFError, pickle.UnpicklingError):
            self._process = None
            found = None
        if self._stopped:
            return None
        return found or self._compared_here(rulings)

    def stop(self) -> None:
        """End the process at once; harmless when it has ended."""
        self._stopped = True
        if self._process:
            self._process.stop()

    def _compared_here(self, rulings: Sequence[Ruling]) -> Comparison:
        # Imported here: all of parser and rules, which the process has.
        from summitreader.session.comparing.comparing_server import compared, read_accounts

        return compared(read_accounts(self.accounts, self.are_versions), self.are_versions, rulings)

    def _asked(self, rulings: tuple[Ruling, ...]) -> Comparison:
        assert self._process
        if not self._is_asked:
            self._is_asked = True
            pickle.dump((self.accounts, self.are_versions), self._process.questions)
        pickle.dump(rulings, self._process.questions)
        self._process.questions.flush()
        found: Comparison = pickle.load(self._process.answers)
        articles = [one.article if isinstance(one, Reading) else one for one in self.accounts]
        sides = zip(found.sides, articles, strict=True)
        return replace(
            found,
            sides=tuple(replace(side, reading=replace(side.reading, article=article)) for side, article in sides),
        )
