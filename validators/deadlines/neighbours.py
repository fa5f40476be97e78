"""Whether "15/6" without a year is a day: its neighbours tell shares, classes and places apart.

"2/3 đại biểu" is a share, "Nhà văn hóa 2/9" a name. With a bound ("trước 15/6") it is a day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.deadlines.numbers import phrases

if TYPE_CHECKING:
    from validators.deadlines.tokens import Token

# The word behind a share or a count: "2/3 số xã", "1/2 diện tích".
_COUNTED = frozenset(
    (
        *("số", "tổng", "chỉ", "khối", "xã", "phường", "đơn", "thôn", "hộ", "nhiệm", "hồ"),
        *("văn", "kế", "công", "dự", "diện", "người", "lớp", "cuộc"),
    )
)
_SHARED = frozenset(
    (
        *("thành", "đại", "ủy", "cử", "giáo", "học", "đảng", "hội", "cán", "tiêu", "mục", "khu"),
        *("dân", "vốn", "kinh", "thời", "quân", "bản", "ấp", "tổ", "trường"),
    )
)
_LARGEST_SHARE = 10
# Work that is done on a day: without one of these, words before "15/6" are taken for a name.
_WORK = re.compile(
    phrases(
        "hoàn thành|xong|ht|trình|gửi|nộp|ban hành|họp|báo cáo|tổ chức|hạn|hạn chót|hạn cuối"
        "|deadline|kết thúc|tổng kết|sơ kết|khai mạc|bế mạc|khai giảng|phát động|khởi công|ra mắt"
        "|triển khai|thực hiện|dự thảo|dự kiến|lập|xây dựng|phê duyệt|thẩm định|xét|công bố|ký"
        "|nghiệm thu|bàn giao|kiểm tra|giám sát|tập huấn|phát hành|đăng ký|tổng hợp|góp ý"
        "|lấy ý kiến|xin ý kiến|tham mưu|rà soát|cập nhật|quyết toán|đề xuất|tuyên truyền"
        "|sáng|chiều|tối|nghỉ|lễ|kỷ niệm|chào mừng|mít tinh|tháng|ngày|mốc|thời điểm|tiến độ|đã|thi"
        "|đánh giá|chấm|nhận|chuyển|thông qua|thống nhất|chốt|mở|đóng|bắt đầu|quyết định"
    )
)


def is_day(tokens: list[Token], at: int, *, bounded: bool) -> bool:
    """Whether the "d/m" at token `at`, written without "ngày", is a day of the year."""
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    word = follower.text if follower and follower.kind == "word" else ""
    if follower and follower.kind == "unit":  # "trong 1/2 năm"
        return False
    if bounded:
        counts = word == "số" and not (at + 2 < len(tokens) and tokens[at + 2].text == "liệu")
        return not (_is_share(tokens[at].text) and (counts or word == "tổng"))
    if word in _COUNTED or (word in _SHARED and _is_share(tokens[at].text)):
        return False
    named = at > 0 and tokens[at - 1].kind == "word"
    return not named or _runs_on(tokens, at) or _names_work(tokens, at)


def _is_share(text: str) -> bool:
    part, whole = (int(number) for number in re.findall(r"\d+", text)[:2])
    return part <= whole <= _LARGEST_SHARE


def _runs_on(tokens: list[Token], at: int) -> bool:
    """“15/6 - 15/7”: two days make a stretch of time, whatever stands before them."""
    two = tokens[at + 1 : at + 3]
    joined = len(two) == 2 and two[0].kind in ("dash", "to")  # noqa: PLR2004 - joint and day
    return joined and two[1].form in ("day_month", "numeric")


def _names_work(tokens: list[Token], at: int) -> bool:
    first = at
    while first > 0 and tokens[first - 1].kind != "stop":
        first -= 1
    return _WORK.search(" ".join(token.text for token in tokens[first:at])) is not None
