"""Where a name ends and the words begin that say what the body does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.agencies import lexicon as lex
from validators.agencies import wording as say
from validators.agencies.grammar import HARD, SOFT, Shape, start_at, stops
from validators.agencies.words import keys_of

if TYPE_CHECKING:
    from validators.agencies.reading import Reading
    from validators.agencies.words import Line

_BY = keys_of("theo căn")
_NEAR = 15  # tokens in which a name and its mark stand
WITH = 3  # words of "phối hợp với"; the bare "phối hợp" has two


def mark_at(reading: Reading, at: int) -> bool:
    """Whether "chủ trì" or "phối hợp" at `at` tells the part of the entry."""
    line = reading.line
    if line.capital(at) and not line.shouted:
        return False
    together = say.TOGETHER.end(line, at)
    lead = say.LEADING.end(line, at)
    if not together and not lead:
        return False
    if at == reading.head_end and reading.purposeful and together - at < WITH:
        return False
    if together:
        return together - at >= WITH or not reading.role_like or bool(reading.starts(together))
    if reading.role_like:
        return bool(say.TOGETHER.end(line, lead + (line.key(lead) == ",")))
    return True


def marked(reading: Reading, at: int) -> bool:
    """Whether a mark or a label ("Đơn vị phối hợp:") begins at `at`."""
    line = reading.line
    labelled = say.LABELS.end(line, at) or say.CO_LABELS.end(line, at)
    return mark_at(reading, at) or bool(labelled)


def duty_at(reading: Reading, at: int) -> bool:
    """Whether the words from `at` on name the entry no longer but say what it does."""
    line = reading.line
    if at <= reading.first or (line.capital(at) and not line.shouted):
        return False
    if _last(line, at):
        return True
    inside_head = at <= reading.head_end and reading.start.shape is not Shape.PLURAL
    if inside_head or reading.clause or not line.tokens[at].is_word:
        return False
    sure = 0 < say.SURE_DUTIES.end(line, at) >= say.DUTIES.end(line, at)
    if reading.open_clause:
        return sure and line.key(at) in _BY
    return (sure and _may_end(reading, at)) or _is_over(reading, at)


def _may_end(reading: Reading, at: int) -> bool:
    """Whether a verb that stands in hardly any name ends this one."""
    purpose = reading.line.key(at - 1) in SOFT or reading.purposeful
    return reading.plural or reading.done > 0 or not purpose


def _is_over(reading: Reading, at: int) -> bool:
    """Whether the name is complete before `at`, and the word there does not carry it on."""
    line = reading.line
    if reading.done == at and not reading.free:
        return line.key(at) not in lex.NAME_TAILS and not line.key(at).isdigit()
    complete = reading.done == at or reading.plural
    return complete and bool(say.DUTIES.end(line, at)) and not _is_field(reading, at)


def _is_field(reading: Reading, at: int) -> bool:
    """Whether a lone verb may be more of the name: `Phòng Kinh tế tổng hợp`."""
    line = reading.line
    end = say.FIELD_VERBS.end(line, at)
    lone = bool(end) and (end >= len(line) or not line.tokens[end].is_word)
    return lone and not reading.plural and not lex.PLACES.end(line, at - 1)


def _last(line: Line, at: int) -> bool:
    """`… thực hiện` as the last words of a cell or before a separator."""
    end = say.LAST_DUTIES.end(line, at)
    return bool(end) and (end >= len(line) or line.key(end) in HARD | {",", "."})


def duty_end(line: Line, at: int) -> int:
    """Where the words about the duty end: a hard mark, "phối hợp với", or another agency."""
    end = at
    while end < len(line) and line.key(end) not in HARD:
        if end > at and _leaves(line, at, end):
            break
        end += 1
    return end


def _leaves(line: Line, at: int, end: int) -> bool:
    if say.TOGETHER.end(line, end) >= end + WITH:
        return True
    if line.key(end) not in SOFT or start_at(line, end + 1) is None:
        return stops(line, end)
    # Only a bare verb: behind "trình UBND tỉnh," the next name receives, and does nothing.
    bare = end in (say.DUTIES.end(line, at), say.SURE_DUTIES.end(line, at))
    return bare or _has_own_part(line, end + 1)


def _has_own_part(line: Line, at: int) -> bool:
    """Whether the next name has a mark of its own: "…, các sở phối hợp"."""
    for end in range(at, min(at + _NEAR, len(line))):
        if line.key(end) in HARD | {","}:
            return False
        if say.TOGETHER.end(line, end) or say.LEADING.end(line, end):
            return True
    return False
