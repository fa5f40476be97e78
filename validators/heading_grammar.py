"""Headings nobody listed, read by a small grammar over their unmarked words.

`Cơ quan được giao chủ trì thực hiện` stands in no list, yet it names one column only. The
words are those of `words_of`: folded, without marks and signs, `%` as `phan tram`.
"""

from __future__ import annotations

import re

from validators.text import skeleton

OTHER = "other"  # an attribute we know, which is no column of the biểu

_NOT_WORDS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"^\W*(?:\d{1,2}|[ivx]{1,4})\s*[.)\]]\s+(?=\S)")
_NOTE_MARK = re.compile(r"(?<=[^\W\d])[\d\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}\W*$")


def words_of(heading: str) -> str:
    """The words of a heading: no marks, signs, numbering in front, or footnote mark behind."""
    bare = _NOTE_MARK.sub("", _NUMBERED.sub("", skeleton(heading)))
    return _NOT_WORDS.sub(" ", bare.replace("%", " phan tram ")).strip()


# Every heading below begins with one of these words: most cells are told from headings by it.
_OPENERS = (
    "ban bao bo ca cac can cap chi chiu chu co cong cung dau de dia doi don dong du duoc ghi "
    "giai giao han hinh hoat ket kho khoi kien kinh lam lanh lo ma moc muc nganh ngay nguoi "
    "nguon nguyen nhiem nhom nhung noi phan phoi phong san so stt tap tham thanh thoi thu tien "
    "tinh ton trach trang ti tt ty vuong yeu "
)
OPENERS = frozenset(_OPENERS.split())
_BODY = (
    r"(?:(?:cac |cap )?(?:co quan|don vi|dia phuong|bo phan|phong|ban|nganh|so"
    r"|tap the|ca nhan|nguoi|dong chi|can bo|cong chuc)(?: va| hoac)? )"
)
_WORK = r"(?:thuc hien|trien khai|soan thao|tham muu|xay dung|nhiem vu|trinh|chinh|chung)"
_GIVEN = r"(?:duoc |chiu |lam )?(?:giao |phan cong )?(?:trach nhiem )?(?:dau moi )?"
_TIME_NOUN = (
    r"(?:thoi gian|thoi han|thoi diem|tien do|lo trinh|moc thoi gian"
    r"|han (?:hoan thanh|chot|xu ly|cuoi)|ngay (?:hoan thanh|den han)|moc hoan thanh"
    r"|(?:hoan thanh|xong) truoc(?: ngay)?)"
)
_TIME_REST = (
    r"(?:va|du kien|hoan thanh|thuc hien|trien khai|to chuc|trinh|ban hanh|bao cao|xu ly|gui"
    rf"|ket thuc|nop|nhiem vu|cong viec|{_TIME_NOUN}|yeu cau|phai|xong|dia diem|bat dau"
    r"|den(?: het)?(?: ngay| thang)?)"
)
_PRODUCT = r"(?:ket qua|san pham|dau ra)"
_PRODUCT_REST = (
    rf"(?:va|{_PRODUCT}|du kien|can dat|phai dat|hoan thanh|chu yeu|chinh|thuc hien|yeu cau"
    r"|mong doi|cuoi cung|cong viec|nhiem vu|hinh thuc|cu the)"
)
_ATTRIBUTE = (
    r"ghi chu|(?:nguon )?kinh phi(?: thuc hien)?|nguon luc|dia diem|dia ban|thanh phan|doi tuong"
    r"|so luong|hinh thuc|can cu|muc tieu|yeu cau|chi tieu|co so phap ly|don vi tinh"
    rf"|ngay bat dau|{_TIME_NOUN}(?: thuc hien| trien khai)? (?:bat dau|tu(?: ngay| thang)?)"
    rf"|{_TIME_NOUN}(?: .*)? thuc te(?: .*)?"
)
_CHIEF = r"(?:dong chi )?lanh dao(?: \w+){0,4} (?:phu trach|chi dao)(?: \w+){0,2}"
_GIVER = rf"{_BODY}+(?:giao|giao nhiem vu|giao viec|ban hanh|theo doi|kiem tra|tham dinh)"
_LEAD = (
    rf"{_BODY}*{_GIVEN}chu tri(?: {_WORK}| chu tri| va phoi hop| phoi hop)*",
    rf"{_BODY}+{_GIVEN}(?:{_WORK}|phu trach|trach nhiem)(?: {_WORK}| chu tri| phu trach)*",
    rf"{_BODY}+duoc (?:giao|phan cong)(?: nhiem vu| thuc hien| viec)?",
    r"phan cong(?: thuc hien| nhiem vu| trach nhiem)?",
    r"trach nhiem(?: thuc hien| chu tri)?",
)
_RULES = (
    (OTHER, rf"{_CHIEF}|{_ATTRIBUTE}|{_GIVER}"),
    ("coordinating", rf"{_BODY}*(?:cung |tham gia )?phoi hop(?: {_WORK})*"),
    ("coordinating", rf"{_BODY}+(?:lien quan|tham gia)"),
    ("lead", "|".join(_LEAD)),
    ("deadline", rf"(?:du kien )?{_TIME_NOUN}(?: {_TIME_REST})*"),
    ("deliverable", rf"(?:du kien |ten |hinh thuc )?{_PRODUCT}(?: {_PRODUCT_REST})*"),
)

_TASK = r"(?:noi dung|nhiem vu|cong viec|hoat dong|dau viec)"
_TASK_REST = (
    rf"(?:{_TASK}|va|cong tac|giai phap|viec|de an|du an|chuong trinh|cu the|chi tiet|thuc hien"
    r"|can thuc hien|trien khai|phai lam|can lam|duoc giao|trong tam|chu yeu|chinh|theo ke hoach"
    r"|thanh phan)"
)
_DONE = r"(?:hoan thanh|thuc hien|dat duoc|dat|cong viec|nhiem vu|khoi luong)"
_PLIGHT = r"(?:kho khan|vuong mac|ton tai|han che|nguyen nhan|kien nghi|de xuat|giai phap)"
_PERCENT = (
    rf"(?:t[iy] le|phan tram)(?: {_DONE})*(?: phan tram)?"
    rf"|(?:tien do|muc do|ket qua|khoi luong)(?: {_DONE})* phan tram"
)
_RESULT = (
    r"(?:bao cao )?(?:ket qua|tinh hinh)(?: da)? (?:thuc hien|dat duoc|trien khai|xu ly|thuc te)"
    rf"(?: {_DONE}| cu the| trong ky| thuc te| den \w+(?: \w+){{0,4}})*"
)
_SHEET_RULES = (
    ("number", r"(?:so )?(?:s ?)?t ?t|so thu tu|thu tu"),
    ("task_id", r"ma(?: so)? (?:nhiem vu|nv|cong viec|dong)"),
    ("content", rf"(?:(?:cac|ten|nhom|chi tiet) )*{_TASK}(?: {_TASK_REST})*"),
    ("percent", _PERCENT),
    ("status", rf"(?:trang thai|tinh trang)(?: {_DONE}| xu ly| hien tai| den nay)*"),
    ("result", _RESULT),
    ("difficulty", rf"(?:(?:nhung|cac) )?{_PLIGHT}(?: {_PLIGHT}| va| neu co| trong thuc hien)*"),
    ("updated_on", r"(?:ngay|thoi diem|thoi gian) cap nhat(?: \w+){0,2}|ngay (?:lap )?bao cao"),
)


def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(source)) for key, source in rules)


_LABELS = _compiled(_RULES)
# `Kết quả thực hiện` is an answer before it is a product, so the sheet's own rules go first
# of all but the attributes.
_HEADINGS = (_LABELS[0], *_compiled(_SHEET_RULES), *_LABELS[1:])


def label_key(words: str) -> str | None:
    """The field that a label in running text names; `OTHER` for a known attribute."""
    return next((key for key, rule in _LABELS if rule.fullmatch(words)), None)


def grammar_key(words: str) -> str | None:
    """The column that a heading names: also the task itself, its number, and its progress."""
    return next((key for key, rule in _HEADINGS if rule.fullmatch(words)), None)
