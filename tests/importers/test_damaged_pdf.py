"""A PDF whose list of pages is damaged, or whose end is missing: what can be read is shown, the rest is told of."""

import random

import pytest

from summitreader.errors import ImportFailed
from summitreader.importers.faults import in_one_sentence
from summitreader.importers.pages.pdf import read_pdf
from tests.importers.made import drawn, pdf

SAID = ("The ports are open to all.", "Lindt said trade would grow.", "Mendoza agreed with him.")
WHOLE = pdf([drawn([(72, 640 - 60 * at, 11, said)]) for at, said in enumerate(SAID)])
KIDS = b"[5 0 R 7 0 R 9 0 R]"
ONE = "the list of pages is damaged: 1 page is left out"
IN_FILE = "the list of pages is damaged: they are shown in the order in which the file has them"
CUT = "the PDF is cut off or damaged: something may be missing"


def _changed(old: bytes, new: bytes) -> bytes:
    assert old in WHOLE
    return WHOLE.replace(old, new)


@pytest.mark.parametrize("entry", [b"2 0 R", b"null", b"77 0 R", b"17", b"3 0 R", b"5 0 R"])
def test_an_entry_that_is_no_page_or_leads_back_is_left_out_and_counted(entry: bytes) -> None:
    article = read_pdf(_changed(KIDS, b"[5 0 R " + entry + b" 9 0 R]"), "talks.pdf")
    assert (article.text, article.notes) == (f"{SAID[0]}\n\n{SAID[2]}", (ONE,))


def test_as_many_pages_are_left_out_as_the_list_says_that_there_were() -> None:
    notes = read_pdf(_changed(KIDS + b" /Count 3", b"[5 0 R 88 0 R] /Count 40"), "talks.pdf").notes
    assert notes == ("the list of pages is damaged: 39 pages are left out",)


@pytest.mark.parametrize("count", [b"300000000", b"0", b"-3", b"(three)"])
def test_a_count_that_cannot_be_says_nothing(count: bytes) -> None:
    article = read_pdf(_changed(b"/Count 3", b"/Count " + count), "talks.pdf")
    assert (article.text, article.notes) == ("\n\n".join(SAID), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [(KIDS, b"5 0 R"), (b"/Kids", b"/Kid"), (b"/Pages 2 0 R", b"/Pages 88 0 R"), (b"/Pages 2 0 R", b"")],
)
def test_without_a_list_all_pages_of_the_file_are_shown(old: bytes, new: bytes) -> None:
    article = read_pdf(_changed(old, new), "talks.pdf")
    assert (article.text, article.notes) == ("\n\n".join(SAID), (IN_FILE,))


def test_lists_in_lists_that_name_each_other_many_times_are_read_once() -> None:
    levels = 60
    nodes = b"".join(
        b"%d 0 obj\n<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 2 >>\nendobj\n" % (20 + at, 21 + at, 21 + at)
        for at in range(levels)
    )
    nodes += b"%d 0 obj\n<< /Type /Pages /Kids %s /Count 3 >>\nendobj\n" % (20 + levels, KIDS)
    damaged = _changed(b"xref\n", nodes + b"xref\n").replace(b"/Pages 2 0 R", b"/Pages 20 0 R")
    assert read_pdf(damaged, "talks.pdf").text == "\n\n".join(SAID)


def test_of_a_file_that_is_cut_off_what_came_before_is_shown() -> None:
    assert read_pdf(WHOLE[:-300], "talks.pdf").notes == (CUT,)
    article = read_pdf(WHOLE[: WHOLE.index(b"9 0 obj")], "talks.pdf")
    assert (article.text, article.notes) == (f"{SAID[0]}\n\n{SAID[1]}", (CUT, ONE))


def test_what_tells_of_the_document_may_be_damaged() -> None:
    article = read_pdf(_changed(b"/Info 11 0 R", b"/Info 11 0 Q"), "talks.pdf")
    assert article.text.startswith(SAID[0])


def _refusal(data: bytes) -> str:
    """Why a PDF is refused, "" where it is read."""
    try:
        with in_one_sentence("not foreseen"):
            read_pdf(data, "talks.pdf")
    except ImportFailed as fault:
        return str(fault)
    return ""


def test_a_pdf_with_any_few_bytes_changed_is_read_or_refused_with_its_damage_named() -> None:
    chance = random.Random(5)
    for _ in range(60):
        damaged = bytearray(WHOLE)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randrange(40)] = damaged[: chance.randrange(40)]
        refusal = _refusal(bytes(damaged))
        assert not refusal or "damaged" in refusal or "no text layer" in refusal


@pytest.mark.parametrize("more", [b"/Prev (x)", b"/Prev -5", b"/XRefStm (x)"])
def test_a_trailer_that_leads_nowhere_costs_no_words(more: bytes) -> None:
    article = read_pdf(_changed(b"/Root", more + b" /Root"), "talks.pdf")
    assert article.text == "\n\n".join(SAID)
