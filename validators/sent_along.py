"""Rows of others that an agency sends back with its own: it returned the whole biểu.

Where nothing is reported in them there is nothing to tell and nothing to mend. In a sheet that
holds no row of the agency itself they are told: it may be the wrong sheet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.columns import PROGRESS_COLUMNS
from validators.hollow import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validators.context import Context
    from validators.sheets import Sheets

_KEYS = tuple(column.key for column in PROGRESS_COLUMNS)


def is_silent(texts: Iterable[str]) -> bool:
    """Whether the progress cells of a row are blank, or hold marks for "nothing"."""
    return all(not text.strip() or says_nothing(text) for text in texts)


def without_rows_sent_along(sheets: Sheets, context: Context) -> Sheets:
    """The sheets without such rows; themselves where there are none."""
    tasks = sheets.tasks
    theirs = _of_agencies(context)
    pairs = list(zip(tasks["source"].tolist(), tasks["task_id"].tolist(), strict=True))
    reporting = {source for source, task_id in pairs if task_id in theirs.get(source, ())}
    foreign = [
        source in reporting and task_id in context.issued and task_id not in theirs[source]
        for source, task_id in pairs
    ]
    if not any(foreign):
        return sheets
    cells = tasks.loc[foreign, list(_KEYS)]
    silent = cells.index[[is_silent(row) for row in cells.itertuples(index=False, name=None)]]
    return replace(sheets, tasks=tasks.drop(index=silent).reset_index(drop=True))


def _of_agencies(context: Context) -> dict[str, frozenset[str]]:
    """The tasks that the agency of a source may report on."""
    beside = context.coordinating
    return {
        source: own | beside.get(source, frozenset()) for source, own in context.assigned.items()
    }
