"""Which modules a piece of code loads."""

import subprocess
import sys


def loaded_by(code: str) -> set[str]:
    """The modules there are after `code`, in a process of its own."""
    program = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stderr.split())
