"""Labelled fields inside a line: `Tập huấn. Cơ quan chủ trì: X; Thời gian: Y.` → words, fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.plans.fields import OTHER, TASK_FIELDS, field_of
from workbook.plans.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLON = re.compile(r"\s*[:：]")
_DASHED = re.compile(r"([^\s:：;.,()-][^:：;.,()–—-]{3,50}?)\s+[-–—]\s+(?=\S)")
_EDGE = re.compile(r"[;.(]\s*|(?:^|\s)[+•–-]\s+|,\s*")
_REACH = 75  # characters a label may take


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled value of a line; `start` is where its label begins."""

    key: str
    label: str
    value: str
    start: int


def starts_with_label(text: str) -> bool:
    """Whether a line, its marker aside, begins with the label of a field of a task."""
    _, words = marker_of(text)
    colon = _COLON.search(words[:_REACH])
    return colon is not None and field_of(words[: colon.start()].strip()) in TASK_FIELDS


def split_fields(text: str) -> tuple[str, tuple[Labelled, ...]]:
    """The words before the first label, and the labelled values in order.

    Inside a line only the four fields of an assignment count; at its start also `Nội dung`
    and other attributes, because there no sentence can be cut by mistake.
    """
    spots = list(_spots(text))
    if not spots:
        return text, ()
    ends = [start for start, _, _, _ in spots[1:]] + [len(text)]
    found = tuple(
        Labelled(key, label, _value(text[value_at:end]), start)
        for (start, value_at, key, label), end in zip(spots, ends, strict=True)
    )
    return text[: spots[0][0]].rstrip(" ;,(+•–-"), found


def _spots(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start of label, start of value, key and label of every labelled value."""
    dashed = _DASHED.match(text)
    if dashed and " " in dashed[1] and field_of(dashed[1].strip()) in TASK_FIELDS:
        yield 0, dashed.end(), str(field_of(dashed[1].strip())), dashed[1].strip()
    opened = dashed is not None
    free_from = 0
    for colon in _COLON.finditer(text):
        spot = _label_before(text, colon.start(), free_from, opened=opened)
        if spot is None:
            continue
        start, key = spot
        yield start, colon.end(), key, text[start : colon.start()].strip()
        opened, free_from = True, colon.end()


def _label_before(text: str, colon: int, free_from: int, *, opened: bool) -> tuple[int, str] | None:
    """The longest label that ends at a colon and begins at an edge of a clause."""
    window = max(free_from, colon - _REACH)
    found = _EDGE.finditer(text, window, colon)
    edges = [edge.end() for edge in found if opened or not edge[0].startswith(",")]
    for start in [0, *edges] if window == 0 else edges:
        key = field_of(text[start:colon].strip())
        if key in TASK_FIELDS or (key in {OTHER, "content"} and start == 0):
            return start, str(key)
    return None


def _value(text: str) -> str:
    """A value without the separators around it and a bracket that was opened before it."""
    value = text.strip().strip(";,").strip().rstrip("+•–-").strip()
    if value.endswith((")", ").", ");")) and value.count(")") > value.count("("):
        value = value[: value.rindex(")")].rstrip()
    return value
