"""The register of commitments: of one text, and of each text against the last one of its group before it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from summitreader.commitment import Commitment, Register, Strength
from summitreader.commitments import carried_over, register_of
from summitreader.commitments.rules import commitment_rules
from summitreader.exporters.commitments.columns import Kept, theme_names
from summitreader.exporters.records.envelope import json_line
from summitreader.exporters.rows.make import TableSource
from summitreader.model import Reading
from summitreader.session.crash import faults_told

__all__ = ["KeptRegister", "json_of_register", "narrowed_register", "register_of_reading", "registers_of"]
__all__ += ["REGISTER_FORMATS", "kept_register", "why_committed", "write_registers"]

KeptRegister = Kept
REGISTER_FORMATS = ("text", "markdown", "csv", "tsv", "jsonl", "g20", "pax")


def register_of_reading(reading: Reading, since: Register | None = None) -> Register:
    """Return the register of a text, against that of an earlier one where it is given.

    Raises:
        ImportFailed: What nobody foresaw; the sentence names the file in which all of it stands.
    """
    with faults_told("cannot read the commitments"):
        found = register_of(reading)
        return replace(found, since=since, carried_over=carried_over(since, found)) if since else found


def registers_of(sources: Sequence[TableSource], since: Reading | None = None) -> list[Kept]:
    """Return the registers of texts in the order in which they were named.

    Each is set against `since`, else against the last text of the same group before it: by their days where all have
    one, else in the order in which they were named.
    """
    before = register_of_reading(since) if since else None
    kept = [Kept(source, register_of_reading(source.reading)) for source in sources]
    dated = all(one.source.reading.published[:4].isdigit() for one in kept)
    order = sorted(range(len(kept)), key=lambda at: kept[at].source.reading.published if dated else "")
    last: dict[frozenset[str], Register] = {}
    for at in order:
        found = kept[at].register
        group = frozenset(found.group)
        older = before or (last.get(group) if group else None)
        if older and older.reading.article.id != found.reading.article.id:
            kept[at] = kept[at]._replace(register=register_of_reading(found.reading, older))
        last[group] = kept[at].register
    return kept


def narrowed_register(
    kept: Kept, strengths: Sequence[Strength] = (), actors: Sequence[str] = (), themes: Sequence[str] = ()
) -> Kept:
    """Return a register with the commitments that are asked for: one of the values of each condition has to hold."""

    def passes(one: Commitment) -> bool:
        return (
            (not strengths or one.strength in strengths)
            and (not actors or any(_is_of(actor, one) for actor in actors))
            and (not themes or any(_is_about(theme, one) for theme in themes))
        )

    if not (strengths or actors or themes):
        return kept
    return kept._replace(numbers=frozenset(one.number for one in kept.register.commitments if passes(one)))


def _is_of(words: str, one: Commitment) -> bool:
    from summitreader.commitments.names import country_called

    wanted = country_called(words) or words
    return any(wanted.casefold() == name.casefold() or words.casefold() in name.casefold() for name in one.actors)


def _is_about(words: str, one: Commitment) -> bool:
    wanted = words.casefold()
    return bool(one.theme) and (wanted == one.theme or wanted in theme_names().get(one.theme, "").casefold())


def kept_register(reading: Reading, register: Register | None, numbers: Sequence[int]) -> Kept:
    """Return a register with the commitments of some numbers, to be written."""
    found = register or register_of_reading(reading)
    return Kept(TableSource(reading, reading.article.id, reading.article.file or ""), found, frozenset(numbers))


def why_committed(rule: str) -> str:
    """Return the explanation of a rule of the register in one sentence; "" for a name that is no rule. Never raises."""
    return commitment_rules().get(rule, "")


def json_of_register(kept: Kept) -> str:
    """Return a register as a line of JSON."""
    from summitreader.exporters.commitments.record import register_record

    return json_line("commitments", register_record(kept))


def write_registers(registers: Sequence[Kept], format: str, *, bom: bool = False) -> str:
    """Return registers in one of REGISTER_FORMATS, without the last line end; with `bom` Excel is told that it is
    UTF-8. Raises ImportFailed."""
    with faults_told("cannot write the register"):
        return ("\ufeff" if bom else "") + _writer(format)(registers)


def _writer(format: str) -> Callable[[Sequence[Kept]], str]:
    """Return the exporter of a format, loaded only when it is used."""
    from summitreader.exporters.commitments.plain import write_registers_markdown, write_registers_text
    from summitreader.exporters.commitments.table import REGISTER_TABLES, write_register_table

    for table in REGISTER_TABLES:
        if table == format:
            return lambda registers: write_register_table(registers, table)
    write = write_registers_markdown if format == "markdown" else write_registers_text
    return lambda registers: write(registers, commitment_rules())
