"""Completion and the man page: each is taken by its own shell, or by `man`, and does there what it is for."""

import shutil
import subprocess
from pathlib import Path

import pytest

from summitreader.cli import COMMANDS
from summitreader.cli.command_line.generated import write_all
from summitreader.cli.command_line.shells import MAN_PAGE, SHARED, SHELLS
from tests.cli.conftest import Call
from tests.cli.test_json import lines

pytestmark = pytest.mark.slow

_BASH = """
source {script}
complete -p summitreader > /dev/null
tried() {{
    COMP_WORDS=(summitreader "$@") COMP_CWORD=$# COMPREPLY=()
    _shtab_summitreader summitreader "${{COMP_WORDS[-1]}}"
    echo "${{COMPREPLY[*]}}"
}}
tried quo
tried quotes --act commitm
tried quotes pier
tried agreements --sta
tried completion z
"""
_FISH = """
source {script}
for line in 'quo' 'quotes --act commitm' 'quotes pier' 'agreements --sta' 'completion z'
    echo (complete -C "summitreader $line" | string split -f 1 \\t)
end
"""
_ZSH = """
zmodload zsh/zpty
zpty shell TERM=dumb zsh -f -i
zpty -w shell "PROMPT='' fpath=({folder} \\$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w shell 'summitreader() {{ print -r -- FOUND: $@ }}'
for line in quo $'quotes --act commitm' $'quotes pier' $'agreements --sta' $'completion z'; do
    zpty -w -n shell "summitreader $line"$'\\t\\n'
done
zpty -w shell exit
while zpty -r shell line; do print -r -- "${{line//$'\\r'/}}"; done
"""
_FOUND = ["quotes", "quotes --act commitment", "quotes pier.txt", "agreements --status", "completion zsh"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the build writes for shells and `man`, and an article."""
    folder = tmp_path_factory.mktemp("shell")
    write_all(folder)
    (folder / "pier.txt").touch()
    return folder


def _program(name: str) -> str:
    """Return where a program is; .ci/run installs all of them."""
    return shutil.which(name) or pytest.skip(f"{name} is not installed")


def _shell(name: str, script: str, folder: Path) -> list[str]:
    """Return the lines that a script prints in a shell that begins with nothing of the user's."""
    alone = {"bash": ("--norc", "-c"), "fish": ("--no-config", "-c"), "zsh": ("-f", "-c")}[name]
    code = script.format(script=folder / SHELLS[name], folder=folder)
    environ = {"HOME": str(folder), "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [_program(name), *alone, code], capture_output=True, text=True, cwd=folder, env=environ, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(("shell", "script"), [("bash", _BASH), ("fish", _FISH)])
def test_bash_and_fish_complete_commands_options_values_and_files(shell: str, script: str, folder: Path) -> None:
    assert [line.strip() for line in _shell(shell, script, folder)] == [line.split()[-1] for line in _FOUND]


def test_zsh_completes_commands_options_values_and_files(folder: Path) -> None:
    found = [line.removeprefix("FOUND: ").strip() for line in _shell("zsh", _ZSH, folder) if line.startswith("FOUND: ")]
    assert found == _FOUND


def test_man_takes_the_page_without_a_warning(folder: Path) -> None:
    command = [_program("man"), "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(folder / MAN_PAGE)]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0
    assert not [line for line in done.stderr.splitlines() if "cannot adjust line" not in line]


def test_the_man_page_tells_all_commands_exit_codes_and_no_date(folder: Path) -> None:
    page = (folder / MAN_PAGE).read_text(encoding="utf-8")
    assert page.startswith('.TH SUMMITREADER "1" "" "summitreader ')
    for name in COMMANDS:
        assert rf"summitreader\fR \fI\,{name}" in page, name
    for heading in ("SYNOPSIS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES"):
        assert f"\n.SH {heading}\n" in page


def test_completion_is_printed_for_each_shell_and_goes_where_it_looks(call: Call, folder: Path) -> None:
    for shell, file in SHELLS.items():
        printed = call("completion", shell)
        assert (printed.status, printed.err) == (0, "")
        assert "summitreader" in printed.out
        (line,) = lines(call("completion", shell, "--json").out, "completion")
        assert (line["shell"], line["script"]) == (shell, printed.out)
        assert (folder / file).exists()
    assert {*SHARED} == {*SHELLS.values(), MAN_PAGE}
    assert call("completion", "tcsh").status == 2
