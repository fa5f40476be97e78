"""A small invented plan for tests that write workbooks."""

from __future__ import annotations

from datetime import date

from validators.plan import Plan, PlanHead, TaskRow

HEAD = PlanHead(
    number="15/KH-UBND",
    issued_on=date(2026, 2, 5),
    place="Bình Minh",
    issuer="Ủy ban nhân dân tỉnh Bình Minh",
    title="Cải cách thủ tục hành chính năm 2026",
    year=2026,
)
TASKS = (
    TaskRow(
        "NV001", "1", "Rà soát thủ tục hành chính thuộc phạm vi quản lý", "Sở Nội vụ",
        "Các sở, ban, ngành", "Báo cáo", "Quý II/2026", "I", "Rà soát, đơn giản hóa",
        "Gồm cả thủ tục nội bộ giữa các cơ quan.",
    ),
    TaskRow(
        "NV002", "2", "Công bố danh mục thủ tục được cắt giảm", "Văn phòng UBND tỉnh",
        "Sở Tư pháp", "Quyết định", "Trước ngày 30/9/2026", "I", "Rà soát, đơn giản hóa",
    ),
    TaskRow(
        "NV003", "1", "Tập huấn cho công chức một cửa", "Sở Khoa học và Công nghệ; Sở Nội vụ",
        "UBND các xã, phường", "Lớp tập huấn", "Thường xuyên", "II", "Đào tạo, truyền thông",
    ),
)  # fmt: skip
PLAN = Plan(HEAD, TASKS)
