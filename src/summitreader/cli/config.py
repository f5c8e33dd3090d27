"""`summitreader config`: where the settings are, what may stand there, and whether what stands there is right."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import complain, json_argument
from summitreader.tui.keymap.keymaps import chosen_table
from summitreader.tui.keymap.table import shown_keys


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    json_argument(parser, "for the files and the mistakes in them")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--example", action="store_true", help="print a config.toml with every setting and its default")
    what.add_argument("--keys", action="store_true", help="list the actions and their keys")


def run(arguments: Namespace) -> int:
    """Print what was asked for, by default the folders and the check.

    Returns:
        The exit status: 1 if config.toml or words.toml has a mistake.
    """
    if arguments.example:
        print(session.EXAMPLE, end="")
        return 0
    if arguments.keys:
        table, _ = chosen_table(session.load_settings())
        width = max(len(key.id) for key in table)
        for key in table:
            print(f"{key.id:{width}}  {shown_keys(key):20}  {key.words}")
        return 0
    settings = session.load_settings()
    faults = [*settings.faults, *_theme_faults(settings), *chosen_table(settings)[1]]
    if arguments.json:
        files = {name: known._asdict() for name, known in session.known_paths().items()}
        print(session.json_line("config", {"files": files, "faults": faults}))
        return 1 if faults else 0
    file = settings.folders.config / "config.toml"
    print(f"settings  {session.visible(str(file))}{'' if file.exists() else ' (not there: the defaults hold)'}")
    words = settings.folders.config / session.WORDS
    print(f"words     {session.visible(str(words))}{'' if words.exists() else ' (not there: only ours are used)'}")
    print(f"library   {session.visible(str(settings.folders.data))}")
    print(f"state     {session.visible(str(settings.folders.state))}")
    print(f"pages     {session.visible(str(settings.folders.cache))} (web pages of before: may be deleted)")
    for fault in faults:
        complain(fault)
    if not faults:
        print("No mistakes found.")
    return 1 if faults else 0


def _theme_faults(settings: session.Settings) -> list[str]:
    if settings.theme is None:
        return []
    # Imported here: most have chosen no theme, and the names come with Textual.
    from summitreader.tui.terminal.color_themes import theme_fault

    fault = theme_fault(settings)
    return [fault] if fault else []
