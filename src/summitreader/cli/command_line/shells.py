"""Where what completes the command line and the man page lie, once the program was built."""

from pathlib import Path

SHELLS = {"bash": "summitreader.bash", "zsh": "_summitreader", "fish": "summitreader.fish"}
"""The shells for which there is a completion, and its file."""

MAN_PAGE = "summitreader.1"

FOLDER = Path(__file__).parents[2] / "shell"
"""The folder of these files, beside the package's own."""

SHARED = {
    SHELLS["bash"]: "share/bash-completion/completions/summitreader",
    SHELLS["zsh"]: "share/zsh/site-functions/_summitreader",
    SHELLS["fish"]: "share/fish/vendor_completions.d/summitreader.fish",
    MAN_PAGE: "share/man/man1/summitreader.1",
}
"""Where each goes below the folder into which the program is installed, so that shells and `man` find it."""
