"""The form that we write is a form that we read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from support.sample_plan import HEAD

from validators.plan import Plan, TaskRow
from workbook.bieu import write_bieu
from workbook.find_table import find_table
from workbook.reading import read_workbook

_LETTERS = st.characters(categories=["L", "Nd", "P", "S", "Zs"], exclude_characters="\u00a0")
_TEXT = st.text(_LETTERS, min_size=1, max_size=40).filter(lambda text: text == text.strip())
_TASK = st.builds(
    TaskRow, st.just(""), st.integers(1, 99).map(str), _TEXT, _TEXT, _TEXT, _TEXT, _TEXT,
    st.sampled_from(["", "I", "II"]),
)  # fmt: skip
_KEYS = ("task_id", "number", "content", "lead", "coordinating", "deliverable", "deadline")


@settings(max_examples=40, deadline=None)
@given(st.lists(_TASK, min_size=1, max_size=5))
def test_every_task_is_read_back_as_it_was_written(drawn: list[TaskRow]) -> None:
    """All tasks in their order, all fields letter for letter, nothing from head or foot."""
    tasks = tuple(replace(task, task_id=f"NV{at}") for at, task in enumerate(drawn))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bieu.xlsx"
        write_bieu(path, Plan(HEAD, tasks))
        table = find_table(read_workbook(path)[0])
    assert table
    read = [tuple(row.text(key) for key in _KEYS) for row in table.rows]
    assert read == [tuple(getattr(task, key) for key in _KEYS) for task in tasks]
