"""Answers that are files of spreadsheet programs: which sheet of one is meant, and reading many."""

from __future__ import annotations

from dataclasses import replace
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from sync.sources import SourceError
from sync.whose_plan import ANY_PLAN
from workbook.reading import decode_workbook, decode_workbooks
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sync.whose_plan import WhosePlan
    from workbook.raw_table import RawTable, SheetRef


def decode_file(sheet: SheetRef, raw: bytes, plan: WhosePlan = ANY_PLAN) -> RawTable:
    """The sheet of the file with a task table of the plan, else with any, else its first sheet.

    Raises SourceError.
    """
    try:
        return _chosen(sheet, decode_workbook(Path(sheet.key), raw), plan)
    except Refusal as refusal:
        raise unread(sheet, refusal) from refusal


def decode_files(
    answers: Iterable[tuple[SheetRef, bytes]], plan: WhosePlan = ANY_PLAN
) -> Iterator[RawTable | SourceError]:
    """The same for many files, on two cores; a refusal is a result like any other."""
    sheets, files = tee(answers)
    readings = decode_workbooks((Path(sheet.key), raw) for sheet, raw in files)
    for (sheet, _), reading in zip(sheets, readings, strict=True):
        if isinstance(reading, Refusal):
            yield unread(sheet, reading)
        else:
            yield _chosen(sheet, reading, plan)


def unread(sheet: SheetRef, refusal: Refusal, *, passing: bool = False) -> SourceError:
    """Why a file cannot be read; the reason is printed, so it names the file without its folder."""
    reason = str(refusal).replace(sheet.key, Path(sheet.key).name)
    return SourceError(sheet.source, sheet.sheet, reason, passing=passing)


def _chosen(sheet: SheetRef, tables: Sequence[RawTable], plan: WhosePlan) -> RawTable:
    chosen = plan.chosen(tables) or tables[0]
    return replace(chosen, ref=replace(chosen.ref, source=sheet.source, key=sheet.key))
