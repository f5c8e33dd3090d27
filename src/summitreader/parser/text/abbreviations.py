"""Abbreviations, by what their full stop means.

Words, but not in `data/`: sentences are needed for the first words on the screen, before anything that reads TOML is
loaded. Small letters stand for capitals too; single letters, letters with stops between ("U.S", "a.m") and numbers of
items are known by their form.
"""

from collections.abc import Mapping
from typing import Literal, get_args

Abbreviation = Literal["words", "names", "numbers", "figures", "either"]

_BEFORE: Mapping[Abbreviation, str] = {
    # The sentence always goes on.
    "words": "vs cf viz e.g i.e",
    # With a capital, a name follows, whatever it looks like: "Dr. The Anh".
    "names": "mr mrs ms mx messrs mmes dr drs st ste gen sen sens rep reps gov govs lt col sgt maj cpl brig cmdr cdr "
    "prof profs hon rev adm capt supt insp fr amb ft mt pres sr engr eng arch shri smt",
    # A figure or a name follows; a word that can only begin a sentence ends this one: "in Art. He meant".
    "numbers": "no nos nr r rr s ss n art arts fig figs p pp para paras par pars subpara subparas subsec subr subcl "
    "sec secs sect vol vols ch chs chap chaps "
    "cl cls pt pts reg regs res doc docs sch app ann suppl ser ref refs dec ed eds ex exs sched scheds ver sq jan "
    "feb mar apr jun jul aug sep sept oct nov",
    # Nothing but a figure or a small letter follows where the sentence goes on.
    "figures": "ca c approx abt circa incl excl resp min max "
    "est avg tel ext pop alt lat long temp appr tot esp orig equiv",
    # A sentence may end with it too: "of the U.S. The two", "Bros. Inc. of Lima".
    "either": "jr sr inc co corp ltd bros plc ph.d etc al dept univ govt intl assn cos",
}

ABBREVIATIONS: Mapping[str, Abbreviation] = {
    word: kind for kind in reversed(get_args(Abbreviation)) for word in _BEFORE[kind].split()
}
"""What follows each abbreviation (in small letters, without its last stop)."""
