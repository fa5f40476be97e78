"""The department's own severities, from the registry workbook."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from templates import open_template
from validators.findings import Severity
from validators.rules import ALL_RULES
from workbook.registry import RegistryError
from workbook.rule_sheet import CHOSEN, CODE, RULE_SHEET, read_rule_sheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """A department's copy of the shipped registry workbook."""
    with open_template("danh_muc_don_vi.xlsx") as shipped:
        return shutil.copy(shipped, tmp_path / "danh_muc.xlsx")


def _choose(path: Path, **words: str) -> None:
    book = load_workbook(path)
    sheet = book[RULE_SHEET]
    headings = [cell.value for cell in sheet[3]]
    for row in sheet.iter_rows(min_row=4):
        word = words.get(str(row[headings.index(CODE)].value))
        if word:
            row[headings.index(CHOSEN)].value = word
    book.save(path)


def test_the_shipped_sheet_lists_every_rule_and_changes_none(registry: Path) -> None:
    """All codes stand there in order; as shipped, every rule keeps its own severity."""
    codes = [row[0] for row in load_workbook(registry)[RULE_SHEET].iter_rows(4, values_only=True)]

    assert codes == [rule.code for rule in ALL_RULES]
    assert read_rule_sheet(registry) == {}


def test_a_choice_is_read_in_any_spelling(registry: Path) -> None:
    """A clerk's `canh bao` is Cảnh báo; `tắt` switches a rule off."""
    _choose(registry, PC301="Lỗi", PC401="canh bao", PC203="TẮT")

    assert read_rule_sheet(registry) == {
        "PC301": Severity.ERROR,
        "PC401": Severity.WARNING,
        "PC203": None,
    }


def test_a_strange_word_is_named_with_its_row(registry: Path) -> None:
    """What is not understood is never ignored."""
    _choose(registry, PC301="to")

    with pytest.raises(RegistryError, match=r"dòng \d+: không hiểu mức “to”"):
        read_rule_sheet(registry)
