"""The user's editor and pager have the terminal for a while; the reader comes back, and nothing written is lost."""

import sys
from pathlib import Path

from tests.end_to_end.terminal import COMMAND, Terminal

_EDITOR = """\
import os, sys
file = sys.argv[-1]
words = open(file).read()
assert sys.argv[1] == "--wait" and os.isatty(0)
print("EDITING", oct(os.stat(file).st_mode)[-3:], flush=True)
answer = input()
open(file, "w").write((answer + words) if answer else words)
open(sys.argv[2], "a").write(file + "\\n")
sys.exit(answer.startswith("bad"))
"""
_PAGER = "import sys; open(sys.argv[1], 'w').write(sys.stdin.read()); print('PAGED', flush=True)"


def test_a_note_is_written_in_the_editor_and_the_reading_shown_in_the_pager(tmp_path: Path) -> None:
    file, script, log, paged = (tmp_path / name for name in ("talks.txt", "edit.py", "log", "paged"))
    file.write_text("President Ada Berg said that talks go on.\n\nShe said more.", encoding="utf-8")
    script.write_text(_EDITOR, encoding="utf-8")
    env = {
        "SUMMITREADER_HOME": str(tmp_path),
        "EDITOR": f"{sys.executable} {script} --wait {log}",
        "VISUAL": "",
        "PAGER": f'{sys.executable} -c "{_PAGER}" {paged}',
    }
    with Terminal([*COMMAND, str(file)], env=env) as terminal:
        terminal.wait("Ada Berg", "? keys", "Speakers")
        terminal.write(b"\x05")
        terminal.wait("EDITING 600")
        terminal.press("mind this", "enter")
        terminal.wait("Note saved; the article is kept", "✎ mind this", "? keys")
        terminal.write(b"\x05")
        terminal.wait("EDITING 600")
        terminal.write(b"\x03")  # the editor's, which ends of it: the note is as it was, and the reader reads on
        terminal.wait("The note is as it was", "? keys")
        terminal.write(b"\x05")
        terminal.wait("EDITING 600")
        terminal.press("bad ", "enter")
        terminal.wait("ended with status 1", "✎ bad mind this")
        terminal.press("p")
        terminal.wait("PAGED", "enter goes back")
        terminal.press("enter")
        terminal.wait("? keys", "Ada Berg", "Speakers")
        terminal.press("q")
        assert terminal.ended() == 0
    assert "talks go on" in paged.read_text(encoding="utf-8")
    assert not [name for name in log.read_text(encoding="utf-8").split() if Path(name).parent.exists()]
