"""Of which plan a file is, by what stands above its table, and only where that is beyond doubt.

Agencies number their own papers (`Số: 123/BC-SYT`), and a plan names those it is based on. So a
number tells of another plan only where this plan's own stands nowhere beside it, and if it is
that of a plan kept in the same state folder, or bears the symbol of this plan's number.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sync.sheet_keys import is_number_of, plan_id
from validators.plan import PlanHead
from workbook.find_table import has_table
from workbook.sheet_head import numbers_above, sheet_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.raw_table import RawTable

_ANOTHER = (
    "đầu biểu ghi kế hoạch “{}”, không phải kế hoạch này (“{}”) nên không tính; nếu ghi nhầm, hãy "
    "sửa số kế hoạch ở đầu biểu."
)


@dataclass(frozen=True, slots=True)
class WhosePlan:
    """Answers for the plan with this head; `others` are the other plans (`plan_id`) kept here."""

    head: PlanHead = field(default_factory=PlanHead)
    others: tuple[str, ...] = ()

    def chosen(self, tables: Sequence[RawTable]) -> RawTable | None:
        """Of the sheets with a task table one that names this plan, else the first; None of none.

        What other plans are kept here counts for nothing: an answer is read alike for ever.
        """
        those = [table for table in tables if has_table(table)]
        named = those if len(those) > 1 else ()
        own = (each for each in named if any(map(self._is_ours, numbers_above(each))))
        return next(own, next(iter(those), None))

    def refusal(self, tables: Sequence[RawTable]) -> str:
        """Why a file is no answer to this plan; "" where it may be one."""
        table = self.chosen(tables)
        name = self._another(table) if table else ""
        return _ANOTHER.format(name, self.head.number or plan_id(self.head)) if name else ""

    def _another(self, raw: RawTable) -> str:
        """The other plan that the words above a table surely name."""
        head, numbers = sheet_head(raw), numbers_above(raw)
        if any(map(self._is_ours, numbers)):
            # The same number is given anew every year.
            return self._kept(PlanHead(number=head.number, year=head.year))
        found = (name for number in numbers for name in self._named_by(number))
        # A plan bears its title before it gets a number.
        is_titled = head.title and head.title != self.head.title
        titled = self._kept(PlanHead(title=head.title, year=head.year)) if is_titled else ""
        return next(found, titled)

    def _kept(self, head: PlanHead) -> str:
        """The plan of a head, if it is another one that is kept here."""
        own = plan_id(replace(self.head, identity=""))  # nights under a corrected number
        return name if (name := plan_id(head)) in self.others and name != own else ""

    def _is_ours(self, number: str) -> bool:
        return number == self.head.number or is_number_of(number, plan_id(self.head))

    def _named_by(self, number: str) -> Iterator[str]:
        """The other plans that a number may name."""
        yield from (other for other in self.others if is_number_of(number, other))
        symbol = (self.head.number or "").partition("/")[2].casefold()
        is_alike = symbol and number.partition("/")[2].casefold() == symbol
        if is_alike and number not in self.head.parent_documents:
            yield number


ANY_PLAN = WhosePlan()
