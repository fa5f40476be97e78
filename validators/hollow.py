"""Cells that are filled and say nothing: marks for "nothing", and empty talk."""

from __future__ import annotations

import re
from functools import lru_cache

from validators.legible import legible
from validators.text import fold

_NOTHINGS = frozenset(
    fold(text)
    for text in (
        "x", "xx", "xxx", "nt", "như trên", "n/a", "không", "không có", "ko", "chưa có", "chưa",
        "chưa xác định", "đang cập nhật", "cập nhật sau", "bổ sung sau", "abc", "test",
    )
)  # fmt: skip
_LONGEST = 40  # more characters than any of them, in any spelling
# A product made only of these phrases names no thing that one could show. None of them is
# made of two others, so that a text is covered in one way or not at all.
_EMPTY_PHRASES = (
    "hoàn thành", "nhiệm vụ", "công việc", "công tác", "được giao", "được", "đạt", "kết quả",
    "tốt", "hiệu quả", "chất lượng", "tiến độ", "kịp thời", "đầy đủ", "nghiêm túc", "đúng hạn",
    "đúng", "thời hạn", "thời gian", "yêu cầu", "mục tiêu", "thực hiện", "triển khai", "tổ chức",
    "bảo đảm", "đảm bảo", "nâng cao", "cao", "tăng cường", "thường xuyên", "có", "các", "và",
    "theo", "quy định", "kế hoạch đề ra", "đề ra", "nội dung", "của", "trong", "tích cực",
    "chủ động", "quyết liệt", "thiết thực", "rõ rệt", "chuyển biến", "cải thiện", "một cách",
    "đồng bộ", "thống nhất", "toàn diện", "khả thi", "phù hợp", "sản phẩm", "trách nhiệm",
    "cụ thể", "hằng năm", "hàng năm", "với", "về", "đã", "sẽ", "liên tục", "ổn định",
)  # fmt: skip
_LONGEST_FIRST = sorted(map(fold, _EMPTY_PHRASES), key=len, reverse=True)
_EMPTY_TALK = re.compile(rf"[\W_]*(?:(?:{'|'.join(_LONGEST_FIRST)})(?!\w)[\W_]*)+")


@lru_cache(maxsize=50_000)
def says_nothing(text: str) -> bool:
    """Whether a filled cell holds no words, or only words for "nothing"; blank is not filled."""
    if not any(map(str.isalnum, text)):
        return bool(text.strip())
    return len(text) <= _LONGEST and fold(legible(text)).strip(" .…-–;:()") in _NOTHINGS


@lru_cache(maxsize=50_000)
def is_empty_talk(text: str) -> bool:
    """Whether a product names nothing one could show: "Hoàn thành tốt nhiệm vụ được giao"."""
    return says_nothing(text) or bool(_EMPTY_TALK.fullmatch(fold(legible(text))))
