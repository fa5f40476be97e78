"""The buttons drawn on the sheet of `bieu.xlsm`, pressed in a real LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.plans import plan, task

from workbook.buttons import BUTTONS
from workbook.excel.build import macro_bieu
from workbook.excel.vba_project import in_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.office_with_buttons import OfficeWithButtons

pytestmark = pytest.mark.office
_SENTENCE = "Hãy nhờ cán bộ công nghệ thông tin; WPS Office thì chưa được. Ổn!"


@pytest.fixture
def document(buttons: OfficeWithButtons, tmp_path: Path) -> Iterator[Any]:
    """The form of a plan whose second task has no lead, open with macros allowed."""
    path = tmp_path / "bieu.xlsm"
    path.write_bytes(macro_bieu(plan(task("I.1"), task("I.2", lead="")), "2.0"))
    opened = buttons.open(path)
    yield opened
    opened.close(True)  # UNO knows no keywords


def _forms(document: Any) -> Any:
    return document.getSheets().getByIndex(0).getDrawPage().getForms().getByIndex(0)


def _press(document: Any, label: str) -> None:
    """Run what the sheet has bound to a button, as LibreOffice does on a click."""
    form = _forms(document)
    labels = [form.getByIndex(index).Label for index in range(form.getCount())]
    (event,) = form.getScriptEvents(labels.index(label))
    script = document.getScriptProvider().getScript(event.ScriptCode)
    script.invoke((), (), ())


def _marked(document: Any) -> list[str]:
    notes = document.getSheets().getByIndex(0).getAnnotations()
    texts = [notes.getByIndex(index).String for index in range(notes.getCount())]
    return [text[:5] for text in texts]


def test_every_button_is_drawn_and_bound(document: Any) -> None:
    """Six labels in order, each with its procedure of the file itself."""
    form = _forms(document)
    labels = [form.getByIndex(index).Label for index in range(form.getCount())]
    codes = [form.getScriptEvents(index)[0].ScriptCode for index in range(form.getCount())]
    assert labels == [button.label for button in BUTTONS]
    assert [code.partition("?")[0].rpartition(".")[2] for code in codes] == [
        button.macro for button in BUTTONS
    ]
    assert all("location=document" in code for code in codes)


def test_pressing_marks_and_takes_off(document: Any) -> None:
    """Kiểm tra marks the missing lead and lists it; Xóa đánh dấu leaves nothing."""
    _press(document, "Kiểm tra")
    assert "PC201" in _marked(document)
    assert document.getSheets().hasByName("Kết quả kiểm tra")
    _press(document, "Xóa đánh dấu")
    assert _marked(document) == []
    assert not document.getSheets().hasByName("Kết quả kiểm tra")


@pytest.mark.parametrize("label", [button.label for button in BUTTONS[2:]])
def test_the_other_buttons_answer_too(document: Any, label: str) -> None:
    """No macro breaks; without a person to ask nothing is written."""
    before = document.getSheets().getByIndex(0).getCellRangeByName("A1:M20").getDataArray()
    _press(document, label)
    after = document.getSheets().getByIndex(0).getCellRangeByName("A1:M20").getDataArray()
    assert after == before


def test_messages_of_the_file_s_own_macros_are_vietnamese(document: Any) -> None:
    """What the build wrote in ASCII comes out with all its marks."""
    address = "vnd.sun.star.script:VBAProject.PhanCong.Chu?language=Basic&location=document"
    script = document.getScriptProvider().getScript(address)
    told, _, _ = script.invoke((in_ascii(_SENTENCE),), (), ())
    assert told == _SENTENCE
