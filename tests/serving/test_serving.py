"""`summitreader serve`: one tab on the loopback comes in, once; everybody else is refused."""

import asyncio
import json
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from summitreader import cli
from summitreader.cli.serve import reader_command
from summitreader.serving import page as pages
from summitreader.serving.gate import Gate
from summitreader.serving.pseudo_terminal import PseudoTerminal, scrubbed
from summitreader.serving.server import serve

_ECHO = ("sh", "-c", "stty -echo; printf ready; while read -r line; do printf '<%s>' \"$line\"; stty size; done")


_NOTHING = ("", "{", "[" * 5000, '["resize"]', '["resize", {"width": "x"}]', '["stdin", 7]', "[1, 2, 3]")
"""Messages that ask for nothing that there is."""


@dataclass
class Served:
    """A server, the address that it printed, and who speaks to it."""

    address: str
    browser: aiohttp.ClientSession
    task: "asyncio.Task[None]"

    @property
    def origin(self) -> str:
        """Where it is."""
        return self.address.rpartition("/")[0]

    async def get(self, address: str, **headers: str) -> tuple[int, str]:
        """The status and the text of an answer."""
        async with self.browser.get(address, headers=headers) as answer:
            return answer.status, await answer.text()

    async def socket(self) -> str:
        """The address of the terminal, which only the page knows."""
        status, text = await self.get(self.address)
        assert status == 200
        return text.partition('url="')[2].partition('"')[0]


@asynccontextmanager
async def served(*command: str) -> AsyncIterator[Served]:
    """A program that is served, until the test is done with it."""
    printed: asyncio.Queue[str] = asyncio.Queue()
    task = asyncio.create_task(serve(command or _ECHO, 0, printed.put_nowait))
    async with aiohttp.ClientSession() as browser:
        try:
            yield Served(await asyncio.wait_for(printed.get(), 20), browser, task)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def _until(socket: aiohttp.ClientWebSocketResponse, words: str) -> str:
    """All that came, to some words."""
    text = ""
    while words not in text:
        text += (await asyncio.wait_for(socket.receive_bytes(), 20)).decode()
    return text


async def test_the_page_has_a_terminal_that_takes_keys_and_a_size_and_ends_with_its_tab() -> None:
    async with served() as here:
        address = await here.socket()
        async with here.browser.ws_connect(f"{address}?width=91&height=33", origin=here.origin) as socket:
            await _until(socket, "ready")
            await socket.send_json(["stdin", "Grüße 😀\n"])
            await _until(socket, "<Grüße 😀>33 91")
            for nothing in (
                "",
                "{",
                "[" * 5000,
                '["resize"]',
                '["resize", {"width": "x"}]',
                '["stdin", 7]',
                "[1, 2, 3]",
            ):
                await socket.send_str(nothing)
            await socket.send_json(["resize", {"width": 90_000, "height": 40}])
            await socket.send_json(["stdin", "again\n"])
            await _until(socket, "<again>40 500")
        await asyncio.wait_for(here.task, 20)


async def test_the_server_ends_with_the_program() -> None:
    async with served("sh", "-c", "printf ready") as here:
        async with here.browser.ws_connect(await here.socket(), origin=here.origin) as socket:
            await _until(socket, "ready")
            assert (await asyncio.wait_for(socket.receive(), 20)).type in (
                aiohttp.WSMsgType.CLOSE,
                aiohttp.WSMsgType.CLOSING,
            )
        await asyncio.wait_for(here.task, 20)


async def test_a_token_that_was_used_is_refused_and_so_is_any_other() -> None:
    async with served() as here:
        assert (await here.get(f"{here.origin}/another"))[0] == 403
        assert (await here.get(f"{here.address}?ping=https://far.example"))[0] == 403
        assert (await here.get(here.address))[0] == 200
        assert (await here.get(here.address))[0] == 403
        assert (await here.get(f"{here.origin}/"))[0] == 404


async def test_a_terminal_that_only_seems_ready_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = PseudoTerminal(("sh", "-c", "printf told"), scrubbed(os.environ), 80, 24)
    read, refused = os.read, list[int]()

    def seldom(file: int, size: int) -> bytes:
        if not refused:
            refused.append(file)
            raise BlockingIOError
        return read(file, size)

    monkeypatch.setattr("summitreader.serving.pseudo_terminal.os.read", seldom)
    assert b"".join([data async for data in terminal.output()]) == b"told"
    assert refused
    await terminal.end()


async def test_asking_what_the_address_leads_to_does_not_use_it_up() -> None:
    async with served() as here:
        async with here.browser.head(here.address) as answer:
            assert answer.status == 405
        assert (await here.get(here.address))[0] == 200


async def test_a_page_from_elsewhere_gets_no_terminal_though_it_knows_the_ticket() -> None:
    async with served() as here:
        address = await here.socket()
        for origin in ("https://far.example", "http://127.0.0.1:1", "http://localhost", "null", None):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await here.browser.ws_connect(address, origin=origin)
            assert refused.value.status == 403, origin
        async with here.browser.ws_connect(address, origin=here.origin):
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await here.browser.ws_connect(address, origin=here.origin)


@pytest.mark.parametrize("host", ["far.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:{port}.far.example", ""])
async def test_a_name_that_is_not_ours_is_refused(host: str) -> None:
    async with served() as here:
        named = host.format(port=here.origin.rpartition(":")[2])
        assert (await here.get(here.address, Host=named))[0] in (400, 403)
        assert (await here.get(f"{here.origin}/assets/page.css", Host=named))[0] in (400, 403)
        assert (await here.get(here.address))[0] == 200, "the token was not used up by it"


async def test_the_page_loads_nothing_from_elsewhere_and_no_file_but_its_own() -> None:
    async with served() as here:
        async with here.browser.get(here.address) as answer:
            text, policy = await answer.text(), answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http" not in text
        for name in ("textual.js", "xterm.css", "page.css", "roman.ttf", "italic.ttf"):
            assert (await _asset(here, name))[:2] == (200, True)
        for name in ("", "..%2f..%2fserver.py", "%2fetc%2fpasswd", "server.py"):
            assert (await _asset(here, name))[0] == 404
        assert not [one for one in ("xterm.css", "page.css") if b"url(http" in (pages.asset(one) or (b"", ""))[0]]


async def _asset(here: Served, name: str) -> tuple[int, bool]:
    async with here.browser.get(f"{here.origin}/assets/{name}") as answer:
        return answer.status, len(await answer.read()) > 100


async def test_it_listens_on_the_loopback_alone_and_a_port_that_is_taken_is_a_sentence() -> None:
    async with served() as here:
        port = int(here.origin.rpartition(":")[2])
        assert here.origin == f"http://127.0.0.1:{port}"
        with pytest.raises(Exception, match=f"cannot serve at port {port}: "):
            await serve(_ECHO, port, print)


async def test_the_reader_gets_no_secret_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "secret-of-mine")
    async with served("env") as here, here.browser.ws_connect(await here.socket(), origin=here.origin) as socket:
        printed = await _until(socket, "TERM=xterm-256color")
        assert "secret-of-mine" not in printed
        assert "PATH=" in printed


def test_the_environment_that_is_left_is_what_the_reader_asks_for() -> None:
    secret = {"SSH_AUTH_SOCK": "/s", "AWS_SECRET_ACCESS_KEY": "k", "TMUX": "t", "DISPLAY": ":0"}
    kept = {"HOME": "/h", "LC_ALL": "C", "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    assert scrubbed({"HOME": "/h", "LC_ALL": "C", **secret}) == kept


def test_the_gate_opens_once_for_each() -> None:
    gate = Gate(80)
    assert len(gate.token) > 40
    assert gate.token != Gate(80).token
    assert not gate.admits("", gate.address)
    ticket = gate.ticket(gate.token)
    assert ticket
    assert not gate.ticket("")
    assert [gate.admits(ticket, "o"), gate.admits(ticket, "o"), gate.admits("", "o")] == [True, False, False]


def test_files_and_options_go_to_the_reader_as_they_are() -> None:
    asked = Namespace(files=["-x.txt", "a b.txt"], theme="light", library="l.db", allow_private=True)
    options = ["--theme=light", "--library=l.db", "--allow-private", "--", "-x.txt", "a b.txt"]
    assert reader_command(asked) == [sys.executable, "-P", "-m", "summitreader", *options]


def test_no_module_that_lies_in_the_folder_of_the_articles_is_run(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('ours now')", encoding="utf-8")
    (tmp_path / "talks.txt").write_text("President Ana Ruiz said that roads matter.", encoding="utf-8")
    asked = Namespace(files=["talks.txt"], theme=None, library=None, allow_private=False)
    read = subprocess.run(reader_command(asked), cwd=tmp_path, capture_output=True, check=False, text=True)
    assert (read.returncode, read.stderr) == (0, "")
    assert "Ana Ruiz" in read.stdout


def test_a_missing_extra_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(pages, "find_spec", lambda name: name == "termios" or None)
    assert cli.run(["serve"]) == 1
    assert capsys.readouterr().err == "summitreader: serve needs textual-serve: pip install 'summitreader[serve]'\n"


def test_the_address_is_printed_alone_or_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def ended(command: list[str], port: int, told: Callable[[str], None]) -> None:
        told("http://127.0.0.1:80/token")

    monkeypatch.setattr("summitreader.serving.server.serve", ended)
    assert cli.run(["serve", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == {"version": 1, "verb": "serve", "address": "http://127.0.0.1:80/token"}
    assert cli.run(["serve"]) == 0
    assert capsys.readouterr().out == "http://127.0.0.1:80/token\n"


@pytest.mark.parametrize("port", ["99999", "-1", "x", "٣"])
def test_what_is_no_port_is_a_mistake_on_the_command_line(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run(["serve", f"--port={port}"])
    assert ended.value.code == 2
    assert "must be a number below 65536" in capsys.readouterr().err
