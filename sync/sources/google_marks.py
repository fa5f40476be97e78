"""What invisible marks on a spreadsheet must say before its values may be taken."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sync import sheet_keys
from sync.sources import SourceError
from validators.a1 import position
from validators.columns import BY_KEY, PROGRESS_COLUMNS, TASK_ID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.raw_table import SheetRef

_Tab = TypeVar("_Tab")
_NEEDED = (TASK_ID, *PROGRESS_COLUMNS)  # all that is ever read back
_HISTORY = "hãy khôi phục bằng Tệp → Lịch sử phiên bản."
_PLAIN_COLUMN = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Marks:
    """Checks the marks of one sheet; a sheet that lost some is left alone, never guessed at."""

    sheet: SheetRef

    def only_tab(self, tabs: Sequence[_Tab]) -> _Tab:
        """The one tab that is marked as the plan's. Raises SourceError."""
        if not tabs:
            raise self._lost(f"không tìm thấy trang tính của kế hoạch; {_HISTORY}")
        if len(tabs) > 1:
            raise self._lost(sheet_keys.TWO_TABS)
        return tabs[0]

    def checked(self, known: tuple[tuple[int, str], ...]) -> tuple[tuple[int, str], ...]:
        """The marked columns (place and key), when each is there once. Raises SourceError."""
        count = Counter(key for _, key in known)
        missing = [column.heading for column in _NEEDED if not count[column.key]]
        if missing:
            raise self._lost(f"mất cột {_quoted(missing)}; {_HISTORY}")
        doubled = [BY_KEY[key].heading for key, times in count.items() if times > 1]
        if doubled:
            raise self._lost(f"có hai cột cùng là {_quoted(doubled)}; hãy xóa cột chép thêm.")
        return known

    def of_another(self, code: str = "") -> SourceError:
        """The refusal of another agency's spreadsheet, with its code where that is known."""
        return self._lost(sheet_keys.another_agency(code))

    def _lost(self, reason: str) -> SourceError:
        return SourceError(self.sheet.source, self.sheet.sheet, reason)


def title_of(area: str) -> tuple[str, str]:
    """The tab and the place of a range: `'Tiến độ: ''A''!'!A1:L9` → `Tiến độ: 'A'!`, `A1:L9`."""
    title, _, place = area.rpartition("!")
    if title.startswith("'") and title.endswith("'"):
        title = title[1:-1].replace("''", "'")
    return title, place


def column_of(place: str) -> tuple[int, int]:
    """Row and column (from 0) where a range begins; `F:F` begins in the first row.

    Raises ValueError for anything else.
    """
    first = place.partition(":")[0]
    return position(f"{first}1" if _PLAIN_COLUMN.fullmatch(first) else first)


def _quoted(headings: Sequence[str]) -> str:
    return ", ".join(f"“{heading}”" for heading in headings)
