"""One entry on its way: the line, where it began, and what its words have told so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies.grammar import Shape, start_at
from validators.agencies.model import Kind
from validators.agencies.words import keys_of

if TYPE_CHECKING:
    from validators.agencies.grammar import Start
    from validators.agencies.words import Line

_BODIES = keys_of("cơ đơn tổ cá")


@dataclass(slots=True)
class Reading:
    """What is known of the entry that begins at token `first`."""

    line: Line
    first: int
    start: Start
    kind: Kind = Kind.AGENCY
    noun: int = 0  # where the first noun of a group stands
    done: int = 0  # where the name was complete; 0: not yet
    many: bool = False  # one name for many bodies: "UBND cấp xã"
    plural: bool = False  # nouns for many bodies are being listed ...
    admin: bool = False  # ... communes, provinces behind the name of a body
    generic: bool = False  # ... such as "cơ quan, đơn vị": a clause tells which of them
    closed: bool = False  # "liên quan", "trên địa bàn": no further noun of the list
    clause: bool = False  # a clause that belongs to the entry is being read

    @property
    def head_end(self) -> int:
        """Where the first phrase of the entry ends."""
        return self.start.head_end

    @property
    def free(self) -> bool:
        """Whether the head takes any name (`Phòng …`), not one of a known few (`Sở …`)."""
        return self.line.key(self.first) not in lex.COMPLETE_HEADS

    @property
    def purposeful(self) -> bool:
        """Whether a purpose may stand in the name: `Ban Chỉ đạo thực hiện Nghị quyết …`."""
        named = self.start.shape is Shape.NAME
        return named and lex.PURPOSE_HEADS.end(self.line, self.first) == self.head_end

    @property
    def open_clause(self) -> bool:
        """Whether a verb behind the nouns may still tell which bodies are meant."""
        return self.plural and self.generic and not self.closed

    @property
    def role_like(self) -> bool:
        """Whether a verb may make a role of it: `cơ quan chủ trì`, not `các thôn phối hợp`."""
        return self.open_clause and self.line.key(self.noun) in _BODIES

    def starts(self, at: int) -> Start | None:
        """What begins at `at`."""
        return start_at(self.line, at)

    def final_kind(self) -> Kind:
        """The kind of the entry when all of it is read."""
        return Kind.GROUP if self.kind is Kind.AGENCY and self.many else self.kind
