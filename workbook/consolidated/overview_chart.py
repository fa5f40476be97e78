"""The chart of the overview: how many tasks fall in each class."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from validators.progress import StatusClass
from workbook.style import CLASS_COLORS, FONT

if TYPE_CHECKING:
    from xlsxwriter.chart_bar import ChartBar
    from xlsxwriter.workbook import Workbook

    from workbook.canvas import Canvas

_TEXT = {"name": FONT, "size": 11, "bold": False, "color": "#000000"}


def add_class_chart(
    workbook: Workbook, canvas: Canvas, labels: int, rows: range, at: tuple[int, int]
) -> None:
    """Bars for the figures right of the column `labels`, placed at a row and column.

    As wide as the columns from there on, as tall as the table.
    """
    sheet = canvas.sheet
    chart = cast("ChartBar", workbook.add_chart({"type": "bar"}))
    chart.add_series(_series(str(sheet.get_name()), labels, rows))
    chart.set_title(
        {"name": "Số nhiệm vụ theo phân loại", "name_font": {**_TEXT, "size": 13, "bold": True}}
    )
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": _TEXT, "line": {"color": "#A6A6A6"}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_chartarea({"border": {"color": "#BFBFBF"}})
    width = sum(int(width * 7 + 5) for width in canvas.widths[at[1] :])
    height = canvas.pixels(range(rows[0] - 1, rows[-1] + 2))
    chart.set_size({"width": width, "height": height})
    sheet.insert_chart(*at, chart, {"object_position": 1, "description": "Biểu đồ số nhiệm vụ"})


def _series(sheet: str, labels: int, rows: range) -> dict[str, object]:
    return {
        "name": "Số nhiệm vụ",
        "categories": [sheet, rows[0], labels, rows[-1], labels],
        "values": [sheet, rows[0], labels + 1, rows[-1], labels + 1],
        "points": [{"fill": {"color": CLASS_COLORS[one]}} for one in StatusClass],
        "data_labels": {"value": True, "font": {**_TEXT, "bold": True}},
        "gap": 45,
    }
