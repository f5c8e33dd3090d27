"""The whole command line as data, as argparse knows it: for programs that complete, document or check it."""

import argparse
import json
from collections.abc import Iterable
from typing import Any

from summitreader.cli import COMMANDS, READER, SUMMARY, parser_of
from summitreader.cli.command_line.exit_codes import ENVIRONMENT, EXIT_CODES
from summitreader.version import __version__

SPEC_VERSION = 1
"""Raised when a field of the specification is renamed, taken away or changes its meaning."""


def whole_spec() -> str:
    """Return the whole command line as JSON, without the last line end."""
    spec = {
        "spec": SPEC_VERSION,
        "program": "summitreader",
        "version": __version__,
        "summary": SUMMARY,
        "reader": command_spec(READER),
        "commands": [command_spec(name) for name in COMMANDS],
        "exit_codes": [{"code": code, "meaning": meaning} for code, meaning in EXIT_CODES.items()],
        "environment": [{"name": name, "about": about} for name, about in ENVIRONMENT.items()],
    }
    return json.dumps(spec, indent=2, ensure_ascii=False)


def command_spec(name: str) -> dict[str, Any]:
    """Return what a command, or the reader, is called, does and takes."""
    parser = parser_of(name)
    actions = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
    return {
        "name": "" if name == READER else name,
        "summary": SUMMARY if name == READER else COMMANDS[name],
        "usage": usage,
        "options": [_argument(action, parser) for action in actions if action.option_strings],
        "arguments": [_argument(action, parser) for action in actions if not action.option_strings],
    }


def _argument(action: argparse.Action, parser: argparse.ArgumentParser) -> dict[str, Any]:
    # What argparse itself calls a switch takes no value.
    is_switch = bool(action.option_strings) and action.nargs == 0
    default = action.default if isinstance(action.default, str | int | bool) else None
    return {
        "names": list(action.option_strings) or [_named(action)],
        "help": _told(action, parser),
        "value": None if is_switch else _named(action),
        "choices": None if action.choices is None else [str(choice) for choice in _choices(action)],
        "default": None if default == argparse.SUPPRESS else default,
        "required": action.required,
        "many": action.nargs in ("*", "+") or isinstance(action, argparse._AppendAction),
    }


def _choices(action: argparse.Action) -> Iterable[Any]:
    return action.choices or ()


def _named(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    return (action.dest or "").upper()


def _told(action: argparse.Action, parser: argparse.ArgumentParser) -> str:
    """Return an argument's help with what argparse puts into it."""
    return parser._get_formatter()._expand_help(action) if action.help else ""
