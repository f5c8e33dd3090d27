"""Whatever goes wrong, the command line ends with a sentence and a status that says so, and with no traceback."""

import fcntl
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summitreader.session.crash import report_crash

pytestmark = pytest.mark.slow

TEXT = "President Diallo said the two countries are close.\n\n“We will build,” she said.\n"
PROGRAM = [sys.executable, "-m", "summitreader"]


def _environ(home: Path) -> dict[str, str]:
    return os.environ | {"SUMMITREADER_HOME": str(home)}


def _shell(home: Path, command: str) -> subprocess.CompletedProcess[str]:
    """What the shell makes of a command in which R is the program and T a text."""
    (home / "talks.txt").write_text(TEXT, encoding="utf-8")
    shell = f"R() {{ {sys.executable} -m summitreader \"$@\"; }}; T='{home}/talks.txt'; {command}"
    return subprocess.run(["/bin/bash", "-c", shell], capture_output=True, text=True, env=_environ(home))


PRINTING = [
    "export $T",
    "--plain $T",
    "read $T",
    "read --linear $T",
    "explain $T",
    "sources",
    "config --keys",
    "--help",
    "--version",
    "list --help",
]


@pytest.mark.parametrize("command", PRINTING)
def test_a_full_disk_behind_standard_output_is_one_sentence_and_status_1(tmp_path: Path, command: str) -> None:
    done = _shell(tmp_path, f"R {command} > /dev/full")
    assert done.stderr == "summitreader: cannot write to standard output: no space left on device\n"
    assert done.returncode == 1


@pytest.mark.parametrize("command", PRINTING)
def test_a_closed_standard_output_is_one_sentence_and_status_1(tmp_path: Path, command: str) -> None:
    done = _shell(tmp_path, f"R {command} >&-")
    assert done.stderr == "summitreader: cannot write to standard output: bad file descriptor\n"
    assert done.returncode == 1


@pytest.mark.parametrize("command", ["library export", "list", "export $T $T $T"])
def test_whoever_stops_reading_hears_nothing_more(tmp_path: Path, command: str) -> None:
    done = _shell(tmp_path, f"R add $T >/dev/null 2>&1; R {command} | true; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-", "2>&- <&-"])
def test_what_nobody_takes_on_standard_error_stops_no_work(tmp_path: Path, where: str) -> None:
    done = _shell(tmp_path, f"cp $T $T.2.txt; R add $T $T.2.txt {tmp_path}/missing.txt {where}")
    assert done.stdout.count("added") + done.stdout.count("there already") == 2
    assert done.returncode == 1, "for the missing one"


def test_no_file_of_ours_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    done = _shell(tmp_path, "R add $T <&- >&- 2>&-; R list")
    assert done.stdout.count("\n") == 1
    assert _shell(tmp_path, "R doctor").returncode == 0


def test_a_pipe_that_takes_nothing_at_the_moment_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXT * 2000, encoding="utf-8")
    ours, theirs = os.pipe()
    fcntl.fcntl(theirs, fcntl.F_SETFL, fcntl.fcntl(theirs, fcntl.F_GETFL) | os.O_NONBLOCK)
    command = [*PROGRAM, "export", "--format", "text", str(tmp_path / "long.txt")]
    program = subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=_environ(tmp_path))
    os.close(theirs)
    size = 0
    with open(ours, "rb", buffering=0) as pipe:
        while chunk := pipe.read(30_000):
            size += len(chunk)
            time.sleep(0.005)
    assert program.communicate()[1] == b""
    assert program.returncode == 0
    assert size > 100_000


def test_a_standard_input_without_end_is_refused(tmp_path: Path) -> None:
    done = _shell(tmp_path, "R export - < /dev/zero")
    assert done.stderr == "summitreader: cannot read 'standard input': it is larger than 100 MB\n"
    assert done.returncode == 1


@pytest.mark.parametrize(
    "command",
    [
        "export $T --format text $T",
        "export $T --format=text -- $T",
        "export --form text $T $T",
        "--plain $T --library $T.db $T",
        "$T --plain --theme dark -- $T",
    ],
)
def test_options_and_files_come_in_any_order(tmp_path: Path, command: str) -> None:
    done = _shell(tmp_path, f"R {command}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("WHO SAID WHAT") == 2


def test_a_library_is_imported_wherever_its_option_stands(tmp_path: Path) -> None:
    done = _shell(tmp_path, "R add $T; R library export > $T.jsonl; R library import --library $T.db $T.jsonl")
    assert done.returncode == 0, done.stderr
    assert "1 article" in done.stderr.splitlines()[-1]


def test_what_looks_like_an_option_is_a_file_behind_two_dashes_and_a_fault_before(tmp_path: Path) -> None:
    done = _shell(tmp_path, f"cd {tmp_path}; cp $T ./--x.txt; R export --format text -- --x.txt; R export --x.txt")
    assert done.stdout.count("WHO SAID WHAT") == 1
    assert done.returncode == 2
    assert done.stderr.startswith("usage: ")


# An installation that lacks a part: nobody foresees that.
_CRASH = "import sys; from summitreader import cli; sys.argv[1:] = {}; sys.modules['{}'] = None; cli.main()"
_PARTS = {
    "export": ["export", "talks.txt"],
    "parser": ["export", "talks.txt"],
    "exporter": ["export", "--format", "csv", "talks.txt"],
    "printer": ["--plain", "talks.txt"],
    "reader": ["--plain", "talks.txt"],
    "shelf": ["list"],
}
_MODULES = {"export": "cli.export", "reader": "cli.reader", "parser": "parser.source"}
_MODULES |= {"exporter": "exporters.rows.make", "printer": "exporters.plain"}


def _crashed(home: Path, part: str) -> subprocess.CompletedProcess[bytes]:
    module = f"summitreader.{_MODULES.get(part, 'library.shelf')}"
    (home / "talks.txt").write_text(TEXT, encoding="utf-8")
    code = _CRASH.format(_PARTS[part], module)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env=_environ(home), cwd=home)


@pytest.mark.parametrize("part", _PARTS)
def test_a_crash_is_a_sentence_a_status_and_a_file_that_tells_all(tmp_path: Path, part: str) -> None:
    done = _crashed(tmp_path, part)
    assert done.returncode == 1
    told = done.stderr.decode()
    assert told.count("\n") == 1
    assert told[:-1].isprintable()
    found = re.search(r"please report it with '([^']+)'", told)
    assert found, told
    report = Path(found[1]).read_text(encoding="utf-8")
    assert "Traceback (most recent call last)" in report
    assert "ModuleNotFoundError" in report
    assert Path(found[1]).stat().st_mode & 0o077 == 0, "nobody else reads what may hold words of the text"


def test_a_crash_where_nothing_can_be_written_is_told_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    code = _CRASH.format(["export"], "summitreader.cli.export")
    environ = _environ(blocked) | {"TMPDIR": str(blocked)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environ)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("summitreader: something went wrong that was not foreseen")
    assert done.stderr.count(b"\n") == 1


def test_what_a_stranger_wrote_into_an_exception_reaches_neither_the_terminal_nor_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path))
    told = report_crash(ValueError("\x1b]0;title\x07\x9d52;c;" + "a\n" * 400_000))
    assert told.isprintable()
    assert len(told) < 400 + len(str(tmp_path))
    report = (tmp_path / "crash.txt").read_text(encoding="utf-8")
    assert report.replace("\n", "").isprintable()
    assert len(report) <= 200_000
