"""One paragraph of a plan taken apart: its marker, its title, its labelled values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.plans.blocks import Line, TableBlock
from workbook.plans.fields import TASK_FIELDS
from workbook.plans.labels import Labelled, split_fields
from workbook.plans.markers import Marker, Rank, marker_of
from workbook.plans.roles import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_CAPITALS = 25  # words of a heading in capitals that has no number
TOP = frozenset({Rank.PART, Rank.UPPER, Rank.ROMAN})


@dataclass(slots=True, eq=False)
class Entry:
    """One paragraph (or table) with what stands under it.

    `text` are the words behind the marker and before any label; `fields` the labelled values
    in the paragraph; `path` its identifier (`II.2.5.a`); `rest` what follows a run-in title.
    """

    block: Line | TableBlock
    marker: Marker | None = None
    text: str = ""
    rest: str = ""
    fields: tuple[Labelled, ...] = ()
    children: list[Entry] = field(default_factory=list["Entry"])
    path: str = ""

    def rank(self) -> Rank | None:
        """The rank of the marker; None for plain paragraphs and tables."""
        return self.marker.rank if self.marker else None

    def is_field(self) -> bool:
        """Whether the whole entry is labelled values of the entry above it."""
        return bool(self.fields) and not self.text

    def is_table(self) -> bool:
        """Whether the entry is a table."""
        return isinstance(self.block, TableBlock)

    def words(self) -> str:
        """The words that name the entry: its text, or its first label."""
        return self.text or (self.fields[0].label if self.fields else "")

    def entries(self) -> list[Entry]:
        """The entries under this one that begin with a marker and are no field."""
        return [child for child in self.children if child.marker and not child.is_field()]

    def plain(self) -> list[Entry]:
        """The paragraphs under this one without a marker, no field and no table."""
        return [c for c in self.children if not c.marker and not c.is_field() and not c.is_table()]

    def own_fields(self) -> list[Entry]:
        """The entries under this one that are its fields."""
        return [child for child in self.children if child.is_field()]

    def assigned(self) -> bool:
        """Whether a field of an assignment is given to this entry itself."""
        told = [child for child in self.children if child.marker is None or child.is_field()]
        given = [*self.fields, *(spot for child in told for spot in child.fields)]
        return any(spot.key in TASK_FIELDS for spot in given)

    def walk(self) -> Iterator[Entry]:
        """The entry and all under it, in order; no recursion, documents may be deep."""
        stack: list[Entry] = [self]
        while stack:
            entry = stack.pop()
            yield entry
            stack.extend(reversed(entry.children))


def entry_of(block: Line | TableBlock) -> Entry:
    """A paragraph taken apart: marker, run-in title, labelled values."""
    if isinstance(block, TableBlock):
        return Entry(block)
    marker, words = marker_of(block.text)
    title, rest = _run_in(block, words)
    text, fields = split_fields(title)
    if not text and fields and _is_section(marker, fields[0]):
        text, fields = title, ()
    if rest and fields:
        rest, fields = "", (*fields[:-1], *(_with_rest(spot, rest) for spot in fields[-1:]))
    elif rest:
        rest, fields = split_fields(rest)
    if marker is None and not fields and is_heading(block):
        marker = Marker("", Rank.ROMAN, "")
    return Entry(block, marker, text, rest, fields)


def _is_section(marker: Marker | None, spot: Labelled) -> bool:
    """Whether words that look like a label are the heading of a section (`2. Nội dung:`)."""
    if marker and marker.rank in TOP:
        return True
    return spot.key not in TASK_FIELDS and not spot.value


def is_heading(line: Line) -> bool:
    """Whether a line without a number is a heading: capitals, or marked so and known as one."""
    words = line.text.split()
    if not 1 < len(words) <= _LONGEST_CAPITALS or line.text.endswith((".", ";")):
        return False
    return line.text.isupper() or (line.heading and role_of(line.text, top=False) is not None)


def _run_in(line: Line, words: str) -> tuple[str, str]:
    """The bold title at the start of a paragraph, and the words that run on after it."""
    start = len(line.text) - len(words)
    title = line.text[start : line.bold].strip()
    rest = line.text[max(line.bold, start) :]
    if not title or not rest.strip(" .:;") or " " not in title:
        return words, ""
    joint = title[-1] in ".:" or rest.lstrip()[:1] in {":", "."}
    if not joint or ((title.endswith(":") or rest.lstrip()[:1] == ":") and _is_label(title)):
        return words, ""
    return title.rstrip(" :"), rest.lstrip(" .:")


def _is_label(title: str) -> bool:
    _, fields = split_fields(title.rstrip(" :") + ":")
    return bool(fields)


def _with_rest(spot: Labelled, rest: str) -> Labelled:
    return Labelled(spot.key, spot.label, f"{spot.value} {rest}".strip(), spot.start)
