"""Which column each heading of a sheet means, decided over all headings together.

`Kết quả` alone is the product; beside `Sản phẩm` and progress columns it is what was done.
What stays open stays unknown: a column nobody read is said, a column misread is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.columns import PLAN_COLUMNS, PROGRESS_COLUMNS, heading_key
from validators.heading_grammar import OTHER, words_of
from validators.progress import read_percent, read_status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PLAN = {column.key for column in PLAN_COLUMNS}
_PROGRESS = {column.key for column in PROGRESS_COLUMNS}
_PROGRESS_GROUP = re.compile(
    r"(?:phan )?(?:don vi |co quan )?(?:cap nhat|bao cao)(?: .*)?|thuc te(?: .*)?|thuc hien"
    r"|(?:ket qua|tinh hinh) (?:thuc hien|dat duoc|trien khai|cap nhat|bao cao)(?: .*)?"
    r"|(?:cap nhat|theo doi|bao cao) tien do(?: .*)?"
)
_PLAN_GROUP = re.compile(
    r"(?:noi dung |thong tin |phan )?(?:ke hoach|phan cong|giao nhiem vu|nhiem vu)"
    r"(?: duoc giao| giao| nhiem vu| thuc hien)?"
)
_BARE_RESULT = "ket qua"
_BARE_PACE = re.compile(r"tien do(?: thuc hien| cong viec| nhiem vu)?")
# What makes a heading the clearer one of two for the same column; more specific words win.
_CLEARER = {
    "lead": re.compile(r"\bchu tri\b"),
    "deadline": re.compile(r"\b(?:thoi|han|ngay)\b"),
    "deliverable": re.compile(r"\b(?:san pham|dau ra|can dat|phai dat|du kien)\b"),
    "difficulty": re.compile(r"\b(?:kho khan|vuong mac)\b"),
    "content": re.compile(r"^(?!.*\b(?:nhom|linh vuc)\b)"),
    "status": re.compile(r"\b(?:trang thai|tinh trang)\b"),
    "result": re.compile(r"\bket qua\b"),
}
_CLEAREST = re.compile(r"\b(?:cu the|chi tiet)\b")
_FEWEST_STATUSES = 2


@dataclass(frozen=True, slots=True)
class Stack:
    """The headings of one column from top to bottom.

    `siblings` are the lowest headings of all columns below the same upper heading; `cells`
    gives some texts that stand below, for headings that alone say too little.
    """

    texts: tuple[str, ...]
    siblings: tuple[str, ...] = ()
    cells: Callable[[], Sequence[str]] = tuple


@dataclass(slots=True)
class _Named:
    """The key a column has so far, and the words it has it for."""

    key: str
    words: str

    @property
    def clearness(self) -> int:
        clearer = _CLEARER.get(self.key)
        clear = clearer is None or bool(clearer.search(self.words))
        return clear + (self.key == "content" and bool(_CLEAREST.search(self.words)))


def keys_of(stacks: Sequence[Stack]) -> tuple[str, ...]:
    """The key of every column, `""` for a stranger; two columns of one key are both named."""
    named = [_named(stack) for stack in stacks]
    open_paces = [at for at, one in enumerate(named) if _BARE_PACE.fullmatch(one.words)]
    for at in open_paces:
        named[at].key = _pace(stacks[at], _without(named, at))
    results = [at for at, one in enumerate(named) if one.words == _BARE_RESULT and one.key]
    for at in results:
        named[at].key = ""
    for at in results:
        named[at].key = _result(named, at)
    return _clearest(named)


def opens_progress(text: str) -> bool:
    """Whether an upper heading says that the agency's report stands below it."""
    return bool(_PROGRESS_GROUP.fullmatch(words_of(text)))


def opens_plan(text: str) -> bool:
    """Whether an upper heading says that the plan's own columns stand below it."""
    return bool(_PLAN_GROUP.fullmatch(words_of(text)))


def _named(stack: Stack) -> _Named:
    *upper, leaf = stack.texts
    if not upper:
        return _Named(_column(leaf), words_of(leaf))
    if sum(1 for each in stack.siblings if read_status(each)) >= _FEWEST_STATUSES:
        return _Named("", "")  # a place for a cross below each status
    whole = " ".join(stack.texts)
    if any(map(opens_progress, upper)) and (heading_key(leaf) in _PLAN):
        bare = words_of(leaf) == _BARE_RESULT
        return _Named("result" if bare else "", words_of(whole))
    said = spelled(stack.texts)
    if not said and len(stack.siblings) <= 1:
        said = spelled(upper)
    return _Named(_column(said), words_of(said))


def spelled(texts: Sequence[str]) -> str:
    """The heading that texts above each other spell: the lowest, two of them, or all.

    `""` where none of these names anything.
    """
    spellings = (texts[-1], " ".join(texts[-2:]), " ".join(texts))
    return next((text for text in spellings if heading_key(text)), "")


def _column(heading: str) -> str:
    key = heading_key(heading) or ""
    return "" if key == OTHER else key


def _without(named: Sequence[_Named], place: int) -> set[str]:
    return {one.key for at, one in enumerate(named) if at != place}


def _pace(stack: Stack, others: set[str]) -> str:
    """`Tiến độ`: how far the work is where the cells say so, else by when it must be done."""
    texts = [text for text in stack.cells() if text.strip()]
    if texts and all(read_percent(text) for text in texts):
        return "" if "percent" in others else "percent"
    if texts and all(read_status(text) for text in texts):
        return "" if "status" in others else "status"
    return "" if "deadline" in others else "deadline"


def _result(named: Sequence[_Named], place: int) -> str:
    """`Kết quả`: the product that is asked for, or what was reached."""
    others = _without(named, place)
    progress = bool(others & _PROGRESS)
    if "deliverable" not in others:
        before = next((one.key for one in reversed(named[:place]) if one.key), "")
        reached = before in _PROGRESS and "result" not in others
        return "result" if reached else "deliverable"
    if progress and "result" not in others:
        return "result"
    twice = any(one.words == _BARE_RESULT and one.key for one in named)
    return "deliverable" if twice else ""


def _clearest(named: Sequence[_Named]) -> tuple[str, ...]:
    best: dict[str, int] = defaultdict(int)
    for one in named:
        best[one.key] = max(best[one.key], one.clearness)
    return tuple(one.key if one.clearness == best[one.key] else "" for one in named)
