"""A clock that ran ahead once: runs are dated after today. Their order is that of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def ahead_of(today: date, days: Iterable[date]) -> str:
    """What people must know where a run is dated after today; "" where none is."""
    newest = max(days, default=today)
    if newest <= today:
        return ""
    return (
        f"Có lần chạy ghi ngày {newest:%d/%m/%Y} mà đồng hồ của máy đang chỉ ngày "
        f"{today:%d/%m/%Y}: số liệu vẫn theo thứ tự các lần chạy, không mất gì, nhưng hãy kiểm tra "
        "ngày giờ của máy."
    )
