"""Conditional compilation settled beforehand: compared with what the conditions mean."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.vba import procedures

from workbook.excel.conditional import settled
from workbook.excel.vba_project import workbook_modules

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN = {"Mac": False, "Win": True, "App": "Microsoft Excel"}
TRUTHS = {
    "Mac": False, "Win": True, "Not Mac": True, "not  Win": False,
    'App = "Microsoft Excel"': True, 'App = "Microsoft Word"': False,
}  # fmt: skip
# A block is a list of lines and choices; a choice is a list of (condition, block), the last of
# which may have the condition "" for #Else.
Block = list[object]


def _choice(
    conditions: Sequence[str], blocks: st.SearchStrategy[Block]
) -> st.SearchStrategy[object]:
    branch = st.tuples(st.sampled_from(conditions), blocks)
    last = st.lists(st.tuples(st.just(""), blocks), max_size=1)
    return st.builds(lambda some, rest: some + rest, st.lists(branch, min_size=1, max_size=3), last)


def _blocks(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    known, unknown = _choice(list(TRUTHS), inner), _choice(["VBA7", "Win64 = 1"], inner)
    return st.lists(st.one_of(st.sampled_from(["x = 1", "    Call y"]), known, unknown), max_size=4)


BLOCKS = st.recursive(
    st.lists(st.sampled_from(["x = 1", "Call y"]), max_size=3), _blocks, max_leaves=12
)


def _written(block: Block) -> list[str]:
    """A block as VBA writes it."""
    lines: list[str] = []
    for one in block:
        if isinstance(one, str):
            lines.append(one)
            continue
        assert isinstance(one, list)
        for place, (condition, inner) in enumerate(one):
            word = "#If" if place == 0 else "#ElseIf" if condition else "#Else"
            lines.append(f"{word} {condition} Then" if condition else word)
            lines += _written(inner)
        lines.append("#End If")
    return lines


def _meant(block: Block) -> list[str]:
    """What is to be left of it."""
    lines: list[str] = []
    for one in block:
        if isinstance(one, str):
            lines.append(one)
            continue
        assert isinstance(one, list)
        if one[0][0] in TRUTHS:
            chosen = next((inner for condition, inner in one if TRUTHS.get(condition, True)), [])
            lines += _meant(chosen)
        else:
            lines += _written([[(condition, _meant(inner)) for condition, inner in one]])
    return lines


@given(BLOCKS)
def test_only_what_holds_is_left(block: Block) -> None:
    """Whatever is nested in whatever: the true branch stays, what is unknown stays a question."""
    assert settled("\n".join(_written(block)), KNOWN).splitlines() == (_meant(block) or [""])


@pytest.mark.parametrize(
    "source",
    [
        "#If Mac Then\nx",
        "#If VBA7 Then\n#If Mac Then\n#End If",
        "#If Win Then\n#ElseIf VBA7 Then\n#End If",
    ],
)
def test_what_does_not_add_up_is_no_module(source: str) -> None:
    """A branch without an end, and a question within what is settled."""
    with pytest.raises(ValueError, match=r"#"):
        settled(source, KNOWN)


def test_words_are_read_as_vba_reads_them() -> None:
    """Capital letters and spaces do not count, nor does what follows on the line."""
    source = "  #if  MAC then ' nur Mac\nx\n #ELSE\ny\n#END  IF\n".replace("MAC", "Mac")
    assert settled(source, KNOWN) == "y\r\n"


@pytest.mark.parametrize("macos", [False, True])
def test_the_installed_xlwings_keeps_all_its_procedures(*, macos: bool) -> None:
    """One of each name, of both branches the right one, and nothing of what is known is asked."""
    shipped = (files("xlwings") / "xlwings.bas").read_text(encoding="utf-8")
    ours = workbook_modules(macos=macos)["xlwings"]
    names = procedures(ours.replace("\r\n", "\n"))
    assert set(names) == set(procedures(shipped))
    assert len(names) == len(set(names))
    asked = " ".join(line for line in ours.splitlines() if line.strip().startswith("#If"))
    assert not re.search(r"\b(Mac|App)\b", asked)
