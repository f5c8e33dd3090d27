"""What takes too long to read is left out with a sentence; all else is read."""

import re
import resource
import threading
import time
from pathlib import Path

import pytest

from summitreader import session
from summitreader.errors import ImportFailed
from summitreader.session import library as shelf
from summitreader.session.processes import time_limit

pytestmark = pytest.mark.slow

TALKS = "President Diallo said the two countries are close.\n"


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles may take so little time that a long one takes too much."""
    monkeypatch.setattr(time_limit, "SECONDS", 0.1)
    monkeypatch.setattr(time_limit, "SECONDS_A_MILLION", 0.0)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A short text, a long one, a short one."""
    session.parse(session.open_bytes(TALKS.encode(), "talks.txt"))  # the grammar is loaded before the clock runs
    texts = {"a.txt": TALKS, "b.txt": (TALKS + "\n") * 10_000, "c.txt": TALKS.replace("Diallo", "Mensah")}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in texts]


@pytest.mark.usefixtures("hurried")
def test_a_loop_a_pattern_and_a_swallowed_exception_end_in_time() -> None:
    def loop() -> None:
        while True:
            try:
                time.sleep(0)
            except Exception:
                continue

    def match() -> None:
        re.match("(?:a|a?)+b", "a" * 40)

    for busy in (loop, match):
        began = time.process_time()
        with pytest.raises(ImportFailed, match="cannot read 'x': finding who said what takes longer than"):  # noqa: SIM117
            with time_limit.in_time("x", 10):
                busy()
        assert time.process_time() - began < 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("hurried")
def test_what_is_raised_while_an_object_is_deleted_is_raised_again() -> None:
    class Slow:
        def __del__(self) -> None:  # Python passes over whatever is raised here
            _busy(0.25)

    def read() -> None:
        with time_limit.in_time("x", 10):
            Slow()
            _busy(3)

    with pytest.raises(ImportFailed, match="takes longer than"):
        read()


def _busy(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


@pytest.mark.usefixtures("hurried")
def test_export_leaves_out_what_takes_too_long_and_says_so(files: list[str]) -> None:
    done = list(session.export_all(files, "jsonl"))
    assert [one.fault is None for one in done] == [True, False, True]
    assert "b.txt': finding who said what takes longer than 0 s" in str(done[1].fault)


@pytest.mark.usefixtures("hurried")
def test_add_keeps_the_others(files: list[str], tmp_path: Path) -> None:
    library = shelf.find_library(str(tmp_path / "library.db"))
    became = {Path(one.name).name: one for one in shelf.keep_files(library, files)}
    assert {name: one.how for name, one in became.items()} == {"a.txt": "new", "b.txt": "failed", "c.txt": "new"}
    assert "takes longer than" in became["b.txt"].fault


def test_a_thread_has_even_one_long_file_read_by_another_process(files: list[str], tmp_path: Path) -> None:
    library = shelf.find_library(str(tmp_path / "library.db"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    became: list[shelf.AddResult] = []
    worker = threading.Thread(target=lambda: became.extend(shelf.keep_files(library, files[1:2], fork=False)))
    worker.start()
    worker.join()
    assert [one.how for one in became] == ["new"]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > before
