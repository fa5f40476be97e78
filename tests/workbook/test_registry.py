"""The registry workbook: read as written, refused with a sentence that says where and why."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from xlsxwriter import Workbook

from templates import open_template
from validators.agencies import Level, split_agencies
from workbook.registry import RegistryError, default_registry, read_registry
from workbook.registry_form import FORM, write_form
from workbook.registry_rows import AGENCY_HEADINGS, GROUP_HEADINGS

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, object]


def write(
    path: Path, agencies: list[Row], groups: list[Row] | None = None, place: str = ""
) -> Path:
    """A small registry workbook of rows by heading."""
    with Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, headings, rows in (
            ("Đơn vị", AGENCY_HEADINGS, agencies),
            ("Nhóm", GROUP_HEADINGS, groups or []),
        ):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Tỉnh, thành phố:", place])
            sheet.write_row(1, 0, headings)
            for at, row in enumerate(rows, start=2):
                for column, heading in enumerate(headings):
                    value = row.get(heading, "")
                    sheet.write(at, column, value, day if isinstance(value, date) else None)
    return path


def test_the_shipped_workbook_and_the_plain_text_say_the_same() -> None:
    """Whoever edits the shipped workbook starts from what the program uses without one."""
    shipped = default_registry()
    with open_template(FORM) as path:
        read = read_registry(path)

    assert read.agencies == shipped.agencies
    assert read.groups == shipped.groups


def test_the_form_writes_the_shipped_workbook(tmp_path: Path) -> None:
    """The workbook in the templates is what the form writes today, byte for byte."""
    write_form(tmp_path / "form.xlsx")

    with open_template(FORM) as path:
        assert path.read_bytes() == (tmp_path / "form.xlsx").read_bytes()


def test_rows_become_agencies(tmp_path: Path) -> None:
    """Names, lists, level, dates as text or real dates, parent and successor are read."""
    new: Row = {"Tên chính thức": "Sở Tài chính", "Tên viết tắt": "STC; Sở TC"}
    old: Row = {
        "Tên chính thức": "Sở KH&ĐT", "Cấp": "tỉnh", "Đơn vị kế thừa": "STC",
        "Có từ ngày": "1/3/2016", "Đến hết ngày": datetime(2025, 2, 28),  # noqa: DTZ001 - a date cell
    }  # fmt: skip
    registry = read_registry(write(tmp_path / "a.xlsx", [new, old], place="Hà Tĩnh"))

    finance, gone = registry.agencies
    assert finance.short_names == ("STC", "Sở TC")
    assert (gone.level, gone.successor) == (Level.PROVINCE, "so-tai-chinh")
    assert (gone.valid_from, gone.valid_to) == (date(2016, 3, 1), date(2025, 2, 28))
    assert registry.place == "Hà Tĩnh"


def test_groups_are_read_and_expanded(tmp_path: Path) -> None:
    """A group lists names, other groups and patterns."""
    agencies: list[Row] = [
        {"Tên chính thức": f"UBND xã {name}", "Cấp": "Xã"} for name in ("A", "B")
    ]
    groups: list[Row] = [
        {"Tên nhóm": "UBND cấp xã", "Tên gọi khác": "các xã", "Thành viên": "UBND xã *"},
        {"Tên nhóm": "Khối chính quyền", "Thành viên": "UBND cấp xã"},
        {"Tên nhóm": "Các đơn vị liên quan", "Nhóm mở": "x"},
    ]
    registry = read_registry(write(tmp_path / "a.xlsx", agencies, groups))

    sizes = [len(registry.expand(group)) for group in registry.groups]
    assert sizes == [2, 2, 0]


FAULTS: dict[str, tuple[Row, str]] = {
    "no name": ({"Tên viết tắt": "STP"}, "B3: chưa có tên chính thức"),
    "level": ({"Tên chính thức": "Sở A", "Cấp": "Vùng"}, "E3: cấp “Vùng” không có"),
    "date": ({"Tên chính thức": "Sở A", "Đến hết ngày": "31/02/2025"}, "I3: không đọc được ngày"),
    "e-mail": ({"Tên chính thức": "Sở A", "Thư điện tử": "abc"}, "G3: “abc” không phải địa chỉ"),
    "parent": ({"Tên chính thức": "Sở A", "Đơn vị cấp trên": "UBND X"}, "F3: không có đơn vị"),
    "successor": ({"Tên chính thức": "Sở A", "Đơn vị kế thừa": "Sở B"}, "J3: không có đơn vị"),
    "dates turned": (
        {"Tên chính thức": "Sở A", "Có từ ngày": "1/1/2026", "Đến hết ngày": "1/1/2025"},
        "I3: ngày hết hiệu lực đứng trước",
    ),
}


@pytest.mark.parametrize(("row", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_cell_is_refused_with_its_address(tmp_path: Path, row: Row, sentence: str) -> None:
    """The sentence names file, sheet, cell and what is wrong with it."""
    with pytest.raises(RegistryError, match=r"danh-muc\.xlsx, trang “Đơn vị”") as refusal:
        read_registry(write(tmp_path / "danh-muc.xlsx", [row]))

    assert sentence in str(refusal.value)


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    """Two rows of one name need different codes."""
    rows: list[Row] = [{"Tên chính thức": "Sở A"}, {"Tên chính thức": "Sở  A"}]

    with pytest.raises(RegistryError, match="trùng với ô B3"):
        read_registry(write(tmp_path / "a.xlsx", rows))


def test_a_stranger_in_a_group_is_refused(tmp_path: Path) -> None:
    """A member that is no agency of the registry is told with its cell."""
    groups: list[Row] = [{"Tên nhóm": "Khối A", "Thành viên": "Sở Không Có"}]

    with pytest.raises(RegistryError, match="ô C3: thành viên “Sở Không Có”"):
        read_registry(write(tmp_path / "a.xlsx", [], groups))


@pytest.mark.parametrize("sheet", ["Đơn vị", "Khác"])
def test_another_workbook_is_refused(tmp_path: Path, sheet: str) -> None:
    """A workbook without the sheet or its headings is no registry."""
    with Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet(sheet).write(0, 0, "TT")

    with pytest.raises(RegistryError, match="đề nghị dùng mẫu danh mục đơn vị"):
        read_registry(tmp_path / "a.xlsx")


def test_sample_addresses_lead_nowhere() -> None:
    """The shipped registry holds no address of a real office."""
    addresses = [agency.email for agency in default_registry().agencies if agency.email]

    assert addresses
    assert all(address.endswith(".example") for address in addresses)


def test_the_shipped_registry_needs_no_spreadsheet_library() -> None:
    """Splitting with the shipped registry loads neither openpyxl nor pandas nor rapidfuzz."""
    code = (
        "import sys; from workbook.registry import default_registry as d;"
        "from validators.agencies import split_agencies as s; s('STP', d());"
        "print([m for m in ('openpyxl', 'pandas', 'rapidfuzz', 'xlsxwriter') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_registry_of_the_department_recognises_its_own_names(tmp_path: Path) -> None:
    """A name with an odd comma is one entry when the registry knows it."""
    registry = read_registry(
        write(tmp_path / "a.xlsx", [{"Tên chính thức": "Hội Vườn, Ao, Chuồng"}])
    )
    found = split_agencies("Hội Vườn, Ao, Chuồng, Sở Y tế", registry)

    assert [mention.canonical for mention in found] == ["Hội Vườn, Ao, Chuồng", None]


def test_plain_text_is_no_registry_and_that_is_said(tmp_path: Path) -> None:
    """A file of one nameless sheet: the sentence says what to save it as."""
    path = tmp_path / "danh-muc.tsv"
    path.write_text("Tên\tMã\nSở A\tSA\n", encoding="utf-8")

    with pytest.raises(RegistryError, match=r"danh-muc\.tsv: .* “Đơn vị” và lưu thành \.xlsx"):
        read_registry(path)
