"""What a spreadsheet's locale changes: separators, the order of a date, names, default patterns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locale:
    """One way of writing; `weekdays` begin with Monday, names are full, then short."""

    decimal: str
    group: str
    day_first: bool
    date: str
    months: tuple[tuple[str, ...], tuple[str, ...]]
    weekdays: tuple[tuple[str, ...], tuple[str, ...]]
    halves: tuple[str, str] = ("AM", "PM")
    time: str = "h:mm:ss"
    money: str = ""


def _short(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name[:3] for name in names)


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_THU = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_TH = ("Th 2", "Th 3", "Th 4", "Th 5", "Th 6", "Th 7", "CN")

VIETNAMESE = Locale(
    ",",
    ".",
    day_first=True,
    date="dd/mm/yyyy",
    months=(
        tuple(f"tháng {month}" for month in range(1, 13)),
        tuple(f"thg {month}" for month in range(1, 13)),
    ),
    weekdays=(_THU, _TH),
    halves=("SA", "CH"),
)
ENGLISH = Locale(
    ".",
    ",",
    day_first=False,
    date="m/d/yyyy",
    months=(_MONTHS, _short(_MONTHS)),
    weekdays=(_DAYS, _short(_DAYS)),
    money="$",
)
LOCALES = {"vi_VN": VIETNAMESE, "vi": VIETNAMESE}


def locale_of(name: str) -> Locale:
    """The locale by its name; every name but the Vietnamese ones is treated as American."""
    return LOCALES.get(name, ENGLISH)
