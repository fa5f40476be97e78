"""Marks: what a check puts on a person's cells.

A mark is a fill and some lines in the cell's note. Nothing about it is kept anywhere else:
`workbook.inside.traces` finds our lines again, wherever their cells have gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.findings import Severity
from workbook.inside import traces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from validators.findings import Finding

FILLS: Mapping[Severity, str] = dict(zip(Severity, traces.FILLS, strict=True))


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cell gets: a fill as `#RRGGBB` and the lines of its note."""

    sheet: str
    cell: str
    fill: str
    note: str


def marks_of(findings: Iterable[Finding]) -> tuple[Mark, ...]:
    """One mark for each cell with findings that nobody agreed to live with, in their order."""
    of_cell: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if not finding.accepted:
            of_cell.setdefault((finding.place.sheet, finding.place.cell), []).append(finding)
    return tuple(
        Mark(sheet, cell, FILLS[_severest(own)], note_text(own))
        for (sheet, cell), own in of_cell.items()
    )


def note_text(findings: Sequence[Finding]) -> str:
    """Our lines for one cell: each finding with its severity, sentence, and how to mend it."""
    return "\n".join(
        _line(finding.code, words)
        for finding in findings
        for words in (
            f"{finding.severity.value}: {finding.message}",
            f"Cách sửa: {how_to_mend(finding)}",
        )
    )


def _line(code: str, words: str) -> str:
    """One line of a note; the sign that ends it cannot stand inside."""
    plain = " ".join(words.split()).replace(traces.END.strip(), "‹")
    return f"{code}{traces.SIGN}{plain}{traces.END}"


def how_to_mend(finding: Finding) -> str:
    """What the rule says to do, and the proposed text where there is one."""
    from validators.rules import BY_CODE  # loads pandas, which a book's own side never needs

    mend = BY_CODE[finding.code].mend
    return f"{mend} Đề nghị: “{finding.fix.value}”" if finding.fix else mend


def _severest(findings: Iterable[Finding]) -> Severity:
    order = list(Severity)
    return min((finding.severity for finding in findings), key=order.index)
