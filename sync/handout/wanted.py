"""What an agency's tab shall hold: the plan's own texts, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sync.sheet_keys import plan_id
from validators.columns import PLAN_COLUMNS, TASK_ID
from workbook.sections import new_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from validators.plan import Plan, PlanHead, TaskRow

# The columns whose texts are the department's, in the order of the biểu.
OWN_KEYS = tuple(column.key for column in (TASK_ID, *PLAN_COLUMNS))
_NOTE = "Đơn vị điền các cột tiến độ ở bên phải (nền trắng); xin giữ nguyên các cột còn lại."
COORDINATING = "NHIỆM VỤ PHỐI HỢP"
# A heading of another kind of table: what stands below it is read by nobody as tasks.
_CLOSED = ("", "TT", "NHIỆM VỤ ĐÃ KẾT THÚC", "Không còn trong kế hoạch; số liệu giữ nguyên")
_LONGEST_TITLE = 100  # letters of a tab's title


class Kind(Enum):
    """What a row of the tab is."""

    SECTION = "section"
    TASK = "task"
    CLOSED_HEADING = "closed heading"
    CLOSED = "closed"
    OWN = "own"  # a row that somebody else put there


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it should be; `texts` by column key, for the columns of `OWN_KEYS` only."""

    kind: Kind
    texts: Mapping[str, str]

    @property
    def task_id(self) -> str:
        """The id of a task that is open."""
        return self.texts.get("task_id", "")


@dataclass(frozen=True, slots=True)
class WantedTab:
    """The tab of one plan for one agency; `above` are the lines over the headings."""

    plan: str
    title: str
    above: tuple[str, ...]
    lines: tuple[Line, ...]


CLOSED_HEADING = Line(Kind.CLOSED_HEADING, dict(zip(OWN_KEYS, (*_CLOSED, "", "", ""), strict=True)))


def wanted_tab(
    plan: Plan, agency: str, leading: Iterable[str], coordinating: Iterable[str]
) -> WantedTab:
    """The tab for an agency that leads and coordinates the tasks with these ids."""
    lead, beside = frozenset(leading), frozenset(coordinating)
    own = [task for task in plan.tasks if task.task_id in lead]
    others = [task for task in plan.tasks if task.task_id in beside - lead]
    heading = [_section("", COORDINATING)] if others else []
    return WantedTab(
        plan=plan_id(plan.head),
        title=tab_title(plan.head),
        above=(
            f"Kế hoạch số {plan.head.number or '…'}: {plan.head.title or ''}".strip(),
            f"Đơn vị báo cáo: {agency}",
            _NOTE,
        ),
        lines=(*_lines(own), *heading, *_lines(others)),
    )


def tab_title(head: PlanHead) -> str:
    """One tab per plan, named by the plan's number."""
    return (head.number or "Kế hoạch")[:_LONGEST_TITLE]


def closed(texts: Mapping[str, str]) -> Line:
    """The row of a task that left the plan: its words stay, its id is free for another task."""
    return Line(Kind.CLOSED, {**{key: texts.get(key, "") for key in OWN_KEYS}, "task_id": ""})


def _lines(tasks: Sequence[TaskRow]) -> Iterator[Line]:
    for task, first in new_sections(tasks):
        if first:
            yield _section(task.section_number, task.section)
        yield Line(Kind.TASK, {key: str(getattr(task, key)) for key in OWN_KEYS})


def _section(number: str, title: str) -> Line:
    return Line(Kind.SECTION, {**dict.fromkeys(OWN_KEYS, ""), "number": number, "content": title})
