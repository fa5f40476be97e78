"""The sheet “Kết quả kiểm tra” as a part of a package, with looks of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from validators.a1 import address, letters
from workbook.patching.xml_part import appended, escaped, made, namespace
from workbook.safe_text import safe_text
from workbook.style import FONT
from workbook.text_width import TALLEST_ROW, column_points, row_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbook.patching.styles import Styles
    from workbook.results_sheet import ResultRow, ResultsSheet

HEADING_ROW = 3  # as people count
_SIZE, _TITLE_SIZE = 12, 15
_INSET = 12  # points: an indent and the edges of the cell
_LINK = "1F4E9E"
_HEADING_FILL, _LINE = "#DCE6F1", "FF7F7F7F"
_LINK_COLUMN = 2
_MARGINS = 'left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"'
_MIDDLE = ("center", "left", "center", "left", "left", "center")


class _Looks:
    """The looks of the sheet, added to the workbook's own."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        plain, bold = self._font(_SIZE), self._font(_SIZE, "b")
        ruled = {"fontId": plain, "borderId": self._border(), "applyBorder": "1"}
        self.title = self._look({"fontId": self._font(_TITLE_SIZE, "b")}, "center")
        self.summary = self._look({"fontId": self._font(_SIZE, "i")}, "center")
        filled = {"fontId": bold, "fillId": styles.add_fill(_HEADING_FILL), "applyFill": "1"}
        self.heading = self._look({**ruled, **filled}, "center")
        self.by_align = {align: self._look(ruled, align) for align in ("left", "center")}
        self.link = self._look({**ruled, "fontId": self._font(_SIZE, "u", color=_LINK)}, "center")
        self._bold = {**ruled, "fontId": bold, "applyFill": "1"}
        self._severities: dict[str, str] = {}

    def severity(self, fill: str) -> str:
        """The look of a severity; empty: one that was agreed on."""
        if not fill:
            return self.by_align["center"]
        if fill not in self._severities:
            look = {**self._bold, "fillId": self._styles.add_fill(fill)}
            self._severities[fill] = self._look(look, "center")
        return self._severities[fill]

    def _look(self, look: Mapping[str, str], align: str) -> str:
        alignment = {"horizontal": align, "vertical": "center", "wrapText": "1"}
        if align == "left":
            alignment["indent"] = "1"
        return self._styles.add_look({**look, "applyFont": "1", "applyAlignment": "1"}, alignment)

    def _font(self, size: int, *marks: str, color: str = "000000") -> str:
        font = made(self._styles.root, "font")
        for mark in marks:
            appended(font, mark)
        for name, said in (
            ("sz", str(size)),
            ("color", f"FF{color}"),
            ("name", FONT),
            ("family", "1"),
        ):
            appended(font, name, {"rgb" if name == "color" else "val": said})
        return self._styles.add_part("fonts", font)

    def _border(self) -> str:
        border = made(self._styles.root, "border")
        for side in ("left", "right", "top", "bottom"):
            appended(appended(border, side, {"style": "thin"}), "color", {"rgb": _LINE})
        appended(border, "diagonal")
        return self._styles.add_part("borders", border)


def results_part(results: ResultsSheet, styles: Styles) -> bytes:
    """The whole part; its looks are added to `styles`."""
    looks = _Looks(styles)
    space, last = namespace(styles.root), letters(len(results.headings) - 1)
    body = "".join(_rows(results, looks))
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(results.widths, start=1)
    )
    frozen = (
        f'<pane ySplit="{HEADING_ROW}" topLeftCell="A{HEADING_ROW + 1}"'
        ' activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{space}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{frozen}</sheetView>'
        f'</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
        f'<sheetData>{body}</sheetData><sheetProtection sheet="1" formatColumns="0"'
        ' formatRows="0" sort="0" autoFilter="0"/>'
        f'<mergeCells count="2"><mergeCell ref="A1:{last}1"/><mergeCell ref="A2:{last}2"/>'
        f"</mergeCells>{_links(results.rows)}"
        f'<printOptions horizontalCentered="1"/><pageMargins {_MARGINS}/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>"
    ).encode()


def _rows(results: ResultsSheet, looks: _Looks) -> Iterator[str]:
    blanks = [""] * (len(results.headings) - 1)
    across = (sum(results.widths),)
    yield _row(1, [results.title, *blanks], [looks.title] * 6, across, _TITLE_SIZE)
    yield _row(2, [results.summary, *blanks], [looks.summary] * 6, across)
    headings = [looks.heading] * len(results.headings)
    yield _row(HEADING_ROW, results.headings, headings, results.widths)
    for number, row in enumerate(results.rows, start=HEADING_ROW + 1):
        texts = (row.severity, row.sheet, row.cell, row.sentence, row.mend, row.code)
        styles = [looks.by_align[align] for align in _MIDDLE]
        styles[0], styles[_LINK_COLUMN] = looks.severity(row.fill), looks.link
        yield _row(number, texts, styles, results.widths)


def _row(
    number: int,
    texts: Sequence[str],
    styles: Sequence[str],
    widths: Sequence[float],
    size: int = _SIZE,
) -> str:
    """One row, as tall as its texts need; `widths` in digits of those texts that count."""
    heights = [
        row_points(text, size, column_points(width) - _INSET, bold=size == _TITLE_SIZE)
        for text, width in zip(texts, widths, strict=False)
    ]
    height = min(max(heights) + 4, TALLEST_ROW)
    cells = "".join(
        _cell(address(number - 1, column), text, style)
        for column, (text, style) in enumerate(zip(texts, styles, strict=True))
    )
    return f'<row r="{number}" ht="{height:.2f}" customHeight="1">{cells}</row>'


def _cell(place: str, text: str, style: str) -> str:
    if not text:
        return f'<c r="{place}" s="{style}"/>'
    words = escape(escaped(safe_text(text)))
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
    )


def _links(rows: Sequence[ResultRow]) -> str:
    links = [
        f'<hyperlink ref="{address(number, _LINK_COLUMN)}" location={quoteattr(_target(row))}'
        f" display={quoteattr(row.cell)}/>"
        for number, row in enumerate(rows, start=HEADING_ROW)
    ]
    return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""


def _target(row: ResultRow) -> str:
    title = row.sheet.replace("'", "''")
    return f"'{title}'!{row.cell}"
