"""Mail: the text of a message with its subject, sender and date; and web pages saved as one file (MHTML)."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line, clean_name
from summitreader.importers.pieces import Metadata, Piece, assemble
from summitreader.importers.plain.encoding import decode
from summitreader.importers.plain.text import read_text
from summitreader.model import Article

_MOST_PARTS = 500


def read_mail(data: bytes, name: str) -> Article:
    """Return the article in a mail: its plain text, else its HTML; attachments are named in the notes.

    Raises:
        ImportFailed: the mail holds no text.
    """
    message = _message(data)
    plain, page, left_out = "", "", []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.is_multipart():
            continue
        file = part.get_filename()
        if file or part.get_content_maintype() != "text":
            left_out.append(clean_name(file or part.get_content_type())[:60])
        elif part.get_content_subtype() == "html":
            page = page or _text(part, name)
        else:
            plain += _text(part, name) + "\n\n"
    notes = (f"attachments are left out: {', '.join(left_out[:8])}",) if left_out else ()
    facts = _facts(message)
    pieces: list[Piece] = []
    if page and len(plain.split()) < len(page.split()) // 20:  # "your program cannot show this mail"
        plain = ""
    if not plain.strip() and page:
        from summitreader.importers.web.markup import find_pieces, parse_page

        tree = parse_page(page)
        pieces = find_pieces(tree) if tree is not None else []
    else:
        article = read_text(plain)
        pieces = [Piece(block.span.of(article.text), block.kind) for block in article.blocks]
    if not pieces:
        raise ImportFailed(f"cannot read '{name}': the mail holds no text")
    return assemble(pieces, facts, notes)


def read_mhtml(data: bytes, name: str) -> Article:
    """Return the article on a saved page. Raises ImportFailed if there is no page in it, or no words on it."""
    from summitreader.importers.web.html import read_html

    message = _message(data)
    for number, part in enumerate(message.walk()):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            url = clean_name(str(address)) if address and str(address).startswith(("http://", "https://")) else None
            return read_html(_payload(part), name, part.get_content_charset(), url)
        if number > _MOST_PARTS:
            break
    raise ImportFailed(f"cannot read '{name}': there is no page in it")


def _message(data: bytes) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(data)


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: EmailMessage, name: str) -> str:
    return decode(_payload(part), name, part.get_content_charset())[0]


def _facts(message: EmailMessage) -> Metadata:
    name, address = parseaddr(_header(message, "From"))
    try:
        published = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        published = None
    return Metadata(
        clean_line(_header(message, "Subject")) or None, author=name or address or None, published=published
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, TypeError, AttributeError, IndexError):  # the standard library's parser on hostile headers
        return ""
