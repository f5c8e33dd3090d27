"""A driver that writes no more than it has to, and nothing once the terminal has gone."""

from textual.driver import Driver

from summitreader.tui.terminal.canvas import Canvas
from summitreader.tui.terminal.textual_privates import writes

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"  # a frame; Textual writes them where the terminal knows them


def brief_driver(driver: type[Driver], canvas: Canvas) -> type[Driver]:
    """Return a driver that writes of a frame what is new on the canvas, and nothing once the terminal has gone.

    A frame is written in one piece: each piece wakes the thread that writes, which takes its turn from what draws.
    Textual's thread ends with its first error; the thirtieth write after that would wait for it for ever.
    """
    frame: list[str] = []

    def write(self: Driver, data: str) -> None:
        if not writes(self):
            return
        if data == _BEGIN:
            frame[:] = [data]
        elif data == _END:
            changed = "".join(frame[1:])
            frame.clear()
            if changed:
                driver.write(self, f"{_BEGIN}{changed}{_END}")
        elif frame:
            frame.append(canvas.written(data))
        elif changed := canvas.written(data):
            driver.write(self, changed)

    return type(driver.__name__, (driver,), {"write": write})
