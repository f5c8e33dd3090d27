"""Names of authors as bibliographies want them: family name and given names apart where that can be told."""

import re
from typing import NamedTuple

from summitreader.model import Citation

_BETWEEN = re.compile(r"\s*(?:;|,\s+(?:and|&)\s|\s(?:and|&)\s|,)\s*")
_BY = re.compile(r"(?i)^(?:written\s+)?by\s+")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’-])*")
_PARTICLES_WORDS = "van von de der den del della di da dos du la le bin ibn al el ter ten"
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
# Words of those who are no persons: they stand as they are.
_NO_PERSONS_WORDS = (
    "staff desk news agency bureau correspondent correspondents reporter reporters team ministry office press "
    "editor editors newsroom service department embassy government council commission reuters xinhua tass afp "
    "ap staffer spokesperson times post daily radio media group house secretariat union the our"
)
_NO_PERSONS = frozenset(_NO_PERSONS_WORDS.split())
# Family names that stand first and are hardly ever given names, after the statistics offices of China and Korea.
_FAMILY_FIRST_WORDS = (
    "wang zhang liu chen yang huang zhao wu zhou xu zhu hu guo gao luo zheng liang xie tang deng feng cheng "
    "cao peng zeng xiao tian dong pan yuan cai jiang yu du ye su wei lu ding ren shen yao xi kim choi jung "
    "kang cho yoon jang lim han shin seo kwon hwang ahn song nguyen tran pham hoang"
)
_FAMILY_FIRST = frozenset(_FAMILY_FIRST_WORDS.split())


class Name(NamedTuple):
    """An author's name; all of it is the `family` name where `given` is ""."""

    family: str
    given: str = ""
    family_first: bool = False

    @property
    def spoken(self) -> str:
        """ "Jane Roe", "Zhang Wei" """
        parts = (self.family, self.given) if self.family_first else (self.given, self.family)
        return " ".join(part for part in parts if part)

    @property
    def inverted(self) -> str:
        """ "Roe, Jane" """
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def initials(self) -> str:
        """ "Roe, J." """
        letters = [part[0] + "." for part in re.split(r"[\s-]+", self.given) if part]
        return f"{self.family}, {' '.join(letters)}" if letters else self.family


def authors_of(citation: Citation) -> tuple[Name, ...]:
    """Return who wrote a source: the speaker of a speech, those whom its page names; nobody where none is known.

    What is not plainly a person's name is left as it is written.
    """
    if citation.own and citation.speaker:
        return (Name(citation.speaker),)
    author = _BY.sub("", citation.author).strip(" ,;")
    if not author:
        return ()
    parts = [part for part in _BETWEEN.split(author) if part]
    if len(parts) == 2 and "," in author and all(" " not in part for part in parts):
        return (Name(parts[0], parts[1]),)  # "Roe, Jane"
    if any(" " not in part and part.lower() not in _NO_PERSONS for part in parts):
        return (Name(author),)
    return tuple(map(_name, parts))


def responsible(citation: Citation) -> str:
    """Return whom a reader finds a source under where it has no author: its outlet or whom that cites; "" for none."""
    return citation.outlet or citation.citing


def _name(written: str) -> Name:
    words = written.split()
    if not 2 <= len(words) <= 4 or _NO_PERSONS & {word.lower() for word in words}:
        return Name(written)
    if any(not _NAME.fullmatch(word) for word in words) or not words[0][0].isupper():
        return Name(written)
    if len(words) == 2 and (words[0].lower() in _FAMILY_FIRST or "-" in words[1]) and "-" not in words[0]:
        return Name(words[0], words[1], family_first=True)
    last = len(words) - 1
    while last > 1 and words[last - 1].lower() in _PARTICLES:
        last -= 1
    return Name(" ".join(words[last:]), " ".join(words[:last]))
