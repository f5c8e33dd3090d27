"""Where the user's settings come from, and the file in which they stand."""

import os
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any, Literal, NamedTuple

from summitreader.errors import SummitReaderError
from summitreader.session.user.outside import EDITOR_VARIABLES, PAGER_VARIABLES, editor_command, naming, pager_command
from summitreader.settings import EXAMPLE, SCHEMAS, Settings

Origin = Literal["default", "file", "environment", "option"]


class ChosenSetting(NamedTuple):
    """What holds, and where that comes from: `where` names the file and line, the variable or the option."""

    value: Any
    origin: Origin = "default"
    where: str = ""


def chosen_settings(
    settings: Settings, options: Mapping[str, Any], environ: Mapping[str, str] = os.environ
) -> dict[str, ChosenSetting]:
    """Return every setting by its name in config.toml, but for the theme where neither that nor an option names one.

    Args:
        settings: Those of config.toml.
        options: What was asked for on the command line, by the name of the setting; None where it was not.
        environ: The variables of the environment.
    """
    where = dict(settings.places)
    found = {name: _of_file(name, settings, where) for name in SCHEMAS}
    for change in settings.keys:
        found[f"keys.{change.action}"] = ChosenSetting(change.keys, "file", change.where)
    found["library"] = _library(settings, environ)
    found["editor"] = _command(environ, EDITOR_VARIABLES, editor_command)
    found["pager"] = _command(environ, PAGER_VARIABLES, pager_command)
    asked = {name: value for name, value in options.items() if value}
    return {**found, **{name: ChosenSetting(value, "option", f"--{name}") for name, value in asked.items()}}


def new_config(folder: Path, replaces: bool = False) -> tuple[Path, Path | None]:
    """Write a config.toml with every setting as a comment, and return it, and where one of before is by now.

    Args:
        folder: The config folder; it is made where it is not there.
        replaces: Whether a file that is there is put aside.

    Raises:
        SummitReaderError: There is a file already, or nothing can be written.
    """
    file = folder / "config.toml"
    aside: Path | None = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if replaces and os.path.lexists(file):
            others = (folder / f"{file.name}.{number}" for number in count(1))
            aside = next(path for path in others if not os.path.lexists(path))
            file.rename(aside)
        # A file that is there is never written over, though it came between.
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            opened.write(EXAMPLE)
    except FileExistsError as error:
        raise SummitReaderError(
            f"'{file}' is there already and was left as it is; --force puts it aside and writes a new one"
        ) from error
    except OSError as error:
        raise SummitReaderError(f"cannot write '{file}': {(error.strerror or str(error)).lower()}") from error
    return file, aside


def _of_file(name: str, settings: Settings, where: Mapping[str, str]) -> ChosenSetting:
    value = getattr(settings, name.replace(".", "_"))
    value = list(value) if isinstance(value, tuple) else value
    return ChosenSetting(value, "file", where[name]) if name in where else ChosenSetting(value)


def _library(settings: Settings, environ: Mapping[str, str]) -> ChosenSetting:
    path = str(settings.folders.data / "library.db")
    is_home = bool(environ.get("SUMMITREADER_HOME"))
    return ChosenSetting(path, "environment", "SUMMITREADER_HOME") if is_home else ChosenSetting(path)


def _command(
    environ: Mapping[str, str], names: tuple[str, ...], command: Callable[[Mapping[str, str]], tuple[str, ...]]
) -> ChosenSetting:
    try:
        value = list(command(environ))
    except SummitReaderError:
        value = None
    named = naming(environ, names)
    return ChosenSetting(value, "environment", named) if named else ChosenSetting(value)
