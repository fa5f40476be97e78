"""`phancong pull`: every agency's sheet becomes a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.cli_errors import NOT_PUBLISHED, OK, PARTLY
from sync.commands.speak import json_option, say_json
from sync.commands.working import pull_with_bar, settings_option, tell_unread

if TYPE_CHECKING:
    from pathlib import Path


@click.command("pull")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Lấy bảng của mọi đơn vị về và giữ nguyên bản chụp; không đọc, không ghi vào bảng của ai."""
    from sync.department import open_department

    with open_department(settings) as department:
        pulled = pull_with_bar(department.run, quiet=as_json)
        department.acknowledge(pulled)
        department.run.commit(pulled)
        ages = department.run.last_read(pulled.failures)
    if as_json:
        say_json(
            {
                "pulled": sorted(pulled.snapshots),
                "unchanged": sorted(pulled.unchanged),
                "failed": dict(pulled.failures),
                "figures_of": {agency: at and at.isoformat() for agency, at in ages.items()},
                "notes": department.notes,
            }
        )
    else:
        fresh = len(pulled.snapshots) - len(pulled.unchanged)
        click.echo(f"Đã lấy {fresh} bảng; {len(pulled.unchanged)} bảng không đổi từ lần trước.")
        tell_unread(pulled.failures, ages, department.run.today)
        for note in department.notes:
            click.echo(note)
    if not pulled.failures:
        return OK
    return PARTLY if pulled.snapshots else NOT_PUBLISHED
