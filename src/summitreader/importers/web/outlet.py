"""Which outlet publishes a page: what the page declares, else its title's last part, else its host."""

import re
from urllib.parse import urlsplit

from summitreader.importers.web.declared import Declared
from summitreader.importers.web.json_ld import words_of

# What stands between a headline and the site's name; white space only from its start on, or many blanks take for ever.
SITE_MARK = re.compile(r"(?<!\s)\s+[|–—·•»:-]+\s+|(?:(?<!\s)\s+)?[|»]\s*")
_META = ("og:site_name", "application-name", "al:android:app_name", "dc.publisher", "cre")
_NO_NAME = re.compile(r"https?:|(?:\w\.){2,}$")
_LONGEST = 80  # code points of a name
_WORDS = 4  # of a site's name that nothing else tells


def find_outlet(declared: Declared, address: str | None) -> str | None:
    """Return the name of the outlet, or its host; None where neither is known."""
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    named = (declared.meta.get(key, "") for key in _META)
    for name in (*named, *(words_of(item.get("publisher")) for item in declared.linked)):
        name = SITE_MARK.split(name.lstrip("@"))[0].strip()
        if len(name) > 1 and not _NO_NAME.match(name) and len(name) <= _LONGEST:
            return name
    parts = SITE_MARK.split(declared.page_title)
    compact = outlet_key(parts[-1])
    in_host = compact in host.replace("-", "").replace(".", "") if host else len(parts[-1].split()) <= _WORDS
    if len(parts) > 1 and compact and in_host:
        return parts[-1].strip()
    return host or None


def outlet_key(words: str) -> str:
    """Return what two spellings of an outlet's name have in common: letters and digits, without "the"."""
    return re.sub(r"\W", "", words).lower().removeprefix("the")
