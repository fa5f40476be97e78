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
from validators.text import nfc, skeleton, squeeze
from workbook.plans import landmarks
from workbook.plans.issuer import enacting_issuer, letterhead_issuer
from workbook.plans.parts import Ledger, Part
from workbook.plans.zones import behind_kind, is_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.plans.blocks import Line

_SYMBOL = r"[/-]\s*[A-ZĐƯ][\w&.Đ-]*(?:\s?[/-]\s?[\w&.Đ-]+)*"
_NUMBER = re.compile(
    rf"^\s*S[ốổôoỐỔÔO]\s*[:.]?\s*(\d{{1,6}}(?:/\d{{4}})?)\s*({_SYMBOL})", re.IGNORECASE
)
_BLANK = r"([\d…._]*)"
_DATE = re.compile(
    rf"(?:^|[,;]\s*)ngày\s*{_BLANK}\s*tháng\s*{_BLANK}\s*năm\s*(\d{{4}})?", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"\b(\d{1,5}(?:/\d{4})?\s?[-/]\s?(?=[A-ZĐ])[\wĐ]+(?:\s?[-/]\s?[A-ZĐ][\wĐ&]*)*)"
)
_PROPOSAL = re.compile(r"(?:xét|theo)\s+đề nghị", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?:chu tich|uy ban|bo truong|giam doc|hoi dong|thu truong|chanh|cuc truong|tong|thu tuong)\b"
)
_YEAR = re.compile(r"\bnăm\s+(\d{4})(?!\s*[-–]|\d)", re.IGNORECASE)
_LONGEST_TITLE = 900
_ENACTING = 160  # characters at the end of the enacting sentence that name the plan


@dataclass(frozen=True, slots=True)
class _Split:
    """The lines of a head by what they are for."""

    letterhead: tuple[str, ...]
    title: str | None
    basis: str


def read_head(head: Sequence[Line], words: str, ledger: Ledger) -> PlanHead:
    """The head of a plan from the lines above its first entry; `words` is the whole document."""
    split = _split(head, ledger)
    issued_on, place, printed_year = _date_and_place(split.letterhead)
    return PlanHead(
        number=_number(split.letterhead),
        issued_on=issued_on,
        place=place,
        issuer=letterhead_issuer(split.letterhead, words) or enacting_issuer(split.basis),
        title=split.title,
        year=_year(split, issued_on, printed_year),
        parent_documents=_documents(split.basis),
    )


def _split(head: Sequence[Line], ledger: Ledger) -> _Split:
    kind = next((at for at, line in enumerate(head) if is_kind(line)), None)
    if kind is None:
        basis = next((at for at, line in enumerate(head) if _is_basis(line)), len(head))
        title = None
    else:
        basis = _after_title(head, kind)
        title = _title(head[kind:basis])
    ledger.put(Part.HEAD, *head[:basis])
    ledger.put(Part.BASIS, *head[basis:])
    letterhead = head[: basis if kind is None else kind]
    return _Split(_texts(letterhead), title, nfc("\n".join(_texts(head[basis:]))))


def _after_title(head: Sequence[Line], kind: int) -> int:
    """The line behind the title: its first paragraph, and what visibly belongs to it."""
    at = kind + 1
    if not behind_kind(head[kind]) and at < len(head) and not head[at].text.startswith("("):
        at += 1
    while at < len(head) and _is_more_title(head[at]):
        at += 1
    return at


def _is_more_title(line: Line) -> bool:
    capitals = line.text.isupper() and not _AUTHORITY.match(skeleton(line.text))
    return capitals or line.text.startswith("(") or line.text[0].islower()


def _title(lines: Sequence[Line]) -> str | None:
    kept = [line.text for line in lines[1:] if not line.text.startswith("(")]
    return squeeze(" ".join(filter(None, [behind_kind(lines[0]), *kept])))[:_LONGEST_TITLE] or None


def _is_basis(line: Line) -> bool:
    return bool(landmarks.BASIS.match(skeleton(line.text)))


def _texts(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _number(letterhead: Iterable[str]) -> str | None:
    matches = (_NUMBER.search(nfc(text)) for text in letterhead)
    return next((_tight(match[1] + match[2]) for match in matches if match), None)


def _tight(number: str) -> str:
    return re.sub(r"\s+", "", number).rstrip(".")


def _date_and_place(letterhead: Iterable[str]) -> tuple[date | None, str | None, int | None]:
    """The day of issue, the place, and the printed year (there also where the day is blank)."""
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
    years = [int(year) for year in _YEAR.findall(sentence[-_ENACTING:])]
    return years[-1] if years and not split.title else None


def _documents(basis: str) -> tuple[str, ...]:
    """The numbers of the documents a plan is based on, each once, in order; no proposals."""
    found: list[str] = []
    for clause in re.split(r"[;\n]", basis):
        if not _PROPOSAL.search(clause):
            found.extend(map(_tight, _DOCUMENT.findall(clause)))
    return tuple(dict.fromkeys(number for number in found if "/TTr" not in number))
