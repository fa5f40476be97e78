"""Reads a line of tokens into entries, left to right, each token once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import wording as say
from validators.agencies.duties import WITH, duty_end
from validators.agencies.entries import read_entry
from validators.agencies.entry import Entry, closing, part_bracket
from validators.agencies.grammar import HARD, SOFT, start_at, stops
from validators.agencies.model import Kind, Part

if TYPE_CHECKING:
    from validators.agencies.words import Line

_STOPS = HARD | {",", "", ".", ")", "(", "và", "/", "-", "–", "—", "…"}
_MARKS_OF_NOTHING = frozenset({".", ")", "…", "...", "..", "|", "[", "]", "”", '"', "“", "'"})


class Reader:
    """One pass over one line."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.entries: list[Entry] = []
        self.mode = Part.UNSAID
        self.marked = 0
        self.chunk = 0
        self.soft = False

    def read(self) -> list[Entry]:
        """All entries of the line."""
        at = 0
        while at < len(self.line):
            at = self._step(at)
        return self.entries

    # -- one step -------------------------------------------------------------

    def _step(self, at: int) -> int:
        line = self.line
        key = line.key(at)
        if key == ":" and self._tells_part(at + 1):
            return at + 1
        if key in HARD:
            self._break()
            return self._numbering(at + 1)
        if key in SOFT or key in _MARKS_OF_NOTHING:
            if stops(line, at):
                self._break()
            self.soft = True
            return at + 1
        if at == 0:
            past = self._numbering(0)
            if past:
                return past
        return (
            self._bracket(at)
            or self._label(at)
            or self._mark(at)
            or self._skip(at)
            or self._entry(at)
        )

    def _tells_part(self, at: int) -> bool:
        """`Sở Tư pháp: chủ trì`: a mark and no more behind the colon."""
        end = max(say.LEADING.end(self.line, at), say.TOGETHER.end(self.line, at))
        return bool(end and self._pending()) and (self._stops(end) or self.line.key(end) in HARD)

    def _bracket(self, at: int) -> int:
        """`(chủ trì)` behind an entry tells its part."""
        part = part_bracket(self.line, at)
        if part is None or not self.entries:
            return 0
        told = self._pending() if part is Part.COORDINATING else self.entries[-1:]
        for entry in told:
            entry.part = part
        self.marked = len(self.entries)
        return closing(self.line, at)

    def _break(self) -> None:
        self.chunk = len(self.entries)
        self.soft = False

    def _numbering(self, at: int) -> int:
        """Behind "1.", "a)", "(2)" or "- " at the beginning of a line."""
        line = self.line
        at += line.key(at) in {"-", "–", "—"}
        open_at = at + (line.key(at) == "(")
        short = line.key(open_at).isdigit() or len(line.key(open_at)) == 1
        if short and open_at < len(line) and line.tokens[open_at].is_word:
            closing = line.key(open_at + 1)
            if closing == ")" or (closing == "." and line.key(open_at).isdigit()):
                return open_at + 2
        return at

    def _label(self, at: int) -> int:
        for table, part in ((say.LABELS, Part.LEAD), (say.CO_LABELS, Part.COORDINATING)):
            end = table.end(self.line, at)
            if end and self.line.key(end) == ":":
                self.mode, self.marked = part, len(self.entries)
                self._break()
                return end + 1
        return 0

    # -- marks: who leads, who goes along ------------------------------------

    def _mark(self, at: int) -> int:
        line = self.line
        end = say.TOGETHER.end(line, at)
        if end and not (line.capital(at) and self.soft):
            return self._together(at, end)
        end = say.LEADING.end(line, at)
        if end and (not line.capital(at) or start_at(line, end)):
            return self._leading(end)
        return 0

    def _pending(self) -> list[Entry]:
        """The entries that a mark behind them speaks of: back to the last mark or duty."""
        first = at = max(self.chunk, self.marked)
        for at, entry in enumerate(self.entries[first:], start=first):
            first = at + 1 if entry.duties else first
        return self.entries[first:]

    def _together(self, at: int, end: int) -> int:
        leads_on = start_at(self.line, end) or end - at >= WITH
        pending = self._pending()
        if not leads_on and not pending:
            return 0
        for entry in pending:
            entry.part = Part.LEAD if leads_on else Part.COORDINATING
        self.mode = Part.COORDINATING if leads_on else Part.UNSAID
        self.marked = len(self.entries)
        return end if leads_on or self._stops(end) else self._duty(end)

    def _leading(self, end: int) -> int:
        pending = self._pending()
        for entry in pending:
            entry.part = Part.LEAD
        self.mode = Part.UNSAID if pending else Part.LEAD
        self.marked = len(self.entries)
        if self._stops(end) or not pending or say.TOGETHER.end(self.line, end):
            return end
        return self._duty(end)

    def _skip(self, at: int) -> int:
        """Behind words that only lead to an entry: "giao", "đề nghị", "cùng"."""
        end = say.ASKING.end(self.line, at)
        joiner = say.JOINERS.end(self.line, at)
        if not start_at(self.line, max(end, joiner)):
            return 0
        self.soft = self.soft or bool(joiner)
        return max(end, joiner)

    def _stops(self, at: int) -> bool:
        return self.line.key(at) in _STOPS

    # -- entries ---------------------------------------------------------------

    def _entry(self, at: int) -> int:
        start = start_at(self.line, at)
        if start is None:
            return self._unknown(at)
        entries, after = read_entry(self.line, at, start)
        for entry in entries:
            self.add(entry)
        return after

    def add(self, entry: Entry) -> Entry:
        """Take over one entry, with the part that the words before it gave."""
        entry.part = self.mode
        entry.comma = self.soft
        self.entries.append(entry)
        self.soft = False
        return entry

    def _unknown(self, at: int) -> int:
        """Words that begin nothing: more of the last duty, or an entry of their own."""
        line = self.line
        verb = say.SURE_DUTIES.end(line, at) or say.DUTIES.end(line, at)
        if self.entries and not line.capital(at) and (self.entries[-1].duties or verb):
            return self._duty(at)
        end = self._end_of_unknown(at)
        last = end
        while last > at + 1 and not line.tokens[last - 1].is_word and line.key(last - 1) != ")":
            last -= 1
        self.add(Entry(at, last, Kind.UNKNOWN, at))
        return end

    def _duty(self, at: int) -> int:
        end = duty_end(self.line, at)
        self.entries[-1].add_duty(self.line, at, end)
        return max(end, at + 1)

    def _end_of_unknown(self, at: int) -> int:
        line, end = self.line, at + 1
        while end < len(line) and line.key(end) not in HARD:
            if line.key(end) == "(":
                end = closing(line, end)
                continue
            if line.key(end) in {",", "và"} and (line.capital(end + 1) or start_at(line, end + 1)):
                break
            if stops(line, end):
                break
            end += 1
        return max(end, at + 1)
