"""`phancong rebuild`: database and list of snapshots again, from journal and answers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.cli_errors import FOUND_ERRORS, OK
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option

if TYPE_CHECKING:
    from pathlib import Path

    from sync.history.history import Rebuilt

_SAME = {
    True: "Chuỗi kiểm chứng giống hệt cơ sở dữ liệu cũ.",
    False: "Chuỗi kiểm chứng khác cơ sở dữ liệu cũ: bản cũ đã bị sửa, ghi thiếu, hoặc do bản "
    "phancong khác đọc.",
    None: "Không có cơ sở dữ liệu cũ đọc được để so.",
}
_DAMAGED = (
    "{} bản chụp mất hoặc hỏng nên không ghi lại được lời trong đó; hãy lấy lại các tệp ấy từ bản "
    "sao lưu rồi chạy lại phancong rebuild."
)
_TOLD = 10


@click.command("rebuild")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Lập lại cơ sở dữ liệu lịch sử từ kho bản chụp, và danh sách bản chụp từ nhật ký.

    Bản cũ được để sang một bên, không xóa.
    """
    from dataclasses import asdict

    from sync.department import open_department

    with open_department(settings, mail=False) as department:
        rebuilt = department.history.rebuild(department.run.clock.now())
    if as_json:
        say_json(asdict(rebuilt))
    else:
        if rebuilt.listed:
            click.echo("Đã lập lại danh sách bản chụp (ban-chup.jsonl) từ nhật ký.")
        click.echo(f"Đã ghi lại {rebuilt.events} sự kiện. {_compared(rebuilt)}")
        for sentence in rebuilt.damaged[:_TOLD]:
            click.echo(sentence)
        for aside in filter(None, (rebuilt.list_aside, rebuilt.aside)):
            click.echo(f"Bản cũ: {aside}")
    return FOUND_ERRORS if rebuilt.same is False or rebuilt.damaged else OK


def _compared(rebuilt: Rebuilt) -> str:
    """Whether the chain is the old one; where the archive itself is damaged, that comes first."""
    lost = len(rebuilt.damaged)
    return _DAMAGED.format(lost) if lost and not rebuilt.same else _SAME[rebuilt.same]
