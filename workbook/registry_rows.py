"""Rows of the registry as agencies and groups: the same for the workbook and the plain text.

A cell may list several names, parted by ";". A parent, a successor and a member of a group
are given by official name, by any other name of the agency, or by its code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from validators.agencies import Agency, AgencyRegistry, Group, Level
from validators.errors import CannotDoError
from validators.text import fold, nfc, skeleton, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

AGENCY_SHEET, GROUP_SHEET = "Đơn vị", "Nhóm"
CODE, NAME, SHORT, ALIAS, LEVEL, PARENT, EMAIL, FROM, TO, SUCCESSOR = AGENCY_HEADINGS = (
    "Mã",
    "Tên chính thức",
    "Tên viết tắt",
    "Tên gọi khác",
    "Cấp",
    "Đơn vị cấp trên",
    "Thư điện tử",
    "Có từ ngày",
    "Đến hết ngày",
    "Đơn vị kế thừa",
)
GROUP_NAME, GROUP_ALIAS, MEMBERS, OPEN = GROUP_HEADINGS = (
    "Tên nhóm",
    "Tên gọi khác",
    "Thành viên",
    "Nhóm mở",
)
PLACE_LABEL = "Tỉnh, thành phố:"
_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_YES = frozenset({"x", "có", "mở", "1", "true"})
_SLUG = re.compile(r"[^a-z0-9]+")
_LEVELS = {fold(level.value): level for level in Level}


class RegistryError(CannotDoError):
    """The registry cannot be used; the sentence names file, sheet and cell, and what to do."""


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """One row: its texts by heading, and where each stands (`Đơn vị!C7`, or a line number)."""

    texts: Mapping[str, str]
    places: Mapping[str, str]
    source: str

    def text(self, heading: str) -> str:
        """The cell under `heading`; "" where the column is missing or the cell blank."""
        return squeeze(nfc(self.texts.get(heading, "")))

    def names(self, heading: str) -> tuple[str, ...]:
        """The names listed in one cell."""
        parts = (squeeze(part) for part in re.split(r"[;\n]", nfc(self.texts.get(heading, ""))))
        return tuple(dict.fromkeys(part for part in parts if part))

    def error(self, heading: str, problem: str) -> RegistryError:
        """The sentence that says what is wrong with the cell under `heading`."""
        return RegistryError(f"{self.source}, {self.places.get(heading, heading)}: {problem}")


def registry_of(
    agency_rows: Iterable[RegistryRow], group_rows: Iterable[RegistryRow], place: str = ""
) -> AgencyRegistry:
    """The registry that the rows describe. Raises RegistryError at the first wrong cell."""
    rows = [row for row in agency_rows if any(row.texts.values())]
    drafts = [_agency(row) for row in rows]
    _refuse_doubles(rows, drafts)
    plain = AgencyRegistry(drafts)
    agencies = [_linked(plain, row, draft) for row, draft in zip(rows, drafts, strict=True)]
    groups = [(row, _group(row)) for row in group_rows if any(row.texts.values())]
    registry = AgencyRegistry(agencies, (group for _, group in groups), place=place)
    for row, group in groups:
        _refuse_strangers(registry, row, group)
    return registry


def slug(name: str) -> str:
    """A stable ASCII code of a name: `Sở Tư pháp` is `so-tu-phap`."""
    return _SLUG.sub("-", skeleton(name)).strip("-")


def _agency(row: RegistryRow) -> Agency:
    name = row.text(NAME)
    if not name:
        raise row.error(NAME, "chưa có tên chính thức; đề nghị ghi tên hoặc xóa cả dòng.")
    level = _LEVELS.get(fold(row.text(LEVEL) or Level.PROVINCE.value))
    if level is None:
        known = ", ".join(level.value for level in Level)
        raise row.error(
            LEVEL, f"cấp “{row.text(LEVEL)}” không có; đề nghị chọn một trong: {known}."
        )
    email = row.text(EMAIL)
    if email and not _EMAIL.fullmatch(email):
        raise row.error(EMAIL, f"“{email}” không phải địa chỉ thư điện tử; đề nghị sửa hoặc xóa.")
    begin, end = _day(row, FROM), _day(row, TO)
    if begin and end and end < begin:
        raise row.error(TO, "ngày hết hiệu lực đứng trước ngày có hiệu lực; đề nghị sửa.")
    code = slug(row.text(CODE)) or slug(name)
    return Agency(
        code, name, row.names(SHORT), row.names(ALIAS), level, None, email or None, begin, end
    )


def _day(row: RegistryRow, heading: str) -> date | None:
    text = row.text(heading)
    if not text:
        return None
    match = _DATE.fullmatch(text)
    try:
        if match:
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        pass  # such as 31/02: said below, with the cell
    raise row.error(heading, f"không đọc được ngày “{text}”; đề nghị ghi dạng ngày/tháng/năm.")


def _refuse_doubles(rows: Sequence[RegistryRow], agencies: Sequence[Agency]) -> None:
    seen: dict[str, RegistryRow] = {}
    for row, agency in zip(rows, agencies, strict=True):
        other = seen.setdefault(agency.code, row)
        if other is not row:
            raise row.error(
                NAME,
                f"“{agency.name}” trùng với {other.places.get(NAME, 'một dòng khác')}; "
                "đề nghị xóa một dòng hoặc ghi mã khác nhau.",
            )


def _linked(plain: AgencyRegistry, row: RegistryRow, agency: Agency) -> Agency:
    return replace(agency, parent=_code(plain, row, PARENT), successor=_code(plain, row, SUCCESSOR))


def _code(plain: AgencyRegistry, row: RegistryRow, heading: str) -> str | None:
    text = row.text(heading)
    if not text:
        return None
    found = plain.agency(slug(text)) or plain.find(text)
    if found is None:
        raise row.error(heading, f"không có đơn vị “{text}” trong danh mục; đề nghị thêm hoặc sửa.")
    return found.code


def _group(row: RegistryRow) -> Group:
    name = row.text(GROUP_NAME)
    if not name:
        raise row.error(GROUP_NAME, "chưa có tên nhóm; đề nghị ghi tên hoặc xóa cả dòng.")
    is_open = fold(row.text(OPEN)) in _YES
    if is_open and row.names(MEMBERS):
        raise row.error(
            MEMBERS, f"nhóm mở “{name}” không có danh sách thành viên; đề nghị xóa một trong hai."
        )
    return Group(name, row.names(GROUP_ALIAS), row.names(MEMBERS), is_open)


def _refuse_strangers(registry: AgencyRegistry, row: RegistryRow, group: Group) -> None:
    for member in group.members:
        known = "*" in member or registry.members(member) or registry.find_group(member)
        if not known:
            raise row.error(
                MEMBERS,
                f"thành viên “{member}” của nhóm “{group.name}” không có trong danh mục; "
                "đề nghị thêm đơn vị hoặc sửa tên.",
            )
