"""`phancong answer`: findings as notes and as a list in the agencies' own spreadsheets."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from sync.cli_errors import OK, PARTLY
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sync.answer.answering import Told


@click.command("answer")
@settings_option
@click.option("--all", "again", is_flag=True, help="Đọc lại mọi bảng, kể cả bảng không đổi.")
@json_option
def command(settings: Path, again: bool, as_json: bool) -> int:
    """Trả lời vào bảng của đơn vị: ghi chú ở ô cần sửa và trang “Kiểm tra”.

    Không đổi ô nào của đơn vị; ghi chú của đơn vị giữ nguyên. Lấy điểm cần sửa từ bản chụp mới
    nhất, nên hãy chạy sau phancong pull. Mã kết thúc: 0 xong, 3 có bảng không ghi được.
    """
    from sync.outgoing import open_outgoing

    with open_outgoing(settings) as outgoing:
        told = outgoing.answer(again=again)
        notes = outgoing.notes
    if as_json:
        say_json({"answered": [asdict(each) for each in told], "notes": notes})
    else:
        tell_answered(told)
        for note in notes:
            click.echo(note)
    return PARTLY if any(each.trouble for each in told) else OK


def tell_answered(told: Iterable[Told]) -> None:
    """A line for each sheet that was written or could not be, and how many there were."""
    told = tuple(told)
    for each in told:
        if each.trouble:
            click.echo(f"{each.agency}: chưa trả lời được: {each.trouble}")
        elif each.written:
            click.echo(f"{each.agency}: {each.findings} điểm cần sửa đã ghi vào bảng.")
    click.echo(f"Đã trả lời {sum(each.written for each in told)} bảng.")
