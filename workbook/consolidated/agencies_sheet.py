"""The sheet of all agencies: what each owes, what came, what came lately, how its work stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from validators.progress import CLASS_GROUPS, StatusClass
from workbook.canvas import Formula
from workbook.consolidated.model import Answer
from workbook.consolidated.table import DetailSheet, Field, Form
from workbook.consolidated.timeliness import FRESH_DAYS, Score, Timing, scores
from workbook.consolidated.words import SHEET_AGENCIES, days_since, last_read
from workbook.style import ALARM, CENTRED, COUNT, NUMBER, SHARE

if TYPE_CHECKING:
    from datetime import date

    from workbook.canvas import Value
    from workbook.consolidated.model import AgencyLine, Consolidation
    from workbook.consolidated.table import Area
    from workbook.new_book import NewBook

_BARS = {
    "type": "data_bar",
    "bar_color": "#BDD7EE",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 1,
}
_SHOWN = (
    StatusClass.DONE_ON_TIME,
    StatusClass.DONE_LATE,
    StatusClass.IN_TERM,
    StatusClass.OVERDUE,
    StatusClass.NOT_STARTED,
)
FORM = Form(
    tab=SHEET_AGENCIES,
    name="TheoDonVi",
    title="TÌNH HÌNH BÁO CÁO VÀ THỰC HIỆN CỦA TỪNG ĐƠN VỊ",
    none="Chưa có đơn vị nào phải báo cáo.",
    fields=(
        Field("TT", 6, NUMBER),
        Field("Đơn vị", 34),
        Field("Kết quả báo cáo", 20, CENTRED),
        Field("Phải báo cáo", 9, COUNT, summed=True),
        Field("Đã báo cáo", 9, COUNT, summed=True),
        Field("Tỷ lệ đầy đủ", 11, SHARE),
        Field(f"Cập nhật trong {FRESH_DAYS} ngày", 11, COUNT, summed=True),
        Field("Tỷ lệ kịp thời", 11, SHARE),
        Field("Có ngày nhưng để trống", 12, COUNT, summed=True),
        *(Field(one.value, 13, COUNT, summed=True) for one in _SHOWN),
        Field("Theo dõi riêng", 9, COUNT, summed=True),
        Field("Số ngày không thay đổi", 11, NUMBER),
        Field("Lần đọc gần nhất", 24, CENTRED),
        Field("Lý do, ghi chú", 48),
    ),
    header_height=84,
)
ANSWER_COLUMN = 2
ANSWER_FILLS = {
    Answer.FULL: "#D9EAD3",
    Answer.PARTLY: "#FFF2CC",
    Answer.EMPTY: ALARM,
    Answer.UNREACHABLE: "#D9D9D9",
}
_EXPECTED, _RECEIVED, _COMPLETE, _FRESH, _TIMELY = 3, 4, 5, 6, 7
_LATE_COLUMN = next(at for at, one in enumerate(FORM.fields) if one.heading == _SHOWN[3].value)
_ORDER = {Answer.EMPTY: 0, Answer.UNREACHABLE: 1, Answer.PARTLY: 2, Answer.FULL: 3}


def write_agencies(book: NewBook, consolidation: Consolidation) -> Area:
    """Write all agencies, those that owe most first; the area of their answers."""
    sheet = DetailSheet(book, FORM, consolidation.business_date)
    found = scores(consolidation)
    totals: Counter[int] = Counter()
    for number, line in enumerate(ordered(consolidation.agencies), 1):
        score = found[line.agency]
        values = _values(number, line, score, sheet.canvas.row, consolidation.business_date)
        late = {_LATE_COLUMN: ALARM} if score.classes[StatusClass.OVERDUE] else {}
        sheet.add(values, {ANSWER_COLUMN: ANSWER_FILLS[line.answer], **late})
        for at, field in enumerate(FORM.fields):
            value = values[at]
            if field.summed and isinstance(value, int):
                totals[at] += value
    rows = sheet.close()
    if rows:
        below, owed = sheet.canvas.row, totals[_EXPECTED]
        rates = {
            _COMPLETE: _rate(totals[_RECEIVED], owed, below, _RECEIVED),
            _TIMELY: _rate(totals[_FRESH], owed, below, _FRESH),
        }
        sheet.sums(rows, totals, rates)
        for column in rates:
            cells = xl_range(rows[0], column, rows[-1], column)
            sheet.canvas.sheet.conditional_format(cells, _BARS)
    return sheet.area(rows, ANSWER_COLUMN)


def ordered(lines: tuple[AgencyLine, ...]) -> list[AgencyLine]:
    """Those that owe most first."""
    return sorted(lines, key=lambda line: _ORDER[line.answer])


def _values(
    number: int, line: AgencyLine, score: Score, row: int, today: date
) -> tuple[Value, ...]:
    fresh = score.timings[Timing.FRESH]
    return (
        number,
        line.agency,
        line.answer.value,
        line.expected,
        line.received,
        _rate(line.received, line.expected, row, _RECEIVED),
        fresh,
        _rate(fresh, line.expected, row, _FRESH),
        score.timings[Timing.EMPTY],
        *(score.classes[one] for one in _SHOWN),
        sum(score.classes[one] for one in CLASS_GROUPS["Theo dõi riêng"]),
        days_since(line.changed_at, today),
        last_read(line),
        line.reason,
    )


def _rate(part: int, whole: int, row: int, column: int) -> Formula:
    """The share of what is owed that stands in a column."""
    one, all_ = xl_rowcol_to_cell(row, column), xl_rowcol_to_cell(row, _EXPECTED)
    return Formula(f"=IF({all_}=0,0,{one}/{all_})", part / whole if whole else 0.0)
