"""Answers that are files of spreadsheet programs: which sheet of one is meant, and reading many."""

from __future__ import annotations

from dataclasses import replace
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from sync.sources import SourceError
from workbook.find_table import has_table
from workbook.reading import decode_workbook, decode_workbooks
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbook.raw_table import RawTable, SheetRef


def decode_file(sheet: SheetRef, raw: bytes) -> RawTable:
    """The first sheet of the file that holds a task table, else its first sheet.

    Raises SourceError.
    """
    try:
        return _chosen(sheet, decode_workbook(Path(sheet.key), raw))
    except Refusal as refusal:
        raise unread(sheet, refusal) from refusal


def decode_files(answers: Iterable[tuple[SheetRef, bytes]]) -> Iterator[RawTable | SourceError]:
    """The same for many files, on two cores; a refusal is a result like any other."""
    sheets, files = tee(answers)
    readings = decode_workbooks((Path(sheet.key), raw) for sheet, raw in files)
    for (sheet, _), reading in zip(sheets, readings, strict=True):
        if isinstance(reading, Refusal):
            yield unread(sheet, reading)
        else:
            yield _chosen(sheet, reading)


def unread(sheet: SheetRef, refusal: Refusal, *, passing: bool = False) -> SourceError:
    """Why a file cannot be read; the reason is printed, so it names the file without its folder."""
    reason = str(refusal).replace(sheet.key, Path(sheet.key).name)
    return SourceError(sheet.source, sheet.sheet, reason, passing=passing)


def _chosen(sheet: SheetRef, tables: Sequence[RawTable]) -> RawTable:
    chosen = next((table for table in tables if has_table(table)), tables[0])
    return replace(chosen, ref=replace(chosen.ref, source=sheet.source, key=sheet.key))
