"""What Google may help with while an agency types: a dropdown, a number, a date.

Aids only: a pasted cell loses them, so the rules of the check decide.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sync.handout.requests import Request, area, runs
from validators.progress import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sync.handout.found import FoundRow


def _rule(kind: str, *values: str, strict: bool = False) -> Request:
    condition: Request = {"type": kind}
    if values:
        condition["values"] = [{"userEnteredValue": value} for value in values]
    return {"condition": condition, "showCustomUi": True, "strict": strict}


RULES = {
    "status": _rule("ONE_OF_LIST", *(status.value for status in Status), strict=True),
    "percent": _rule("NUMBER_BETWEEN", "0", "100"),
    "updated_on": _rule("DATE_IS_VALID"),
}


def rule_requests(
    tab: int, columns: Mapping[str, int], tasks: Mapping[int, FoundRow | None]
) -> Iterator[Request]:
    """The rules that are missing or changed; `tasks` are the rows of open tasks by place."""
    lacking: dict[str, list[int]] = defaultdict(list)
    for at, row in tasks.items():
        for key, rule in RULES.items():
            if row is None or not _same(row.rules.get(key), rule):
                lacking[key].append(at)
    for key, places in lacking.items():
        for stretch in runs(places):
            place = area(tab, stretch, (columns[key], columns[key] + 1))
            yield {"setDataValidation": {"range": place, "rule": RULES[key]}}


def _same(found: Request | None, wanted: Request) -> bool:
    """Whether a rule read back says the same; absent flags are false."""
    if found is None:
        return False
    flags = ("showCustomUi", "strict")
    return (
        all(bool(found.get(name)) == wanted[name] for name in flags)
        and found["condition"]["type"] == wanted["condition"]["type"]
        and _values(found) == _values(wanted)
    )


def _values(rule: Request) -> Sequence[str]:
    return [value.get("userEnteredValue", "") for value in rule["condition"].get("values", [])]
