"""The form of a rule: one small module carries everything that is to be known about it.

The page in the docs, `phancong explain`, the note in the cell and two tests derive from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from validators.context import Context
    from validators.findings import Fix, Severity
    from validators.subjects import Subject

Row = Mapping[str, object]
Example = tuple[Mapping[str, str], ...]


class Over(Enum):
    """What a rule looks at: task rows, single cells of them, headings, sheets, assigned ids."""

    TASKS = "tasks"
    CELLS = "cells"
    HEADINGS = "headings"
    SHEETS = "sheets"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    `holds` is a vectorised predicate: the subject in, one boolean per row out (True: no
    fault). `column` is where a fault is shown; `reads` are the further columns it needs
    (the rule is skipped where one of them is missing, so one fault gives one finding).
    `requires` are rules that must have been kept first: by the same row, and for a rule over
    cells by the same cell or its row. A rule over cells that `blinds` found words without a
    meaning: rules over tasks that read this cell keep silent. One that `disowns` found a row
    that counts for no task: what it reports is nobody's, and the agency's cells in it are not
    looked at by the other rules. `message` may name any column,
    `{value}`, `{heading}`, and whatever `details` adds for a faulty row, or `among` where the
    other rows must be looked at. In an example the
    cells that are not named are those of `validators.example`.
    """

    code: str
    name: str
    title: str
    severity: Severity
    column: str
    message: str
    why: str
    mend: str
    bad: Example
    good: Example
    holds: Callable[[Subject], pd.Series[bool]]
    over: Over = Over.TASKS
    reads: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    blinds: bool = False
    disowns: bool = False
    details: Callable[[Row, Context], Mapping[str, str]] | None = None
    among: Callable[[Row, Subject], Mapping[str, str]] | None = None
    fix: Callable[[Row, Context], Fix | None] | None = None
    example_context: Context | None = None

    @property
    def across_sheets(self) -> bool:
        """Whether the rule compares a sheet with others (family PC6xx)."""
        return self.code.startswith("PC6")
