"""The formats of a verification, without what writes them: the command line names them before anything is read."""

VERIFICATION_FORMATS = ("text", "json", "markdown", "sarif", "docx")
