"""The published workbook as the head of the department reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl import load_workbook
from support.consolidated_book import figures, table
from support.story.pages import PROGRESS

from validators.columns import BY_KEY

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.raw_table import Stored

_AGES = ("(dữ liệu ngày", "(giữ lời ghi ngày")
_SILENT = {"Chưa báo cáo", "Không đọc được", "Không thấy dòng", "Ô bị lỗi"}


class Told(NamedTuple):
    """What stands in the workbook about one agency and one task; `beside` for coordination."""

    agency: str
    task: str
    words: dict[str, str]
    status_class: str
    is_beside: bool


class Published:
    """A workbook that was opened; its tables by their first headings."""

    def __init__(self, path: Path) -> None:
        book = load_workbook(path, data_only=True)
        self.figures = figures(book["Tổng quan"])
        self.tasks = table(book["Nhiệm vụ"], "Mã nhiệm vụ")
        self.agencies = table(book["Theo đơn vị"], "Đơn vị")
        self.sources = table(book["Nguồn số liệu"], "Bản chụp")
        self.findings = table(book["Kết quả kiểm tra"], "Mức độ")
        book.close()

    @property
    def ids(self) -> list[str]:
        """The ids of the tasks."""
        return [str(row["Mã nhiệm vụ"]) for row in self.tasks if row["Mã nhiệm vụ"]]

    def reports(self) -> list[Told]:
        """Every report there is, in the order of the sheet."""
        found: list[Told] = []
        task = ""
        for row in self.tasks:
            task = str(row["Mã nhiệm vụ"] or task)
            who = str(row["Đơn vị báo cáo"] or "")
            if not who or who[0].isdigit() or who.startswith("Chưa giao"):
                continue
            agency = who.removesuffix(" (phối hợp)")
            words = {key: _text(key, row[BY_KEY[key].heading]) for key in PROGRESS}
            told = Told(agency, task, words, str(row["Phân loại"] or ""), agency != who)
            found.append(told)
        return found


def _text(key: str, value: Stored) -> str:
    if value is None:
        return ""
    if key == "percent":
        return f"{value:g}" if isinstance(value, int | float) else str(value)
    if key == "status":
        return "" if value in _SILENT else str(value)
    if key == "updated_on":
        return "\n".join(line for line in str(value).split("\n") if not line.startswith(_AGES))
    return str(value)
