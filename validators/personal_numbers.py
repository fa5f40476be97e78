"""Identity numbers, telephone numbers and e-mail addresses in free text.

An identity number has 12 digits: the province of birth (001 to 096), century and sex (0 to 9),
the last two digits of the year, six more (Thông tư 59/2021/TT-BCA). A number of the Vietnamese
telephone plan has 0 or +84 before 9 digits (mobile: 3, 5, 7, 8, 9) or 9 to 10 (fixed: 2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """One such piece of a text: what it is, in words, and itself."""

    kind: str
    text: str

    @property
    def masked(self) -> str:
        """Enough of it to find it again, and no more."""
        return f"{self.text[:_SHOWN]}…"


_LOOSE = r"(?<![\w./+-])"
_END = r"(?![\w/-]|[.,]\d)"
_NO_MONEY = r"(?!\s*(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|VND|VNĐ|USD|%))"
_PATTERNS = {
    "số định danh cá nhân (CCCD)": (
        rf"{_LOOSE}0(?:0[1-9]|[1-8]\d|9[0-6])(?:\d{{9}}|(?:[ .]\d{{3}}){{3}}){_END}{_NO_MONEY}"
    ),
    "số điện thoại": (
        rf"{_LOOSE}(?:\+?84[ .-]?|\(\+84\)[ .-]?|0)"
        rf"(?:[35789](?:[ .-]?\d){{8}}|2(?:[ .)-]{{0,2}}\d){{8,9}}){_END}{_NO_MONEY}"
    ),
    "địa chỉ thư điện tử": r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
}
_PERSONAL = re.compile(
    "|".join(f"(?P<_{at}>{pattern})" for at, pattern in enumerate(_PATTERNS.values()))
)
_KINDS = tuple(_PATTERNS)
# What every one of them has in it, quickly looked for: most texts have neither.
_HINT = re.compile(r"@|\d[\d .()+-]{6,}\d")


def personal_numbers(text: str) -> tuple[PersonalNumber, ...]:
    """All personal numbers and addresses of `text`, in order."""
    if _HINT.search(text) is None:
        return ()
    return tuple(
        PersonalNumber(_KINDS[int((match.lastgroup or "_0")[1:])], match.group())
        for match in _PERSONAL.finditer(text)
    )
