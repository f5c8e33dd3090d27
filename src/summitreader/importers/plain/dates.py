"""Dates as pages, mails and feeds write them, to `YYYY-MM-DD`."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari ianuarie stycznia ledna januára január ocak "
            "tammikuuta января січня ιανουαρίου يناير",
            "february feb februar février febrero febbraio fevereiro februari februarie lutego února februára február "
            "şubat helmikuuta февраля лютого φεβρουαρίου فبراير",
            "march mar märz mars marzo março maart maret mart martie marca března március maaliskuuta марта березня "
            "μαρτίου مارس",
            "april apr avril abril aprile aprilie kwietnia dubna apríla április nisan huhtikuuta апреля квітня "
            "απριλίου أبريل",
            "may mai mayo maggio maio mei maj maja května mája május mayıs toukokuuta мая травня μαΐου مايو",
            "june jun juni juin junio giugno junho iunie czerwca června júna június haziran kesäkuuta июня червня "
            "ιουνίου يونيو",
            "july jul juli juillet julio luglio julho iulie lipca července júla július temmuz heinäkuuta июля липня "
            "ιουλίου يوليو",
            "august aug août agosto augustus agustus augusti sierpnia srpna augusta augusztus ağustos elokuuta августа "
            "серпня αυγούστου أغسطس",
            "september sep sept septembre septiembre settembre setembro septembrie września září septembra szeptember "
            "eylül syyskuuta сентября вересня σεπτεμβρίου سبتمبر",
            "october oct oktober okt octobre octubre ottobre outubro octombrie października října októbra október ekim "
            "lokakuuta октября жовтня οκτωβρίου أكتوبر",
            "november nov novembre noviembre novembro noiembrie listopada listopadu novembra kasım marraskuuta ноября "
            "листопада νοεμβρίου نوفمبر",
            "december dec dezember dez décembre diciembre dicembre dezembro desember decembrie grudnia prosince "
            "decembra aralık joulukuuta декабря грудня δεκεμβρίου ديسمبر",
        ),
        1,
    )
    for name in names.split()
}
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NAME = r"(?P<name>[^\W\d_]{3,14})\.?"  # looked up: an alternation of 180 names takes 4 ms to compile
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)",
        rf"\b{_YEAR}\s*[年년]\s*(?P<m>\d{{1,2}})\s*[月월]\s*(?P<d>\d{{1,2}})\s*[日일]",
        r"\b(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T\d|\b)",
        rf"\b{_NAME}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?{_YEAR}",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er)?[\s-]+(?:de\s+|of\s+)?{_NAME},?[\s-]+(?:de\s+)?{_YEAR}",
        rf"\b{_YEAR}\.?\s+{_NAME}\s+(?P<d>\d{{1,2}})\b",
        rf"\b(?P<d>\d{{1,2}})[./-](?P<m>\d{{1,2}})[./-]{_YEAR}",
    )
)
_SPAN = 400  # code points looked at: a date stands at the start of what is given


def find_date(words: str) -> str | None:
    """Return the first date in the words, as `YYYY-MM-DD`; 03/04/2026 is read day first unless that is no date."""
    best: tuple[int, str] | None = None
    for form in _FORMS:
        for found in form.finditer(words[:_SPAN]):
            parts = found.groupdict()
            month = _MONTHS.get(parts["name"].lower(), 0) if parts.get("name") else int(parts["m"])
            day = _real(int(parts["y"]), month, int(parts["d"])) or _real(int(parts["y"]), int(parts["d"]), month)
            if day and (best is None or found.start() < best[0]):
                best = (found.start(), day)
                break
    return best[1] if best else None


def _real(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
