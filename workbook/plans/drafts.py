"""A task while it is read, and how it becomes a row with an identifier of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.plan import TaskRow
from workbook.plans.bodies import coordinating_in_lead
from workbook.plans.fields import TASK_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FULL_STOP = re.compile(r"\s*(?:\./\.?|[;,]|(?<!\.)\.)\s*$")


@dataclass(slots=True)
class Draft:
    """A task being put together; `path` is its identifier before doubles are told apart.

    `given` is the identifier that its own table gives it, "" where that table gives others
    one and not this one; None where the table gives none. `place` is the printed line where
    the task, or the table that holds it, begins.
    """

    path: str
    number: str
    content: str
    section_number: str = ""
    section: str = ""
    fields: dict[str, str] = field(default_factory=dict[str, str])
    details: list[str] = field(default_factory=list[str])
    given: str | None = None
    place: int = 0

    def fill(self, key: str, value: str, label: str = "") -> None:
        """Put a value into its field; a second value of a field is kept behind the first."""
        if key in TASK_FIELDS:
            before = self.fields.get(key, "")
            self.fields[key] = f"{before}; {value}" if before and value else before or value
        elif value:
            self.details.append(f"{label}: {value}" if label else value)

    def has_fields(self) -> bool:
        """Whether any field of the assignment is filled."""
        return any(self.fields.get(key) for key in TASK_FIELDS)


def rows_of(drafts: Iterable[Draft]) -> tuple[TaskRow, ...]:
    """The tasks with identifiers: those given as they are, all others different from each other.

    What is given twice or left blank stays so: rules PC602 and PC604 say it.
    """
    listed = list(drafts)
    return tuple(
        _row(draft, task_id) for draft, task_id in zip(listed, _identifiers(listed), strict=True)
    )


def without_stop(text: str) -> str:
    """A field without the stop that ends its line; a stop of an abbreviation or `...` stays."""
    return _FULL_STOP.sub("", text.strip())


def _row(draft: Draft, task_id: str) -> TaskRow:
    fields = {key: without_stop(draft.fields.get(key, "")) for key in TASK_FIELDS}
    if not fields["coordinating"]:
        fields["coordinating"] = coordinating_in_lead(fields["lead"])
    return TaskRow(
        task_id,
        draft.number,
        draft.content,
        section_number=draft.section_number,
        section=draft.section,
        detail="\n".join(draft.details),
        **fields,
    )


def _identifiers(drafts: Sequence[Draft]) -> list[str]:
    """One identifier each; a number printed twice is told apart by `(2)`.

    A second `d)` before `e)` is `đ)`: the bar is the first thing a scan loses.
    """
    seen = {draft.given: 1 for draft in drafts if draft.given}
    found: list[str] = []
    for draft in drafts:
        if draft.given is not None:
            found.append(draft.given)
            continue
        path = draft.path or "(1)"
        if path in seen and path.endswith(".d") and f"{path[:-1]}đ" not in seen:
            path = f"{path[:-1]}đ"
        seen[path] = seen.get(path, 0) + 1
        found.append(path if seen[path] == 1 else _free(path, seen))
    return found


def _free(path: str, seen: dict[str, int]) -> str:
    """The next `path(n)` that nobody has; counts on where it stopped."""
    while (name := f"{path}({seen[path]})") in seen:
        seen[path] += 1
    seen[name] = 1
    return name
