"""Paragraphs → a tree of entries by their numbers and signs (`II` > `2` > `2.5` > `a)` > `-`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.plans.blocks import Line, TableBlock
from workbook.plans.entries import Entry, entry_of
from workbook.plans.fields import TASK_FIELDS, field_of
from workbook.plans.labels import Labelled
from workbook.plans.markers import Marker, Rank, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def outline(blocks: Iterable[Line | TableBlock]) -> Entry:
    """The tree of a run of paragraphs; its root stands for no paragraph."""
    root = Entry(Line(""))
    stack = [root]
    for block in blocks:
        entry = entry_of(block)
        rank = entry.rank()
        if rank is not None:
            while len(stack) > 1 and _holds_not(stack[-1], rank):
                stack.pop()
        stack[-1].children.append(entry)
        if rank is not None and (not entry.is_field() or _opens_list(entry)):
            stack.append(entry)
    for entry in list(root.walk()):
        _read_label(entry)
    for entry in list(root.walk()):
        split_runs(entry)
    number(root)
    return root


def number(root: Entry) -> None:
    """Give every entry its identifier; signs and unmarked paragraphs are counted: `(1)`, `(2)`."""
    for entry in root.walk():
        counts = {True: 0, False: 0}
        for child in entry.children:
            value = child.marker.value if child.marker else ""
            if not value and not child.is_field() and child.rank() is not Rank.ROMAN:
                counts[child.marker is not None] += 1
                value = f"({counts[child.marker is not None]})"
            child.path = entry.path if child.is_table() else joined(entry.path, value)


def split_runs(entry: Entry) -> None:
    """Tasks and their fields written as one flat list: each task takes the fields behind it.

    `- Task A`, `- Chủ trì: …`, `- Task B`, `- Chủ trì: …` are two tasks; one task with its
    details and fields stays as it is.
    """
    runs = _runs(entry.children)
    full = [run for run in runs if run[0] and run[1]]
    keys = [{spot.key for child in run[1] for spot in child.fields} for run in full]
    if len(full) > 1 and set.intersection(*keys[:2]):
        entry.children = [head for words, fields in runs for head in _heads(words, fields)]
    elif not full or len(runs) == 1:
        _lift_shared_fields(entry)


def _read_label(entry: Entry) -> None:
    """A bare label whose value stands below it: `1.1. Đơn vị thực hiện`, `a) Chủ trì: …`."""
    rank = entry.rank()
    bare = rank is not None and rank >= Rank.DOTTED and not entry.fields
    told = all(child.is_field() or child.marker is None for child in entry.children)
    key = field_of(entry.text) if bare and entry.children and told else None
    if key in TASK_FIELDS:
        entry.fields = (Labelled(str(key), entry.text, "", 0),)
        entry.text = ""


def _heads(words: Sequence[Entry], fields: Sequence[Entry]) -> list[Entry]:
    """The tasks of one run: of entries, the last takes the fields; of paragraphs, the first.

    A paragraph goes on in the paragraphs below it, an entry of a list does not.
    """
    if not words:
        return list(fields)
    if not fields:
        return list(words)
    at = 0 if words[0].marker is None else len(words) - 1
    head = words[at]
    head.children.extend([*words[at + 1 :], *fields])
    head.marker = head.marker or Marker("", Rank.DASH, "")
    return list(words[: at + 1])


def _runs(children: Sequence[Entry]) -> list[tuple[list[Entry], list[Entry]]]:
    """Words and the fields behind them, again and again; a table stands alone."""
    runs: list[tuple[list[Entry], list[Entry]]] = [([], [])]
    for child in children:
        if child.is_table():
            runs.extend([([child], []), ([], [])])
        elif child.is_field():
            runs[-1][1].append(child)
        elif runs[-1][1]:
            runs.append(([child], []))
        else:
            runs[-1][0].append(child)
    return runs


def _lift_shared_fields(entry: Entry) -> None:
    """Fields under the last of several letters or signs, and under no other, belong to all."""
    listed = [
        child for child in entry.entries() if child.rank() in {Rank.LETTER, Rank.PAREN, Rank.DASH}
    ]
    if not listed[1:] or any(child.fields for child in listed):
        return
    *others, last = listed
    fields = [
        child for child in last.own_fields() if child.marker is None or last.rank() is Rank.LETTER
    ]
    if fields and not any(child.own_fields() for child in others):
        lifted = set(map(id, fields))
        last.children = [child for child in last.children if id(child) not in lifted]
        entry.children.extend(fields)


def _holds_not(entry: Entry, rank: Rank) -> bool:
    own = entry.rank()
    return own is not None and own >= rank


def _opens_list(entry: Entry) -> bool:
    """A label with nothing behind it: its value is the list that follows."""
    return not entry.fields[-1].value
