"""A driver that writes no more than it has to, and nothing once the terminal has gone."""

from textual.driver import Driver

from summitreader.tui.terminal.canvas import Canvas
from summitreader.tui.terminal.textual_privates import writes


def brief_driver(driver: type[Driver], canvas: Canvas) -> type[Driver]:
    """Return a driver that writes of a frame what is new on the canvas, and nothing once the terminal has gone.

    Textual's thread that writes ends with its first error; the thirtieth write after that would wait for it for ever.
    """

    def write(self: Driver, data: str) -> None:
        if writes(self) and (changed := canvas.written(data)):
            driver.write(self, changed)

    return type(driver.__name__, (driver,), {"write": write})
