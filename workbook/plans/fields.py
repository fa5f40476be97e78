"""Which field of a task a label or a column heading names, in the habits of many offices.

First the headings of `validators.columns`, then a small grammar over the unmarked words,
so that a heading nobody wrote down yet ("Cơ quan được giao chủ trì thực hiện") is found too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from validators.columns import column_for
from validators.text import skeleton

OTHER = "other"
TASK_FIELDS = ("lead", "coordinating", "deliverable", "deadline")

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORDS = re.compile(r"[\W_]+")
_BODY = (
    r"(?:(?:cac |cap )?(?:co quan|don vi|dia phuong|bo phan|phong|ban|nganh|so"
    r"|ca nhan|nguoi|can bo|cong chuc)(?: va| hoac)? )"
)
_WORK = r"(?:thuc hien|trien khai|soan thao|tham muu|xay dung|nhiem vu|trinh|chinh|chung)"
_GIVEN = r"(?:duoc |chiu |lam )?(?:giao |phan cong )?(?:trach nhiem )?(?:dau moi )?"
_TIME_NOUN = (
    r"(?:thoi gian|thoi han|thoi diem|tien do|lo trinh|moc thoi gian"
    r"|han (?:hoan thanh|chot|xu ly|cuoi)|ngay hoan thanh)"
)
_TIME_REST = (
    r"(?:va|du kien|hoan thanh|thuc hien|trien khai|to chuc|trinh|ban hanh|bao cao|xu ly|gui"
    rf"|ket thuc|nop|nhiem vu|cong viec|{_TIME_NOUN}|yeu cau|phai|xong|dia diem|bat dau)"
)
_PRODUCT = r"(?:ket qua|san pham|dau ra)"
_PRODUCT_REST = (
    rf"(?:va|{_PRODUCT}|du kien|can dat|phai dat|hoan thanh|chu yeu|chinh|thuc hien|yeu cau"
    r"|cuoi cung|cong viec|nhiem vu|hinh thuc|cu the)"
)
_ATTRIBUTE = (
    r"ghi chu|(?:nguon )?kinh phi(?: thuc hien)?|nguon luc|dia diem|dia ban|thanh phan|doi tuong"
    r"|so luong|hinh thuc|can cu|muc tieu|yeu cau|chi tieu|co so phap ly|don vi tinh"
    r"|thoi gian bat dau|ngay bat dau"
)
_CHIEF = r"(?:dong chi )?lanh dao(?: \w+){0,4} (?:phu trach|chi dao)(?: \w+){0,2}"
_LEAD = (
    rf"{_BODY}*{_GIVEN}chu tri(?: {_WORK}| chu tri| va phoi hop| phoi hop)*",
    rf"{_BODY}+{_GIVEN}(?:{_WORK}|phu trach|trach nhiem)(?: {_WORK}| chu tri| phu trach)*",
    r"phan cong(?: thuc hien| nhiem vu| trach nhiem)?",
    r"trach nhiem(?: thuc hien| chu tri)?",
)
_RULES = (
    (OTHER, re.compile(f"{_CHIEF}|{_ATTRIBUTE}")),
    ("coordinating", re.compile(rf"{_BODY}*(?:cung |tham gia )?phoi hop(?: {_WORK})*")),
    ("coordinating", re.compile(rf"{_BODY}+(?:lien quan|tham gia)")),
    ("lead", re.compile("|".join(_LEAD))),
    ("deadline", re.compile(rf"(?:du kien )?{_TIME_NOUN}(?: {_TIME_REST})*")),
    (
        "deliverable",
        re.compile(rf"(?:du kien |ten |hinh thuc )?{_PRODUCT}(?: {_PRODUCT_REST})*"),
    ),
)
_LONGEST_LABEL = 70
_PROGRESS_AS_PLAN = {"result": "deliverable"}  # before the work starts, a result is a promise


@lru_cache(maxsize=4096)
def field_of(label: str) -> str | None:
    """The field of `TaskRow` a label names, `OTHER` for a known attribute we keep as detail.

    None for words that are no label.
    """
    if len(label) > _LONGEST_LABEL:
        return None
    column = column_for(label) or column_for(_BRACKETS.sub(" ", label))
    if column is not None:
        key = _PROGRESS_AS_PLAN.get(column.key, column.key)
        return key if key in {"number", "content", *TASK_FIELDS} else OTHER
    bare = _NOT_WORDS.sub(" ", skeleton(_BRACKETS.sub(" ", label))).strip()
    return next((key for key, rule in _RULES if rule.fullmatch(bare)), None)
