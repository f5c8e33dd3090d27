"""The demonstration at the top of the README: `python -m tests.cast` records docs/demo.cast and makes docs/demo.svg.

The program is driven in a pseudo-terminal. What it has drawn when it rests goes into the recording (asciinema, version
2), a step at a time and at times of our own, so that each recording is the same; the picture is made from that alone.
"""

import html
import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyte

from tests.end_to_end.terminal import Terminal
from tests.shared import ROOT

CAST, PICTURE = ROOT / "docs" / "demo.cast", ROOT / "docs" / "demo.svg"
COLUMNS, ROWS = 120, 34
_LAST = 4.0  # seconds for which the end is shown
_TITLE = "summitreader: who said what, on which theme, and what was signed"
_TYPED = 0.35  # seconds for some letters of a command
_LETTERS = 5
_CELL, _LINE, _FONT, _EDGE = 8.4, 18, 14, 12
_GROUND, _WORDS = "#101418", "#d8dee4"
_NAMED = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
_DARK = ("#000000", "#d0505a", "#5fae6b", "#c8a04a", "#5a8fd8", "#b07ac8", "#4fb0b0", "#c8ccd0")
_BRIGHT = ("#6a7078", "#f07080", "#80d090", "#f0c870", "#80b0ff", "#d0a0f0", "#70d8d8", "#ffffff")
_PALETTE = dict(zip((*_NAMED, *(f"bright{name}" for name in _NAMED)), (*_DARK, *_BRIGHT), strict=True))


class Step(NamedTuple):
    """Keys that are pressed one after the other, what is on the screen then, and how long that is shown, in seconds.

    What is shown for no time is no part of the recording.
    """

    keys: Sequence[str]
    shown: str
    seconds: float = 1.6


class Style(NamedTuple):
    """How letters look: colours as pyte calls them."""

    fg: str
    bg: str
    bold: bool
    italics: bool
    underscore: bool
    reverse: bool


Row = tuple[tuple[str, Style], ...]
Frame = tuple[Row, ...]
"""What is on the screen, row by row, in runs of one style."""

STEPS = (
    Step("summitreader talks.txt", "summitreader talks.txt", 0.5),
    Step(["enter"], "? keys", 3.0),
    Step("]", "", 1.2),
    Step("]", "", 1.2),
    Step("]", "", 1.6),
    Step("w", "for example", 3.2),
    Step(["esc"], "", 0.8),
    Step("t", "enter choose", 1.2),
    Step(["down", "enter"], "", 2.0),
    Step(["esc"], "", 0.6),
    Step("a", "enter choose", 1.0),
    Step(["enter"], "", 2.2),
    Step(["esc"], "", 0.6),
    Step("Y", "", 2.6),
    Step(["esc"], "", 0.6),
    # The emulator that stands between has no second screen to go back from.
    Step("q", "$", 0),
    Step("clear", "$", 0),
    Step(["enter"], "$", 0.6),
    Step("summitreader quotes --act request talks.txt", "talks.txt", 0.5),
    Step(["enter"], "Xi Jinping, President", 4.0),
)


def record() -> str:
    """Return the recording of the steps, done by the program as it is."""
    with TemporaryDirectory() as folder:
        talks = Path(folder, "talks.txt")
        talks.write_bytes((ROOT / "seeds" / "xi_lee_beijing.txt").read_bytes())
        named = Path(folder, "named.sh")
        named.write_text(f'summitreader() {{ {sys.executable} -m summitreader "$@"; }}\n', encoding="utf-8")
        environ = {"PS1": "$ ", "ENV": str(named), "SUMMITREADER_HOME": folder, "PYTHONPATH": os.pathsep.join(sys.path)}
        home = Path.cwd()
        os.chdir(folder)
        try:
            with Terminal(["sh", "-i"], COLUMNS, ROWS, environ, b"62;22;52") as terminal:
                return _written(_frames(terminal))
        finally:
            os.chdir(home)


def _frames(terminal: Terminal) -> Iterator[tuple[float, Frame]]:
    """Yield what is on the screen after each step, and for how long."""
    terminal.wait("$")
    yield 0.8, _frame(terminal._screen)
    for step in STEPS:
        if len(step.keys) > _LETTERS:
            for start in range(0, len(step.keys), _LETTERS):
                terminal.press(*step.keys[start : start + _LETTERS])
                terminal.settle()
                yield _TYPED, _frame(terminal._screen)
        else:
            for key in step.keys:
                terminal.press(key)
                terminal.settle(0.5)
        terminal.wait(step.shown)
        terminal.settle(1.0)
        yield step.seconds, _frame(terminal._screen)


def _frame(screen: pyte.Screen) -> Frame:
    return tuple(_row([screen.buffer[y][x] for x in range(screen.columns)]) for y in range(screen.lines))


def _row(cells: Sequence[pyte.screens.Char]) -> Row:
    runs = groupby(cells, lambda cell: Style(*(getattr(cell, name) for name in Style._fields)))
    return tuple(("".join(cell.data for cell in run), style) for style, run in runs)


def _written(frames: Iterator[tuple[float, Frame]]) -> str:
    """Return frames as a recording: each as the rows that changed."""
    head = {"version": 2, "width": COLUMNS, "height": ROWS, "title": _TITLE, "env": {"TERM": "xterm-256color"}}
    lines, time = [json.dumps(head)], 0.0
    before: Frame = ()
    for seconds, frame in frames:
        if not seconds:
            continue
        changed = (y for y, row in enumerate(frame) if row != (before[y] if before else ()))
        drawn = "".join(f"\x1b[{y + 1}H{''.join(map(_codes, frame[y]))}" for y in changed)
        if drawn:
            lines.append(json.dumps([round(time, 2), "o", f"\x1b[?25l{drawn}\x1b[0m"], ensure_ascii=False))
        time, before = time + seconds, frame
    return "\n".join(lines) + "\n"


def _codes(run: tuple[str, Style]) -> str:
    words, style = run
    on = [number for number, is_on in zip((1, 3, 4, 7), style[2:], strict=True) if is_on]
    codes = (0, *on, *_colour(style.fg, 30), *_colour(style.bg, 40))
    return f"\x1b[{';'.join(map(str, codes))}m{words}"


def _colour(colour: str, first: int) -> tuple[int, ...]:
    if colour == "default":
        return ()
    if colour in _PALETTE:
        number = [*_PALETTE].index(colour)
        return (first + number,) if number < len(_NAMED) else (first + 60 + number - len(_NAMED),)
    return (first + 8, 2, *bytes.fromhex(colour))


def shown(cast: str) -> list[tuple[float, Frame]]:
    """Return what a terminal shows of a recording, with the time since which it does."""
    head, *events = map(json.loads, cast.splitlines())
    screen = pyte.Screen(head["width"], head["height"])
    stream = pyte.Stream(screen)
    frames = []
    for time, _, drawn in events:
        stream.feed(drawn)
        frames.append((time, _frame(screen)))
    return frames


def picture(cast: str) -> str:
    """Return a recording as a moving picture: a strip of frames, each shown for its time.

    Who asks for no motion sees the first frame with findings.
    """
    frames = shown(cast)
    whole = frames[-1][0] + _LAST
    width, height = COLUMNS * _CELL + 2 * _EDGE, ROWS * _LINE + 2 * _EDGE
    rows = {row: f"r{at}" for at, row in enumerate(dict.fromkeys(row for _, frame in frames for row in frame))}
    colours: dict[str, str] = {}
    defined = "\n".join(f'<g id="{name}">{_drawn(row, colours)}</g>' for row, name in rows.items())
    strip = "\n".join(_shot(frame, rows, at * width) for at, (_, frame) in enumerate(frames))
    keys = " ".join(f"{100 * time / whole:.2f}%{{{_moved(at * width)}}}" for at, (time, _) in enumerate(frames))
    inks = " ".join(f".{name}{{fill:{colour}}}" for colour, name in colours.items())
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img"
 aria-labelledby="t">
<title id="t">{_TITLE}</title>
<style>
text{{font:{_FONT}px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;white-space:pre;fill:{_WORDS}}}
{inks}
.b{{font-weight:bold}} .i{{font-style:italic}} .u{{text-decoration:underline}}
#strip{{animation:strip {whole:g}s steps(1,end) infinite}}
@keyframes strip{{{keys}}}
@media (prefers-reduced-motion:reduce){{#strip{{animation:none;{_moved(_still(frames) * width)}}}}}
</style>
<defs>
{defined}
</defs>
<rect width="100%" height="100%" rx="8" fill="{_GROUND}"/>
<svg x="{_EDGE}" y="{_EDGE}" width="{COLUMNS * _CELL:g}" height="{ROWS * _LINE}"><g id="strip">
{strip}
</g></svg>
</svg>
"""


def _shot(frame: Frame, rows: dict[Row, str], left: float) -> str:
    used = (f'<use href="#{rows[row]}" y="{y * _LINE}"/>' for y, row in enumerate(frame) if _tells(row))
    return f'<g transform="translate({left:g})">{"".join(used)}</g>'


def _tells(row: Row) -> bool:
    return any(run.strip() or style.reverse or style.bg != "default" for run, style in row)


def _moved(by: float) -> str:
    return f"transform:translateX({-by:g}px)"


def _still(frames: Sequence[tuple[float, Frame]]) -> int:
    """Return the frame that tells most: the first with all panes."""
    return next(at for at, (_, frame) in enumerate(frames) if "? keys" in "".join(words for words, _ in frame[-1]))


def _drawn(row: Row, colours: dict[str, str]) -> str:
    """Return a row as SVG: grounds, then words, each run as wide as its cells; `colours` names those that are met."""
    grounds, words, x = [], [], 0
    for run, style in row:
        fg, bg = (style.bg, style.fg) if style.reverse else (style.fg, style.bg)
        ground, ink = _hex(bg, _WORDS if style.reverse else ""), _hex(fg, _GROUND if style.reverse else "")
        left, wide = f"{x * _CELL:g}", f"{len(run) * _CELL:g}"
        if ground:
            grounds.append(f'<rect x="{left}" width="{wide}" height="{_LINE}" class="{_class(ground, colours)}"/>')
        if run.strip() or style.underscore:
            looks = [sign for sign, is_on in zip("biu", style[2:5], strict=True) if is_on]
            looks += [_class(ink, colours)] if ink else []
            told = f' class="{" ".join(looks)}"' if looks else ""
            words.append(f'<text x="{left}" y="13.5" textLength="{wide}"{told}>{html.escape(run, quote=False)}</text>')
        x += len(run)
    return "".join((*grounds, *words))


def _class(colour: str, colours: dict[str, str]) -> str:
    return colours.setdefault(colour, f"c{len(colours)}")


def _hex(colour: str, default: str) -> str:
    return default if colour == "default" else _PALETTE.get(colour, f"#{colour}")


def main() -> None:
    """Records, and makes the picture."""
    cast = record()
    CAST.write_text(cast, encoding="utf-8")
    PICTURE.write_text(picture(cast), encoding="utf-8")
    for file in (CAST, PICTURE):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
