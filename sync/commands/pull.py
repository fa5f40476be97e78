"""`phancong pull`: every agency's sheet becomes a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.cli_errors import NOT_PUBLISHED, OK, PARTLY
from sync.commands.speak import json_option, say_json
from sync.commands.working import pull_with_bar, settings_option

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
    if as_json:
        say_json({"pulled": sorted(pulled.snapshots), "failed": dict(pulled.failures)})
    else:
        click.echo(f"Đã lấy {len(pulled.snapshots)} bảng.")
        for agency, reason in pulled.failures.items():
            click.echo(f"{agency}: {reason}")
    if not pulled.failures:
        return OK
    return PARTLY if pulled.snapshots else NOT_PUBLISHED
