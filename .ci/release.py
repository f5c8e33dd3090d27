"""Build the release twice, see that both are the same bytes, and run it in an empty environment of each Python here.

`python .ci/release.py FOLDER` works in FOLDER; it needs uv and what the build requires. The second build is of
another copy, at another time, with another umask, zone and hash seed; a third wheel is built from what the sdist holds.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
NOT_COPIED = (".git", ".venv", "dist", "build", "__pycache__", ".*_cache", ".hypothesis")
ELSEWHERE = {"TZ": "Asia/Seoul", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
USE = """if True:
    import summitreader
    reading = summitreader.parse("President Ana Ruiz said that roads matter.")
    assert [row["speaker"] for row in reading.to_records()] == ["Ana Ruiz"]
    assert summitreader.__file__.startswith(__import__("sys").prefix), "another installation was tried"
"""


def build(source: Path, into: Path, *target: str, **environ: str) -> dict[str, str]:
    """Build the release of a source tree; return the SHA-256 of each file by its name."""
    command = (sys.executable, "-m", "hatchling", "build", "-d", str(into), *target)
    subprocess.run(command, cwd=source, env=os.environ | environ, check=True, stdout=subprocess.DEVNULL)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(into.iterdir())}


def copy(into: Path) -> Path:
    """Return a copy of the source tree: in the tree itself another build may be writing what belongs into a wheel."""
    shutil.copytree(ROOT, into, ignore=shutil.ignore_patterns(*NOT_COPIED), copy_function=shutil.copy)
    return into


def built(folder: Path) -> Path:
    """Build three times; return the wheel."""
    first = build(copy(folder / "here"), folder / "first")
    old = os.umask(0o077)
    second = build(copy(folder / "elsewhere" / "deeper"), folder / "second", **ELSEWHERE)
    os.umask(old)
    assert first == second, f"two builds differ: {first} {second}"
    wheel, sdist = sorted((folder / "first").iterdir(), key=lambda file: file.suffix != ".whl")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    third = build(next((folder / "unpacked").iterdir()), folder / "third", "-t", "wheel")
    assert third == {wheel.name: first[wheel.name]}, f"the wheel of the sdist differs: {third}"
    for name, digest in first.items():
        print(f"{digest}  {name}")
    return wheel


def python(version: str) -> str | None:
    """Return the program of a version of Python, None where it is not here or does not start."""
    named = shutil.which(f"python{version}")
    kept = sorted(map(str, Path.home().glob(f".pyenv/versions/{version}.*/bin/python")))
    for program in (*kept, *([named] if named else [])):
        if subprocess.run([program, "-c", "import venv"], capture_output=True).returncode == 0:
            return program
    return None


def tried(wheel: Path, program: str, place: Path) -> None:
    """Install the wheel into an empty environment and use it from another folder: the command, the reader, the API."""
    home, inside = place / "home", place / "env" / "bin"
    home.mkdir(parents=True)
    subprocess.run([program, "-m", "venv", "--without-pip", place / "env"], check=True)
    uv = (sys.executable, "-m", "uv", "pip", "install", "--python", inside / "python", wheel)
    pip = (sys.executable, "-m", "pip", "--python", inside / "python", "install", wheel)
    if subprocess.run(uv).returncode:
        subprocess.run(pip, check=True)
    environ = {"PATH": os.defpath, "HOME": str(home), "LC_ALL": "C.UTF-8"}
    for command, said in (
        ((inside / "summitreader", "--version"), f"summitreader {wheel.name.split('-')[1]}\n"),
        ((inside / "summitreader",), "WHO SAID WHAT"),
        ((inside / "python", "-c", USE), ""),
    ):
        done = subprocess.run(command, cwd=home, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), f"{command}: {done}"
        assert said in done.stdout, f"{command}: {done}"


def main() -> None:
    """Builds and tries, and says which versions of Python were here."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True)
    wheel = built(folder)
    # Where uv does not reach an index there is nothing that uvx could be tried with.
    once = (sys.executable, "-m", "uv", "tool", "run", "--from", wheel, "summitreader", "--version")
    print(f"uvx: {subprocess.run(once, capture_output=True, text=True).stdout.strip() or 'not tried, uv has no index'}")
    for version in VERSIONS:
        program = python(version)
        if program:
            tried(wheel, program, folder / version)
        print(f"Python {version}: {'installed and used' if program else 'is not here, not tried'}")


if __name__ == "__main__":
    main()
