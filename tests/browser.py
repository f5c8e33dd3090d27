"""The reader in a real browser: `python -m tests.browser` serves it to Chromium and draws pictures of that.

They go to `screenshots/browser*.png`. That no address but ours was asked for, and nothing was said on the console, is
seen on the way.
"""

import asyncio
import base64
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import aiohttp

from summitreader import session
from tests.screenshots import FOLDER, IN_A_BROWSER

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = ("--headless=new", "--no-sandbox", "--remote-debugging-port=0", "--window-size=1240,800", "--no-first-run",
            "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--hide-scrollbars")  # fmt: skip


class Tab:
    """A tab of Chromium, spoken to by its DevTools protocol. `events` is all that it told."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._number = socket, 0
        self.events: list[dict[str, Any]] = []

    async def do(self, method: str, **given: Any) -> dict[str, Any]:
        """Do something and return its result."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": given})
        while True:
            answer = await asyncio.wait_for(self._socket.receive_json(), 30)
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    async def wait(self, script: str) -> None:
        """Wait until something holds in the page."""
        for _ in range(200):
            if (await self.do("Runtime.evaluate", expression=script))["result"].get("value"):
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"waited for {script}")

    async def press(self, *keys: str) -> None:
        """Type keys, each a character."""
        for key in keys:
            await self.do("Input.dispatchKeyEvent", type="char", text=key)
            await asyncio.sleep(0.7)

    async def picture(self, name: str) -> None:
        """Draw what is seen."""
        await asyncio.sleep(1.5)
        drawn = await self.do("Page.captureScreenshot", format="png")
        (FOLDER / f"{name}.png").write_bytes(base64.b64decode(drawn["data"]))
        print(f"screenshots/{name}.png")


async def draw(address: str, port: int) -> None:
    """Open the address that was printed, press keys, draw what is seen; then see what was asked for."""
    async with aiohttp.ClientSession() as http:
        async with http.get(f"http://127.0.0.1:{port}/json/list") as answer:
            tabs = await answer.json(content_type=None)
        target = next(one for one in tabs if one["type"] == "page")["webSocketDebuggerUrl"]
        async with http.ws_connect(target, max_msg_size=1 << 26) as socket:
            tab = Tab(socket)
            for domain in ("Page", "Runtime", "Network", "Log"):
                await tab.do(f"{domain}.enable")
            await tab.do("Page.navigate", url=address)
            await tab.wait("document.body.classList.contains('-first-byte')")
            await asyncio.sleep(3)
            await tab.do("Runtime.evaluate", expression="document.querySelector('textarea').focus()")
            await tab.picture(IN_A_BROWSER[0])
            await tab.press("]", "]", "w")
            await tab.picture(IN_A_BROWSER[1])
            _check(tab.events, address.rpartition("/")[0])
            await tab.press("\x1b", "q")
            await tab.wait("document.body.classList.contains('-closed')")
            await tab.picture(IN_A_BROWSER[2])


def _check(events: list[dict[str, Any]], origin: str) -> None:
    """See that nothing was asked for elsewhere, and that the page kept to its own policy."""
    told = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
    asked = {one["request"]["url"] for one in told}
    assert len(asked) > 4
    assert not [url for url in asked if not url.startswith((f"{origin}/", "data:", "blob:"))], asked
    refused = [event["params"]["entry"] for event in events if event["method"] == "Log.entryAdded"]
    assert not [entry for entry in refused if "favicon" not in entry.get("url", "")], refused


async def _line(stream: asyncio.StreamReader | None, found: Callable[[str], re.Match[str] | None]) -> str:
    """Return what is found in the first line of a stream in which it is."""
    assert stream
    while line := await asyncio.wait_for(stream.readline(), 30):
        if match := found(line.decode("utf-8", "replace")):
            return match[1]
    raise AssertionError("the program ended")


async def _main() -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert browser, f"none of these is here: {', '.join(BROWSERS)}"
    pipe = asyncio.subprocess.PIPE
    ours = (sys.executable, "-m", "summitreader", "serve", str(session.seed()))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        server = await asyncio.create_subprocess_exec(*ours, stdout=pipe)
        chromium = await asyncio.create_subprocess_exec(
            browser, *_OPTIONS, f"--user-data-dir={profile}", "about:blank", stderr=pipe
        )
        try:
            address = await _line(server.stdout, re.compile(r"(http://127\.0\.0\.1:\d+/\S+)").search)
            port = await _line(chromium.stderr, re.compile(r"DevTools listening on ws://[\d.]+:(\d+)").search)
            await draw(address, int(port))
            assert await asyncio.wait_for(server.wait(), 20) == 0
        finally:
            for process in (chromium, server):
                with suppress(ProcessLookupError):
                    process.terminate()
                await process.wait()


def main() -> None:
    """Serves, and draws."""
    FOLDER.mkdir(exist_ok=True)
    asyncio.run(_main())


if __name__ == "__main__":
    main()
