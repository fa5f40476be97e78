"""Laws of a hand-out: rows reach their order, and no row that says anything is ever lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.handout.arrange import Handed, arranged
from sync.handout.found import FoundRow
from sync.handout.row_order import Move, moves
from sync.handout.wanted import CLOSED_HEADING, OWN_KEYS, Kind, Line

WORDS = st.sampled_from(["Họp", "Ban hành kế hoạch", "Tập huấn", "Kiểm tra", ""])
IDS = st.sampled_from(["I.1", "I.2", "I.3", "II.1", ""])
RESULTS = st.sampled_from(["", "Đã xong", "- Đã họp"])


@st.composite
def found(draw: st.DrawFn) -> list[FoundRow]:
    """Rows as people may have left them: doubled ids, wiped words, closed ones at any place."""
    rows: list[FoundRow] = []
    for at in range(draw(st.integers(0, 7))):
        if draw(st.integers(0, 9)) == 0:
            texts = dict(CLOSED_HEADING.texts)
        else:
            said = {"task_id": draw(IDS), "content": draw(WORDS), "result": draw(RESULTS)}
            texts = {**dict.fromkeys(OWN_KEYS, ""), **said}
        rows.append(FoundRow(at, texts, {}))
    return rows


@st.composite
def wanted(draw: st.DrawFn) -> list[Line]:
    """Sections and tasks; ids differ, as a plan's do."""
    ids = draw(st.lists(IDS.filter(bool), unique=True, max_size=4))
    lines: list[Line] = []
    for task_id in ids:
        blank = dict.fromkeys(OWN_KEYS, "")
        if draw(st.booleans()):
            lines.append(Line(Kind.SECTION, {**blank, "content": draw(WORDS)}))
        lines.append(Line(Kind.TASK, {**blank, "task_id": task_id, "content": draw(WORDS)}))
    return lines


@given(wanted(), found(), st.dictionaries(IDS.filter(bool), WORDS))
def test_every_row_that_says_anything_is_in_the_final_order_once(
    lines: list[Line], rows: list[FoundRow], words: dict[str, str]
) -> None:
    """Only headings that the last hand-out wrote may go; the plan's lines all come, in order."""
    handed = Handed(words, frozenset({("", "Họp")}))

    order = arranged(lines, rows, handed)

    kept = [slot.row.at for slot in order.slots if slot.row]
    gone = [row.at for row in order.gone]
    assert sorted([*kept, *gone]) == [row.at for row in rows]
    assert not any(row.has_progress or row.task_id for row in order.gone)
    own = [slot.line for slot in order.slots if slot.kind in {Kind.TASK, Kind.SECTION}]
    assert own == lines


@given(st.permutations(range(7)), st.lists(st.integers(0, 7), max_size=3), st.integers(0, 7))
def test_the_steps_lead_to_the_final_order(order: list[int], new: list[int], length: int) -> None:
    """Carried out one after another on any rows, they give exactly what was asked for."""
    final: list[int | None] = [row for row in order if row < length]
    for at in new:
        final.insert(min(at, len(final)), None)
    rows: list[int | None] = list(range(length))

    for step in moves(range(length), final):
        if isinstance(step, Move):
            row = rows.pop(step.start)
            rows.insert(step.goal - (step.goal > step.start), row)
        else:
            rows.insert(step.goal, None)

    assert rows == final


@given(st.integers(0, 20), st.integers(0, 20))
def test_one_row_that_goes_elsewhere_is_one_move(start: int, goal: int) -> None:
    """The rows that stay in order among themselves are not touched."""
    final = [row for row in range(21) if row != start]
    final.insert(goal, start)

    assert len(moves(range(21), final)) == (start != goal)
