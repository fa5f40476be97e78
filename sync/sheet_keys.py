"""The invisible keys on an agency's spreadsheet, by which its parts are found again.

Developer metadata follow a column or tab that is moved or renamed and die with it. Handing
out writes them, pulling looks them up; both take the names from here. What hangs on a column
bears its plan in its name, so that a question about one plan brings nothing of another's;
spreadsheets handed out earlier bear names without a plan until they are handed out again.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from validators.plan import PlanHead

COLUMN = "phancong.column"  # on a column (`of_plan`); the value is its key in validators.columns
PLAN = "phancong.plan"  # on a tab; the value is `plan_id`
# On the spreadsheet, and on a column (`of_plan`); the value is the agency's code.
AGENCY = "phancong.agency"
LIST = "phancong.findings"  # on the tab with the list of findings; no value
TWO_TABS = "có hai trang tính cùng của kế hoạch; hãy xóa trang chép thêm."

_Json = dict[str, Any]


def plan_id(head: PlanHead) -> str:
    """What tells a plan from others: its number and year, else its title.

    What the department says it is goes before that.
    """
    if head.identity:
        return head.identity
    name = head.number or head.title or "ke-hoach"
    return f"{name}:{head.year}" if head.year else name


def is_number_of(number: str, plan: str) -> bool:
    """Whether a document number is that of a plan (`plan_id`)."""
    return bool(number) and number in {plan, plan.rpartition(":")[0]}


def of_plan(name: str, plan: str) -> str:
    """The name of a key on the columns of a plan; without one, the name of earlier times.

    Shortened: the title of a plan may be long, and Google gives keys little room.
    """
    return f"{name}.{hashlib.sha256(plan.encode()).hexdigest()[:12]}" if plan else name


def names(name: str, plan: str) -> tuple[str, str]:
    """Both names of a key on the columns of a plan: its own, and the one of earlier times."""
    return of_plan(name, plan), name


def another_agency(code: str = "") -> str:
    """Why a spreadsheet with the code of another agency is left alone, in one sentence."""
    named = f" (mã “{code}”)" if code else ""
    return (
        f"bảng này đã được giao cho đơn vị khác{named}; hãy sửa lại mã bảng trong "
        "[google.spreadsheets]."
    )


def on_column(tab: int, column: int, key: str, plan: str) -> _Json:
    """The request that marks a column (from 0) of a plan's tab."""
    return _create(of_plan(COLUMN, plan), key, _column(tab, column))


def on_tab(tab: int, plan: str) -> _Json:
    """The request that marks a tab as that of a plan (`plan_id`)."""
    return _create(PLAN, plan, {"sheetId": tab})


def on_spreadsheet(agency: str) -> _Json:
    """The request that marks a spreadsheet as that of an agency (its code)."""
    return _create(AGENCY, agency, {"spreadsheet": True})


def agency_on_column(tab: int, column: int, agency: str, plan: str) -> _Json:
    """The request that marks a column (from 0), and with it the tab, as an agency's (its code).

    A reading of bare values is told of marks on what it reads: a column that is read anyway
    costs nothing, the spreadsheet would be all its tabs.
    """
    return _create(of_plan(AGENCY, plan), agency, _column(tab, column))


def without(name: str, tab: int) -> _Json:
    """The request that takes a key of earlier times off the columns of a tab."""
    lookup = {"metadataKey": name, "locationType": "COLUMN", "metadataLocation": {"sheetId": tab}}
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}


def of_column(key: str, plan: str) -> _Json:
    """The DataFilter that finds a plan's column by its key; without a plan, on every tab."""
    return _lookup(of_plan(COLUMN, plan), key, "COLUMN")


def of_tab(plan: str) -> _Json:
    """The DataFilter that finds the tab of a plan."""
    return _lookup(PLAN, plan, "SHEET")


def of_agency(plan: str, agency: str = "") -> _Json:
    """The DataFilter that finds the column with an agency's code; without one, with any."""
    return _lookup(of_plan(AGENCY, plan), agency, "COLUMN")


def _column(tab: int, column: int) -> _Json:
    place = {"sheetId": tab, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    return {"dimensionRange": place}


def _create(key: str, value: str, location: _Json) -> _Json:
    entry = {
        "metadataKey": key,
        "metadataValue": value,
        "location": location,
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": entry}}


def _lookup(key: str, value: str, location: str) -> _Json:
    lookup = {"metadataKey": key, "locationType": location}
    if value:
        lookup["metadataValue"] = value
    return {"developerMetadataLookup": lookup}
