"""`phancong nightly`: pull, check, consolidate, publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.commands.speak import json_option
from sync.commands.working import pull_with_bar, settings_option, tell_published

if TYPE_CHECKING:
    from pathlib import Path


@click.command("nightly")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Việc của mỗi đêm: lấy dữ liệu, kiểm tra, tổng hợp, ghi bảng.

    Mã kết thúc: 0 đủ số liệu mới, 3 có đơn vị còn số liệu cũ, 4 không ghi được bảng,
    75 đang có lần chạy khác.
    """
    from sync.department import open_department

    with open_department(settings) as department:
        pulled = pull_with_bar(department.run, quiet=as_json)
        consolidation, edition = department.consolidate(pulled)
    return tell_published(consolidation, edition, as_json=as_json)
