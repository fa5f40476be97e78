"""An entry while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.agencies import wording as say
from validators.agencies.model import Kind, Part

if TYPE_CHECKING:
    from validators.agencies.words import Line


@dataclass(slots=True)
class Entry:
    """Tokens `first` to `last` of a line, and what is repeated around them.

    `head_end` is where its first phrase ends; `comma` says that only a comma, "và" or the
    like parts it from the entry before.
    """

    first: int
    last: int
    kind: Kind
    head_end: int
    prefix: str = ""
    suffix: str = ""
    duties: list[str] = field(default_factory=list)
    part: Part = Part.UNSAID
    comma: bool = False

    def text(self, line: Line) -> str:
        """The entry as people read it."""
        parts = (self.prefix, line.words(self.first, self.last), self.suffix)
        return " ".join(part for part in parts if part)

    def add_duty(self, line: Line, first: int, last: int) -> None:
        """Keep the words about what the body does, without marks at their end."""
        words = line.words(first, last).strip(" ,.;:…")
        if words:
            self.duties.append(words)


def closing(line: Line, at: int) -> int:
    """Behind the bracket that closes the one at `at`; the end of the line where none does."""
    depth = 0
    for end in range(at, len(line)):
        depth += (line.key(end) == "(") - (line.key(end) == ")")
        if depth == 0:
            return end + 1
    return len(line)


def part_bracket(line: Line, at: int) -> Part | None:
    """The part that a bracket tells: `Sở Tư pháp (chủ trì)`; None for any other bracket."""
    end = closing(line, at) - 1
    if line.key(at) != "(" or line.key(end) != ")":
        return None
    if say.LEADING.end(line, at + 1) == end:
        return Part.LEAD
    return Part.COORDINATING if say.CO_LABELS.end(line, at + 1) == end else None
