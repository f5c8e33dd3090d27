"""What the README and the pages of docs/ say is what the program does."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from summitreader import __version__
from summitreader.cli import COMMANDS
from summitreader.cli.command_line.shells import SHARED
from tests import program
from tests.generated import DOCS, ROOT, with_generated_parts

pytestmark = pytest.mark.slow

PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in DOCS}
LINKED = (*DOCS, *(ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")))
_CALL = re.compile(r"`summitreader ([a-z]+(?: --[a-z]+)*)(?![a-z.])[^`]*`")


def _code(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGES[page], re.DOTALL)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_examples_help_text_and_key_table_are_the_programs_own(page: str) -> None:
    assert with_generated_parts(PAGES[page]) == PAGES[page], "run `python -m tests.generated`"


def test_the_readme_is_a_screen_and_a_half() -> None:
    assert len(PAGES["README.md"].splitlines()) <= 100


def test_the_test_command_is_the_one_that_the_checks_run() -> None:
    command = _code("README.md", "sh")[1].strip().removeprefix("python3 -m venv .venv && . .venv/bin/activate && ")
    assert f"\n{command}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_python_example_runs(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("President Diallo said the two countries are close.", encoding="utf-8")
    code = _code("docs/api.md", "python")[0]
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "the two countries are close" in done.stdout


@pytest.mark.parametrize("call", sorted({call for text in PAGES.values() for call in _CALL.findall(text)}))
def test_every_command_and_option_named_exists(call: str) -> None:
    command, *options = call.split()
    done = program.run_text(command, "--help")
    assert done.returncode == 0
    assert command in COMMANDS
    assert all(option in done.stdout for option in options)


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_or_a_folder(page: Path) -> None:
    targets = re.findall(r"\]\(([^):#]+)(?:#[\w-]+)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_page_is_linked_from_the_readme() -> None:
    assert {page for page in PAGES if page != "README.md"} <= set(re.findall(r"\]\(([^)#]+)", PAGES["README.md"]))


def test_the_built_wheel_holds_the_seed_the_words_and_the_styles(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    wheel = zipfile.ZipFile(next(tmp_path.glob("*.whl")))
    names = set(wheel.namelist())
    package = ROOT / "src" / "summitreader"
    files = [path for path in package.rglob("*") if path.is_file() and path.suffix not in (".pyc", ".so")]
    assert {f"summitreader/{path.relative_to(package).as_posix()}" for path in files} <= names
    assert {f"summitreader-{__version__}.data/data/{place}" for place in SHARED.values()} <= names
    seeds = {path.relative_to(ROOT).as_posix() for path in (ROOT / "seeds").rglob("*.txt")}
    assert {f"summitreader/{name}" for name in seeds} <= names
    told = wheel.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode("utf-8")
    assert "\nLicense-Expression: MIT\nLicense-File: LICENSE\n" in told
