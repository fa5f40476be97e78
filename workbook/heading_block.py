"""The head and the foot of a document, in the form of Nghị định 30/2020/NĐ-CP (Phụ lục I).

What the plan's head does not say is left as dots for a person to fill in, never invented.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from validators.text import fold, squeeze
from workbook.canvas import Span
from workbook.style import PLAIN, Look
from workbook.text_width import text_points

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from validators.plan import PlanHead
    from workbook.canvas import Canvas

BLANK = "………"
HEAD_SIZE = 14
_LEFT_SHARE = 0.45  # of the width, for the issuer and for whoever drew up the document
_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LINE_LOOK = Look(size=4, underline=True, valign="top")
_SPACE = "\u00a0"  # underlined, it draws the line below the issuer and the motto
_PEOPLES_COMMITTEE = "Ủy ban nhân dân"
# Bodies that decide together; their head signs "thay mặt" (TM.).
_COLLECTIVE = {
    _PEOPLES_COMMITTEE: _PEOPLES_COMMITTEE,
    "UBND": _PEOPLES_COMMITTEE,
    "Hội đồng nhân dân": "Hội đồng nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "Ban Chỉ đạo": "Ban Chỉ đạo",
}
# The mark in a document's symbol, and the kind of document it stands for.
_KINDS = {"QĐ": "Quyết định", "CTr": "Chương trình", "CT": "Chỉ thị", "KH": "Kế hoạch"}
_FIRST_PADDED_DAY, _LAST_PADDED_MONTH = 10, 2


@dataclass(frozen=True, slots=True)
class Signature:
    """One half of the foot: who signs, and what is asked of them."""

    title: str
    note: str = "(Ký, ghi rõ họ tên)"


def long_date(day: date | None) -> str:
    """`ngày 05 tháng 9 năm 2025`: days below 10 and months 1 and 2 take a zero."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    number = f"{day.day:02}"
    month = f"{day.month:02}" if day.month <= _LAST_PADDED_MONTH else f"{day.month}"
    return f"ngày {number} tháng {month} năm {day.year}"


def attached_to(head: PlanHead) -> str:
    """`(Kèm theo Kế hoạch số … ngày … của …)`, with dots for what is not known."""
    issuer = squeeze(head.issuer or BLANK)
    return f"(Kèm theo {document_name(head)} {long_date(head.issued_on)} của {issuer})"


def document_name(head: PlanHead) -> str:
    """`Kế hoạch số 15/KH-UBND`; the kind of document follows from its symbol."""
    mark = (head.number or "").partition("/")[2].partition("-")[0]
    return f"{_KINDS.get(mark, 'Kế hoạch')} số {head.number or BLANK}"


def issuer_lines(issuer: str | None) -> str:
    """The issuer in capitals, as it stands in the left corner; a committee on two lines."""
    if not issuer:
        return BLANK * 3
    lines = issuer.strip().split("\n")
    head = lines[0]
    whole = len(_PEOPLES_COMMITTEE)
    if len(lines) == 1 and fold(head[:whole]) == fold(_PEOPLES_COMMITTEE) and head[whole:].strip():
        lines = [head[:whole], head[whole:].strip()]
    return "\n".join(line.strip().upper() for line in lines)


def write_corners(canvas: Canvas, head: PlanHead, columns: tuple[int, int], *, own: bool) -> None:
    """Issuer and number on the left, country, motto, place and day on the right.

    `columns` are the first and last visible column. `own` says that the page carries the
    plan's own number and day; a later page gets dots, for it has its own number and day.
    """
    left, right = _halves(canvas, columns)
    number = (own and head.number) or f"{BLANK}/{BLANK}"
    day = long_date(head.issued_on if own else None)
    size = HEAD_SIZE
    strong, small = Look(size=size, bold=True), Look(size=size, valign="top")
    issuer = issuer_lines(head.issuer)
    _pair(canvas, left, right, (issuer, f"{_COUNTRY}\n{_MOTTO}"), strong)
    longest = max(issuer.split("\n"), key=len)
    short = _rule(text_points(longest, size, bold=True) / 3)
    _pair(canvas, left, right, (short, _rule(text_points(_MOTTO, size, bold=True))), _LINE_LOOK)
    placed = f"{head.place or BLANK}, {day}"
    canvas.put(
        (Span(*left, f"Số: {number}", small), Span(*right, placed, replace(small, italic=True)))
    )
    canvas.skip(6)


def write_captions(
    canvas: Canvas, lines: Sequence[tuple[str, Look]], columns: tuple[int, int]
) -> None:
    """Lines of the title, each merged over all visible columns."""
    for text, look in lines:
        canvas.put((Span(*columns, text, look),))
    canvas.skip(8)


def signatures(issuer: str | None, maker: str) -> tuple[Signature, Signature]:
    """Who signs: `maker` on the left, the head on the right (for a collective body: TM.)."""
    left = Signature(maker)
    for name, body in _COLLECTIVE.items():
        if issuer and fold(issuer).startswith(fold(name)):
            return left, Signature(f"TM. {body.upper()}", "(Chức vụ, chữ ký, họ và tên)")
    return left, Signature("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, ghi rõ họ tên, đóng dấu)")


def write_signatures(
    canvas: Canvas, signers: tuple[Signature, Signature], columns: tuple[int, int]
) -> None:
    """The foot: two signatures side by side, with room to sign."""
    left, right = _halves(canvas, columns)
    canvas.skip(12)
    strong, note = Look(size=HEAD_SIZE, bold=True), Look(size=HEAD_SIZE - 1, italic=True)
    _pair(canvas, left, right, (signers[0].title, signers[1].title), strong)
    _pair(canvas, left, right, (signers[0].note, signers[1].note), note)
    canvas.skip(70)


def _halves(canvas: Canvas, columns: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The columns split where the left part holds nearest to its share of the width."""
    first, last = columns
    whole = canvas.room(first, last)
    middle = min(
        range(first, last), key=lambda column: abs(canvas.room(first, column) / whole - _LEFT_SHARE)
    )
    return (first, middle), (middle + 1, last)


def _pair(
    canvas: Canvas,
    left: tuple[int, int],
    right: tuple[int, int],
    texts: tuple[str, str],
    look: Look,
) -> None:
    canvas.put((Span(*left, texts[0], look), Span(*right, texts[1], look)))


def _rule(points: float) -> str:
    """Blanks that, underlined, make a line of about that length."""
    one = text_points(_SPACE, _LINE_LOOK.size)
    return _SPACE * max(round(points / one), 1)


CAPTION = replace(PLAIN, bold=True)
REMARK = replace(PLAIN, italic=True)
