"""Notes on the faulty cells: ours come and go, what a person wrote stays to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.a1 import position
from workbook.inside.traces import added, is_marked, without
from workbook.marks import marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.answer.reading import Tab
    from sync.handout.requests import Request
    from validators.findings import Finding


def note_requests(tab: Tab, findings: Iterable[Finding]) -> Iterator[Request]:
    """The notes that have to change, each as one request that writes nothing but a note."""
    ours = {mark.cell: mark.note for mark in marks_of(findings)}
    for cell in sorted({*tab.notes, *ours}, key=position):
        before = tab.notes.get(cell)
        own = without(before) if before and is_marked(before) else before
        after = added(own, ours[cell]) if cell in ours else own
        if after != before:
            row, column = position(cell)
            yield {
                "updateCells": {
                    "start": {"sheetId": tab.id, "rowIndex": row, "columnIndex": column},
                    "rows": [{"values": [{"note": after or ""}]}],
                    "fields": "note",
                }
            }
