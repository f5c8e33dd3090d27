"""`summitreader read` and `--plain`: an article whole, for people and for screen readers."""

import re
import subprocess
from pathlib import Path

import pytest

from summitreader.model import Span
from summitreader.session import library as verbs
from tests import program

pytestmark = pytest.mark.slow

TEXT = (
    "Talks in Oslo\n\nPresident Ada Berg said that “peace” needs patience, and talks — long ones.\n\nThey left at 5.\n"
)
_BOXES = re.compile("[\u2500-\u259f]")


def _run(home: Path, *arguments: str | Path, stdin: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    return program.run_text(*arguments, stdin=stdin.encode(), environ={"SUMMITREADER_HOME": str(home)} | environ)


def _talks(folder: Path) -> Path:
    file = folder / "talks.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def _has_all_words(printed: str) -> bool:
    left = iter(printed.split())
    return all(any(word == one for one in left) for word in TEXT.split())


@pytest.mark.parametrize("options", [(), ("--linear",), ("--width", "30"), ("--linear", "--width=200")])
def test_a_file_and_standard_input_are_printed_whole_without_colours(tmp_path: Path, options: tuple[str, ...]) -> None:
    of_file = _run(tmp_path, "read", *options, _talks(tmp_path))
    of_stdin = _run(tmp_path, "read", "-", *options, stdin=TEXT)
    for done in (of_file, of_stdin):
        assert (done.returncode, done.stderr) == (0, "")
        assert _has_all_words(done.stdout)
        assert "Ada Berg" in done.stdout
        assert not _BOXES.search(done.stdout)
        assert "\x1b" not in done.stdout
    assert ("End of statement." in of_file.stdout) is ("--linear" in options)


def test_lines_are_as_wide_as_the_terminal_says(tmp_path: Path) -> None:
    widths = {
        columns: max(map(len, _run(tmp_path, "read", "-", stdin=TEXT * 9, COLUMNS=columns).stdout.splitlines()))
        for columns in ("50", "120", "3", "9999999", "x")
    }
    assert widths["50"] <= 50 < widths["120"] <= 120
    assert widths["3"] <= 20
    assert widths["x"] <= 80


@pytest.mark.parametrize("width", ["0", "19", "501", "-80", "x", "²", "9" * 5000, ""])
def test_a_width_that_is_none_is_a_usage_error(tmp_path: Path, width: str) -> None:
    done = _run(tmp_path, "read", f"--width={width}", "-")
    assert (done.returncode, done.stdout) == (2, "")
    assert "must be a number from 20 to 500" in done.stderr


def test_a_kept_article_is_read_by_its_key_with_the_readers_corrections(tmp_path: Path) -> None:
    key = _run(tmp_path, "add", _talks(tmp_path)).stdout.split()[0]
    library = verbs.find_library(str(tmp_path / "library.db"))
    reading = verbs.read_kept(library, key)
    assert reading
    said = reading.statements[0]
    verbs.correct_article(
        library, reading, reading, verbs.NewCorrection("reassign", "statement", Span(said.start, said.end), "Kari Dahl")
    )
    done = _run(tmp_path, "read", key[:6])
    assert (done.returncode, done.stderr) == (0, "")
    assert "“ Kari Dahl" in done.stdout
    assert _has_all_words(done.stdout)


def test_a_name_that_is_nothing_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    done = _run(tmp_path, "read", "deadbeef", "no-such.txt", _talks(tmp_path), tmp_path / "empty.txt")
    assert done.returncode == 1
    assert _has_all_words(done.stdout)
    said = done.stderr.splitlines()
    assert [line.partition(": ")[0] for line in said] == ["summitreader"] * 3
    assert "cannot tell which article 'deadbeef' is" in said[0]
    assert "no-such.txt" in said[1]


def test_between_two_articles_stands_a_line_unless_it_would_be_read_aloud(tmp_path: Path) -> None:
    file = _talks(tmp_path)
    assert _run(tmp_path, "read", file, file).stdout.count("\n" + "=" * 72 + "\n") == 1
    linear = _run(tmp_path, "read", "--linear", file, file).stdout
    assert "==" not in linear
    assert linear.count("End of article.\n") == 2


def test_plain_prints_findings_and_the_text(tmp_path: Path) -> None:
    done = _run(tmp_path, "--plain", _talks(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    found, text = done.stdout.split("\n\nTEXT\n\n")
    assert "WHO SAID WHAT\n\nAda Berg (President)" in found
    assert _has_all_words(text)
    assert _run(tmp_path, "--plain", "-", stdin="Bonjour à tous.").stdout.count("Bonjour à tous.") == 1
