"""`summitreader completion`: what completes the command line in a shell, as the build wrote it."""

from argparse import ArgumentParser, Namespace
from importlib.util import find_spec

from summitreader import session
from summitreader.cli import json_argument
from summitreader.cli.command_line.shells import FOLDER, SHELLS
from summitreader.errors import ExportFault

_HOW = """to have it in each new shell:
  bash  echo 'eval "$(summitreader completion bash)"' >> ~/.bashrc
  zsh   summitreader completion zsh > ~/.zfunc/_summitreader   (fpath has ~/.zfunc before compinit)
  fish  summitreader completion fish > ~/.config/fish/completions/summitreader.fish"""


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.description = f"{parser.description}\n\n{_HOW}"
    json_argument(parser, "with the script in it")
    parser.add_argument("shell", choices=tuple(SHELLS), help="which shell")


def run(arguments: Namespace) -> int:
    """Print the script of a shell; return the exit status."""
    script = _script(arguments.shell)
    if arguments.json:
        print(session.json_line("completion", {"shell": arguments.shell, "script": script}))
    else:
        print(script, end="")
    return 0


def _script(shell: str) -> str:
    """Return the script of a shell.

    Raises:
        ExportFault: The program was not built, and what writes the script is not here.
    """
    try:
        return (FOLDER / SHELLS[shell]).read_text(encoding="utf-8")
    except FileNotFoundError:
        if find_spec("shtab") is None:
            raise ExportFault("completion is written when summitreader is built (pip install -e . builds it)") from None
    from summitreader.cli.command_line.generated import completion

    return completion(shell)
