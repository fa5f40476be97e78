"""Faults to inject: each breaks exactly one rule of a valid row, at a known cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Row = Mapping[str, str]
_OPEN, _DONE = "Đang thực hiện", "Hoàn thành"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the code it must give, the column it must be shown at, and what it writes.

    In what is written, `{content}` and the like stand for the row's own cells.
    """

    code: str
    key: str
    cells: Mapping[str, str]

    def on(self, row: Row) -> dict[str, str]:
        """The row with this fault."""
        return {**row, **{key: text.format_map(row) for key, text in self.cells.items()}}


def _cell(code: str, key: str, text: str) -> Fault:
    return Fault(code, key, {key: text})


def _progress(code: str, key: str, status: str, percent: str, result: str = "") -> Fault:
    return Fault(code, key, {"status": status, "percent": percent, "result": result})


FAULTS = (
    _cell("PC021", "content", "{content}\u200b ven sông"),
    _cell("PC022", "content", "Tæ chøc héi nghÞ triÓn khai"),
    _cell("PC023", "content", "{content} theo kế hoac̣ h"),
    _cell("PC024", "content", "{content} trƣớc mùa mƣa"),
    _cell("PC025", "content", "{content}, liên hệ 0987 654 321"),
    _cell("PC026", "content", "{content}  ở vùng cao"),
    _cell("PC027", "content", "#REF!"),
    _cell("PC101", "content", ""),
    _cell("PC106", "content", "…"),
    _cell("PC102", "number", ""),
    _cell("PC103", "number", "1"),
    _cell("PC201", "lead", ""),
    _cell("PC202", "lead", "Sở Nội vu"),
    _cell("PC203", "lead", "Sở Tư pháp; UBND xã An Bình"),
    _cell("PC205", "lead", "Sở Kế hoạch và Đầu tư"),
    _cell("PC208", "lead", "Các cơ quan, đơn vị có liên quan"),
    _cell("PC210", "lead", "sở nội vụ"),
    _cell("PC206", "coordinating", "Sở Tài chính; Sở Giao thông vận tải"),
    _cell("PC207", "coordinating", "Các cơ quan, đơn vị liên quan"),
    _cell("PC209", "coordinating", "Sở Tài chánh"),
    _cell("PC301", "deliverable", ""),
    _cell("PC302", "deliverable", "Đạt kết quả tốt"),
    _cell("PC401", "deadline", "-"),
    _cell("PC402", "deadline", "Càng sớm càng tốt"),
    _cell("PC403", "deadline", "31/9/2026"),
    _cell("PC404", "deadline", "Từ 15/9/2026 đến 15/8/2026"),
    _cell("PC405", "deadline", "Tháng 9/2062"),
    _cell("PC406", "deadline", "15/9/2025"),
    _cell("PC407", "deadline", "15/9/2027"),
    _cell("PC408", "deadline", "Trong vòng 20 ngày"),
    _cell("PC409", "deadline", "Sau khi Luật được thông qua"),
    _cell("PC410", "deadline", "Chậm nhất ngày 27/9/2026"),
    _cell("PC411", "deadline", "Thứ Sáu, ngày 16/9/2026"),
    _cell("PC412", "deadline", "Theo Quyết định số 105/QĐ-UBND"),
    _cell("PC413", "deadline", "9"),
    _progress("PC501", "status", "Hoàn thành một phần", ""),
    _progress("PC502", "percent", _OPEN, "nhiều"),
    _progress("PC503", "percent", _OPEN, "-5"),
    _progress("PC504", "status", _OPEN, "100"),
    _progress("PC505", "percent", _DONE, "90", "Đã ban hành"),
    _progress("PC506", "result", _DONE, "100"),
    _progress("PC510", "percent", _OPEN, "0,45"),
    _progress("PC512", "status", "Chưa thực hiện", "10"),
    _cell("PC507", "updated_on", "02/6/2026"),
    _cell("PC511", "updated_on", "tuần trước"),
)
