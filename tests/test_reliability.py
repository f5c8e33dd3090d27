"""How often rules are right: how it is told and counted, and that the figures are those of the parser."""

from pathlib import Path

import pytest

import summitreader
from summitreader.exporters.jsonl import reading_record
from summitreader.parser.rules import all_rules
from summitreader.reliability import Reliability, reliability, reliability_words, rules_under
from summitreader.word_files import word_file
from tests.benchmarks.parser_digest import parser_digest
from tests.benchmarks.reliability import COMMAND, FIGURES, Judged, cases, counted, figures, judge
from tests.shared import shared


def test_the_figures_are_those_of_this_parser() -> None:
    """Where somebody has changed the parser, or the words that it reads with, the figures have to be counted again."""
    assert word_file("reliability")["parser"] == parser_digest(), (
        f"the parser has changed since its rules were measured (data/reliability.toml): run {COMMAND}"
    )


@pytest.mark.slow
def test_the_figures_are_what_is_counted() -> None:
    shared("gold", "readouts")
    counted_now = figures(cases(), parser_digest())
    assert FIGURES.read_text(encoding="utf-8") == counted_now, f"other figures than those in the file: run {COMMAND}"


def test_every_rule_with_a_figure_is_one() -> None:
    measured = word_file("reliability")["rules"].keys()
    assert measured
    assert measured <= {rule.name for rule in all_rules()}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Reliability(172, 181, 21), "95 % of 181 (91–97 %)"),
        (Reliability(384, 412, 9), "93 % of 412 (90–95 %)"),
        (Reliability(400, 401, 9), "99 % of 401 (99–100 %)"),
        (Reliability(12, 12, 1), "100 % of 12 (76–100 %), all at one outlet"),
        (Reliability(0, 10, 3), "0 % of 10 (0–28 %)"),
        (Reliability(9, 9, 3), "seen 9 times"),
        (Reliability(0, 1, 1), "seen 1 time"),
    ],
)
def test_a_figure_is_told_with_its_interval_and_too_few_cases_as_such(figure: Reliability, words: str) -> None:
    assert figure.words == words


def test_only_what_is_known_to_be_less_reliable_is_under_a_threshold() -> None:
    assert Reliability(7, 10, 2).is_under(0.8)
    assert not Reliability(8, 10, 2).is_under(0.8)
    assert not Reliability(0, 9, 2).is_under(0.8)
    assert rules_under(0) == frozenset()
    assert all((found := reliability(rule)) and found.right < found.of for rule in rules_under(1.0))


def test_a_rule_without_cases_is_not_measured() -> None:
    assert reliability("no_rule_of_ours") is None
    assert reliability_words("no_rule_of_ours") == "not measured"


def test_the_worse_of_both_counts_is_shown_where_enough_cases_remain() -> None:
    found = counted([*_cases("here", 12, 12), *_cases("there", 6, 10)])["a_rule"]
    assert (found.everywhere, found.elsewhere) == (Reliability(18, 22, 2), Reliability(6, 10, 1))
    assert found.figure == Reliability(6, 10, 1)


def test_all_outlets_count_where_few_cases_remain_or_others_are_read_better() -> None:
    few = counted([*_cases("here", 12, 12), *_cases("there", 0, 9)])["a_rule"]
    assert few.figure == Reliability(12, 21, 2)
    better = counted([*_cases("here", 6, 12), *_cases("there", 10, 10)])["a_rule"]
    assert better.figure == Reliability(16, 22, 2)


def _cases(outlet: str, right: int, of: int) -> list[tuple[str, Judged]]:
    return [(outlet, ("a_rule", at < right)) for at in range(of)]


_TEXT = """Talks in Lima

President of Peru Ana Ruiz said trade would grow. She added that ferries would sail in May.

The two presidents signed an agreement on fishing."""


def _gold(**others: object) -> dict[str, object]:
    at = _TEXT.index
    said = {"speaker": "Ana Ruiz", "spans": [[at("trade"), at("trade") + 16]]}
    return {
        "text": _TEXT,
        "title_line": (0, 13),
        "people": [{"name": "Ana Ruiz", "aliases": ["President of Peru Ana Ruiz", "Ruiz"]}, {"name": "Juan Paz"}],
        "statements": [said, {"speaker": "Juan Paz", "spans": [[at("ferries"), at("ferries") + 23]]}],
        "agreements": [{"start": at("signed"), "end": at("fishing"), "status": "signed"}],
        "themes": {},
        "event": None,
        **others,
    }


def _judged(tmp_path: Path, **others: object) -> dict[str, Reliability]:
    shared("gold", "readouts.py")
    file = tmp_path / "invented.txt"
    file.write_text(_TEXT, encoding="utf-8")
    reading = summitreader.read(file)
    assert reading.article.text == _TEXT
    found = counted(("invented", judged) for judged in judge(_gold(**others), reading, reading_record(reading, "")))
    return {rule: cases.everywhere for rule, cases in found.items()}


def test_findings_of_an_invented_text_are_counted(tmp_path: Path) -> None:
    """One statement is somebody else's; the agreement, its status and the speaker are right; it tells of no event."""
    found = _judged(tmp_path)
    assert found["speaker_then_cue"] == Reliability(1, 2, 1)
    assert found["titled_name"] == Reliability(1, 1, 1)
    assert found["signs"] == Reliability(1, 1, 1)
    assert found["theme_terms"].right == 0 < found["theme_terms"].of


def test_an_agreement_with_another_status_is_wrong(tmp_path: Path) -> None:
    at = _TEXT.index("signed")
    assert _judged(tmp_path, agreements=[{"start": at, "end": at + 9, "status": "planned"}])["signs"].right == 0


def test_a_statement_of_the_gold_answers_one_of_ours(tmp_path: Path) -> None:
    """Both of ours overlap the one of the gold, which is the first."""
    at = _TEXT.index("trade")
    only = {"speaker": "Ana Ruiz", "spans": [[at, at + 16]]}
    assert _judged(tmp_path, statements=[only, only])["speaker_then_cue"] == Reliability(1, 2, 1)


def test_a_theme_counts_by_its_paragraph(tmp_path: Path) -> None:
    everywhere = {str(paragraph): ["trade_investment", "agriculture_food", "oceans"] for paragraph in range(3)}
    assert _judged(tmp_path, themes=everywhere)["theme_terms"].right > 0


class TestDigest:
    """What changes the digest of a parser, on a copy that has one module and one word list."""

    def _digest(self, folder: Path, code: str, words: str = "a = 1") -> str:
        for part, written in (("parser/one.py", code), ("parser/rules.py", f"# {code}"), ("data/cues.toml", words)):
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            (folder / part).write_text(written, encoding="utf-8")
        return parser_digest(folder)

    _CODE = 'def f(x: int) -> int:\n    """Say so."""\n    return x + len(word_file("cues"))\n'

    def test_comments_docstrings_and_looks_leave_it_alone(self, tmp_path: Path) -> None:
        plain = self._digest(tmp_path, self._CODE)
        told = '"""Of a module."""\n\ndef f(x: int) -> int:  # told\n\n    return (x +\n      len(word_file("cues")))\n'
        assert self._digest(tmp_path, told, "# told\na   =   1\n") == plain

    def test_what_the_parser_does_and_knows_changes_it(self, tmp_path: Path) -> None:
        found = {
            self._digest(tmp_path, self._CODE),
            self._digest(tmp_path, self._CODE.replace("+", "-")),
            self._digest(tmp_path, self._CODE.replace("x + ", "1 + ")),
            self._digest(tmp_path, self._CODE, "a = 2"),
            self._digest(tmp_path, self._CODE + "RULES = ('a_rule',)\n"),
        }
        assert len(found) == 5

    def test_what_the_parser_imports_of_the_program_counts_too(self, tmp_path: Path) -> None:
        folder = tmp_path / "summitreader"
        (folder / "parser").mkdir(parents=True)
        code = "from summitreader.model import Span\nword_file('cues')\n"
        (folder / "model.py").write_text("Span = tuple\n", encoding="utf-8")
        before = self._digest(folder, code)
        (folder / "model.py").write_text("Span = list\n", encoding="utf-8")
        assert self._digest(folder, code) != before

    def test_a_list_whose_name_is_worked_out_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(TypeError, match="has to stand in the call"):
            self._digest(tmp_path, "word_file(name)\n")
