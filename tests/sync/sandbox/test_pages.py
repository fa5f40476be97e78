"""The sandbox's own pages: an agency opens its sheet in a browser and types."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
import requests
from support.agency_book import AGENCY, agency_book

if TYPE_CHECKING:
    import gspread

    from sync.sandbox import Sandbox


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """A sheet as an agency gets it, shared with that agency."""
    return agency_book(robot)


def seen(sandbox: Sandbox, book: gspread.Spreadsheet, **query: str) -> dict[str, Any]:
    """What the page of the book is told to show."""
    url = f"{sandbox.url}/page/s/{book.id}"
    return requests.get(url, params=query, timeout=5).json()


def cells(sheet: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The cells that are shown, by their names."""
    return {cell["name"]: cell for row in sheet["rows"] for cell in row["cells"]}


def typed(
    sandbox: Sandbox, book: gspread.Spreadsheet, at: list[int], text: str, **head: str
) -> requests.Response:
    """Type into a cell of the first tab as the agency does."""
    url = f"{sandbox.url}/page/s/{book.id}"
    sent = {"gid": "0", "at": at, "text": text}
    headers = {"Origin": sandbox.url} | {n.replace("_", "-"): part for n, part in head.items()}
    return requests.post(url, params={"who": AGENCY}, json=sent, headers=headers, timeout=5)


def test_only_open_cells_can_be_typed_into(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """The agency looks first, its own columns are open to it, the rest is locked."""
    sheet = seen(sandbox, book)
    opened = {name for name, cell in cells(sheet).items() if cell["open"]}
    assert (sheet["who"], sheet["writes"], sheet["frozen"]) == (AGENCY, True, [1, 0])
    assert opened == {f"{letter}{row}" for row in range(2, 7) for letter in "BCDE"}


def test_a_cell_is_told_with_looks_note_list_and_hint(
    sandbox: Sandbox, book: gspread.Spreadsheet
) -> None:
    """Fills, bold, notes, words to choose from and what a cell takes are all there."""
    shown = cells(seen(sandbox, book))
    assert shown["A1"]["looks"]["fill"] == "rgb(216, 232, 247)"
    assert shown["A1"]["looks"]["bold"] is True
    assert shown["B2"]["note"] == "PC501: tỷ lệ <i>phải</i> từ 0 đến 100."
    assert shown["B2"]["hint"] == "Chỉ nhận số từ 0 đến 100."
    assert shown["C2"]["choices"] == ["Đang làm", "Xong"]
    assert shown["A3"]["text"] == "<script>"


def test_what_is_typed_is_in_the_sheet(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """A number with a comma, a word of the list and a date arrive as their kinds."""
    for at, text in (([1, 1], "87,5"), ([1, 2], "Xong"), ([1, 3], "30/6/2026")):
        assert typed(sandbox, book, at, text).status_code == 200
    assert book.sheet1.get("A2:D2", value_render_option="UNFORMATTED_VALUE") == [
        ["NV-1", 87.5, "Xong", 46203]
    ]
    assert cells(seen(sandbox, book))["D2"]["text"] == "30/06/2026"


@pytest.mark.parametrize(
    ("at", "text", "sentence"),
    [
        ([1, 0], "NV-9", "Ô A2 được bảo vệ nên không sửa được."),
        ([1, 2], "Chưa", "Ô C2 không nhận giá trị này. Chỉ nhận một trong các từ: Đang làm, Xong."),
        ([1, 1], "120", "Ô B2 không nhận giá trị này. Chỉ nhận số từ 0 đến 100."),
        ([1, 3], "hôm qua", "Ô D2 không nhận giá trị này. Chỉ nhận một ngày, ví dụ 30/6/2026."),
        ([1, 4], "x" * 50_001, "Ô E2: một ô chỉ chứa được 50000 ký tự."),
        ([5000, 1], "1", "Ô này nằm ngoài trang tính; hãy tải lại trang."),
        ([True, 1], "1", "Yêu cầu không nói ô nào; hãy tải lại trang."),
    ],
)
def test_what_a_cell_does_not_take_changes_nothing(
    sandbox: Sandbox, book: gspread.Spreadsheet, at: list[int], text: str, sentence: str
) -> None:
    """A refused entry is answered with a Vietnamese sentence that names the cell."""
    answer = typed(sandbox, book, at, text)
    assert (answer.status_code, answer.json()["message"]) == (400, sentence)
    assert book.sheet1.get("A2:E2") == [["NV-1", "50"]]


def test_another_site_cannot_type(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """A request from elsewhere, a form, and a foreign host name are refused."""
    assert typed(sandbox, book, [1, 1], "1", Origin="http://noi-khac.example").status_code == 403
    assert typed(sandbox, book, [1, 1], "1", Content_Type="text/plain").status_code == 400
    strange = requests.get(sandbox.url, headers={"Host": "noi-khac.example"}, timeout=5)
    assert strange.status_code == 403
    assert book.sheet1.acell("B2").value == "50"


def test_a_sheet_nobody_was_let_into_is_seen_as_an_agency(
    sandbox: Sandbox, robot: gspread.Client
) -> None:
    """Without an agency's address the page plays one, which protection binds."""
    sheet = seen(sandbox, agency_book(robot, shared=False))
    assert [one["name"] for one in sheet["people"]] == [
        "Đơn vị nhận bảng",
        "robot@phancong.example",
    ]
    assert not cells(sheet)["A2"]["open"]
    assert cells(sheet)["B2"]["open"]


def test_a_stranger_is_told_nothing(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """Somebody the sheet was never shared with, and a sheet that is not there, look the same."""
    theirs = requests.get(f"{sandbox.url}/page/s/{book.id}", {"who": "la@x.example"}, timeout=5)
    missing = requests.get(f"{sandbox.url}/page/s/khong-co", timeout=5)
    assert theirs.status_code == missing.status_code == 404
    assert theirs.json() == missing.json()


def test_the_front_page_is_told_every_sheet(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """Name and people of each spreadsheet, as text."""
    (one,) = requests.get(f"{sandbox.url}/page/books", timeout=5).json()["books"]
    assert (one["id"], one["name"], one["people"]) == (book.id, "Sở Y tế <b>", [AGENCY])


def test_pages_are_fixed_files_that_load_nothing_from_elsewhere(sandbox: Sandbox) -> None:
    """Every file is served under a policy that allows only our own, and holds no address."""
    for name in (place.name for place in files("sync.sandbox").joinpath("page").iterdir()):
        page = requests.get(f"{sandbox.url}/page/{name}", timeout=5)
        assert page.status_code == 200
        assert "default-src 'none'; script-src 'self'" in page.headers["Content-Security-Policy"]
        assert "://" not in page.text.replace("http://www.w3.org/2000/svg", "")
    assert requests.get(f"{sandbox.url}/page/..%2fapp.py", timeout=5).status_code == 404
    assert requests.get(f"{sandbox.url}/page/app.py", timeout=5).status_code == 404
