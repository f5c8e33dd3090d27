"""`--least-reliability`: findings of rules that are known to be right less often are hidden, and counted."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from summitreader import session
from summitreader.reliability import hidden_words, rules_under


def threshold_argument(parser: ArgumentParser) -> None:
    """Declare --least-reliability."""
    parser.add_argument(
        "--least-reliability",
        type=_share,
        metavar="SHARE",
        help="hide what was found by rules that are known to be right less often: .8, 80%% "
        "(default: least_reliability of config.toml)",
    )


class Threshold:
    """What lets findings pass by their rules, and counts those that it hides."""

    def __init__(self, arguments: Namespace) -> None:
        """Take the share that was asked for, else the one of config.toml."""
        asked: float | None = arguments.least_reliability
        self._share = session.load_settings().least_reliability if asked is None else asked
        self._under = rules_under(self._share)
        self._of = self.hidden = 0

    @property
    def is_set(self) -> bool:
        """Whether anything can be hidden."""
        return bool(self._under)

    def keeps(self, rule: object) -> bool:
        """Return whether a finding of a rule is shown; None is the rule of what no rule has found."""
        is_hidden = rule in self._under
        self._of += 1
        self.hidden += is_hidden
        return not is_hidden

    def told(self) -> str:
        """Return how many of how many were hidden, and why; "" where none was."""
        return hidden_words(self.hidden, self._of, self._share) if self.hidden else ""


def _share(typed: str) -> float:
    words = typed.strip()
    number = words.removesuffix("%").strip()
    try:
        share = float(number) / (100 if words.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"must be from 0 to 1, or from 0% to 100%, not '{typed}'")
    return share
