"""What a section of a plan is for, by the words of its heading."""

from __future__ import annotations

import re
from enum import Enum

from validators.text import skeleton


class Role(Enum):
    """Purpose sections say why, work sections what, organisation sections who sees to it."""

    PURPOSE = "purpose"
    WORK = "work"
    FUNDS = "funds"
    ORGANISATION = "organisation"


_NOT_WORDS = re.compile(r"[\W_]+")
_PURPOSE = re.compile(
    r"(?:muc dich|muc tieu|yeu cau|quan diem|nguyen tac|phuong cham|chi tieu|pham vi|doi tuong"
    r"|can cu|co so (?:phap ly|chinh tri)|su can thiet|boi canh)\b"
)
_STATE = re.compile(
    r"(?:thuc trang|tinh hinh|dac diem|danh gia|ket qua dat duoc|ton tai|khai quat)\b"
)
_FUNDS = re.compile(r"(?:nguon |du toan |ve )?kinh phi\b|nguon von\b|du toan\b|tai chinh$")
_ORGANISATION = re.compile(
    r"(?:phan cong )?to chuc (?:trien khai )?thuc hien(?: ke hoach| chuong trinh| nhiem vu)?"
    r"|(?:phan cong|trach nhiem)(?: to chuc)?(?: trien khai)?(?: thuc hien)?|trach nhiem thi hanh"
    r"|to chuc trien khai(?: ke hoach)?|phan cong (?:nhiem vu|trach nhiem)|dieu khoan thi hanh"
    r"|(?:che do )?(?:thong tin )?bao cao"
)
_ORGANISATION_TOP = re.compile(
    rf"(?:{_ORGANISATION.pattern}) (?:va|phan cong|che do|cua|ke hoach|cho|theo) .*"
    r"|che do (?:thong tin )?bao cao.*|trach nhiem cua .*"
)
_DESCRIPTION = re.compile(
    r"(?:linh vuc|pham vi|doi tuong|dia ban|dia diem|thanh phan|muc tieu|chi tieu|nguyen tac"
    r"|yeu cau|thoi gian|noi dung trong tam)\b"
)
_OPENING = 400  # characters of an entry that may be its heading
_SHORT = 8  # words: a longer entry below the top is a sentence of its own
_FUNDS_SHORT = 14


def role_of(heading: str, *, top: bool) -> Role | None:
    """The role a heading gives its section; None where it keeps the role of the one above.

    Below the top only short headings count: `Yêu cầu các đơn vị rà soát …` is work.
    """
    words = _words(heading)
    length = words.count(" ") + 1
    if _ORGANISATION.fullmatch(words) or (top and _ORGANISATION_TOP.fullmatch(words)):
        return Role.ORGANISATION
    if _FUNDS.match(words) and (top or length <= _FUNDS_SHORT):
        return Role.FUNDS
    if _PURPOSE.match(words) and (top or length <= _SHORT):
        return Role.PURPOSE
    if top and _STATE.match(words):
        return Role.PURPOSE
    return Role.WORK if top and words else None


def role_below(heading: str, role: Role) -> Role:
    """The role of an entry inside a section: work may hold the others, duties may hold funds."""
    found = role_of(heading, top=False)
    if found is None or (role is not Role.WORK and found is not Role.FUNDS):
        return role
    return found if role in {Role.WORK, Role.ORGANISATION} else role


def gives_duties(heading: str) -> bool:
    """Whether a section of duties by agency is the plan's work itself (`Phân công nhiệm vụ`)."""
    return "phan cong" in _words(heading) or "trach nhiem" in _words(heading)


def describes(heading: str) -> bool:
    """Whether an entry only names a field, scope or place of work: nothing that can be done."""
    return bool(_DESCRIPTION.match(_words(heading)))


def _words(heading: str) -> str:
    """The words of a heading up to its colon, unmarked, so that scans and capitals do not count."""
    return _NOT_WORDS.sub(" ", skeleton(heading[:_OPENING].split(":", 1)[0])).strip()
