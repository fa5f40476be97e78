"""The head of a plan: number, date, place, issuer, title, year, parent documents.

Everything as the document says it; what it does not say is None. Form: Nghị định
30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from validators.plan import PlanHead
from validators.text import fold, nfc, skeleton, squeeze
from workbook.plans.blocks import Line
from workbook.plans.parts import Part
from workbook.plans.zones import KIND, is_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.plans.parts import Ledger

_NUMBER = re.compile(
    r"^\s*Số\s*[:.]?\s*(\d{1,6}(?:/\d{4})?)\s*([/-]\s*[A-ZĐƯ][\w&.Đ-]*(?:\s?[/-]\s?[\w&.Đ-]+)*)",
    re.IGNORECASE,
)
_NUMBER_LINE = re.compile(r"^\s*Số\s*[:.]?\s*[\d…._]*\s*[/-]", re.IGNORECASE)
_DATE = re.compile(
    r"(?:^|[,;]\s*)ngày\s*([\d…._]*)\s*tháng\s*([\d…._]*)\s*năm\s*(\d{4})?", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"\b(\d{1,5}(?:/\d{4})?\s?[-/]\s?(?=[A-ZĐ])[\wĐ]+(?:\s?[-/]\s?[A-ZĐ][\wĐ&]*)*)"
)
_PROPOSAL = re.compile(r"(?:xét|theo)\s+đề nghị", re.IGNORECASE)
_BASIS = re.compile(
    r"(?:can cu|thuc hien|trien khai|xet|theo de nghi|de |nham|tiep tuc|tren co so|uy ban|ubnd|so |van phong|bo |nghi quyet)"
)
_YEAR = re.compile(r"\bnăm\s+(\d{4})(?!\s*[-–]|\d)", re.IGNORECASE)
_ISSUING = re.compile(
    r"(?:^|[,.;]\s*)((?:U[ỷy]|[Ủủ]y)\s+ban nhân dân[^,.;]{0,80}?|UBND[^,.;]{0,80}?|[A-ZĐ][^,.;]{1,120}?)\s+"
    r"(?:ban hành|xây dựng|triển khai)\s+(?:Kế hoạch|kế hoạch|Chương trình|chương trình)"
)
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia|doc lap\W+tu do")
_UNIT = re.compile(r"(TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\s+(?=\S)")
_GOES_ON = re.compile(
    r"(?:VÀ|TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|CỦA|VỀ)\b"
)
_AUTHORITY = re.compile(
    r"(?:chu tich|uy ban|bo truong|giam doc|hoi dong|thu truong|chanh|cuc truong|tong|thu tuong)\b"
)
_BODY = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|bo|so|cuc|chi cuc|tong cuc|vu|van phong|thanh tra|ban|cong an|hoi|dang|tinh uy|thanh uy"
    r"|truong|trung tam|phong|vien|toa an|kho bac|ngan hang|bao hiem|lien doan|doan|tap doan|chinh phu|thu tuong|quoc hoi"
    r"|mat tran|bao|dai|hoc vien|benh vien|thue|hai quan|kiem toan)\b"
)
_LONGEST_TITLE = 900


@dataclass(frozen=True, slots=True)
class _Split:
    """The lines of a head by what they are for."""

    letterhead: tuple[str, ...]
    title: str | None
    basis: str
    kind_seen: bool


def read_head(head: Sequence[Line], words: str, ledger: Ledger) -> PlanHead:
    """The head of a plan from the lines above its first entry; `words` is the whole document.

    The document is asked only for the usual spelling of a name printed in capitals.
    """
    split = _split(head, ledger)
    issued_on, place, printed_year = _date_and_place(split.letterhead)
    return PlanHead(
        number=_number(split.letterhead),
        issued_on=issued_on,
        place=place,
        issuer=_letterhead_issuer(split.letterhead, words) or _issuing(split.basis),
        title=split.title,
        year=_year(split, issued_on, printed_year),
        parent_documents=_documents(split.basis),
    )


def _split(head: Sequence[Line], ledger: Ledger) -> _Split:
    kind = next((at for at, line in enumerate(head) if is_kind(line)), None)
    if kind is None:
        first = next((at for at, line in enumerate(head) if _is_basis(line)), len(head))
        ledger.put(Part.HEAD, *head[:first])
        ledger.put(Part.BASIS, *head[first:])
        return _Split(_texts(head[:first]), None, _joined(head[first:]), kind_seen=False)
    after = _after_title(head, kind)
    ledger.put(Part.HEAD, *head[:after])
    ledger.put(Part.BASIS, *head[after:])
    return _Split(
        _texts(head[:kind]), _title(head[kind:after]), _joined(head[after:]), kind_seen=True
    )


def _after_title(head: Sequence[Line], kind: int) -> int:
    """The line behind the title: its first paragraph, and what visibly belongs to it."""
    at = kind + 1
    if not _behind_kind(head[kind]) and at < len(head) and not head[at].text.startswith("("):
        at += 1
    while at < len(head) and _is_more_title(head[at]):
        at += 1
    return at


def _is_more_title(line: Line) -> bool:
    capitals = line.text.isupper() and not _AUTHORITY.match(skeleton(line.text))
    return capitals or line.text.startswith("(") or line.text[0].islower()


def _title(lines: Sequence[Line]) -> str | None:
    first = _behind_kind(lines[0])
    kept = [first, *(line.text for line in lines[1:] if not line.text.startswith("("))]
    return squeeze(" ".join(filter(None, kept)))[:_LONGEST_TITLE] or None


def _behind_kind(line: Line) -> str:
    """The title where it stands on the line of the kind (`KẾ HOẠCH Cải cách …`)."""
    text = nfc(line.text)
    match = KIND.match(skeleton(text))
    return text[match.end() :].strip() if match else ""


def _is_basis(line: Line) -> bool:
    return bool(_BASIS.match(skeleton(line.text)))


def _texts(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _joined(lines: Iterable[Line]) -> str:
    return nfc("\n".join(_texts(lines)))


def _number(letterhead: Iterable[str]) -> str | None:
    matches = (_NUMBER.search(nfc(text)) for text in letterhead)
    return next((_tight(match[1] + match[2]) for match in matches if match), None)


def _tight(number: str) -> str:
    return re.sub(r"\s+", "", number).rstrip(".")


def _date_and_place(letterhead: Iterable[str]) -> tuple[date | None, str | None, int | None]:
    for text in map(nfc, letterhead):
        match = _DATE.search(text)
        if match:
            place = text[: match.start()].strip(" ,;") or None
            return _date(match), place, int(match[3]) if match[3] else None
    return None, None, None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3] or 0), int(match[2]), int(match[1]))
    except (ValueError, OverflowError):
        return None


def _year(split: _Split, issued_on: date | None, printed: int | None) -> int | None:
    """The one year the title names; else that of the date, else of the enacting sentence."""
    named = {int(year) for year in _YEAR.findall(nfc(split.title or ""))}
    if len(named) == 1:
        return named.pop()
    if issued_on or printed:
        return issued_on.year if issued_on else printed
    sentence = split.basis.rstrip().rsplit("\n", 1)[-1]
    years = [int(year) for year in _YEAR.findall(sentence[-160:])]
    return years[-1] if years and not split.title else None


def _documents(basis: str) -> tuple[str, ...]:
    """The numbers of the documents a plan is based on, each once, in order; proposals left out."""
    found: list[str] = []
    for clause in re.split(r"[;\n]", basis):
        if not _PROPOSAL.search(clause):
            found.extend(_tight(number) for number in _DOCUMENT.findall(clause))
    return tuple(dict.fromkeys(found))


def _issuing(basis: str) -> str | None:
    """The body of the enacting sentence: `…, UBND tỉnh ban hành Kế hoạch … như sau`."""
    matches = list(_ISSUING.finditer(basis.replace("\n", " ; ")))
    return matches[-1][1].strip() if matches else None


def _letterhead_issuer(letterhead: Sequence[str], words: str) -> str | None:
    """The last body named in capitals above the number; a broken name is put together."""
    names: list[str] = []
    for text in map(nfc, letterhead):
        if not text.isupper() or _MOTTO.search(skeleton(text)) or _NUMBER_LINE.match(text):
            continue
        if names and _GOES_ON.match(text):
            names[-1] += f" {text}"
        elif _BODY.match(skeleton(text)):
            names.append(text)
    return _usual_case(squeeze(names[-1]), words) if names else None


def _usual_case(name: str, words: str) -> str:
    """A name in capitals as the document writes it elsewhere, else by the habit of offices."""
    elsewhere = _elsewhere(name, words)
    if elsewhere:
        return elsewhere
    unit = _UNIT.search(name, 1)
    if not unit:
        return _elsewhere(name, words) or name.capitalize()
    body = name[: unit.start()].strip()
    body = "UBND" if body == "UBND" else _elsewhere(body, words) or body.capitalize()
    return f"{body} {unit[1].lower()} {name[unit.end() :].strip().title()}"


def _elsewhere(name: str, words: str) -> str | None:
    pattern = r"\s+".join(map(re.escape, name.split()))
    for match in re.finditer(pattern, words, re.IGNORECASE):
        if not match[0].isupper() and match[0][0].isupper() and fold(match[0]) == fold(name):
            return squeeze(match[0])
    return None
