"""The columns of a biểu, said once: key in the code, heading on the sheet, other headings met.

Headings were collected from public plans (see the word lists of Nghị định 30/2020/NĐ-CP practice).
What is in no list is read by `validators.heading_grammar`; which of several columns of one
sheet is meant, by `validators.heading_set`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from validators.heading_grammar import OPENERS, OTHER, grammar_key, words_of
from validators.text import fold, nfc, skeleton


class Owner(Enum):
    """Who may write a column: the department owns the plan, the agency its progress."""

    DEPARTMENT = "plan"
    AGENCY = "progress"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the biểu; `width` is in characters of the default font."""

    key: str
    heading: str
    owner: Owner
    width: float
    aliases: tuple[str, ...] = ()
    required: bool = False
    hidden: bool = False


_PLAN, _PROGRESS = Owner.DEPARTMENT, Owner.AGENCY

TASK_ID = Column(
    "task_id", "Mã nhiệm vụ", _PLAN, 9, ("Mã NV", "Mã dòng", "Mã công việc"), hidden=True
)

PLAN_COLUMNS = (
    Column("number", "TT", _PLAN, 5, ("STT", "Số TT", "Số thứ tự", "#"), required=True),
    Column(
        "content", "Nội dung công việc", _PLAN, 34,
        ("Nội dung công việc/nhiệm vụ", "Nội dung, nhiệm vụ thực hiện", "Nội dung nhiệm vụ",
         "Nội dung thực hiện", "Nội dung", "Nhiệm vụ", "Tên nhiệm vụ", "Nhiệm vụ cụ thể",
         "Tên nhóm nhiệm vụ/nhiệm vụ", "Nhóm nhiệm vụ", "Hoạt động", "Công việc",
         "Nhiệm vụ, giải pháp", "Nội dung hoạt động", "Nội dung công tác", "Việc cần làm",
         "Đầu việc", "Nhiệm vụ, đề án, dự án", "Nhiệm vụ chủ yếu", "Nhiệm vụ trọng tâm"),
        required=True,
    ),
    Column(
        "lead", "Đơn vị chủ trì", _PLAN, 18,
        ("Cơ quan chủ trì", "Đơn vị/cơ quan chủ trì", "Cơ quan, đơn vị chủ trì", "Chủ trì",
         "Đơn vị thực hiện", "Cơ quan thực hiện", "Cơ quan, đơn vị thực hiện",
         "Cơ quan chủ trì thực hiện", "Đơn vị chủ trì thực hiện", "Cơ quan soạn thảo",
         "Cơ quan chủ trì soạn thảo", "Đơn vị phụ trách", "Đơn vị/cá nhân phụ trách",
         "Cơ quan chủ trì tham mưu", "Trách nhiệm thực hiện", "Đơn vị đầu mối", "Phụ trách",
         "Đầu mối chủ trì"),
        required=True,
    ),
    Column(
        "coordinating", "Đơn vị phối hợp", _PLAN, 18,
        ("Cơ quan phối hợp", "Cơ quan, đơn vị phối hợp", "Đơn vị/cơ quan phối hợp", "Phối hợp",
         "Phối hợp chính", "Cơ quan phối hợp thực hiện", "Đơn vị phối hợp thực hiện"),
        required=True,
    ),
    Column(
        "deliverable", "Kết quả/sản phẩm", _PLAN, 20,
        ("Kết quả", "Sản phẩm", "Sản phẩm đầu ra", "Kết quả, sản phẩm", "Sản phẩm/kết quả",
         "Kết quả cần đạt", "Kết quả đầu ra", "Sản phẩm dự kiến", "Kết quả dự kiến",
         "Sản phẩm hoàn thành", "Sản phẩm, kết quả", "Dự kiến kết quả", "Dự kiến sản phẩm",
         "Hình thức văn bản"),
        required=True,
    ),
    Column(
        "deadline", "Thời gian thực hiện", _PLAN, 14,
        ("Thời gian hoàn thành", "Thời hạn", "Thời hạn hoàn thành", "Thời hạn thực hiện",
         "Thời gian", "Tiến độ", "Tiến độ thực hiện", "Tiến độ hoàn thành", "Thời gian xử lý",
         "Ngày dự kiến trình ban hành", "Thời gian, tiến độ", "Thời gian trình",
         "Lộ trình thực hiện", "Hạn hoàn thành"),
        required=True,
    ),
)  # fmt: skip

PROGRESS_COLUMNS = (
    Column(
        "status", "Trạng thái", _PROGRESS, 13,
        ("Tình trạng", "Tình hình", "Trạng thái thực hiện"),
    ),
    Column(
        "percent", "Tỷ lệ %", _PROGRESS, 8,
        ("Tỷ lệ", "Tỉ lệ %", "Tỉ lệ", "Tỷ lệ hoàn thành", "Tỷ lệ (%)", "Mức độ hoàn thành",
         "% hoàn thành"),
    ),
    Column(
        "result", "Kết quả thực hiện", _PROGRESS, 28,
        ("Kết quả đạt được", "Kết quả đã thực hiện", "Kết quả đến nay", "Tình hình thực hiện"),
    ),
    Column(
        "difficulty", "Khó khăn/vướng mắc", _PROGRESS, 20,
        ("Khó khăn, vướng mắc", "Khó khăn", "Vướng mắc", "Tồn tại, vướng mắc", "Kiến nghị",
         "Khó khăn, kiến nghị", "Kiến nghị, đề xuất", "Đề xuất, kiến nghị"),
    ),
    Column(
        "updated_on", "Ngày cập nhật", _PROGRESS, 12,
        ("Cập nhật", "Ngày báo cáo", "Thời điểm cập nhật"),
    ),
)  # fmt: skip

COLUMNS = (TASK_ID, *PLAN_COLUMNS, *PROGRESS_COLUMNS)
BY_KEY = {column.key: column for column in COLUMNS}


def _spellings(column: Column) -> tuple[str, ...]:
    return (column.heading, *column.aliases)


_LONGEST = 90  # letters of a heading; what is longer is a sentence
_LONGEST_REMARK = 400  # letters with the remark in brackets behind it
_BREAK = re.compile(r"\s*-\s*\n\s*")
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# A short remark in brackets that makes another thing of the column: when it was really done.
_OTHER_THING = re.compile(
    r"\b(?:thuc te|da|dieu chinh|gia han|ky truoc|nam truoc|luy ke|bat dau|cu|chua)\b"
)
_MANY_WORDS = 6
# Figures inside words, and a small l among capitals.
_LETTERS = {"0": "O", "1": "I", "l": "I"}
_SCANNED = re.compile(r"(?<=[^\W\d_])[01]|[01](?=[^\W\d_])|(?<=[A-ZÀ-ỸĐ]{2})l|l(?=[A-ZÀ-ỸĐ]{2})")
_SPELLED = tuple((text, column) for column in COLUMNS for text in _spellings(column))
_EXACT = {fold(text): column for text, column in _SPELLED}
_LOOSE = {skeleton(text): column for text, column in _SPELLED}
_FIRST_WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*[^\W\d_]|%|#")
_OPENERS = OPENERS | {words_of(text).split(" ")[0] for text, _ in _SPELLED} | {"%", "#"}
_WORDS = {words_of(text): column for text, column in _SPELLED if words_of(text)}


def column_for(heading: str) -> Column | None:
    """The column a heading names, in any spelling we know or can read; None for a stranger.

    The unmarked spelling counts too: a heading has few meanings, and OCR loses its marks.
    """
    return BY_KEY.get(heading_key(heading) or "")


@lru_cache(maxsize=8192)
def heading_key(heading: str) -> str | None:
    """The key of the column a heading names, `OTHER` for an attribute that is no column.

    Also with a remark in brackets, a number in front, a footnote mark, or words cut at the
    end of a line. None for words that are no heading.
    """
    text = nfc(heading)
    for spelling in (text, _as_letters(text)) if _SCANNED.search(text) else (text,):
        key = _read(spelling) if _may_be_one(spelling) else None
        if key:
            return key
    return None


def listed_key(heading: str) -> str | None:
    """The key of a heading that is in the lists, with or without a remark in brackets."""
    column = _listed(heading) or _listed(_REMARK.sub(" ", heading))
    return column.key if column else None


def _may_be_one(heading: str) -> bool:
    """Whether the first word is one that headings begin with: a quick no for most cells."""
    if len(heading) > _LONGEST and not _is_short(heading):
        return False
    first = _FIRST_WORD.search(heading)
    return first is not None and skeleton(first[0]) in _OPENERS


def _is_short(heading: str) -> bool:
    """Whether few letters stand outside the brackets, which may say at length how to fill in."""
    return len(heading) <= _LONGEST_REMARK and len(_REMARK.sub("", heading)) <= _LONGEST


def _listed(heading: str) -> Column | None:
    bare = heading.strip(" .:*_\t\r\n")
    return _EXACT.get(fold(bare)) or _LOOSE.get(skeleton(bare)) or _WORDS.get(words_of(bare))


@lru_cache(maxsize=16384)
def _read(heading: str) -> str | None:
    for text in dict.fromkeys((heading, _BREAK.sub(" ", heading), _BREAK.sub("", heading))):
        bare = _REMARK.sub(" ", text)
        for spelling in dict.fromkeys((text, bare)):
            column = _listed(spelling)
            key = column.key if column else grammar_key(words_of(spelling))
            if key and spelling != text and _OTHER_THING.search(_remarks(text)):
                return OTHER
            if key:
                return key
    return None


def _remarks(heading: str) -> str:
    """The words of the short remarks; a long one only tells how to fill in."""
    remarks = (words_of(remark) for remark in _REMARK.findall(heading))
    return " ".join(words for words in remarks if words.count(" ") < _MANY_WORDS)


def _as_letters(heading: str) -> str:
    """The heading with the signs that a scan takes for letters read as these: `N0I`, `TR1`."""
    return _SCANNED.sub(lambda sign: _LETTERS[sign[0]], heading)
