"""What a consolidated workbook shows of the agencies of a big office, read back by openpyxl."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from support.big_office import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, by agency.

    `read_on` is the day its figures were read, None where they never were; `ages` are what its
    figures are called where they are old; `words` are all else: its tasks, what it reports on
    them, and from which snapshot.
    """

    read_on: dict[str, str | None]
    reasons: dict[str, str]
    ages: dict[str, set[str]]
    words: dict[str, list[object]]


_AGE = re.compile(r"dữ liệu ngày \S+, cũ \d+ ngày")
_TIMES = {"Đọc lúc", "Không đổi từ", "Tình trạng", "Ngày cập nhật"}


def shown(path: Path) -> Shown:
    """What stands in a consolidated workbook."""
    book = load_workbook(path, read_only=True)
    lines = {str(one["Đơn vị"]): one for one in _rows(book["Theo đơn vị"].values)}
    tasks = ((one["Đơn vị báo cáo"], one) for one in _rows(book["Nhiệm vụ"].values))
    reports = [(str(one["Đơn vị"]), one) for one in _rows(book["Nguồn số liệu"].values)]
    days = {name: str(one["Đọc lúc"] or "") for name, one in reports}
    ages: dict[str, set[str]] = {name: set() for name in NAMES}
    words: dict[str, list[object]] = {name: [] for name in NAMES}
    for name, one in (*tasks, *reports):
        if name in words:
            ages[str(name)] |= {age for cell in one.values() for age in _AGE.findall(str(cell))}
            words[str(name)].append({key: one[key] for key in one.keys() - _TIMES})
    book.close()
    return Shown(
        {name: _day(lines[name], days[name]) for name in NAMES},
        {name: str(lines[name]["Lý do, ghi chú"] or "") for name in NAMES},
        {name: own for name, own in ages.items() if own},
        words,
    )


def _day(line: dict[str, object], moment: str) -> str | None:
    """The day both sheets agree on, as `2026-06-01`."""
    assert line["Lần đọc gần nhất"] == (moment or "Chưa đọc được lần nào")
    return f"{datetime.strptime(moment, '%d/%m/%Y %H:%M').date()}" if moment else None  # noqa: DTZ007  # as shown


def _rows(values: Iterable[tuple[object, ...]]) -> Iterator[dict[str, object]]:
    """The rows below a heading that names agencies, by heading."""
    heading: tuple[object, ...] = ()
    for line in values:
        if heading:
            yield dict(zip(map(str, heading), line, strict=False))
        elif {"Đơn vị", "Đơn vị báo cáo"} & set(line):
            heading = line
