"""What the README says is what the program does."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from summitreader.cli import COMMANDS
from tests.generated import README, readme_with_generated_parts

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")


def _code(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_help_text_and_key_table_are_the_programs_own() -> None:
    assert readme_with_generated_parts() == TEXT, "run `python -m tests.generated`"


def test_the_test_command_is_the_one_that_the_checks_run() -> None:
    command = _code("sh")[1].strip().removeprefix("python3 -m venv .venv && . .venv/bin/activate && ")
    assert f"\n{command}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_python_example_runs(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("President Diallo said the two countries are close.", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", _code("python")[0]], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "the two countries are close" in done.stdout


@pytest.mark.parametrize("call", sorted(set(re.findall(r"`summitreader ([a-z]+(?: --[a-z]+)*)(?![a-z.])[^`]*`", TEXT))))
def test_every_command_and_option_named_exists(call: str) -> None:
    command, *options = call.split()
    arguments = [sys.executable, "-m", "summitreader", command, "--help"]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True)
    assert command in COMMANDS
    assert all(option in done.stdout for option in options)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^):#]+)\)", TEXT))))
def test_every_link_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).is_file()


def test_the_built_wheel_holds_the_seed_the_words_and_the_styles(tmp_path: Path) -> None:
    command = ["pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT)]
    subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True)
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    package = ROOT / "src" / "summitreader"
    files = [path for path in package.rglob("*") if path.is_file() and path.suffix not in (".pyc", ".so")]
    assert {f"summitreader/{path.relative_to(package).as_posix()}" for path in files} <= names
    assert "summitreader/seeds/xi_lee_beijing.txt" in names
