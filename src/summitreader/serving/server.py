"""The server: one page, one terminal, then it ends. Speaks textual-serve's words to its script."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from summitreader.errors import SummitReaderError
from summitreader.serving.gate import HOST, Gate
from summitreader.serving.page import asset, headers, page
from summitreader.serving.pseudo_terminal import PseudoTerminal, scrubbed

_LARGEST = 1 << 18  # bytes of one message: what is pasted comes in one
_WIDEST, _HIGHEST = 500, 300
_TOO_LATE = "This address was used, or never was one. Start summitreader serve again.\n"
_NOT_YOURS = "Only the page that summitreader serve gave may ask for this.\n"


async def serve(command: Sequence[str], port: int, told: Callable[[str], None]) -> None:
    """Serve a program on the loopback to one tab, and return when that is closed, or the program has ended.

    Args:
        command: The program and its arguments.
        port: Where; 0 for any that is free.
        told: Is given the address to open, when it can be.

    Raises:
        SummitReaderError: The port is taken.
    """
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    visit = _Visit(command, ended)
    runner = web.AppRunner(visit.application(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, port)
        try:
            await site.start()
        except OSError as error:
            raise SummitReaderError(f"cannot serve at port {port}: {(error.strerror or str(error)).lower()}") from error
        visit.gate = Gate(runner.addresses[0][1])
        told(visit.gate.address)
        await ended.wait()
    finally:
        await runner.cleanup()


class _Visit:
    """The one visit that there is."""

    def __init__(self, command: Sequence[str], ended: asyncio.Event) -> None:
        self.gate = Gate(0)
        self._command = command
        self._ended = ended

    def application(self) -> web.Application:
        """Return what answers requests."""
        application = web.Application(middlewares=[self._guarded], client_max_size=0)
        application.router.add_get("/assets/{name}", self._asset)
        # Who only asks what an address leads to (HEAD, as previews of links do) does not use it up.
        application.router.add_get("/terminal/{ticket}", self._terminal, allow_head=False)
        application.router.add_get("/{token}", self._page, allow_head=False)
        application.on_response_prepare.append(self._with_headers)
        return application

    @web.middleware
    async def _guarded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if not self.gate.knows(request.headers.get("Host", ""), request.headers.get("Origin")):
            return web.Response(status=403, text=_NOT_YOURS)
        return await handler(request)

    async def _with_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(headers(self.gate.host))

    async def _page(self, request: web.Request) -> web.Response:
        # The script fetches what a query of the page names, so there is none.
        ticket = "" if request.query_string else self.gate.ticket(request.match_info["token"])
        if not ticket:
            return web.Response(status=403, text=_TOO_LATE)
        return web.Response(text=page(f"ws://{self.gate.host}/terminal/{ticket}"), content_type="text/html")

    async def _asset(self, request: web.Request) -> web.Response:
        found = asset(request.match_info["name"])
        if found is None:
            return web.Response(status=404)
        return web.Response(body=found[0], content_type=found[1])

    async def _terminal(self, request: web.Request) -> web.StreamResponse:
        if not self.gate.admits(request.match_info["ticket"], request.headers.get("Origin")):
            return web.Response(status=403, text=_NOT_YOURS)
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=_LARGEST)
        await socket.prepare(request)
        size = _size(request.query.get("width"), request.query.get("height"))
        terminal = PseudoTerminal(self._command, scrubbed(os.environ), *(size or (80, 24)))
        showing = asyncio.create_task(_show(terminal, socket))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await _do(terminal, socket, message.data)
        finally:
            showing.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await showing
            await terminal.end()
            self._ended.set()
        return socket


async def _show(terminal: PseudoTerminal, socket: web.WebSocketResponse) -> None:
    """Send what the program writes, and close when it has ended."""
    async for data in terminal.output():
        await socket.send_bytes(data)
    await socket.close()


async def _do(terminal: PseudoTerminal, socket: web.WebSocketResponse, message: str) -> None:
    """Do what the script asks for; what is not understood is nothing."""
    try:
        verb, value = _words(message)
    except ValueError:
        return
    if verb == "stdin" and isinstance(value, str):
        await terminal.type(value.encode("utf-8", "replace"))
    elif verb == "resize" and isinstance(value, dict) and (size := _size(value.get("width"), value.get("height"))):
        terminal.resize(*size)
    elif verb == "ping" and isinstance(value, str):
        await socket.send_json(["pong", value[:32]])


def _words(message: str) -> tuple[Any, Any]:
    """Return the verb of a message and its value. Raises ValueError."""
    from json import loads

    try:
        verb, value = loads(message)
    except (TypeError, RecursionError) as error:
        raise ValueError from error
    return verb, value


def _size(columns: object, rows: object) -> tuple[int, int] | None:
    """Return a size that a terminal can have; None for what is none."""
    try:
        wide, high = int(str(columns)), int(str(rows))
    except ValueError:
        return None
    return (min(wide, _WIDEST), min(high, _HIGHEST)) if wide > 0 and high > 0 else None
