"""Every action a key can start, in one table: bindings, footer, palette, help screen and README derive from it.

No Textual here: the README's test and the command line read the table without the user interface.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Group = (
    Literal["Moving", "Finding", "Choosing", "Searching", "Copying", "Screen", "In a pane", "In the search line"]
    | Literal["Library", "On the shelf", "In the library's search", "In the list of marks", "In the clippings"]
    | Literal["In a comparison", "In a track", "In its quotes", "In the matrix", "In a timeline"]
    | Literal["Of a draft", "In the register"]
)
_Reading = Literal[
    "article",
    "navigation",
    "search_actions",
    "copy_actions",
    "layout",
    "article_queue",
    "open_actions",
    "keep_actions",
    "inspector",
    "mark_actions",
    "correction_actions",
    "outside_actions",
    "reader",
]
Owner = (
    _Reading
    | Literal["app", "library_actions", "pane", "search_bar", "shelf", "hits", "marks", "clippings", "comparison"]
    | Literal["tracked", "quotes", "matrix", "timeline", "verdicts", "register"]
)
READING: tuple[_Reading, ...] = get_args(_Reading)
"""Whose actions the reading screen carries out."""


class Key(NamedTuple):
    """One action: its id (what the configuration file names), its keys, what it does, and who carries it out.

    The owner is the part of the user interface that gives a callable by that id in its `actions`. `keys` are in
    Textual's spelling, the one shown to the reader first, and a sequence is its keys with a blank between; `short` is
    the footer's word for it.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    group: Group
    owner: Owner = "reader"
    short: str = ""


def _key(id: str, keys: str, words: str, group: Group, owner: Owner = "reader", short: str = "") -> Key:
    return Key(id, tuple(keys.split()), words, group, owner, short)


KEYS: tuple[Key, ...] = (
    _key("line_down", "j down", "line down", "Moving", "article"),
    _key("line_up", "k up", "line up", "Moving", "article"),
    _key("page_down", "space pagedown ctrl+f", "page down", "Moving", "article", "page"),
    _key("page_up", "b pageup ctrl+b", "page up", "Moving", "article"),
    _key("half_page_down", "ctrl+d", "half a page down", "Moving", "article"),
    _key("half_page_up", "ctrl+u", "half a page up", "Moving", "article"),
    _key("start", "g home", "start of the article", "Moving", "navigation", "start"),
    _key("end", "G end", "end of the article", "Moving", "navigation"),
    _key("next_paragraph", "right_curly_bracket", "next paragraph", "Moving", "article"),
    _key("previous_paragraph", "left_curly_bracket", "previous paragraph", "Moving", "article"),
    _key("next_sentence", "right_parenthesis", "next sentence", "Moving", "article"),
    _key("previous_sentence", "left_parenthesis", "previous sentence", "Moving", "article"),
    _key("line_on_top", "", "this line on top of the screen", "Moving", "article", "line on top"),
    _key("line_in_middle", "", "this line in the middle", "Moving", "article", "in the middle"),
    _key("line_at_bottom", "", "this line at the bottom", "Moving", "article", "at the bottom"),
    # Most terminals send the same byte for backspace with and without shift, and Tab for ctrl+i:
    # ctrl+o (older) and ctrl+n (newer) arrive everywhere.
    _key("jump_back", "ctrl+o backspace alt+left", "back to before the last jump", "Moving", "navigation"),
    _key("jump_forward", "ctrl+n shift+backspace alt+right", "forward again after going back", "Moving", "navigation"),
    _key("next_article", "greater_than_sign", "next article", "Moving", "article_queue", "next article"),
    _key("previous_article", "less_than_sign", "previous article", "Moving", "article_queue", "article before"),
    _key("next_statement", "right_square_bracket", "next statement", "Finding", "navigation", "statement"),
    _key("previous_statement", "left_square_bracket", "previous statement", "Finding", "navigation"),
    _key("next_chosen", "n", "next of what is chosen: passage, hit", "Finding", "navigation", "next"),
    _key("previous_chosen", "N", "previous of what is chosen", "Finding", "navigation"),
    _key("why", "w", "why: rule and evidence at the cursor", "Finding", "inspector", "why"),
    _key("speakers", "s", "speakers", "Choosing", "layout", "speakers"),
    _key("themes", "t", "themes", "Choosing", "layout", "themes"),
    _key("agreements", "a", "agreements", "Choosing", "layout", "agreements"),
    _key("event", "e", "event and people", "Choosing", "layout"),
    _key("contents", "c", "contents: headings, sections, turns", "Choosing", "layout"),
    _key("choose_speaker", "1 2 3 4 5 6 7 8 9", "choose the speaker of that number", "Choosing", "navigation"),
    _key("back", "escape", "back: pane, selection, panel, choice", "Choosing", short="back"),
    _key("search", "slash", "search as you type", "Searching", "search_actions", "search"),
    _key("search_word", "asterisk", "search the word under the cursor", "Searching", "search_actions"),
    _key("copy", "y", "copy the statement or the sentence", "Copying", "copy_actions", "copy"),
    _key("copy_as", "Y", "copy in another form", "Copying", "copy_actions"),
    _key("select", "v", "select by sentences, again to stop", "Copying", "article", "select"),
    _key("select_left", "shift+left", "select a character to the left", "Copying", "article"),
    _key("select_right", "shift+right", "select a character to the right", "Copying", "article"),
    _key("select_up", "shift+up", "select up to the sentence before", "Copying", "article"),
    _key("select_down", "shift+down", "select down to the sentence after", "Copying", "article"),
    _key("copy_selection", "enter", "copy the selection", "Copying", "copy_actions", "copy selection"),
    _key("keep", "K", "keep the article in the library", "Library", "keep_actions", "keep"),
    _key("keep_many", "A", "keep a whole list, or files; stop it", "Library", "library_actions", "add"),
    _key("shelf", "L", "the library: what is kept", "Library", "library_actions", "library"),
    _key("find_kept", "F", "find in the library", "Library", "library_actions", "find"),
    _key("highlight", "h", "highlight in one of four colours", "Library", "mark_actions", "highlight"),
    _key("note", "i", "write a note", "Library", "mark_actions", "note"),
    _key("tag", "number_sign", "put a tag", "Library", "mark_actions"),
    _key("bookmark", "m", "put a bookmark", "Library", "mark_actions", "bookmark"),
    _key("edit_note", "ctrl+e", "a note in $EDITOR", "Library", "outside_actions", "note in $EDITOR"),
    _key("unmark", "D", "delete the mark at the cursor", "Library", "mark_actions"),
    _key("all_marks", "M", "the article's marks, the library's", "Library", "library_actions", "marks"),
    _key("correct", "x", "correct what was found here", "Library", "correction_actions", "correct"),
    _key("versions", "V", "what changed since another version", "Library", "keep_actions"),
    _key("clip_here", "plus", "put the quote among the clippings", "Library", "mark_actions"),
    _key("clippings", "C", "clippings: quotes across articles", "Library", "library_actions", "clippings"),
    _key("export_rows", "E", "export tables or whole articles", "Library", "library_actions", "export"),
    _key("compare", "equals_sign", "compare with another account", "Library", "library_actions", "compare"),
    _key("track", "P", "follow a phrase or theme over time", "Library", "library_actions", "track"),
    _key("matrix", "W", "who speaks on what: the matrix", "Library", "library_actions", "matrix"),
    _key("timeline", "minus", "two sides: meetings, what was signed", "Library", "library_actions", "timeline"),
    _key("keep_phrase", "quotation_mark", "keep the phrase as your formula", "Library", "library_actions", "formula"),
    _key("verify", "J", "hold a draft's quotes against texts", "Library", "library_actions", "verify"),
    _key("commitments", "B", "commitments: what binds whom", "Library", "library_actions", "commitments"),
    _key("undo", "u", "undo the last change to the library", "Library", "library_actions", "undo"),
    _key("redo", "U ctrl+r", "do again what was undone", "Library", "library_actions"),
    _key("hide_panes", "z", "hide or show the panes", "Screen", "layout", "panes"),
    _key("open_other", "o", "open a file, address or pasted text", "Screen", "open_actions", "open"),
    _key("browse", "O", "open a link outside the reader", "Screen", "inspector", "link"),
    _key("characters", "I", "name the characters at the cursor", "Screen", "inspector", "characters"),
    _key("page_whole", "p", "the reading in $PAGER", "Screen", "outside_actions", "in $PAGER"),
    _key("reload", "r", "reload a file that changed", "Screen", "article_queue", "reload"),
    _key("help", "question_mark", "all keys", "Screen", "app", "keys"),
    _key("tour", "T", "tour: five keys in five steps", "Screen"),
    _key("palette", "ctrl+p", "palette: every action by name", "Screen", "app"),
    _key("redraw", "ctrl+l", "draw the screen anew", "Screen", "app"),
    _key("suspend", "ctrl+z", "stop for now; fg goes on again", "Screen", "app"),
    _key("quit", "q ctrl+q", "quit", "Screen", "app", "quit"),
    _key("row_down", "j down", "next row", "In a pane", "pane"),
    _key("row_up", "k up", "previous row", "In a pane", "pane"),
    _key("rows_down", "space pagedown", "page down", "In a pane", "pane"),
    _key("rows_up", "b pageup", "page up", "In a pane", "pane"),
    _key("first_row", "g home", "first row", "In a pane", "pane"),
    _key("last_row", "G end", "last row", "In a pane", "pane"),
    _key("choose_row", "enter", "choose: the article goes there", "In a pane", "pane", "choose"),
    _key("whole_row", "Z", "in a list: all words of the row", "In a pane", "pane", "whole"),
    _key("open_row", "right l", "open: its statements or passages", "In a pane", "pane", "open"),
    _key("close_row", "left h", "close the row", "In a pane", "pane", "close"),
    _key("filter_pane", "f", "filter: by act, theme, side, status", "In a pane", "layout", "filter"),
    _key("next_filter", "full_stop", "next filter, behind the last none", "In a pane", "layout"),
    _key("zoom_pane", "Z", "zoom: whole height, width, back", "In a pane", "layout", "zoom"),
    _key("next_pane", "tab", "next pane", "In a pane", "layout", "next pane"),
    _key("previous_pane", "shift+tab", "previous pane", "In a pane", "layout"),
    _key("keep_search", "enter", "keep the hits, go back to the text", "In the search line", "search_bar", "keep"),
    _key("drop_search", "escape", "drop the search, back where it began", "In the search line", "search_bar", "drop"),
    _key("next_hit", "down ctrl+g", "next hit", "In the search line", "search_bar", "next"),
    _key("previous_hit", "up", "previous hit", "In the search line", "search_bar"),
    _key("complete", "tab", "complete a field or its value", "In the search line", "search_bar"),
    _key("filter", "slash", "narrow the list as you type", "On the shelf", "shelf", "narrow"),
    _key("sort", "s", "sort by something else", "On the shelf", "shelf", "sort"),
    _key("turn_around", "S", "turn the order around", "On the shelf", "shelf"),
    _key("group_event", "e", "one kind of event", "On the shelf", "shelf", "event"),
    _key("group_side", "c", "one country or side", "On the shelf", "shelf", "side"),
    _key("group_month", "m", "one month", "On the shelf", "shelf", "month"),
    _key("bin_article", "d delete", "put into the bin", "On the shelf", "shelf", "bin it"),
    _key("show_bin", "B", "the bin, and back", "On the shelf", "shelf", "bin"),
    _key("empty_bin", "X", "empty the bin for ever", "On the shelf", "shelf", "empty"),
    _key("restore_article", "r", "take out of the bin", "On the shelf", "shelf", "restore"),
    _key("select_article", "v", "select, to compare with others", "On the shelf", "shelf", "select"),
    _key("shelf_back", "escape", "all articles; back to the article", "On the shelf", "shelf", "back"),
    _key("find_again", "slash", "other words", "In the library's search", "hits", "words"),
    _key("across", "a", "across the article; in one statement", "In the library's search", "hits", "across"),
    _key("copy_hit", "y", "copy with attribution", "In the library's search", "hits", "copy"),
    _key("copy_hit_as", "Y", "copy in another form", "In the library's search", "hits", "forms"),
    _key("clip_hit", "c plus", "put among the clippings", "In the library's search", "hits", "clip"),
    _key("hits_back", "escape", "back", "In the library's search", "hits", "back"),
    _key("whose_marks", "tab", "of the article, or of the library", "In the list of marks", "marks", "article/library"),
    _key("edit_mark", "i", "change the note, tag or name", "In the list of marks", "marks", "edit"),
    _key("delete_mark", "d delete", "delete the mark", "In the list of marks", "marks", "delete"),
    _key("copy_mark", "y", "copy the words marked", "In the list of marks", "marks", "copy"),
    _key("marks_back", "escape", "back", "In the list of marks", "marks", "back"),
    _key("copy_mark_as", "Y", "copy in another form", "In the list of marks", "marks", "forms"),
    _key("clipping_down", "J shift+down", "move down", "In the clippings", "clippings", "move"),
    _key("clipping_up", "K shift+up", "move up", "In the clippings", "clippings"),
    _key("note_clipping", "i", "write a note beside it", "In the clippings", "clippings", "note"),
    _key("drop_clipping", "d delete", "take out", "In the clippings", "clippings", "take out"),
    _key("empty_clippings", "X", "take all out", "In the clippings", "clippings"),
    _key("copy_clippings", "y", "copy all as Markdown", "In the clippings", "clippings", "copy all"),
    _key("copy_clippings_as", "Y", "copy all in another form", "In the clippings", "clippings", "forms"),
    _key("export_clippings", "w", "write all into a file", "In the clippings", "clippings", "write"),
    _key("clippings_back", "escape", "back", "In the clippings", "clippings", "back"),
    _key("next_difference", "right_square_bracket", "next difference", "In a comparison", "comparison", "difference"),
    _key("previous_difference", "left_square_bracket", "previous difference", "In a comparison", "comparison"),
    _key("next_side", "tab", "next side", "In a comparison", "comparison", "side"),
    _key("previous_side", "shift+tab", "previous side", "In a comparison", "comparison"),
    _key("differences", "d", "the list of differences, and back", "In a comparison", "comparison", "list"),
    _key("hide_differences", "z", "hide or show the list", "In a comparison", "comparison"),
    _key("copy_quotes", "y", "copy the quotes with both sources", "In a comparison", "comparison", "copy"),
    _key("copy_quotes_as", "Y", "copy the quotes in another form", "In a comparison", "comparison"),
    _key("why_compared", "w", "why: rule and evidence", "In a comparison", "comparison", "why"),
    _key("rule_on", "x", "correct: one matter, or two", "In a comparison", "comparison", "correct"),
    _key("export_comparison", "E", "export the comparison", "In a comparison", "comparison", "export"),
    _key("comparison_back", "escape", "back: the list, then the screen", "In a comparison", "comparison", "back"),
    _key("leave_comparison", "q", "leave the comparison", "In a comparison", "comparison", "leave"),
    _key("other_period", "m", "by month, by year again", "In a track", "tracked", "month/year"),
    _key("other_voices", "tab", "by speaker, by side again", "In a track", "tracked", "side/speaker"),
    _key("export_track", "E", "export what was found", "In a track", "tracked", "export"),
    _key("track_back", "escape", "back", "In a track", "tracked", "back"),
    _key("copy_quoted", "y", "copy with its source", "In its quotes", "quotes", "copy"),
    _key("copy_quoted_as", "Y", "copy in another form", "In its quotes", "quotes", "forms"),
    _key("quotes_back", "escape", "back", "In its quotes", "quotes", "back"),
    _key("next_theme", "tab", "next theme; → does the same", "In the matrix", "matrix", "theme"),
    _key("previous_theme", "shift+tab", "previous theme; ← does the same", "In the matrix", "matrix"),
    _key("export_matrix", "E", "export the matrix", "In the matrix", "matrix", "export"),
    _key("matrix_back", "escape", "back", "In the matrix", "matrix", "back"),
    _key("export_timeline", "E", "export the timeline", "In a timeline", "timeline", "export"),
    _key("timeline_back", "escape", "back", "In a timeline", "timeline", "back"),
    _key("all_verdicts", "a", "what is right too; only the rest", "Of a draft", "verdicts", "all"),
    _key("why_verified", "w", "why: the rule", "Of a draft", "verdicts", "why"),
    _key("copy_passage", "y", "copy the source's words", "Of a draft", "verdicts", "copy"),
    _key("verdicts_back", "escape", "back to the draft", "Of a draft", "verdicts", "back"),
    _key("whose_commitments", "a", "of the next actor, of all", "In the register", "register", "actor"),
    _key("how_firm", "s", "will, intend, encourage, all", "In the register", "register", "strength"),
    _key("with_deadline", "d", "with a deadline, all again", "In the register", "register", "deadline"),
    _key("copy_commitment", "y", "copy with who makes it", "In the register", "register", "copy"),
    _key("why_commitment", "w", "why: the rule that found it", "In the register", "register", "why"),
    _key("export_register", "E", "export what is listed", "In the register", "register", "export"),
    _key("register_back", "escape", "back", "In the register", "register", "back"),
)

KEYLESS = frozenset(key.id for key in KEYS if not key.keys)
"""Ids of the actions that have keys in some keymaps only."""

COUNTED = frozenset(
    (
        *("line_down", "line_up", "page_down", "page_up", "half_page_down", "half_page_up"),
        *("next_paragraph", "previous_paragraph", "next_sentence", "previous_sentence"),
        *("jump_back", "jump_forward", "next_article", "previous_article"),
        *("next_statement", "previous_statement", "next_chosen", "previous_chosen"),
        *("select_left", "select_right", "select_up", "select_down", "next_pane", "previous_pane"),
        *("row_down", "row_up", "rows_down", "rows_up", "first_row", "last_row"),
        *("next_difference", "previous_difference", "next_side", "previous_side", "next_theme", "previous_theme"),
    )
)
"""Ids of the actions that a count is for: they take how many times, or which row."""

DIGIT = "digit"
"""Stands for 1 to 9 among the keys of the action that takes a digit."""

_TRACKING: tuple[Owner, ...] = ("tracked", "quotes", "matrix", "timeline")
_LISTS: tuple[Owner, ...] = ("shelf", "hits", "marks", "clippings", "verdicts", "register")
MODAL: tuple[Owner, ...] = ("pane", "search_bar", *_LISTS, "comparison", *_TRACKING)
"""While these have the keyboard, a key means what they take it for."""

_SIGNS = {
    "space": "space",
    "pagedown": "page down",
    "pageup": "page up",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "question_mark": "?",
    "asterisk": "*",
    "slash": "/",
    "number_sign": "#",
    "plus": "+",
}
_NAMED = {
    *("enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"),
    *("up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
}
_MODIFIERS = ("ctrl", "shift", "alt")
_NUL = "ctrl+@"  # what most terminals send for ctrl and space, as Textual calls it
_CHARACTERS = {sign: name for name, sign in _SIGNS.items() if len(sign) == 1 and sign.isascii()} | {
    "!": "exclamation_mark",
    '"': "quotation_mark",
    "$": "dollar_sign",
    "%": "percent_sign",
    "&": "ampersand",
    "'": "apostrophe",
    ",": "comma",
    "-": "minus",
    ".": "full_stop",
    ":": "colon",
    ";": "semicolon",
    "=": "equals_sign",
    "@": "at",
    "\\": "backslash",
    "^": "circumflex_accent",
    "_": "underscore",
    "`": "grave_accent",
    "|": "vertical_line",
    "~": "tilde",
}


def shown(key: str) -> str:
    """Return a key, or a sequence of keys, as the reader knows it: `]`, `ctrl+d`, `↓`, `g g`."""
    if " " in key:
        return " ".join(map(shown, key.split(" ")))
    *modifiers, last = key.split("+")
    sign = _SIGNS.get(last) or next((c for c, name in _CHARACTERS.items() if name == last), last)
    return "+".join([*modifiers, sign])


def shown_keys(key: Key) -> str:
    """Return all keys of an action as the reader knows them, digits drawn together."""
    digits = [one for one in key.keys if takes_digit(key) and one[-1:] in "123456789"]
    first = [shown(one) + " … 9" for one in digits if one.endswith("1")] if len(digits) % 9 == 0 else []
    return "  ".join([*first, *(shown(one) for one in key.keys if not (first and one in digits))])


def takes_digit(key: Key) -> bool:
    """Return whether an action is told the digit that its keys end with."""
    return key.id == "choose_speaker"


def spelled(name: str) -> str:
    """Return Textual's spelling of a key that a person wrote, or of a sequence; "" where there is no such key."""
    if " " in name:
        names = [spelled(one) for one in name.split()]
        return " ".join(names) if all(names) else ""
    if name == _NUL:
        return name
    if name.endswith("+") and name != "+":
        *modifiers, last = [*name[:-2].split("+"), "+"]
    else:
        *modifiers, last = name.split("+") if name != "+" else ["+"]
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return ""
    if len(last) == 1:
        last = _CHARACTERS.get(last, last if last.isalnum() else "")
    elif last not in _NAMED and last not in _SIGNS and last not in _CHARACTERS.values():
        return ""
    return "+".join([*modifiers, last]) if last else ""
