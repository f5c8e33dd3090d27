"""The colours of our two themes by name, without Textual: the preview of the first screen has them too.

Each can be read on whatever it may stand on (`tests/tui/terminal/test_color_themes.py`).
"""

from typing import Any

DARK: dict[str, Any] = {
    "primary": "#8fb4d8",
    "secondary": "#86a1bd",
    "accent": "#e0b064",
    "warning": "#e0b064",
    "error": "#e58585",
    "success": "#8fbf8f",
    "foreground": "#d6d3cb",
    "background": "#16181c",
    "surface": "#1c1f24",
    "panel": "#24282e",
}
DARK_VARIABLES: dict[str, str] = {
    "quiet": "#a3a7ae",
    "rule": "#353a42",
    "key": "#e0b064",
    "lit": "#2b3038",
    "tint": "#ffffff",
    "selected": "#2f343d",
    "hit": "#b89a5e",
    "mark-yellow": "#463b0c",
    "mark-green": "#1f3d25",
    "mark-blue": "#1b3758",
    "mark-pink": "#4d2443",
    "heat-1": "#322d26",
    "heat-2": "#4b402f",
    "heat-3": "#635237",
    "voice-0": "#7fb2e5",
    "voice-1": "#e5a15f",
    "voice-2": "#86c28b",
    "voice-3": "#d68fc2",
    "voice-4": "#63c0c0",
    "voice-5": "#d9c562",
    "voice-6": "#b59be6",
    "voice-7": "#e58880",
}

LIGHT: dict[str, Any] = {
    "primary": "#2a5a8a",
    "secondary": "#446383",
    "accent": "#865000",
    "warning": "#865000",
    "error": "#a8322f",
    "success": "#2f6e3b",
    "foreground": "#24272b",
    "background": "#fbfaf6",
    "surface": "#f4f2ec",
    "panel": "#eae7df",
}
LIGHT_VARIABLES: dict[str, str] = {
    "quiet": "#5c6065",
    "rule": "#d5d1c6",
    "key": "#865000",
    "lit": "#ebe7dc",
    "tint": "#000000",
    "selected": "#e8e4d9",
    "hit": "#8a6a1c",
    "mark-yellow": "#fbeb9a",
    "mark-green": "#cdebc9",
    "mark-blue": "#cfe2f7",
    "mark-pink": "#f6d2ea",
    "heat-1": "#ebe2d4",
    "heat-2": "#dbccb4",
    "heat-3": "#ccb694",
    "voice-0": "#1f5f9f",
    "voice-1": "#964c00",
    "voice-2": "#2b6b36",
    "voice-3": "#92347a",
    "voice-4": "#0f6a6a",
    "voice-5": "#755c00",
    "voice-6": "#5f43a8",
    "voice-7": "#a13a30",
}
