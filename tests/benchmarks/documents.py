"""Word recall of Word documents with footnotes, text boxes, links, tables and tracked changes, made by hand.

`python -m tests.benchmarks.documents` prints the share of each document's visible words that the importer gives back.
"""

import random
import re
from collections import Counter

from summitreader.importers.opening import open_bytes
from tests.importers.made import W, docx, p

_WORDS = ("talks", "ministers", "signed", "trade", "water", "energy", "visit", "joint", "statement", "border", "agreed")
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText>HYPERLINK "https://x.example"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)


def document(seed: int) -> tuple[bytes, list[str]]:
    """A Word document of twenty paragraphs and the words that a reader of it sees, in any order."""
    chance, shown, body, notes = random.Random(seed), [], [], []

    def words(most: int) -> str:
        some = " ".join(f"{chance.choice(_WORDS)}{chance.randrange(10_000)}" for _ in range(chance.randrange(3, most)))
        shown.extend(some.split())
        return some

    def run(some: str) -> str:
        return f"<w:r><w:t>{some}</w:t></w:r>"

    for number in range(1, 21):
        match number % 7:
            case 0:
                inner = f"{run(words(30))}<w:hyperlink>{run(words(5))}</w:hyperlink>{run(words(9))}"
            case 1:
                inner = run(words(40)) + f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
                notes.append(f'<w:footnote w:id="{number}">{p(words(20))}</w:footnote>')
            case 2:
                box = f"<wps:txbx><w:txbxContent>{p(words(15))}{p(words(15))}</w:txbxContent></wps:txbx>"
                old = "<mc:Fallback><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></mc:Fallback>"
                both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>{old}</mc:AlternateContent>"
                inner = f"{run(words(20))}<w:r>{both}</w:r>"
            case 3:
                rows = "".join(f"<w:tr><w:tc>{p(words(5))}</w:tc><w:tc>{p(words(5))}</w:tc></w:tr>" for _ in range(3))
                body.append(f"<w:tbl>{rows}</w:tbl>")
                inner = run(words(8))
            case 4:
                gone = "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
                inner = f"{gone}<w:ins>{run(words(12))}</w:ins>{run(words(12))}"
            case 5:
                inner = f"{_FIELD}{run(words(6))}{run(words(6))}"
            case _:
                vml = f"<v:textbox><w:txbxContent>{p(words(9))}</w:txbxContent></v:textbox>"
                body.append(f"<w:p><w:r><w:pict><v:shape>{vml}</v:shape></w:pict></w:r></w:p>")
                inner = f"<w:sdt><w:sdtContent>{run(words(9))}</w:sdtContent></w:sdt>"
                inner += f"<w:smartTag>{run(words(9))}</w:smartTag>"
        body.append(f"<w:p>{inner}</w:p>")
    return docx("".join(body), footnotes=f'<w:dummy xmlns:w="{W}"/>' + "".join(notes)), shown


def recall(seed: int) -> float:
    """The share of a document's words that come back."""
    data, shown = document(seed)
    wanted, found = Counter(shown), Counter(re.findall(r"[a-z]+\d+", open_bytes(data, f"{seed}.docx").text))
    return sum((wanted & found).values()) / sum(wanted.values())


if __name__ == "__main__":
    shares = [recall(seed) for seed in range(30)]
    print(f"{len(shares)} documents: word recall {sum(shares) / len(shares):.3f}, at least {min(shares):.3f}")
