"""The register of commitments: what the actors of a text bind themselves to, and what became of it in the next text.

All of it on one screen; rooms in the order of the data: `lexicon` (words, from `data/commitments.toml`), `rule`,
`cues` (verb phrases that can bind), `names` and `parties` (who is named, whose text it is), `subjects` (whom a verb
phrase binds), `clauses` (where its words end, how many things it binds to), `details` (deadline, money, place,
condition, theme, addressee), `lists`, `find`, `linking` (two registers), `rules`. May import the floor alone.
"""

from summitreader.commitment import Register
from summitreader.commitments.find import commitments_of
from summitreader.commitments.linking import carried_over as carried_over
from summitreader.model import Reading


def register_of(reading: Reading) -> Register:
    """Return the register of a text. Pure and total, in time linear in the text."""
    group, found = commitments_of(reading)
    return Register(reading, group, found)
