"""`phancong consolidate`: the workbook again, from the snapshots on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.commands.day import DAY
from sync.commands.speak import json_option
from sync.commands.working import settings_option, tell_published

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@click.command("consolidate")
@settings_option
@click.option(
    "--as-of",
    type=DAY,
    metavar="NGÀY",
    help="Lập lại bảng của một đêm đã qua, trong một tệp riêng bên cạnh.",
)
@json_option
def command(settings: Path, as_of: datetime | None, as_json: bool) -> int:
    """Tổng hợp từ các bản chụp đã lấy về và ghi lại bảng tổng hợp."""
    from sync.department import open_department

    with open_department(settings, mail=as_of is None) as department:
        consolidation, edition = (
            department.as_of(as_of.date()) if as_of else department.consolidate()
        )
    code = tell_published(consolidation, edition, as_json=as_json, notes=department.notes)
    if not as_json:
        for note in department.notes:
            click.echo(note)
    return code
