"""`phancong deadline TEXT`: how a deadline is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.commands.day import DAY
from sync.commands.speak import json_option, say_json, say_json_line, texts_of

if TYPE_CHECKING:
    from datetime import datetime


@click.command("deadline")
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--issued",
    type=DAY,
    metavar="NGÀY",
    help="Ngày ban hành kế hoạch, ví dụ 2026-01-15.",
)
@click.option("--year", type=click.IntRange(1900, 2200), help="Năm của kế hoạch.")
@json_option
def command(
    text: tuple[str, ...], issued: datetime | None, year: int | None, as_json: bool
) -> None:
    """Xem một thời hạn được đọc thế nào.

    Với dấu -, đọc từng dòng của đầu vào, mỗi dòng cho một dòng JSON.
    """
    from validators.deadlines import explain, read_deadline

    day = issued.date() if issued else None
    for one in texts_of(text):
        read = read_deadline(one, year=year, issued_on=day)
        if text == ("-",):
            say_json_line(read.as_json())
        elif as_json:
            say_json(read.as_json())
        else:
            click.echo(f"{one}: {explain(read)}")
