"""`phancong consolidate`: the workbook again, from the snapshots on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.commands.speak import json_option
from sync.commands.working import settings_option, tell_published

if TYPE_CHECKING:
    from pathlib import Path


@click.command("consolidate")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Tổng hợp từ các bản chụp đã lấy về và ghi lại bảng tổng hợp."""
    from sync.department import open_department

    with open_department(settings) as department:
        consolidation, edition = department.consolidate()
    return tell_published(consolidation, edition, as_json=as_json)
