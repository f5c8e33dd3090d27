"""Keys pressed before the reader answers them are not to be seen: an echo lands in the middle of what is drawn."""

import sys
from collections.abc import Callable


def without_echo() -> Callable[[], None]:
    """Let the terminal take keys in silence; calling what is returned lets it show them again."""
    try:
        import termios
    except ImportError:  # Windows, which echoes nothing that nobody reads
        return lambda: None
    try:
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
    except (OSError, ValueError, termios.error):  # not a terminal
        return lambda: None
    silent = before.copy()
    silent[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, silent)
    return lambda: termios.tcsetattr(terminal, termios.TCSANOW, before)
