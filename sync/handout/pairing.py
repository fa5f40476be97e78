"""Which row of a sheet belongs to which task of the plan, also after the plan was changed.

A plan that gains a task in the middle gives other numbers, and so other ids, to those behind
it. Progress belongs to the words a person reported on: equal words count first, then equal
ids with words that are much alike. What is neither is a new task and a closed one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from validators.same_task import much_alike
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from sync.handout.found import FoundRow
    from sync.handout.wanted import Line

Texts = Mapping[str, str]


def paired(
    lines: Sequence[Line], rows: Sequence[FoundRow], handed: Mapping[str, str]
) -> dict[int, FoundRow]:
    """The row of each line, by the line's place; lines without one are new.

    `rows` in the order in which they are to be preferred: open ones before closed ones.
    `handed` are the words each id was handed out with: where the sheet says what no task says,
    somebody has changed them there.
    """
    originals = {row.at: row for row in rows}
    known = {_words(line.texts) for line in lines}
    rows = [row if _words(row.texts) in known else _as_handed(row, handed) for row in rows]
    found: dict[int, FoundRow] = {}
    _match(found, lines, rows, lambda texts: (texts.get("task_id", ""), _words(texts)))
    _match(found, lines, rows, lambda texts: (_words(texts), fold(texts.get("lead", ""))))
    _match(found, lines, rows, _words)
    _match(found, lines, rows, lambda texts: texts.get("task_id", ""), alike=_much_alike)
    return {place: originals[row.at] for place, row in found.items()}


def _as_handed(row: FoundRow, handed: Mapping[str, str]) -> FoundRow:
    words = handed.get(row.task_id)
    return replace(row, texts={**row.texts, "content": words}) if words else row


def _words(texts: Texts) -> str:
    return fold(texts.get("content", ""))


def _match(
    found: dict[int, FoundRow],
    lines: Sequence[Line],
    rows: Sequence[FoundRow],
    key: Callable[[Texts], Hashable],
    *,
    alike: Callable[[Line, FoundRow], bool] = lambda _, __: True,
) -> None:
    """Pair what is still alone and says the same; equal ones in their order."""
    taken = {row.at for row in found.values()}
    waiting: dict[Hashable, list[FoundRow]] = {}
    for row in rows:
        if row.at not in taken:
            waiting.setdefault(key(row.texts), []).append(row)
    for place, line in enumerate(lines):
        same = waiting.get(key(line.texts), [])
        if place not in found and same and alike(line, same[0]):
            found[place] = same.pop(0)


def _much_alike(line: Line, row: FoundRow) -> bool:
    """Whether a row with the line's id may bear its words from now on."""
    if not line.task_id:
        return False
    if not (row.has_progress and _words(row.texts)):
        return True  # nothing was said on the old words, or they are only wiped out
    return much_alike(line.texts.get("content", ""), row.texts.get("content", ""))
