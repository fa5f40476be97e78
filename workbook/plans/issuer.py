"""Who issued a plan: from the letterhead in capitals, else from the enacting sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.text import fold, nfc, skeleton, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

_ISSUING = re.compile(
    r"(?:^|[,.;]\s*)((?:[Uu][ỷy]|[Ủủ]y)\s+ban nhân dân[^,.;]{0,80}?|UBND[^,.;]{0,80}?"
    r"|[A-ZĐ][^,.;]{1,120}?)\s+(?:ban hành|xây dựng|triển khai)\s+"
    r"(?:[Kk]ế hoạch|[Cc]hương trình|[Đđ]ề án|[Pp]hương án)"
)
_NO_BODY = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\W+tu do|^dang cong san viet nam$"
    r"|^so\s*(?:[\W\d]*$|[:.]|\d)"
)
_UNITS = r"(?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)"
_UNIT = re.compile(rf"({_UNITS})\s+(?=\S)")
_GOES_ON = re.compile(rf"(?:VÀ|CỦA|VỀ|{_UNITS})\b")
# Where a PDF sets the two columns close together, the motto stands behind the issuer.
_MOTTO = re.compile(r"(?<=\S)\s+CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA.*")
_OPEN = re.compile(rf"\b{_UNITS}$")  # the name of the place stands on the next line
_BODY = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|bo|so|cuc|chi cuc|tong cuc|vu|van phong|thanh tra|ban|cong an"
    r"|hoi|dang|tinh uy|thanh uy|truong|trung tam|phong|vien|toa an|kho bac|ngan hang|bao hiem"
    r"|lien doan|(?:tinh |thanh )?doan|tap doan"
    r"|chinh phu|thu tuong|quoc hoi|mat tran|bao|dai|hoc vien|benh vien"
    r"|thue|hai quan|kiem toan)\b"
)


def letterhead_issuer(letterhead: Sequence[str], words: str) -> str | None:
    """The last body named in capitals above the number; a broken name is put together.

    `words` is the whole document, asked only for the usual spelling of that name.
    """
    names: list[str] = []
    for text in (_MOTTO.sub("", nfc(line)).strip() for line in letterhead):
        key = skeleton(text)
        if not text.isupper() or _NO_BODY.search(key):
            continue
        if names and (_GOES_ON.match(text) or _OPEN.search(names[-1])):
            names[-1] += f" {text}"
        elif _BODY.match(key):
            names.append(text)
    return _usual_case(squeeze(names[-1]), words) if names else None


def enacting_issuer(basis: str) -> str | None:
    """The body of the enacting sentence: `…, UBND tỉnh ban hành Kế hoạch … như sau`."""
    matches = list(_ISSUING.finditer(basis.replace("\n", " ; ")))
    return matches[-1][1].strip() if matches else None


def _usual_case(name: str, words: str) -> str:
    """A name in capitals as the document writes it elsewhere, else by the habit of offices."""
    elsewhere = _elsewhere(name, words)
    if elsewhere:
        return elsewhere
    unit = _UNIT.search(name, 1)
    if not unit:
        return _with_known_end(name, words)
    body = name[: unit.start()].strip()
    body = "UBND" if body == "UBND" else _elsewhere(body, words) or body.capitalize()
    return f"{body} {unit[1].lower()} {name[unit.end() :].strip().title()}"


def _with_known_end(name: str, words: str) -> str:
    """A name in small letters, but for the end that the document writes elsewhere (`Cà Mau`)."""
    parts = name.split()
    for at in range(1, len(parts) - 1):
        end = _elsewhere(" ".join(parts[at:]), words)
        if end:
            return f"{' '.join(parts[:at]).capitalize()} {end}"
    return name.capitalize()


def _elsewhere(name: str, words: str) -> str | None:
    pattern = r"\s+".join(map(re.escape, name.split()))
    for match in re.finditer(pattern, words, re.IGNORECASE):
        if not match[0].isupper() and match[0][0].isupper() and fold(match[0]) == fold(name):
            return squeeze(match[0])
    return None
