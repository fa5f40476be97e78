"""The keys under which two spellings of an agency's name meet."""

from __future__ import annotations

import re
from functools import lru_cache

from validators.agencies.syllables import key_of
from validators.agencies.words import keys_of
from validators.text import fold, nfc

# Abbreviations that mean one thing in every document; those of single departments
# ("STP") stand in the registry, where they can be ambiguous, as does "BCH": Ban Chỉ huy, Bộ
# Chỉ huy or Ban Chấp hành.
_LONG_FORMS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "đbqh": "đại biểu quốc hội",
    "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân",
    "bql": "ban quản lý",
    "chqs": "chỉ huy quân sự",
    "bhxh": "bảo hiểm xã hội",
    "kcn": "khu công nghiệp",
    "kkt": "khu kinh tế",
    "vp": "văn phòng",
    "vn": "việt nam",
    "lđlđ": "liên đoàn lao động",
}
_LONG = {key_of(short): key_of(long) for short, long in _LONG_FORMS.items()}
_TWO_WORDS = {fold("ub mttq"): fold("ủy ban mặt trận tổ quốc")}
# Not `\w+`: the tone that `fold` moves behind a word is a combining mark, and no part of \w.
_WORD = re.compile(r"[^\s,;:()/&.+*\"'“”…\[\]\-–—]+")
_AND = fold("và")
_PLACE_WORDS = keys_of("tỉnh thành tp thị huyện quận xã phường đặc")
_UNIT_WORDS = keys_of("phòng ban tổ đội khoa vụ cục viện trạm")
_UNITS = frozenset({fold("văn phòng"), fold("trung tâm"), fold("chi cục"), fold("chi nhánh")})
_CHANGED = keys_of("cũ mới đây")
_OPENERS = re.compile(
    rf"^(?:{fold('toàn thể')} |{fold('tất cả')} )?(?:{fold('các')}|{fold('những')}) "
)
_HAVING, _RELATED = fold("có liên quan"), fold("liên quan")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_EDGES = " \t\r\n.,;:-–•*+"


def bare(text: str) -> str:
    """`text` without marks at its ends and without a last remark in brackets.

    A bracket that tells another body stays: `Sở Tư pháp (tỉnh Nghệ An)`, `Sở Xây dựng (cũ)`.
    """
    clean = nfc(text)
    remark = _BRACKET.search(clean)
    if remark and not _tells_another(remark.group()):
        clean = clean[: remark.start()]
    return clean.strip(_EDGES)


def _tells_another(remark: str) -> bool:
    words = _WORD.findall(exact_key(remark))
    if not words or words[0] in _UNIT_WORDS or " ".join(words[:2]) in _UNITS:
        return False
    shown = _WORD.findall(remark)
    proper = len(shown) > 1 and all(word.istitle() for word in shown)
    return proper or words[0] in _PLACE_WORDS or words[-1] in _CHANGED


@lru_cache(maxsize=50_000)
def exact_key(text: str) -> str:
    """Equal for spellings that differ in Unicode form, tone place, case or spaces only."""
    return key_of(text.strip(_EDGES))


@lru_cache(maxsize=50_000)
def loose_key(text: str) -> str:
    """As `exact_key`, with common abbreviations written out and "và", "&", "-", "," left out."""
    folded = exact_key(text)
    for short, long in _TWO_WORDS.items():
        folded = folded.replace(short, long)
    words: list[str] = _WORD.findall(folded)
    return " ".join(_LONG.get(word, word) for word in words if word != _AND)


def group_key(text: str) -> str:
    """As `loose_key`, without "các" in front; "có liên quan" and "liên quan" are one."""
    plain = exact_key(text).replace(_HAVING, _RELATED)
    shorter = _OPENERS.sub("", plain)
    # "sở" alone is no group, "các sở" is one.
    return loose_key(shorter if " " in shorter else plain)
