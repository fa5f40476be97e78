"""The charts of the overview: tasks by class, agencies by answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from xlsxwriter.utility import xl_range_abs

from validators.progress import CLASS_GROUPS
from workbook.consolidated.model import Answer
from workbook.style import CLASS_COLORS, FONT

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.chart_bar import ChartBar
    from xlsxwriter.chart_doughnut import ChartDoughnut
    from xlsxwriter.workbook import Workbook

    from workbook.canvas import Canvas

_TEXT = {"name": FONT, "size": 11, "bold": False, "color": "#000000"}
_TITLE = {**_TEXT, "size": 13, "bold": True}
_ANSWER_COLORS = {
    Answer.FULL: "#6A9F6A",
    Answer.PARTLY: "#D9B65C",
    Answer.EMPTY: "#B5534A",
    Answer.UNREACHABLE: "#8E8E9E",
}
_COLUMNS_WIDE = 3  # of a table, and so of a chart


def add_class_chart(
    workbook: Workbook, canvas: Canvas, labels: int, header: int, at: tuple[int, int]
) -> None:
    """Bars for the classes of the table whose heading stands in row `header`.

    Its words stand in the column `labels`; the chart is placed at a row and column and as tall
    as the table.
    """
    chart = cast("ChartBar", workbook.add_chart({"type": "bar"}))
    sheet, rows = str(canvas.sheet.get_name()), _class_rows(header)
    chart.add_series(
        {
            "name": "Số nhiệm vụ",
            "categories": _union(sheet, rows, labels),
            "values": _union(sheet, rows, labels + 1),
            "points": [
                {"fill": {"color": CLASS_COLORS[one]}}
                for group in CLASS_GROUPS.values()
                for one in group
            ],
            "data_labels": {"value": True, "font": {**_TEXT, "bold": True}},
            "gap": 45,
        }
    )
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": _TEXT, "line": {"color": "#A6A6A6"}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    _place(canvas, chart, "Số nhiệm vụ theo phân loại", (range(at[0], canvas.row), at[1]))


def add_answer_chart(
    workbook: Workbook, canvas: Canvas, rows: range, at: tuple[range, int]
) -> None:
    """A ring for the answers in `rows` of the first columns, placed over rows and a column."""
    chart = cast("ChartDoughnut", workbook.add_chart({"type": "doughnut"}))
    sheet = str(canvas.sheet.get_name())
    chart.add_series(
        {
            "name": "Số đơn vị",
            "categories": [sheet, rows[0], 0, rows[-1], 0],
            "values": [sheet, rows[0], 1, rows[-1], 1],
            "points": [{"fill": {"color": _ANSWER_COLORS[one]}} for one in Answer],
        }
    )
    chart.set_legend({"position": "right", "font": _TEXT})
    _place(canvas, chart, "Đơn vị theo kết quả báo cáo", at)


def _class_rows(header: int) -> list[range]:
    """The rows of the lines of each group, below the row of its sum."""
    rows, row = [], header + 1
    for group in CLASS_GROUPS.values():
        rows.append(range(row + 1, row + 1 + len(group)))
        row += 1 + len(group)
    return rows


def _union(sheet: str, rows: list[range], column: int) -> str:
    """The cells of a column in several runs of rows."""
    parts = (f"'{sheet}'!{xl_range_abs(run[0], column, run[-1], column)}" for run in rows)
    return f"=({','.join(parts)})"


def _place(canvas: Canvas, chart: Chart, title: str, at: tuple[range, int]) -> None:
    rows, column = at
    chart.set_title({"name": title, "name_font": _TITLE, "overlay": False})
    chart.set_chartarea({"border": {"color": "#BFBFBF"}})
    widths = canvas.widths[column : column + _COLUMNS_WIDE]
    width = sum(int(width * 7 + 5) for width in widths)
    chart.set_size({"width": width, "height": canvas.pixels(rows)})
    place = {"object_position": 1, "description": f"Biểu đồ: {title}"}
    canvas.sheet.insert_chart(rows[0], column, chart, place)
