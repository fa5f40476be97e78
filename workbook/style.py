"""The look of our workbooks, said once: type, colours, and how a look becomes a cell format.

Type and margins follow Nghị định 30/2020/NĐ-CP, Phụ lục I; fills are light enough to stay
readable, and different enough in brightness to be told apart on a grey print.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from validators.findings import Severity
from validators.progress import StatusClass

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"
DATE_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = 49  # built into Excel, shown as "@": what is typed stays text
_BORDER_COLOR = "#7F7F7F"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. The default is a line of a heading: centred, without borders.

    Without `sides` and `wrap`, a text may run on over the blank cells right of it.
    """

    size: float = 13
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "center"
    valign: str = "vcenter"
    color: str = "#000000"
    fill: str = ""
    border: bool = False
    sides: bool = True
    wrap: bool = True
    indent: int = 0
    number: str | int = TEXT_FORMAT


PLAIN = Look()
CELL = Look(align="left", border=True, indent=1)
CENTRED = replace(CELL, align="center", indent=0)
NUMBER = replace(CENTRED, number="General")
COUNT = replace(CENTRED, number='#,##0;-#,##0;"–"')
SHARE = replace(CENTRED, number="0.0%")
DATE = replace(CENTRED, number=DATE_FORMAT)
HEADING = replace(CENTRED, bold=True, fill="#DCE6F1")
HEADING_PROGRESS = replace(HEADING, fill="#E8EFE3")
SECTION = replace(CELL, bold=True, fill="#F2F2F2")
SECTION_RUNNING = replace(SECTION, sides=False, wrap=False)
SECTION_NUMBER = replace(SECTION, align="center", indent=0)
TOTAL = replace(COUNT, bold=True, fill="#F2F2F2")

ALARM = "#E6B8AF"  # also set bold, so that it stands out on a grey print
CLASS_FILLS = {
    StatusClass.DONE_ON_TIME: "#D9EAD3",
    StatusClass.DONE_LATE: "#EAF1CF",
    StatusClass.IN_TERM: "#DDEBF7",
    StatusClass.OVERDUE: ALARM,
    StatusClass.NOT_STARTED: "#FFFFFF",
    StatusClass.ROUTINE: "#EDEDED",
    StatusClass.CONDITIONAL: "#E4DFEC",
    StatusClass.UNDATED: "#FFF2CC",
}
CLASS_COLORS = {
    StatusClass.DONE_ON_TIME: "#6A9F6A",
    StatusClass.DONE_LATE: "#A9BF6F",
    StatusClass.IN_TERM: "#6F9BC8",
    StatusClass.OVERDUE: "#B5534A",
    StatusClass.NOT_STARTED: "#C9C9C9",
    StatusClass.ROUTINE: "#8E8E9E",
    StatusClass.CONDITIONAL: "#9C8FB8",
    StatusClass.UNDATED: "#D9B65C",
}
SEVERITY_FILLS = {Severity.ERROR: ALARM, Severity.WARNING: "#FFF2CC", Severity.HINT: "#FFFFFF"}


class Styles:
    """The formats of one workbook; each look becomes one format, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Look, bool], Format] = {}
        # By identity: hashing a look costs more than writing a cell. Looks seen are kept alive.
        self._seen: dict[tuple[int, bool], tuple[Look, Format]] = {}

    def of(self, look: Look, *, quoted: bool = False) -> Format:
        """The format of a look; `quoted` keeps a text text even when its cell is edited."""
        seen = self._seen.get((id(look), quoted))
        if seen is None:
            seen = self._seen[id(look), quoted] = (look, self._format(look, quoted=quoted))
        return seen[1]

    def _format(self, look: Look, *, quoted: bool) -> Format:
        key = (look, quoted)
        if key not in self._made:
            self._made[key] = self._book.add_format(_properties(look, quoted=quoted))
        return self._made[key]


def _properties(look: Look, *, quoted: bool) -> dict[str, object]:
    return {
        "font_name": FONT,
        "font_size": look.size,
        "bold": look.bold,
        "italic": look.italic,
        "underline": int(look.underline),
        "font_color": look.color,
        "align": look.align,
        "valign": look.valign,
        "text_wrap": look.wrap,
        "top": int(look.border),
        "bottom": int(look.border),
        "left": int(look.border and look.sides),
        "right": int(look.border and look.sides),
        "border_color": _BORDER_COLOR,
        "indent": look.indent,
        "num_format": look.number,
        "quote_prefix": quoted,
        **({"bg_color": look.fill, "pattern": 1} if look.fill else {}),
    }
