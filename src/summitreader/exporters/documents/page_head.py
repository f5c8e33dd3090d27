"""How a page that stands alone begins: what it may fetch (nothing), and the looks that all pages share."""

from html import escape

_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 1rem auto; padding: 0 1rem; max-width: {width}; }}
.skip {{ position: absolute; left: -99rem; }}
.skip:focus {{ position: static; }}
.table {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
{style}</style>
</head>
<body>
"""


def page_head(title: str, width: str, style: str) -> str:
    """Return a page up to its body.

    Args:
        title: In plain words.
        width: The most that lines take, in CSS.
        style: Lines of CSS beside those of all pages.
    """
    return _HEAD.format(title=escape(title), width=width, style=style)
