"""How long a plan runs, where its title says so.

Years that belong to something else (the date of a document, a law, a term of office) are
taken out first. A title that leaves any doubt says nothing: silence is better than a false
alarm on every row.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from validators.text import fold

if TYPE_CHECKING:
    from validators.plan import PlanHead

_LONGEST_TITLE = 1000  # characters; the years of a plan stand near its beginning
_YEAR = r"(?:19|20|21)\d\d(?!\d)"


def _words(*phrases: str) -> str:
    return "|".join(re.escape(fold(phrase)).replace(r"\ ", r"\s+") for phrase in phrases)


# The words of a law's name; the marks of a folded word are no letters to `re`.
_NAME = r"(?:\s+(?!" + _words("năm", "giai đoạn", "thời kỳ") + r")[^\s\d,;]+){0,12}?"
_OTHERS = re.compile(
    # a document by its number, with its date ("… 32-KH/TU ngày 15/01/2026")
    rf"\d[\w.]*(?:\s?[-/]\s?\w+)*[-/][^\W\d_][\w/&.-]*"
    # any full date, in figures or words
    rf"|\d\d?\s*[/.-]\s*\d\d?\s*[/.-]\s*{_YEAR}"
    rf"|{_words('ngày')}\s+\d\d?\s+{_words('tháng')}\s+\d\d?\s+{_words('năm')}\s+{_YEAR}"
    # a law and its year, a term of office
    rf"|(?<!{_words('pháp')}\s)(?:{_words('luật', 'hiến pháp', 'pháp lệnh')}){_NAME}"
    rf"(?:,?\s*{_words('năm')})?\s+{_YEAR}"
    rf"|(?:{_words('nhiệm kỳ', 'khóa', 'niên khóa', 'kỷ niệm')})[^,;]*?{_YEAR}"
    rf"(?:\s*[-–]\s*{_YEAR})?"
)
_OPEN = re.compile(_words("tiếp theo", "trở đi", "các năm sau", "những năm sau", "tầm nhìn"))
_SCHOOL_YEAR = re.compile(_words("năm học"))
_SPAN = re.compile(
    rf"(?:{_words('năm', 'giai đoạn', 'thời kỳ', 'đến', 'quý', 'tháng')})"
    rf"[^,;.]{{0,20}}?({_YEAR})(?:\s*[-–]\s*({_YEAR}))?"
)


def plan_end(head: PlanHead) -> date | None:
    """The last day of the year in which the plan ends; None where its title leaves doubt."""
    end = _last_year((head.title or "")[:_LONGEST_TITLE])
    if end is None or (head.issued_on is not None and end < head.issued_on.year):
        return None
    return date(end, 12, 31)


@lru_cache(maxsize=1024)
def _last_year(title: str) -> int | None:
    key = _OTHERS.sub(" ; ", fold(title))
    if _OPEN.search(key) or _SCHOOL_YEAR.search(key):
        return None
    years = [int(year) for match in _SPAN.finditer(key) for year in match.groups() if year]
    return max(years, default=None)
