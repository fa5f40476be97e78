"""The sandbox's page in a real Chromium: a person plays an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.agency_book import agency_book
from support.browser import ENTER, Browser, browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import gspread

    from sync.sandbox import Sandbox

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests here: starting it is slow."""
    with browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture
def book(sandbox: Sandbox, robot: gspread.Client, window: Browser) -> gspread.Spreadsheet:
    """A sheet as an agency gets it, open in the browser."""
    made = agency_book(robot)
    window.open(f"{sandbox.url}/s/{made.id}")
    window.text("td[data-name=A2]")
    return made


def field(name: str) -> str:
    """Where a cell is typed into."""
    return f"td[data-name={name}] :is(textarea, select)"


def test_a_person_types_and_the_service_sees_it(
    sandbox: Sandbox, window: Browser, book: gspread.Spreadsheet
) -> None:
    """From the list to the sheet: a number, a date and a chosen word are stored as their kinds."""
    window.open(sandbox.url)
    assert window.text("#books a") == "Sở Y tế <b>"
    window.run("document.querySelector('#books a').click()")
    window.text("td[data-name=A2]")
    for name, keys in (("B2", "87,5"), ("D2", "30/6/2026"), ("C2", "Xong")):
        window.type(field(name), keys + ENTER)
        window.until("return document.querySelector('#said').innerText === arguments[0]",
                     f"Đã ghi ô {name}.")  # fmt: skip
    assert book.sheet1.get("A2:D2", value_render_option="UNFORMATTED_VALUE") == [
        ["NV-1", 87.5, "Xong", 46203]
    ]
    assert window.run("return document.querySelector(arguments[0]).value", field("D2")) == (
        "30/06/2026"
    )


def test_a_locked_cell_has_nothing_to_type_into(window: Browser, book: gspread.Spreadsheet) -> None:
    """Locked cells are grey and hold text; what they show is all they have."""
    kind, color, fields = window.run(
        "const cell = document.querySelector('td[data-name=A2]');"
        "return [cell.className.includes('locked'), getComputedStyle(cell).backgroundColor,"
        " cell.querySelectorAll('textarea, select, [contenteditable]').length]"
    )
    assert (kind, color, fields) == (True, "rgb(238, 240, 242)", 0)
    assert book.sheet1.acell("A2").value == "NV-1"


def test_a_wrong_entry_stays_and_is_explained(window: Browser, book: gspread.Spreadsheet) -> None:
    """The cell keeps what was typed, marked, the sentence says why, and nothing is stored."""
    window.type(field("B2"), "120" + ENTER)
    window.until("return document.querySelector('#said.wrong')")
    assert window.text("#said") == "Ô B2 không nhận giá trị này. Chỉ nhận số từ 0 đến 100."
    assert window.run("return document.querySelector(arguments[0]).value", field("B2")) == "120"
    assert book.sheet1.acell("B2").value == "50"


def test_looking_into_a_cell_changes_nothing(window: Browser, book: gspread.Spreadsheet) -> None:
    """A rounded number shows all its digits while one is in the cell, and is not rounded by it."""
    book.sheet1.format("B2", {"numberFormat": {"type": "NUMBER", "pattern": "0"}})
    book.sheet1.update_acell("B2", 87.456)
    window.run("location.reload()")
    value = "return document.querySelector(arguments[0])?.value"
    window.until(f"{value} === '87'", field("B2"))
    window.type(field("B2"), "")
    assert window.run(value, field("B2")) == "87,456"
    window.type(field("E2"), ENTER)
    window.until(f"{value} === '87'", field("B2"))
    assert book.sheet1.acell("B2", value_render_option="UNFORMATTED_VALUE").value == 87.456


def test_text_stays_text(window: Browser, book: gspread.Spreadsheet) -> None:
    """HTML in names, cells and notes is shown as it was written and never runs."""
    window.type(field("E2"), "<img src=x onerror=document.title='hong'>" + ENTER)
    window.until("return document.querySelector('#said').innerText.startsWith('Đã ghi')")
    assert window.text("#name") == "Sở Y tế <b>"
    assert window.text("td[data-name=A3]") == "<script>"
    assert window.run("return document.querySelectorAll('#grid img, #grid script').length") == 0
    assert "hong" not in window.run("return document.title")
    assert book.sheet1.acell("E2").value == "<img src=x onerror=document.title='hong'>"


def test_notes_lists_and_frozen_rows_are_seen(
    window: Browser, book: gspread.Spreadsheet, tmp_path: Path
) -> None:
    """A note is marked and told, a list offers its words, the heading stays while scrolling."""
    window.type(field("B2"), "50")
    assert "PC501: tỷ lệ <i>phải</i> từ 0 đến 100." in window.text("#about")
    assert window.run("return document.querySelector('td[data-name=B2]').title").startswith("PC501")
    assert window.run(
        "return [...document.querySelector(arguments[0]).options].map((one) => one.value)",
        field("C2"),
    ) == ["", "Đang làm", "Xong"]
    assert window.run(
        "return getComputedStyle(document.querySelector('td[data-name=E1]')).position"
    ) == ("sticky")
    width = "return document.querySelector('td[data-name=E1]').getBoundingClientRect().width"
    assert window.run(width) == 260
    window.picture(tmp_path / "bang.png")
    assert book.title == "Sở Y tế <b>"


def test_another_tab_and_another_person(window: Browser, book: gspread.Spreadsheet) -> None:
    """A click leads to the other tab; as the owner every cell is open."""
    window.run("[...document.querySelectorAll('#tabs button')].at(-1).click()")
    window.until("return document.querySelector('#tabs [aria-current]').innerText === 'Kiểm tra'")
    assert window.run("return document.querySelectorAll('#grid textarea').length") == 0
    window.run(
        "const who = document.querySelector('#who'); who.selectedIndex = who.options.length - 1;"
        "who.dispatchEvent(new Event('change', { bubbles: true }))"
    )
    window.until("return document.querySelectorAll('#grid textarea').length > 0")
    assert "robot" in window.run("return document.querySelector('#who').value")
    assert book.worksheet("Kiểm tra").get() == [[]]
