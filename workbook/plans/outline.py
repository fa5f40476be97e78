"""Paragraphs → a tree of entries by their numbers and signs (`II` > `2` > `2.5` > `a)` > `-`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.plans.blocks import Line, TableBlock
from workbook.plans.fields import TASK_FIELDS
from workbook.plans.labels import Labelled, split_fields
from workbook.plans.markers import Marker, Rank, joined, marker_of
from workbook.plans.roles import role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST_CAPITALS = 25  # words of a heading in capitals that has no number


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
        given = [*self.fields, *(spot for child in self.own_fields() for spot in child.fields)]
        return any(spot.key in TASK_FIELDS for spot in given)

    def walk(self) -> Iterator[Entry]:
        """This entry and all under it, in order; no recursion, documents may be deep."""
        stack = [self]
        while stack:
            entry = stack.pop()
            yield entry
            stack.extend(reversed(entry.children))


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
        if (rank is not None and not entry.is_field()) or (rank is not None and _opens_list(entry)):
            stack.append(entry)
    for entry in list(root.walk()):
        split_runs(entry)
    number(root)
    return root


def entry_of(block: Line | TableBlock) -> Entry:
    """A paragraph taken apart: marker, run-in title, labelled values."""
    if isinstance(block, TableBlock):
        return Entry(block)
    marker, words = marker_of(block.text)
    title, rest = _run_in(block, words)
    text, fields = split_fields(title)
    if not text and fields and _is_section(marker, fields[0]):
        text, fields = title, ()
    if rest and not fields:
        rest, fields = split_fields(rest)
    elif rest:
        fields = (*fields[:-1], _with_rest(fields[-1], rest))
        rest = ""
    if marker is None and not fields and is_heading(block):
        marker = Marker("", Rank.ROMAN, "")
    return Entry(block, marker, text, rest, fields)


def _is_section(marker: Marker | None, spot: Labelled) -> bool:
    """Whether words that look like a label are the heading of a section (`2. Nội dung:`)."""
    if marker and marker.rank in {Rank.PART, Rank.UPPER, Rank.ROMAN}:
        return True
    return spot.key not in TASK_FIELDS and not spot.value


def is_heading(line: Line) -> bool:
    """Whether a line without a number is a heading: capitals, or marked so and known by its words."""
    words = line.text.split()
    if len(words) > _LONGEST_CAPITALS or line.text.endswith((".", ";")):
        return False
    role = role_of(line.text, top=False)
    return (line.text.isupper() and len(words) > 1) or (line.heading and role is not None)


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
    """Words and the fields behind them, again and again."""
    runs: list[tuple[list[Entry], list[Entry]]] = [([], [])]
    for child in children:
        if child.is_field():
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
