"""Safe fixes: they mend what they name, and nothing else."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from support.sheets import cell_of, sheets_of, valid_rows

from validators.check import check
from validators.example import EXAMPLE_CONTEXT, EXAMPLE_SOURCE
from validators.findings import Place
from validators.fixes import all_safe, apply_safe

_UNTIDY = st.lists(
    st.sampled_from(["Xây dựng", "kế hoạch", "trƣớc", "hoà giải", "thủy lợi", "  ", "hội nghị"]),
    min_size=3,
).map(" ".join)
_NAMES = st.sampled_from(["Sở Tư pháp", "sở tư pháp", "SỞ NỘI VỤ", "Sở  Nội vụ", "UBND Xã An Bình"])
_PERCENTS = st.sampled_from(["", "0,8", "0.25", "80", "100%"])


def _place(row: int, key: str) -> Place:
    return Place(EXAMPLE_SOURCE, "Biểu", cell_of(row, key))


def _open_fixes(rows: list[dict[str, str]]) -> Counter[str]:
    return Counter(each.code for each in check(sheets_of(rows), EXAMPLE_CONTEXT))


def _written(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows as they are once everything safe has been written."""
    values = all_safe(sheets_of(rows), EXAMPLE_CONTEXT)
    return [
        {key: values.get(_place(at, key), text) for key, text in row.items()}
        for at, row in enumerate(rows)
    ]


def test_a_fraction_becomes_a_percentage() -> None:
    """`0,8` is written as `80%` on request."""
    rows = [valid_rows(1)[0] | {"status": "Đang thực hiện", "percent": "0,8"}]
    assert apply_safe(check(sheets_of(rows), EXAMPLE_CONTEXT)) == {_place(0, "percent"): "80%"}


def test_several_faults_of_one_cell_become_one_value() -> None:
    """Spaces, a wrong letter and the spelling of a name are mended together."""
    rows = [valid_rows(1)[0] | {"lead": "ủy  ban nhân dân xã an bình"}]
    assert all_safe(sheets_of(rows), EXAMPLE_CONTEXT) == {
        _place(0, "lead"): "Ủy ban nhân dân xã An Bình"
    }


def test_the_title_of_a_section_is_mended_at_its_own_cell() -> None:
    """Titles stand where no task stands; their safe fixes are written there, others are not."""
    rows = [{"number": "I", "content": "Công  việc trƣớc mắt, phói hợp"}, *valid_rows(1)]

    assert all_safe(sheets_of(rows), EXAMPLE_CONTEXT) == {
        _place(0, "content"): "Công việc trước mắt, phói hợp"
    }


def test_mixed_tone_marks_are_mended_in_the_whole_sheet() -> None:
    """PC028 speaks once, and its fix reaches every cell of the sheet."""
    rows = valid_rows(3)
    contents = (
        "Tổ chức hội thi hòa giải",
        "Hội thi hoà giải viên giỏi",
        "Tu bổ công trình thuỷ lợi",
    )
    for row, content in zip(rows, contents, strict=True):
        row["content"] = content
    assert all_safe(sheets_of(rows), EXAMPLE_CONTEXT) == {
        _place(1, "content"): "Hội thi hòa giải viên giỏi",
        _place(2, "content"): "Tu bổ công trình thủy lợi",
    }


def test_an_unsafe_proposal_is_never_written() -> None:
    """Legacy text is only proposed: which of two old tables was meant is a guess."""
    rows = [valid_rows(1)[0] | {"content": "X©y dùng kÕ ho¹ch tËp huÊn"}]
    assert all_safe(sheets_of(rows), EXAMPLE_CONTEXT) == {}


@settings(max_examples=25, deadline=None)
@given(contents=st.lists(_UNTIDY, min_size=1, max_size=3), lead=_NAMES, percent=_PERCENTS)
def test_safe_fixes_remove_their_findings_and_add_none(
    contents: list[str], lead: str, percent: str
) -> None:
    """After all safe fixes nothing safe is left, and no finding is there that was not before."""
    rows = valid_rows(len(contents))
    for row, content in zip(rows, contents, strict=True):
        row |= {"content": content, "lead": lead, "percent": percent}
    fixed = _written(rows)
    assert apply_safe(check(sheets_of(fixed), EXAMPLE_CONTEXT)) == {}
    assert _open_fixes(fixed) <= _open_fixes(rows)
