"""The statuses with which the program ends: part of what scripts rely on, so none ever changes its meaning."""

DONE, NOT_ALL, MISUSED, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141

EXIT_CODES = {
    DONE: "all was done",
    NOT_ALL: "not all was done: something could not be read or written, nothing was found, a check "
    "is not well, or a quotation not true to its sources; standard error says which, and the rest was done",
    MISUSED: "the words on the command line are not understood; nothing was done",
    INTERRUPTED: "stopped by ctrl+c",
    UNREAD: "whoever read the output went away (a closed pipe), which is nobody's fault",
}
"""What each status means."""

ENVIRONMENT = {
    "SUMMITREADER_HOME": "one folder for settings, library and all else, in the place of the system's folders",
    "NO_COLOR": "set to anything: no colours",
    "FORCE_COLOR": "set to anything but 0: colours though the output is no terminal",
    "FORCE_HYPERLINK": "1: links where the terminal does not say that it has them; 0: none anywhere",
    "COLUMNS": "how many cells a line has, where nothing else tells",
    "BROWSER": "the program that opens links",
    "VISUAL": "the editor for notes, with its arguments; else EDITOR",
    "EDITOR": "the editor for notes, where VISUAL names none",
    "PAGER": "the program that shows a whole reading (default: less -R)",
}
"""The variables that the program looks at, and what they do."""
