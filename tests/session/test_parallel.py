"""Work on many files: whatever becomes of one, the others are worked on, in their order."""

import os
import signal
from pathlib import Path

import pytest

from summitreader.session.exporting import export_all
from summitreader.session.library import find_library
from summitreader.session.library.adding import keep_files
from summitreader.session.processes.parallel import spread

pytestmark = pytest.mark.slow


def _read(name: str) -> str:
    """Read a file; some bring down the process that does, as a crash in C does, or as a lack of memory."""
    path = Path(name)
    if "kills" in path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "ends" in path.name:
        os._exit(0)
    return f"read {path.name}"


def _lost(name: str) -> str:
    return f"lost {Path(name).name}"


@pytest.mark.parametrize("fork", [True, False])
@pytest.mark.parametrize("bad", [(), (0,), (5, 6), (19,), (1, 9, 10, 18)])
def test_a_file_that_ends_its_process_is_told_and_no_other_is_lost(
    tmp_path: Path, bad: tuple[int, ...], fork: bool
) -> None:
    names = [f"{number:02}-{('kills', 'ends')[number % 2] if number in bad else 'good'}.txt" for number in range(20)]
    for name in names:
        (tmp_path / name).write_bytes(bytes(20_000))
    if not fork and len(bad) > 2:
        bad = bad[:2]
        names = [name for number, name in enumerate(names) if number < 10]
    results = list(spread(_read, [str(tmp_path / name) for name in names], _lost, fork=fork))
    assert results == [f"{'lost' if name[3:7] != 'good' else 'read'} {name}" for name in names]


def test_many_files_are_exported_and_kept_though_some_are_not_readable(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"President Diallo said that ship {number} has come.", "utf-8")
    (tmp_path / "05.txt").write_bytes(b"\0" * 300_000)
    (tmp_path / "06.docx").write_bytes(b"PK\x03\x04" + b"\xff" * 1000)
    os.mkfifo(tmp_path / "07b.txt")
    names = [str(path) for path in sorted(tmp_path.iterdir())] + [str(tmp_path / "missing.txt"), "http://[", "a\0b"]
    exported = list(export_all(names, "text"))
    assert [bool(one.fault) for one in exported].count(False) == 29
    library = find_library(str(tmp_path / "library.db"))
    became = [added.how for added in keep_files(library, names)]
    library.close()
    assert (became.count("new"), became.count("failed")) == (29, 6)


def test_no_module_that_lies_among_the_files_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("struct", "signal", "random"):
        (tmp_path / f"{module}.py").write_text("raise SystemExit('ours now')", encoding="utf-8")
    names = [f"{number}-good.txt" for number in range(12)]
    for name in names:
        (tmp_path / name).write_bytes(bytes(20_000))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    assert list(spread(_read, names, _lost, fork=False)) == [f"read {name}" for name in names]
    assert "PYTHONSAFEPATH" not in os.environ
