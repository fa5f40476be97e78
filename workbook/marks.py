"""Marks: what a check puts on a person's cells, and how it comes off again without a trace.

A mark is a fill and some lines in the cell's note. Nothing about it is kept anywhere else:
our lines are known by how they begin, so they are found again wherever rows were moved,
sorted or copied to, and whatever a person wrote into the same note stays as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from validators.findings import Finding

# Light enough for black text, different enough in brightness to be told apart on a grey print.
FILLS: Mapping[Severity, str] = {
    Severity.ERROR: "#F4B4A8",
    Severity.WARNING: "#FFE699",
    Severity.HINT: "#CFE2F3",
}
_SIGN = "» "
_OUR_LINE = re.compile(r"PC(?:\d{3})?» ")
_FORMER = f"PC{_SIGN}Màu cũ của ô: "
_NO_FILL = "không tô"


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
    lines: list[str] = []
    for finding in findings:
        start = f"{finding.code}{_SIGN}"
        lines.append(f"{start}{finding.severity.value}: {finding.message}")
        lines.append(f"{start}Cách sửa: {how_to_mend(finding)}")
    return "\n".join(" ".join(line.split()) for line in lines)


def how_to_mend(finding: Finding) -> str:
    """What the rule says to do, and the proposed text where there is one."""
    from validators.rules import BY_CODE  # loads pandas, which a book's own side never needs

    mend = BY_CODE[finding.code].mend
    return f"{mend} Đề nghị: “{finding.fix.value}”" if finding.fix else mend


def added(own: str | None, ours: str) -> str:
    """A note with our lines below what a person wrote; `None`: the cell had no note."""
    return ours if own is None else f"{own}\n{ours}"


def without(text: str) -> str | None:
    """The note as the person wrote it; `None` where all of it was ours."""
    own = [line for line in text.split("\n") if not _OUR_LINE.match(line)]
    return "\n".join(own) if own else None


def is_marked(text: str) -> bool:
    """Whether a note holds any line of ours."""
    return any(_OUR_LINE.match(line) for line in text.split("\n"))


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of the rules that our lines in a note speak of, in their order."""
    starts = (_OUR_LINE.match(line) for line in text.split("\n"))
    codes = (match[0].removesuffix(_SIGN) for match in starts if match)
    return tuple(dict.fromkeys(code for code in codes if code != "PC"))


def remembering(note: str, fill: str | None) -> str:
    """Our lines with the cell's own fill among them; `None`: it was set to have no fill."""
    return f"{note}\n{_FORMER}{fill or _NO_FILL}"


def former_fill(text: str) -> tuple[bool, str | None]:
    """Whether a note remembers the cell's own fill, and which (`None`: set to have none)."""
    for line in text.split("\n"):
        if line.startswith(_FORMER):
            fill = line.removeprefix(_FORMER).strip()
            return True, None if fill == _NO_FILL else fill
    return False, None


def _severest(findings: Iterable[Finding]) -> Severity:
    order = list(Severity)
    return min((finding.severity for finding in findings), key=order.index)
