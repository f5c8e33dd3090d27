"""The looks of a widget's words, worked out once."""

from collections.abc import Collection

from rich.style import Style
from textual.widget import Widget

from summitreader.tui.terminal.textual_privates import class_styles


class StyleCache:
    """Styles by the names of looks, over that of the widget, kept until the theme changes.

    A look is a class PREFIX--LOOK of the style sheet, worked out when it is first asked for. Textual's own
    COMPONENT_CLASSES are worked out at each mount and change of theme, and a node is kept for each: 221 of the
    reading screen, 1.5 MB.
    """

    def __init__(self, widget: Widget, prefix: str, looks: Collection[str]) -> None:
        self._widget, self._prefix, self._looks = widget, prefix, looks
        self._base: Style | None = None
        self._theme = ""
        self._known: dict[tuple[str, ...], Style] = {}

    def __call__(self, names: tuple[str, ...] = ()) -> Style:
        """Return the style of the widget, and over it those of the names, in order.

        Raises:
            KeyError: If a name is no look of the widget.
        """
        if names not in self._known:
            style = self._widget.rich_style
            for name in names:
                if name not in self._looks:
                    raise KeyError(name)
                style += class_styles(self._widget, f"{self._prefix}--{name}").partial_rich_style
            self._known[names] = style
        return self._known[names]

    def outdated(self) -> bool:
        """Return whether the theme or the widget's own style is another one since this was last asked;
        forgets all then.

        Textual says "perhaps" at every change of focus: drawing the article anew for that took 5 ms and 8 kB.
        """
        base, theme = self._widget.rich_style, self._widget.app.theme
        if (base, theme) == (self._base, self._theme):
            return False
        self._base, self._theme = base, theme
        self._known.clear()
        return True
