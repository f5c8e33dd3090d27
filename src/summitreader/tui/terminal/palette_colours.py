"""The colours of our two themes by name, without Textual: the preview of the first screen has them too."""

from typing import Any

DARK: dict[str, Any] = {
    "primary": "#8fb4d8",
    "secondary": "#6f8faf",
    "accent": "#e0b064",
    "warning": "#e0b064",
    "error": "#e07a7a",
    "success": "#8fbf8f",
    "foreground": "#d6d3cb",
    "background": "#16181c",
    "surface": "#1c1f24",
    "panel": "#24282e",
}
DARK_VARIABLES: dict[str, str] = {
    "quiet": "#8b8f96",
    "rule": "#353a42",
    "key": "#e0b064",
    "lit": "#2b3038",
    "hit": "#b89a5e",
    "mark-yellow": "#5a4c10",
    "mark-green": "#26492c",
    "mark-blue": "#1f3f66",
    "mark-pink": "#5c2b50",
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
    "secondary": "#4d6f92",
    "accent": "#9a5b00",
    "warning": "#9a5b00",
    "error": "#a8322f",
    "success": "#2f6e3b",
    "foreground": "#24272b",
    "background": "#fbfaf6",
    "surface": "#f4f2ec",
    "panel": "#eae7df",
}
LIGHT_VARIABLES: dict[str, str] = {
    "quiet": "#696d73",
    "rule": "#d5d1c6",
    "key": "#9a5b00",
    "lit": "#ebe7dc",
    "hit": "#c9a24a",
    "mark-yellow": "#fbeb9a",
    "mark-green": "#cdebc9",
    "mark-blue": "#cfe2f7",
    "mark-pink": "#f6d2ea",
    "voice-0": "#1f5f9f",
    "voice-1": "#9c4f00",
    "voice-2": "#2b6b36",
    "voice-3": "#92347a",
    "voice-4": "#0f6a6a",
    "voice-5": "#755c00",
    "voice-6": "#5f43a8",
    "voice-7": "#a13a30",
}
