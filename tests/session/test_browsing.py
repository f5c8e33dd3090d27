"""Links go to the browser whole, as one argument, and only when they are harmless."""

import json
import sys
from pathlib import Path

import pytest

from summitreader import session
from summitreader.errors import ImportFailed, SummitReaderError
from summitreader.importers.plain.text import read_text
from summitreader.model import Span

HARMFUL = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "vscode://x",
    "data:text/html,x",
    "-h",
    "--help",
    "https://good.example@evil.example/",
    "https://x.example/a b",
    "https://x.example/\x1b]0;x\x07",
    "https://x.example/\u202egnp",
    "HTTPS:x.example",
    "https://",
    "",
]


@pytest.mark.parametrize("link", HARMFUL)
def test_a_harmful_link_is_refused_before_anything_is_shown(link: str) -> None:
    with pytest.raises(ImportFailed):
        session.check_link(link)


SHELL = "https://x.example/?a=1;touch%20y&b=$(id)`id`|'\"&c"


@pytest.mark.parametrize(
    ("browser", "given"),
    [("{}", ["{link}"]), ("{} --new %s --end", ["--new", "{link}", "--end"]), ("{}:other", ["{link}"])],
)
def test_the_browser_gets_the_link_as_one_argument_and_no_shell_sees_it(
    browser: str, given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, record = tmp_path / "browser", tmp_path / "argv"
    lines = f"import json, os, sys\njson.dump(sys.argv[1:], open({str(record)!r} + '~', 'w'))\n"
    program.write_text(f"#!{sys.executable}\n{lines}os.rename({str(record)!r} + '~', {str(record)!r})\n")
    program.chmod(0o700)
    monkeypatch.setenv("BROWSER", browser.format(program))
    address = session.check_link(SHELL)
    session.open_link(address).join()
    assert json.loads(record.read_text()) == [word.format(link=address.text) for word in given]


def test_a_browser_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "/nowhere/browser")
    with pytest.raises(SummitReaderError, match=r"there is no '/nowhere/browser' \(set \$BROWSER\)"):
        session.open_link(session.check_link("https://x.example/"))


def test_the_link_under_the_cursor_comes_before_others_and_before_the_articles_own() -> None:
    text = "See https://a.example/x, (https://b.example/y). mailto:c@d.example"
    article = read_text(text)
    whole = Span(0, len(text))
    assert session.link_near(article, whole, text.index("b.example")) == "https://b.example/y"
    assert session.link_near(article, whole, 0) == "https://a.example/x"
    assert session.link_near(article, whole, len(text) - 1) == "mailto:c@d.example"
    assert session.link_near(article, Span(0, 3), 0) is None


def test_a_host_of_look_alike_letters_is_shown_in_punycode_with_a_warning() -> None:
    address = session.check_link("https://аpple.example/")
    assert address.text == "https://xn--pple-43d.example/"
    assert address.warning
    assert "CYRILLIC and LATIN" in address.warning
