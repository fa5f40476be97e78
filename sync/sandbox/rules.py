"""Data validation as the screen enforces it: what a person may not type into a cell.

The API itself lets every value pass; only the sandbox's page asks here. Rules it does not know
hold nobody up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.patterns import is_date

if TYPE_CHECKING:
    from sync.sandbox.book import Value
    from sync.sandbox.jsons import Json


def choices(rule: Json | None) -> list[str]:
    """The words a list rule offers; empty for any other rule."""
    condition = (rule or {}).get("condition", {})
    if condition.get("type") != "ONE_OF_LIST":
        return []
    return [str(value.get("userEnteredValue", "")) for value in condition.get("values", [])]


def allows(rule: Json | None, value: Value, brought: Json | None, shown: str) -> bool:
    """Whether a strict rule lets a typed value in; `brought` is the format it came with."""
    if not rule or not rule.get("strict") or value is None:
        return True
    kind = rule.get("condition", {}).get("type")
    if kind == "ONE_OF_LIST":
        return shown in choices(rule)
    if kind == "DATE_IS_VALID":
        return isinstance(value, float | int) and (brought is None or is_date(brought))
    if kind == "NUMBER_BETWEEN":
        low, high = _bounds(rule)
        return isinstance(value, float | int) and low <= float(value) <= high
    return True


def _bounds(rule: Json) -> tuple[float, float]:
    texts = [str(v.get("userEnteredValue", "")) for v in rule["condition"].get("values", [])]
    try:
        low, high = (float(text.replace(",", ".")) for text in texts)
    except ValueError:
        return float("-inf"), float("inf")
    return low, high
