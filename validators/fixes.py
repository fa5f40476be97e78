"""Safe fixes: what may be written without asking, because no word changes its meaning.

Only on request, and only there: nothing here writes into a file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.a1 import position
from validators.check import check
from validators.findings import Place
from validators.rules import mixed_tone_placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from validators.context import Context
    from validators.findings import Finding
    from validators.sheets import Sheets

# Every round mends one fault of each cell; no cell can have more safe faults than this.
_MOST_ROUNDS = 8


def apply_safe(findings: Iterable[Finding]) -> dict[Place, str]:
    """What to write where: for each cell its first safe fix.

    A cell with several faults needs several rounds of check and fix (`all_safe`). A fault
    that the department agreed to live with stays.
    """
    values: dict[Place, str] = {}
    for finding in findings:
        if finding.fix and finding.fix.safe and not finding.accepted:
            values.setdefault(finding.place, finding.fix.value)
    return values


def all_safe(sheets: Sheets, context: Context) -> dict[Place, str]:
    """What to write where until no safe fix is left: several on one cell are one value."""
    written: dict[Place, str] = {}
    for _ in range(_MOST_ROUNDS):
        findings = check(sheets, context)
        values = apply_safe(findings)
        for place, value in _of_whole_sheets(findings, sheets):
            values.setdefault(place, value)
        if not values:
            break
        written |= values
        sheets = _with(sheets, values)
    return written


def _of_whole_sheets(findings: Iterable[Finding], sheets: Sheets) -> Iterator[tuple[Place, str]]:
    """PC028 speaks once per sheet; what it proposes is meant for all of its cells."""
    rule = mixed_tone_placement.RULE
    mixed = {
        (each.place.source, each.place.sheet)
        for each in findings
        if each.code == rule.code and not each.accepted
    }
    for cell in sheets.cells.to_dict("records") if mixed else ():
        fixed = mixed_tone_placement.in_one_way(str(cell["key"]), str(cell["text"]))
        if (cell["source"], cell["sheet"]) in mixed and fixed != cell["text"]:
            source, sheet, row = str(cell["source"]), str(cell["sheet"]), int(str(cell["row"]))
            letters = sheets.letters_at(source, sheet, row)
            own = str(cell["cell"]) or f"{letters[str(cell['key'])]}{row}"
            place = sheets.anchor(source, sheet, own)
            if (source, sheet, place) not in sheets.pieced:
                yield Place(source, sheet, place), fixed


def _with(sheets: Sheets, values: Mapping[Place, str]) -> Sheets:
    """The same sheets with other texts in some cells."""
    tasks, titles = sheets.tasks.copy(), sheets.titles.copy()
    spoken = {
        Place(source, sheet, sheets.anchor(source, sheet, cell)): label
        for label, source, sheet, cell in titles[["source", "sheet", "cell"]].itertuples()
    }
    spots = zip(
        tasks["source"].tolist(), tasks["sheet"].tolist(), tasks["row"].tolist(), strict=True
    )
    labels = dict(zip(spots, tasks.index.tolist(), strict=True))
    for place, value in values.items():
        if place in spoken:
            titles.loc[spoken[place], "text"] = value
            continue
        row = position(place.cell)[0] + 1
        letter = place.cell.removesuffix(str(row))
        label = labels[place.source, place.sheet, row]
        letters = sheets.letters_at(place.source, place.sheet, row)
        tasks.loc[label, next(key for key in letters if letters[key] == letter)] = value
    return replace(sheets, tasks=tasks, titles=titles)
