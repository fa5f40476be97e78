"""Data validation as the screen enforces it: what a person may not type into a cell, and why.

The API itself lets every value pass; only the sandbox's page asks here. Rules it does not know
hold nobody up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.patterns import is_date

if TYPE_CHECKING:
    from sync.sandbox.book import Value
    from sync.sandbox.jsons import Json

NO_BOUND = float("inf")
MOST_NAMED = 12  # choices a sentence can hold


def choices(rule: Json | None) -> list[str]:
    """The words a list rule offers; empty for any other rule."""
    if _kind(rule) == "BOOLEAN":
        return ["TRUE", "FALSE"]
    return _texts(rule) if _kind(rule) == "ONE_OF_LIST" else []


def hint(rule: Json | None) -> str:
    """What a cell takes, as a sentence for the person who types; empty without a known rule."""
    if not rule:
        return ""
    if rule.get("inputMessage"):
        return str(rule["inputMessage"])
    kind = _kind(rule)
    if kind == "DATE_IS_VALID":
        return "Chỉ nhận một ngày, ví dụ 30/6/2026."
    if kind == "NUMBER_BETWEEN":
        low, high = _bounds(rule)
        return "" if low == -NO_BOUND else f"Chỉ nhận số từ {low:g} đến {high:g}."
    words = choices(rule)
    if not words:
        return ""
    more = "…" if len(words) > MOST_NAMED else "."
    return f"Chỉ nhận một trong các từ: {', '.join(words[:MOST_NAMED])}{more}"


def allows(rule: Json | None, value: Value, brought: Json | None, shown: str) -> bool:
    """Whether a strict rule lets a typed value in; `brought` is the format it came with."""
    if not rule or not rule.get("strict") or value is None:
        return True
    kind = _kind(rule)
    if kind in ("ONE_OF_LIST", "BOOLEAN"):
        return shown in choices(rule)
    if kind == "DATE_IS_VALID":
        return isinstance(value, float | int) and (brought is None or is_date(brought))
    if kind == "NUMBER_BETWEEN":
        low, high = _bounds(rule)
        return isinstance(value, float | int) and low <= float(value) <= high
    return True


def _kind(rule: Json | None) -> str:
    return str((rule or {}).get("condition", {}).get("type", ""))


def _texts(rule: Json | None) -> list[str]:
    values = (rule or {}).get("condition", {}).get("values", [])
    return [str(value.get("userEnteredValue", "")) for value in values]


def _bounds(rule: Json) -> tuple[float, float]:
    try:
        low, high = (float(text.replace(",", ".")) for text in _texts(rule))
    except ValueError:
        return -NO_BOUND, NO_BOUND
    return low, high
