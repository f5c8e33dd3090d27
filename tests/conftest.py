"""What the tests of several folders need to begin with."""

import gc
import inspect
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of the program: examples are neither timed nor refused for being made slowly.
# Half of the usual examples, for each run draws others; `--hypothesis-profile thorough` draws ten times as many.
settings.register_profile("untimed", deadline=None, suppress_health_check=(HealthCheck.too_slow,), max_examples=50)
settings.register_profile("thorough", settings.get_profile("untimed"), max_examples=500)
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Spare the disk and the collector: what tests write goes into memory where there is room for it, which took half
    of the wall time.

    Whoever names a place himself is obeyed. The collector, which looks after every 700 new objects, took a tenth of the
    processor's time.
    """
    gc.set_threshold(100_000, 50, 50)
    memory, room = Path("/dev/shm"), 2 << 30
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > room:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return more workers than cores: a third of the time a test waits for a terminal, a process or a timer."""
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by what can be seen from outside: hypothesis draws examples, `tmux` is a terminal, the reader is slow.

    What takes a terminal comes first: one of its tests takes a minute, in which the other workers are done otherwise.
    """
    items.sort(key=lambda item: "end_to_end" not in item.path.parts)
    for item in items:
        if hasattr(getattr(item, "obj", None), "hypothesis"):
            item.add_marker(pytest.mark.property)
        if "tmux" in getattr(item, "fixturenames", ()) or "end_to_end" in item.path.parts:
            item.add_marker(pytest.mark.pty)
        if inspect.iscoroutinefunction(getattr(item, "obj", None)) and "tui" in item.path.parts:
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Take the tests themselves out of the collection of garbage: it went through them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """The command that speaks to a tmux server of the test's own, with tmux's default settings."""
    program = shutil.which("tmux")
    if not program:
        pytest.skip("needs tmux")
    command = [program, "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    yield command
    subprocess.run([*command, "kill-server"], capture_output=True)
