"""Starting the parsing process; light, since the program begins with it."""

from typing import IO

from summitreader.session.processes.pipe_process import PipeProcess, forked, started


def start_parser(copy: bool = False) -> PipeProcess:
    """Return the process of a `Worker`; a copy of this one where that is wanted and possible."""
    return (forked(_parser) if copy else None) or started("summitreader.session.processes.parser_server")


def _parser(questions: IO[bytes], answers: IO[bytes]) -> None:
    # Imported there: to load the parser here would delay the first words.
    from summitreader.session.processes.parser_server import serve

    serve(questions, answers)
