"""Number formats: Excel's codes, and LibreOffice's numbers for them in one document."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from workbook.libreoffice.engine import runtime

if TYPE_CHECKING:
    from workbook.libreoffice.engine.areas import Area

DATE, LOGICAL, TEXT = 2, 1024, 256
"""Bits of com.sun.star.util.NumberFormat; a date with a time has DATE too."""
DATE_TIME = 6
# com.sun.star.i18n.NumberFormatIndex: DATE_SYS_DDMMYYYY, DATETIME_SYS_DDMMYYYY_HHMMSS
_WITH_CENTURY = {DATE: 21, DATE_TIME: 47}
_STANDARD = "General"
# What Excel keeps as typed: quoted texts, escaped letters, [brackets], AM/PM.
_KEPT = re.compile(r'("[^"]*"|\\.|\[[^\]]*\]|AM/PM|A/P|General)')


class Formats:
    """The number formats of one document."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # uno has no types
        self._document = document

    @cached_property
    def _formats(self) -> Any:  # noqa: ANN401  # uno has no types
        return self._document.getNumberFormats()

    @cached_property
    def _english(self) -> Any:  # noqa: ANN401  # uno has no types
        return runtime.struct("lang.Locale", Language="en", Country="US")

    def key(self, code: str) -> int:
        """The document's number for a code; the code is added where it is new."""
        try:
            found = self._formats.queryKey(code, self._english, False)  # UNO's
            return int(found if found >= 0 else self._formats.addNew(code, self._english))
        except runtime.failure() as error:
            raise ValueError(f"“{code}” không phải định dạng số hợp lệ.") from error

    def code(self, key: int) -> str:
        """The code of a number, in English and with Excel's small letters for dates."""
        format_ = self._formats.getByKey(key)
        code = str(format_.FormatString)
        if format_.Locale.Language != self._english.Language:
            english = self._formats.addNewConverted(code, format_.Locale, self._english)
            code = str(self._formats.getByKey(english).FormatString)
        if not format_.Type & DATE_TIME:
            return code
        parts = _KEPT.split(code)
        return "".join(part if i % 2 else part.lower() for i, part in enumerate(parts))

    def kind(self, key: int) -> int:
        """The bits that say what a number means."""
        return int(self._formats.getByKey(key).Type)

    def standard(self, kind: int) -> int:
        """The format of a kind (DATE, DATE_TIME or LOGICAL) in the document's own language.

        Years are written out: LibreOffice's shortest formats cut off the century.
        """
        locale = self._document.CharLocale
        if kind in _WITH_CENTURY:
            return int(self._formats.getFormatIndex(_WITH_CENTURY[kind], locale))
        return int(self._formats.getStandardFormat(kind, locale))

    def kinds(self, xl: Any, area: Area) -> dict[tuple[int, int], int]:  # noqa: ANN401  # same
        """Kinds by (row, column) from 0 within the range, of cells that are not plain numbers.

        The cost grows with the number of different looks in the range, not with its cells.
        """
        if xl.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
            kind = self.kind(xl.NumberFormat)
            cells = [(r, c) for r in range(area.rows) for c in range(area.columns)]
            return dict.fromkeys(cells, kind) if kind & (DATE | LOGICAL | TEXT) else {}
        found: dict[tuple[int, int], int] = {}
        groups = xl.getUniqueCellFormatRanges()
        for index in range(groups.getCount()):
            group = groups.getByIndex(index)
            kind = self.kind(group.NumberFormat)
            if kind & (DATE | LOGICAL | TEXT):
                for part in group.getRangeAddresses():
                    found |= dict.fromkeys(cells_of(part, area), kind)
        return found


def cells_of(part: Any, area: Area) -> list[tuple[int, int]]:  # noqa: ANN401  # uno has no types
    """The cells of a CellRangeAddress by (row, column) from 0 within a range around them."""
    top, left = area.row - 1, area.column - 1
    rows = range(part.StartRow - top, part.EndRow - top + 1)
    columns = range(part.StartColumn - left, part.EndColumn - left + 1)
    return [(row, column) for row in rows for column in columns]
