"""What the tests of the commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from summitreader import cli


class Done(NamedTuple):
    """What became of a call: the status, and what was printed on both streams."""

    status: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with settings and library of its own."""
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(home: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """The program, in this process."""

    def run(*arguments: str | Path) -> Done:
        try:
            status = cli.run([*map(str, arguments)])
        except SystemExit as end:
            status = int(end.code or 0)
        return Done(status, *capsys.readouterr())

    return run
