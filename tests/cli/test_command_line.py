"""The command as a program: what it prints, where, and the status it ends with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summitreader import __version__
from tests import program

pytestmark = pytest.mark.slow

SEED = Path(__file__).parents[2] / "seeds" / "xi_lee_beijing.txt"
TEXT = "President Diallo said the two countries are close.\n\n“We will build,” she said."


def _run(*arguments: str | Path, stdin: bytes = b"", home: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return program.run(*arguments, stdin=stdin, environ={"SUMMITREADER_HOME": str(home)} if home else {})


def _fails(*arguments: str | Path, status: int = 1, stdin: bytes = b"") -> str:
    """What a call says on standard error that ends with `status` and prints nothing else."""
    done = _run(*arguments, stdin=stdin)
    assert (done.returncode, done.stdout) == (status, b"")
    return done.stderr.decode()


def test_without_a_terminal_and_a_text_the_bundled_article_is_printed() -> None:
    command = [sys.executable, "-m", "summitreader"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
    assert done.returncode == 0
    assert done.stdout.decode().startswith("Chinese President Xi Jinping held talks with ")
    assert "WHO SAID WHAT" in done.stdout.decode()


def test_several_files_are_printed_in_order_with_a_line_between(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"Title {name[0]}\n\n{TEXT}", encoding="utf-8")
    printed = _run(tmp_path / "b.txt", tmp_path / "a.txt").stdout.decode()
    assert printed.index("Title b") < printed.index("=" * 72) < printed.index("Title a")


def test_a_dash_is_standard_input() -> None:
    printed = _run("-", stdin=TEXT.encode()).stdout.decode()
    assert printed.startswith("President Diallo said the two countries are close\n")
    assert "the two countries are close" in printed


def test_a_text_piped_in_is_read_though_no_file_is_named(tmp_path: Path) -> None:
    assert _run(stdin=TEXT.encode()).stdout == _run("-", stdin=TEXT.encode()).stdout
    assert _fails() == "summitreader: cannot read 'standard input': it is empty\n"
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    with (tmp_path / "talks.txt").open("rb") as file:
        done = subprocess.run([sys.executable, "-m", "summitreader"], stdin=file, capture_output=True)
    assert done.stdout.startswith(b"President Diallo said the two countries are close\n")


@pytest.mark.parametrize("command", ["export", "explain"])
def test_a_dash_is_standard_input_for_every_command_that_reads(command: str) -> None:
    done = _run(command, "-", stdin=TEXT.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "the two countries are close" in done.stdout.decode()


def test_the_version_is_printed() -> None:
    assert _run("--version").stdout.decode() == f"summitreader {__version__}\n"


def test_help_names_every_command() -> None:
    from summitreader.cli import COMMANDS

    printed = _run("--help").stdout.decode()
    assert all(f"\n  {name} " in printed for name in COMMANDS)


@pytest.mark.parametrize("command", [(), ("export",)], ids=["reader", "export"])
@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("missing.txt", None, "no such file or directory"),
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n\t\n", "it is empty"),
        ("binary.txt", b"\x7fELF\0\0\1", "it is not text (it holds binary data)"),
        (".", None, "no file in it is an article"),
        ("long" * 100, None, "file name too long"),
    ],
)
def test_a_file_that_is_no_article_gives_one_sentence_and_status_1(
    tmp_path: Path, command: tuple[str, ...], name: str, content: bytes | None, fault: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert _fails(*command, path) == f"summitreader: cannot read '{path}': {fault}\n"


def test_a_pipe_with_a_name_does_not_keep_the_program_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "it is not a regular file" in _fails(tmp_path / "pipe")


def test_an_empty_standard_input_is_said() -> None:
    assert _fails("-") == "summitreader: cannot read 'standard input': it is empty\n"


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read everything, but not this
        assert _fails("/proc/self/mem") == "summitreader: cannot read '/proc/self/mem': input/output error\n"
    else:
        assert _fails(path) == f"summitreader: cannot read '{path}': permission denied\n"


@pytest.mark.parametrize(
    "arguments",
    [("--fly",), ("note", "x", "--on"), ("export", "--format", "pdf", "x"), ("clipboard",), ("config", "x")],
)
def test_a_call_that_makes_no_sense_ends_with_status_2(arguments: tuple[str, ...]) -> None:
    assert _fails(*arguments, status=2).startswith("usage: summitreader")


@pytest.mark.parametrize(
    "arguments", [("\x1b]0;owned\x07",), ("export", "--format", "\x9b31m\x1b[2J", "x"), ("--\x1b[2J",)]
)
def test_no_argument_reaches_the_terminal_as_a_control_sequence(arguments: tuple[str, ...]) -> None:
    done = _run(*arguments)
    assert done.returncode in (1, 2)
    assert not any(sign in done.stderr.decode() for sign in "\x1b\x07\x9b")


def test_one_bad_file_never_stops_an_export(tmp_path: Path) -> None:
    files = [tmp_path / f"{number:03}.txt" for number in range(120)]
    for file in files:
        file.write_text(TEXT * 40, encoding="utf-8")  # enough of them for the export to use several processes
    files[7].write_bytes(b"\0")
    done = _run("export", *files)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [file.stem for file in files if file != files[7]]
    assert done.returncode == 1
    assert done.stderr.decode() == f"summitreader: cannot read '{files[7]}': it is not text (it holds binary data)\n"


@pytest.mark.parametrize("format", ["jsonl", "text", "markdown", "csv", "tsv"])
def test_an_export_says_what_was_left_out_on_the_way_in(format: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<h1>Talks</h1><p>{TEXT}</p><p>Yes\u202e.</p>", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(TEXT.encode() + b"\n\nMensah said it is caf\xe9 time.\n")
    done = _run("export", "--format", format, tmp_path / "a.html", tmp_path / "b.txt")
    told = done.stderr if format in ("csv", "tsv") else done.stdout
    assert done.returncode == 0
    assert "1 invisible or direction characters" in told.decode()
    assert "1 line could not be read as UTF-8" in told.decode().replace("\\", "")
    assert not done.stderr or told is done.stderr


def test_an_exported_table_has_one_header(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    printed = _run("export", "--format", "csv", tmp_path / "a.txt", tmp_path / "a.txt").stdout.decode()
    assert printed.startswith("article,file,")
    assert printed.count("article,file,") == 1


def test_a_reader_of_the_output_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 2000, encoding="utf-8")
    command = f"{sys.executable} -m summitreader export {tmp_path}/a.txt | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True)
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_text_is_printed_as_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“两国元首举行会谈”", encoding="utf-8")
    environ = os.environ | {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-m", "summitreader", tmp_path / "a.txt"], capture_output=True, env=environ)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "“两国元首举行会谈”" in done.stdout.decode()


def test_the_clipboard_check_says_what_it_could_do(tmp_path: Path) -> None:
    environ = {"SUMMITREADER_HOME": str(tmp_path), "PATH": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "summitreader", "clipboard", "--check"], capture_output=True, env=environ
    )
    assert done.returncode == 1
    assert f"Not copied (there is no terminal): the text is in {tmp_path}/clipboard.txt." in done.stdout.decode()


def test_the_settings_check_names_every_mistake(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    wrong = "theme = 'blah'\nmeasure = 1\n[keys]\nfly = 'x'\nquit = 'bogus+q'\ncopy = 'j'\n"
    file.write_text(wrong, encoding="utf-8")
    done = _run("config", home=tmp_path)
    assert done.returncode == 1
    assert [line.partition("config.toml', ")[2] for line in done.stderr.decode().splitlines()] == [
        "line 2: 'measure' must be a number from 40 to 120, not 1",
        "line 1: there is no theme 'blah'; the dark one is used",
        "line 4: keys: there is no action 'fly'",
        "line 5: keys: 'bogus+q' for 'quit' is not a key",
        "line 6: keys: 'j' for 'copy' is taken from 'line_down': give that keys of its own in a line below",
    ]


def test_the_example_settings_can_be_saved_and_pass_the_check(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(_run("config", "--example").stdout)
    done = _run("config", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b"No mistakes found.\n")


@pytest.mark.parametrize("command", [(), ("export",), ("explain",)], ids=["reader", "export", "explain"])
def test_a_mistake_in_the_users_own_words_is_told_and_the_text_is_read(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "words.toml").write_text("\n\nbogus = 1\n", encoding="utf-8")
    done = _run(*command, SEED, home=tmp_path)
    assert done.returncode == 0
    assert done.stderr.decode().startswith(f"summitreader: '{tmp_path}/words.toml', line 3: 'bogus' ")
    assert "consolidate the momentum" in " ".join(done.stdout.decode().split())
