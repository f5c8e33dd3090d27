"""The formats of a comparison, without what writes them: the command line names them before anything is read."""

COMPARISON_FORMATS = ("text", "json", "markdown", "html", "csv")
