"""The table that the examples of the rules stand in: valid rows, and what is known of them.

Everything here is made up; the rows differ so much that no rule takes one for another.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from validators.agencies import Agency, AgencyRegistry, Group
from validators.context import Context
from validators.plan import PlanHead, TaskRow

_CONTENTS = (
    "Xây dựng kế hoạch tập huấn nghiệp vụ hộ tịch",
    "Rà soát văn bản quy phạm pháp luật về đất đai",
    "Tổ chức hội nghị đối thoại với doanh nghiệp",
    "Kiểm tra công tác cải cách hành chính tại cơ sở",
    "Số hóa hồ sơ lưu trữ của trung tâm một cửa",
    "Khảo sát mức độ hài lòng của người dân",
    "Lắp đặt camera giám sát tại các nút giao thông",
    "Biên soạn tài liệu hỏi đáp về hòa giải ở thôn",
    "Đánh giá chất lượng nước sạch nông thôn",
    "Mở lớp học tiếng dân tộc cho công chức",
    "Thẩm định dự toán sửa chữa trường mầm non",
    "Trồng rừng phòng hộ ven biển",
)
_LEADS = ("Sở Tư pháp", "Sở Nội vụ", "UBND xã An Bình")
_DELIVERABLES = ("Báo cáo", "Quyết định của UBND tỉnh", "Biên bản hội nghị")
_DEADLINES = ("30/6/2026", "Quý III/2026", "Tháng 11/2026")

_AGENCIES = (
    Agency("so-tu-phap", "Sở Tư pháp", short_names=("STP",)),
    Agency("so-noi-vu", "Sở Nội vụ", short_names=("SNV",)),
    Agency("so-tai-chinh", "Sở Tài chính", short_names=("STC",)),
    Agency(
        "so-ke-hoach-dau-tu",
        "Sở Kế hoạch và Đầu tư",
        valid_to=date(2025, 2, 28),
        successor="so-tai-chinh",
    ),
    Agency("so-xay-dung", "Sở Xây dựng", short_names=("SXD",)),
    Agency(
        "so-giao-thong-van-tai",
        "Sở Giao thông vận tải",
        valid_to=date(2025, 2, 28),
        successor="so-xay-dung",
    ),
    Agency("ubnd-xa-an-binh", "UBND xã An Bình", aliases=("Ủy ban nhân dân xã An Bình",)),
)
_GROUPS = (
    Group("Các sở, ban, ngành", members=("so-tu-phap", "so-noi-vu", "so-tai-chinh")),
    Group(
        "Các cơ quan, đơn vị liên quan", aliases=("Các cơ quan, đơn vị có liên quan",), open=True
    ),
)


def example_row(place: int) -> dict[str, str]:
    """The valid row at a place (from 0) of the example table, by column key; ids are blank."""
    turn, lap = place % len(_CONTENTS), place // len(_CONTENTS)
    again = f" đợt {lap + 1}" if lap else ""
    return {
        "number": str(place + 1),
        "content": _CONTENTS[turn] + again,
        "lead": _LEADS[turn % len(_LEADS)],
        "coordinating": "Sở Tài chính",
        "deliverable": _DELIVERABLES[turn % len(_DELIVERABLES)],
        "deadline": _DEADLINES[turn % len(_DEADLINES)],
    }


EXAMPLE_SOURCE = "bieu.xlsx"
EXAMPLE_IDS = tuple(f"NV-{number:03}" for number in range(1, 4))
EXAMPLE_CONTEXT = Context(
    today=date(2026, 6, 1),
    registry=AgencyRegistry(_AGENCIES, _GROUPS),
    head=PlanHead(
        number="12/KH-UBND",
        issued_on=date(2026, 1, 15),
        title="Cải cách hành chính năm 2026",
        year=2026,
    ),
)
# The same once the tasks are handed out: the source reports on the first two of three.
ISSUED_CONTEXT = replace(
    EXAMPLE_CONTEXT,
    issued={
        task_id: TaskRow(task_id=task_id, **example_row(place))
        for place, task_id in enumerate(EXAMPLE_IDS)
    },
    assigned={EXAMPLE_SOURCE: frozenset(EXAMPLE_IDS[:2])},
    last_percents={(EXAMPLE_SOURCE, EXAMPLE_IDS[0]): (60.0,)},
)
