"""argparse, with arguments in any order, and with messages that no terminal obeys."""

import argparse
from collections.abc import Sequence
from itertools import islice
from typing import NoReturn

from summitreader.cli.output.streams import tell


class Parser(argparse.ArgumentParser):
    """argparse puts arguments into its messages as they are; ours could hold a terminal's control sequences."""

    words_begin_with_a_dash = False
    """Whether what looks like an option and is none is an argument."""

    def error(self, message: str) -> NoReturn:
        # Imported here: whoever makes no mistake does not wait for it.
        from summitreader.cli.command_line.guesses import with_guess
        from summitreader.session import visible

        # `in_any_order` puts this mark before all that is no option.
        message = message.replace("unrecognized arguments: -- ", "unrecognized arguments: ")
        options = [name for action in self._actions for name in action.option_strings]
        tell(f"{self.format_usage()}{self.prog}: {visible(with_guess(message, options, self.prog))}")
        self.exit(2)

    def in_any_order(self, args: Sequence[str]) -> argparse.Namespace:
        """Parse arguments in any order; what follows `--` is no option.

        argparse itself takes no positional argument that stands behind an option and that behind another positional.
        """
        options, others, _ = self._sorted(args)
        return self.parse_args([*options, "--", *others] if others else options)

    def words_in(self, args: Sequence[str]) -> list[str]:
        """Return what is no option among some arguments, and no option's value."""
        return self._sorted(args)[1]

    def are_options(self, args: Sequence[str]) -> bool:
        """Return whether all of some arguments are options of this command, each with its value."""
        options, others, lacks_value = self._sorted(args)
        names = (name for name in options if name.startswith("-"))
        return not others and not lacks_value and all(self._named(name) for name in names)

    def _sorted(self, args: Sequence[str]) -> tuple[list[str], list[str], bool]:
        """Return options with their values, all else, and whether the last option lacks its value."""
        options: list[str] = []
        others: list[str] = []
        lacks_value = False
        waiting = iter(args)
        for argument in waiting:
            named = self._named(argument)
            if argument == "--":
                others += waiting
            elif argument[:1] != "-" or argument == "-" or (self.words_begin_with_a_dash and not named):
                others.append(argument)
            else:
                wanted = _values(named[0]) if named and "=" not in argument else 0
                values = [*islice(waiting, wanted)]
                options += (argument, *values)
                lacks_value = len(values) < wanted
        return options, others, lacks_value

    def _named(self, argument: str) -> list[argparse.Action]:
        """Return the options that an argument may be short for."""
        name = argument.partition("=")[0]
        whole = [action for action in self._actions if name in action.option_strings]
        return whole or [
            action
            for action in self._actions
            if name[2:] and any(one.startswith(name) for one in action.option_strings)
        ]


def _values(option: argparse.Action) -> int:
    """Return how many values an option takes: ours take none, one, or a number that is known."""
    return option.nargs if isinstance(option.nargs, int) else 1
