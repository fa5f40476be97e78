"""The place behind an agency's name: `Sở Tư pháp tỉnh Tuyên Quang`."""

from __future__ import annotations

from validators.text import fold

# Nghị quyết 202/2025/QH15: 34 provinces and cities since 1 July 2025, then the older names,
# which are still written.
_NAMES = """
An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp,
Gia Lai, Hà Nội, Hà Tĩnh, Hải Phòng, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn,
Lào Cai, Lâm Đồng, Nghệ An, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La,
Tây Ninh, Thái Nguyên, Thanh Hóa, Tuyên Quang, Vĩnh Long,
Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bến Tre, Bình Dương, Bình Định, Bình Phước,
Bình Thuận, Đắk Nông, Hà Giang, Hà Nam, Hải Dương, Hậu Giang, Hòa Bình, Kiên Giang, Kon Tum,
Long An, Nam Định, Ninh Thuận, Phú Yên, Quảng Bình, Quảng Nam, Sóc Trăng, Thái Bình,
Thừa Thiên Huế, Tiền Giang, Trà Vinh, Vĩnh Phúc, Yên Bái
"""
PROVINCES = frozenset(
    fold(name).replace(" - ", " ") for name in _NAMES.replace("\n", " ").split(",") if name.strip()
)
# Cities under the central government; any other "thành phố" was part of a province.
CENTRAL_CITIES = frozenset(
    fold(name)
    for name in ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Đồng Nai")
)
PROVINCE, CITY = fold("tỉnh"), fold("thành phố")
_LONGEST_NAME = 4


def province_of(key: str) -> str:
    """The bare name in the key of a province, which may be given as `tỉnh Tuyên Quang`."""
    return key.removeprefix(f"{PROVINCE} ").removeprefix(f"{CITY} ")


def without_province(key: str, own: str) -> tuple[str, ...]:
    """What a loose key may stand for when its own province is named behind it; else ().

    `own` is the key of the registry's province. Where that is not told (""), a named province
    may be any: nothing is matched, since `Sở Tư pháp tỉnh Nghệ An` may be a neighbour.
    """
    named = named_province(key, own)
    if not named:
        return _unnamed(key.split())
    return stems_of(key, named) if named == own else ()


def named_province(key: str, own: str = "") -> str:
    """The province at the end of a loose key, `own` among those that are known; "" for none."""
    words = key.split()
    for length in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        name = " ".join(words[-length:])
        if name in PROVINCES or name == own:
            return name
    return ""


def stems_of(key: str, name: str) -> tuple[str, ...]:
    """What may stand in a registry for a key with the province `name` at its end."""
    stem = key.removesuffix(f" {name}")
    if stem.endswith(f" {PROVINCE}"):
        return (stem, stem.removesuffix(f" {PROVINCE}"))
    if stem.endswith(f" {CITY}"):
        core = stem.removesuffix(f" {CITY}")
        return (stem, f"{core} {PROVINCE}", core) if name in CENTRAL_CITIES else ()
    return (f"{stem} {PROVINCE}", f"{stem} {CITY}", stem)


def _unnamed(words: list[str]) -> tuple[str, ...]:
    """`Sở Tư pháp tỉnh`; a bare "thành phố" only behind a department: it may be a lower level."""
    stem = " ".join(words)
    if words and words[-1] == PROVINCE:
        return (stem.removesuffix(f" {PROVINCE}"),)
    if words and words[0] == fold("sở") and stem.endswith(f" {CITY}"):
        return (stem.removesuffix(f" {CITY}"),)
    return ()
