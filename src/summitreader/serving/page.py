"""What the browser gets: a page with a terminal, its script, style and fonts, all from here."""

from importlib.util import find_spec
from pathlib import Path

from summitreader.errors import SummitReaderError

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>summitreader</title>
<link rel="stylesheet" href="/assets/xterm.css">
<link rel="stylesheet" href="/assets/page.css">
<script src="/assets/textual.js"></script>
</head>
<body>
<main id="terminal" class="textual-terminal" data-session-websocket-url="{socket}" data-font-size="16"></main>
<p class="ended" role="status">The reader has ended. This tab can be closed.</p>
</body>
</html>
"""
_STYLE = """
@font-face { font-family: "Roboto Mono"; src: url("/assets/roman.ttf"); font-weight: 100 700; }
@font-face { font-family: "Roboto Mono"; src: url("/assets/italic.ttf"); font-weight: 100 700; font-style: italic; }
html, body { margin: 0; height: 100%; background: #101418; color: #d8dee4; }
#terminal { height: 100vh; }
.ended { display: none; font: 1.25rem/1.5 system-ui, sans-serif; padding: 2rem; }
body.-closed #terminal { display: none; }
body.-closed .ended { display: block; }
"""
_FILES = {
    "textual.js": ("js/textual.js", "text/javascript"),
    "xterm.css": ("css/xterm.css", "text/css"),
    "roman.ttf": ("fonts/RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "italic.ttf": ("fonts/RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}


def page(socket: str) -> str:
    """Return the page whose terminal speaks to the address of a WebSocket."""
    return _PAGE.format(socket=socket)


def headers(host: str) -> dict[str, str]:
    """Return what every answer says: run, show and reach nothing but what is from here, and keep none of it."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"connect-src ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
        "Server": "summitreader",
    }


def asset(name: str) -> tuple[bytes, str] | None:
    """Return a file that the page asks for, and its type; None for any other name."""
    if name == "page.css":
        return _STYLE.encode(), "text/css"
    if name not in _FILES:
        return None
    place, kind = _FILES[name]
    return (_statics() / place).read_bytes(), kind


def require_extra() -> None:
    """Raise SummitReaderError where what serving needs is not installed, or does not exist."""
    if not find_spec("termios"):
        raise SummitReaderError("serve needs a terminal of Unix: this system has none (WSL has)")
    if not (find_spec("textual_serve") and find_spec("aiohttp")):
        raise SummitReaderError("serve needs textual-serve: pip install 'summitreader[serve]'")


def _statics() -> Path:
    # Found, not imported: its server is not used.
    found = find_spec("textual_serve")
    assert found
    assert found.origin
    return Path(found.origin).parent / "static"
