"""What is written from the parser when the program is built: completion for each shell, and the man page.

Takes shtab and argparse-manpage, which are needed for building alone.
"""

import os
from pathlib import Path

from summitreader.cli import SUMMARY
from summitreader.cli.command_line.examples import EXAMPLES
from summitreader.cli.command_line.exit_codes import ENVIRONMENT, EXIT_CODES
from summitreader.cli.command_line.shells import MAN_PAGE, SHELLS
from summitreader.cli.command_line.whole import whole_parser, with_files
from summitreader.version import __version__

_COLUMNS = "100"  # argparse asks the terminal elsewhere
_EXAMPLES = ("quotes", "agreements", "find", "tag", "export", "completion")

_PREAMBLE = {"zsh": "_summitreader_first() {\n  _shtab_summitreader_commands\n  _files\n}"}
_COMMANDS_ALONE = "': :_shtab_summitreader_commands'"


def write_all(folder: Path) -> None:
    """Write the completion for each shell and the man page into a folder, which need not be there.

    Each file is there whole at any time: another build may be reading it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file, words in ({SHELLS[shell]: completion(shell) for shell in SHELLS} | {MAN_PAGE: man_page()}).items():
        part = folder / f".{file}.{os.getpid()}"
        part.write_text(words, encoding="utf-8", newline="\n")
        part.replace(folder / file)


def completion(shell: str) -> str:
    """Return what completes the command line in bash, zsh or fish."""
    import shtab

    os.environ["COLUMNS"] = _COLUMNS
    # In zsh no command is offered where a file may stand: files are added to the commands instead.
    parser = with_files(whole_parser(takes_files=shell != "zsh"), shtab.FILE)
    script = shtab.complete(parser, shell=shell, preamble=_PREAMBLE)
    if shell == "zsh":
        assert script.count(_COMMANDS_ALONE) == 1, "shtab writes another zsh than it did"
        script = script.replace(_COMMANDS_ALONE, "': :_summitreader_first'")
    return f"{script.rstrip()}\n"


def man_page() -> str:
    """Return the man page, without a date: two builds of one version are the same."""
    from argparse_manpage.manpage import Manpage

    os.environ["COLUMNS"] = _COLUMNS
    page = Manpage(whole_parser(), {"description": _first_small(SUMMARY), "date": "undated"})
    page.date, page.source, page.manual = "", f"summitreader {__version__}", "User Commands"
    for heading, entries in (
        ("exit status", {str(code): meaning for code, meaning in EXIT_CODES.items()}),
        ("environment", ENVIRONMENT),
    ):
        page.add_section(
            heading, ">", "\n".join(f".TP\n.B {_roff(name)}\n{_roff(about)}" for name, about in entries.items())
        )
    shown = "\n\n".join(_roff(command) for name in _EXAMPLES for command in EXAMPLES[name])
    page.add_section("examples", ">", f".nf\n{shown}\n.fi")
    return str(page)


def _first_small(words: str) -> str:
    return f"{words[0].lower()}{words[1:].rstrip('.')}"


def _roff(words: str) -> str:
    """Return words with nothing in them that roff obeys."""
    escaped = words.replace("\\", "\\\\").replace("-", "\\-")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped
