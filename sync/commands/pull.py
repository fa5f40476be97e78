"""`phancong pull`: every agency's sheet becomes a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.cli_errors import NOT_PUBLISHED, OK, PARTLY
from sync.commands.speak import json_option, say_json
from sync.commands.working import pull_with_bar, settings_option, tell_rejects, tell_unread

if TYPE_CHECKING:
    from pathlib import Path

    from sync.department import Department
    from sync.pull import Pulled


@click.command("pull")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Lấy bảng của mọi đơn vị về và giữ nguyên bản chụp; không đọc, không ghi vào bảng của ai."""
    from sync.department import open_department

    with open_department(settings) as department:
        return pull_all(department, as_json=as_json)


def pull_all(department: Department, *, as_json: bool) -> int:
    """Pull what a department's agencies say, and say what came; the exit code."""
    pulled = pull_with_bar(department, quiet=as_json)
    department.acknowledge(pulled)
    department.run.commit(pulled)
    _tell(department, pulled, as_json=as_json)
    if not pulled.failures:
        return OK
    return PARTLY if pulled.snapshots else NOT_PUBLISHED


def _tell(department: Department, pulled: Pulled, *, as_json: bool) -> None:
    from sync.sources import reasons

    ages = department.run.last_read(pulled.failures)
    if as_json:
        say_json(
            {
                "pulled": sorted(pulled.snapshots),
                "unchanged": sorted(pulled.unchanged),
                "failed": dict(pulled.failures),
                "rejects": reasons(department.run.rejects),
                "figures_of": {agency: at and at.isoformat() for agency, at in ages.items()},
                "notes": department.notes,
            }
        )
        return
    fresh = len(pulled.snapshots) - len(pulled.unchanged)
    click.echo(f"Đã lấy {fresh} bảng; {len(pulled.unchanged)} bảng không đổi từ lần trước.")
    tell_unread(pulled.failures, ages, department.run.today)
    tell_rejects(reasons(department.run.rejects))
    for note in department.notes:
        click.echo(note)
