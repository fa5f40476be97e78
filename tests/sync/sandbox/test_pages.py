"""The sandbox's own pages: an agency opens its sheet in a browser and types."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
import requests

if TYPE_CHECKING:
    import gspread

    from sync.sandbox import Sandbox

AGENCY = "so-y-te@phancong.example"
LIST = {
    "type": "ONE_OF_LIST",
    "values": [{"userEnteredValue": "Đang làm"}, {"userEnteredValue": "Xong"}],
}


class Fields(HTMLParser):
    """The fields of a page that can be typed into, by name, and whether a script came along."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and, for a field, its value."""
        found = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        if tag in ("input", "select") and "name" in found:
            self.values[found["name"]] = found.get("value", "")


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """A sheet with locked codes, an open column and a list, shared with an agency."""
    made = robot.create("Sở Y tế <b>")
    made.update_locale("vi_VN")
    made.sheet1.update(
        [["Mã", "Tiến độ", "Tình trạng"], ["NV-1", 50, ""], ["<script>", "", ""]], "A1"
    )
    hole = {"startColumnIndex": 1, "endColumnIndex": 3, "startRowIndex": 1}
    rule: dict[str, Any] = {"range": {"sheetId": 0}, "unprotectedRanges": [hole]}
    area = {"startRowIndex": 1, "endRowIndex": 9, "startColumnIndex": 2, "endColumnIndex": 3}
    made.batch_update(
        {
            "requests": [
                {"setDataValidation": {"range": area, "rule": {"condition": LIST, "strict": True}}},
                {"addProtectedRange": {"protectedRange": rule}},
            ]
        }
    )
    made.share(AGENCY, perm_type="user", role="writer", notify=False)
    return made


def opened(sandbox: Sandbox, book: gspread.Spreadsheet) -> Fields:
    """The page of the book, as the agency sees it."""
    return Fields(requests.get(f"{sandbox.url}/s/{book.id}", timeout=5).text)


def sent(sandbox: Sandbox, book: gspread.Spreadsheet, **head: str) -> requests.Response:
    """Open the page, type into it as `r1c1="75"` says, and send the form."""
    form = opened(sandbox, book).values
    origin = head.pop("origin", sandbox.url)
    url = f"{sandbox.url}/s/{book.id}"
    return requests.post(url, data=form | head, headers={"Origin": origin}, timeout=5)


def test_only_open_cells_can_be_typed_into(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """The agency's page has fields for its own columns and plain text for the rest, escaped."""
    fields = opened(sandbox, book)
    cells = {name for name in fields.values if name.startswith("r")}
    assert (fields.values["who"], fields.values["r1c1"]) == (AGENCY, "50")
    assert cells == {f"r{row}c{column}" for row in range(1, 6) for column in (1, 2)}
    assert "script" not in fields.tags


def test_what_is_typed_is_in_the_sheet(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """A number with a comma and a word of the list arrive as their kinds."""
    answer = sent(sandbox, book, r1c1="87,5", r1c2="Xong")
    assert answer.status_code == 200
    assert book.sheet1.get("A2:C2", value_render_option="UNFORMATTED_VALUE") == [
        ["NV-1", 87.5, "Xong"]
    ]


def test_a_locked_cell_and_a_wrong_word_change_nothing(
    sandbox: Sandbox, book: gspread.Spreadsheet
) -> None:
    """One refused cell keeps the whole form from being written, with a sentence that says why."""
    locked = sent(sandbox, book, r1c1="75", r1c0="NV-9").text
    wrong = sent(sandbox, book, r1c1="75", r1c2="Chưa").text
    assert "Ô này được bảo vệ" in locked
    assert "giá trị của ô C2 không đúng quy định" in wrong
    assert book.sheet1.get("A2:C2") == [["NV-1", "50"]]


def test_another_site_cannot_send_the_form(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """A form from elsewhere and a foreign host name are refused."""
    assert sent(sandbox, book, r1c1="1", origin="http://noi-khac.example").status_code == 403
    strange = requests.get(sandbox.url, headers={"Host": "noi-khac.example"}, timeout=5)
    assert strange.status_code == 403
    assert book.sheet1.acell("B2").value == "50"


def test_the_front_page_lists_the_sheets(sandbox: Sandbox, book: gspread.Spreadsheet) -> None:
    """Names are escaped; no page runs scripts."""
    page = requests.get(sandbox.url, timeout=5)
    assert f'<a href="/s/{book.id}">Sở Y tế &lt;b&gt;</a>' in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
