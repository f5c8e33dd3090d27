"""Mail as its writer wrote it, whatever the programs on its way made of it."""

from base64 import encodebytes

import pytest

from summitreader.importers.kinds import kind_of
from summitreader.importers.mail import read_mail
from summitreader.importers.plain.flowed import unwrap
from tests.growth import in_time

HEAD = "From: Press Office <press@ravenia.example>\r\nTo: a@b.example\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"


def mail(body: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"{HEAD}Content-Type: {kind}\r\n\r\n{body}".encode()


def parts(subtype: str, *bodies: tuple[str, str]) -> bytes:
    joined = "".join(f"--b\r\nContent-Type: {kind}\r\n\r\n{body}\r\n" for kind, body in bodies)
    return mail(f"{joined}--b--\r\n", f"multipart/{subtype}; boundary=b")


@pytest.mark.parametrize(
    ("wrapped", "delete_space", "text"),
    [
        ("The pier \nis safe.", False, "The pier is safe."),
        ("The pi \ner is safe.", True, "The pier is safe."),
        ("The pier  \nis safe.", True, "The pier is safe."),
        ("The pier\nis safe.", False, "The pier\nis safe."),
        ("> The pier \n> is safe. \nSo Orr said.", False, "> The pier is safe. \nSo Orr said."),
        (" From Holt \ncame word.", False, "From Holt came word."),
        ("They met. \n-- \nPress office", False, "They met. \n-- \nPress office"),
        ("The pier \r\nis safe.\r\n", False, "The pier is safe.\n"),
    ],
)
def test_flowed_lines_are_one_paragraph(wrapped: str, delete_space: bool, text: str) -> None:
    assert unwrap(wrapped, delete_space) == text


def test_a_flowed_mail_is_read_as_it_was_written() -> None:
    body = "Holt said the pi \r\ner is safe.\r\n"
    assert read_mail(mail(body, "text/plain; format=flowed; DelSp=Yes"), "x").text == "Holt said the pier is safe."
    assert read_mail(mail("Holt \r\nsaid", "text/plain"), "x").text == "Holt \nsaid"


def test_a_mail_with_pictures_in_its_page_is_a_mail() -> None:
    related = parts("related", ("text/html", "<h1>Talks</h1><p>They met.</p>"), ("image/png", "x"))
    assert kind_of(related, "a.eml") == kind_of(related, "a") == "mail"
    article = read_mail(related, "x")
    assert article.text == "Talks\n\nThey met."
    assert (article.title, article.author) == ("Talks", "Press Office")
    assert article.notes == ("attachments are left out: image/png",)
    saved = related.replace(b"From: Press Office", b"From: <Saved by Blink>")
    assert kind_of(saved, "a") == "mhtml"


def test_every_page_and_text_in_a_mail_is_read() -> None:
    mixed = parts("mixed", ("text/html", "<p>They met.</p>"), ("image/png", "x"), ("text/html", "<p>They left.</p>"))
    assert read_mail(mixed, "x").text == "They met.\n\nThey left."
    assert read_mail(parts("mixed", ("text/plain", "One."), ("text/plain", "Two.")), "x").text == "One.\n\nTwo."


@pytest.mark.parametrize(
    "header",
    [
        "Subject: " + "talks " * 60_000,
        "Subject: a" + "\r\n talks" * 60_000,
        "Subject: " + "=?utf-8?q?=C3=A4?= " * 20_000,
        "From: " + "(" * 30_000,
        "To: " + "Ann <a@b.example>, " * 20_000,
        "Content-Type: text/plain" + "; a=b" * 60_000,
        "X-Report: " + "a" * 500_000,
    ],
)
def test_one_huge_header_costs_no_time_and_no_text(header: str) -> None:
    data = f"{header}\r\nDate: Fri, 2 May 2031 10:00:00 +0000\r\n\r\nThey met.".encode()
    article = in_time(lambda: read_mail(data, "x"), 1)
    assert (article.text, article.published) == ("They met.", "2031-05-02")


def test_more_attachments_than_are_named_are_counted() -> None:
    article = read_mail(parts("mixed", ("text/plain", "They met."), *[("image/png", "x")] * 11), "x")
    assert article.notes[0].endswith("image/png and 3 more")


def test_what_a_mailing_list_puts_below_base64_costs_no_words() -> None:
    said = "Keita said “yes” to all of it, and went home with the others."
    head = f"{HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
    coded = encodebytes(said.encode())
    for below, shown in (
        (b"", ""),
        (b"\n_____\nThe list of talks\n", "\n\n_____\nThe list of talks"),
        (b"\nRegards\nKeita\n", "\n\nRegards\nKeita"),
        (coded, said),
    ):
        assert read_mail(head + coded + below, "talks.eml").text == said + shown
    assert read_mail(head + encodebytes(b"They met.") + b"\nRegards\n", "talks.eml").text == "They met.\n\nRegards"
    assert read_mail(head + coded[:-6], "talks.eml").text.startswith(said[:-8])
    assert read_mail(head + b"They met, and no line of it is base64.", "talks.eml").text.startswith("They met")


def test_base64_in_very_many_pieces_takes_linear_time() -> None:
    head = f"{HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
    data = head + encodebytes(b"They met again.") * 100_000
    assert in_time(lambda: read_mail(data, "talks.eml"), 5).text
