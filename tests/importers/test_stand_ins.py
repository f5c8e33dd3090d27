import subprocess
import sys

LOADED = """
import sys
from summitreader.importers.web import html
assert "urllib3" not in sys.modules and "courlan" not in sys.modules and "htmldate" not in sys.modules
from trafilatura import utils
assert utils.get_base_url("https://a.example/b") == "https://a.example", "the real thing is loaded when it is called"
assert "urllib3" in sys.modules
"""


def test_pages_are_read_without_what_fetches_them_and_it_is_loaded_when_called() -> None:
    subprocess.run([sys.executable, "-c", LOADED], check=True)
