"""Which field of a task a label or a column heading names, in the habits of many offices.

The words are those of `validators.columns` and its grammar; here only what they mean in a
plan, where nothing has been done yet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from validators.columns import heading_key, listed_key
from validators.heading_grammar import OTHER, label_key, words_of

__all__ = ["OTHER", "TASK_FIELDS", "column_of", "field_of", "is_work"]

TASK_FIELDS = ("lead", "coordinating", "deliverable", "deadline")

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONGEST_LABEL = 70
_WORK = re.compile(
    r"(?:(?:cac|ten|danh muc|chi tiet|linh vuc|nhom) )*"
    r"(?:noi dung|nhiem vu|cong viec|hoat dong|viec|de an|du an|giai phap|van ban|chuyen de)"
    r"(?: (?!da|thuc te|ket qua)\w+){0,8}"
)
_CALENDAR = re.compile(r"(?:ngay(?: thang)?|tuan|thang|quy)(?: nam)?|han|thang nam")
_PROGRESS_AS_PLAN = {"result": "deliverable"}  # before the work starts, a result is a promise


@lru_cache(maxsize=4096)
def field_of(label: str) -> str | None:
    """The field of `TaskRow` a label names, `OTHER` for a known attribute we keep as detail.

    None for words that are no label.
    """
    if len(label) > _LONGEST_LABEL:
        return None
    listed = listed_key(label)
    if listed is not None:
        key = _PROGRESS_AS_PLAN.get(listed, listed)
        return key if key in {"number", "content", *TASK_FIELDS} else OTHER
    return label_key(words_of(_BRACKETS.sub(" ", label)))


@lru_cache(maxsize=4096)
def column_of(heading: str) -> str | None:
    """The field a column of a table holds: read more freely than a label, which a sentence may be.

    None for words we do not know.
    """
    key = field_of(heading)
    if key is not None or len(heading) > _LONGEST_LABEL:
        return key
    if heading_key(heading) in {"number", "content"}:
        return heading_key(heading)
    words = words_of(_BRACKETS.sub(" ", heading))
    return "deadline" if _CALENDAR.fullmatch(words) else None


def is_work(heading: str) -> bool:
    """Whether a heading begins with a word for work: `Nội dung kiểm tra`, `Tên văn bản`."""
    short = len(heading) <= _LONGEST_LABEL
    return short and bool(_WORK.fullmatch(words_of(_BRACKETS.sub(" ", heading))))
