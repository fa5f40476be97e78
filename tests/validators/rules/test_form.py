"""What every rule must be, whatever it looks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.examples import context_of, example_sheets

import validators.rules
from validators.check import check
from validators.columns import COLUMNS
from validators.fixes import all_safe
from validators.rule import Over, Rule
from validators.rule_page import page
from validators.rules import ALL_RULES, BY_CODE
from validators.rules.rule_crashed import RULE as RULE_CRASHED
from validators.sheets import ASSIGNED_COLUMNS, CELL_COLUMNS, HEADING_COLUMNS, SHEET_COLUMNS

_ID = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
_WITH_EXAMPLE = pytest.mark.parametrize(
    "rule", [rule for rule in ALL_RULES if rule is not RULE_CRASHED], ids=lambda rule: rule.code
)
_MARKED = re.compile("[àáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵđ\u1ea0-\u1ef9]", re.IGNORECASE)
_PROGRAM_WORDS = re.compile(r"\b(?:None|NaN|nan|True|False|Series|Traceback|KeyError|dtype)\b|[{}]")
_COLUMNS = {
    Over.TASKS: {column.key for column in COLUMNS},
    Over.CELLS: set(CELL_COLUMNS),
    Over.HEADINGS: set(HEADING_COLUMNS),
    Over.SHEETS: {*SHEET_COLUMNS, "rows"},
    Over.ASSIGNED: set(ASSIGNED_COLUMNS),
}


def test_every_module_of_the_folder_is_listed() -> None:
    """A rule that somebody forgot to list would never run."""
    folder = Path(validators.rules.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {rule.name.replace("-", "_") for rule in ALL_RULES} == modules


def test_codes_and_names_are_unique_and_in_order() -> None:
    """A code names one rule for ever."""
    codes = [rule.code for rule in ALL_RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in ALL_RULES}) == len(codes) == len(BY_CODE)
    assert len({rule.title for rule in ALL_RULES}) == len(codes)


@_ID
def test_code_and_name_have_their_form(rule: Rule) -> None:
    """PC and three digits; words joined by hyphens."""
    assert re.fullmatch(r"PC\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)+", rule.name)


@_ID
def test_every_word_people_see_is_vietnamese(rule: Rule) -> None:
    """Whole sentences with full diacritics for what is said, why, and what to do."""
    for text in (rule.title, rule.message, rule.why, rule.mend):
        assert _MARKED.search(text), text
    for sentence in (rule.why, rule.mend):
        assert sentence[0].isupper(), sentence
        assert sentence[-1] in ".…", sentence


@_ID
def test_what_a_rule_names_exists(rule: Rule) -> None:
    """Its column and the columns it reads, and the rules it requires."""
    assert {rule.column, *rule.reads} <= _COLUMNS[rule.over]
    assert set(rule.requires) <= BY_CODE.keys() - {rule.code}


def test_no_rule_waits_for_itself() -> None:
    """Two rules that require each other would silence each other."""
    waiting = {rule.code: set(rule.requires) for rule in ALL_RULES}
    while free := [code for code, needs in waiting.items() if not needs & waiting.keys()]:
        for code in free:
            del waiting[code]
    assert not waiting


@_WITH_EXAMPLE
def test_a_message_says_everything_in_words(rule: Rule) -> None:
    """No placeholder stays open, no value of the program slips in."""
    (finding,) = check(example_sheets(rule, rule.bad), context_of(rule))
    assert not _PROGRAM_WORDS.search(finding.message), finding.message
    assert not re.search(r"\s{2}|“”", finding.message), finding.message


@_ID
def test_a_page_shows_what_the_rule_carries(rule: Rule) -> None:
    """The page for people is made from the rule itself."""
    text = page(rule)
    assert all(part in text for part in (rule.code, rule.title, rule.why, rule.mend))
    assert "**Đúng:**" in text


@pytest.mark.parametrize(
    "rule", [rule for rule in ALL_RULES if rule.fix], ids=lambda rule: rule.code
)
def test_a_fix_is_written_where_it_is_safe_and_only_there(rule: Rule) -> None:
    """Of the bad example exactly what a safe fix proposes is written."""
    sheets, context = example_sheets(rule, rule.bad), context_of(rule)
    (finding,) = check(sheets, context)
    assert finding.fix
    expected = {finding.place: finding.fix.value} if finding.fix.safe else {}
    assert all_safe(sheets, context) == expected


def test_there_are_rules_of_every_family() -> None:
    """Structure, tasks, agencies, deliverables, deadlines, progress, across sheets, the tool."""
    assert {rule.code[2] for rule in ALL_RULES} == set("01234569")
    assert len(ALL_RULES) >= 35
