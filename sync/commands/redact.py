"""`phancong redact TASK`: words are taken out of the history for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.cli_errors import OK
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option

if TYPE_CHECKING:
    from pathlib import Path

_COLUMNS = ("status", "percent", "result", "difficulty", "updated_on")


@click.command("redact")
@click.argument("task")
@click.option("--agency", required=True, help="Đơn vị đã báo cáo.")
@click.option("--column", required=True, type=click.Choice(_COLUMNS), help="Cột cần xóa.")
@click.option("--who", required=True, help="Người quyết định xóa.")
@click.option("--why", required=True, help="Lý do, ví dụ số văn bản yêu cầu.")
@settings_option
@json_option
def command(  # noqa: PLR0913, PLR0917  # one parameter per option
    task: str, agency: str, column: str, who: str, why: str, settings: Path, as_json: bool
) -> int:
    """Xóa hẳn những lời cũ của một đơn vị trong một cột của một nhiệm vụ.

    Lời trong lịch sử được thay bằng dấu vết (ai, khi nào, vì sao); bản chụp chứa lời ấy bị xóa,
    các ô khác của bản chụp được giữ. Lời còn trong bảng của đơn vị thì phải được sửa ở đó trước.
    """
    from sync.department import open_department
    from sync.history.redaction import Wish

    with open_department(settings, mail=False) as department:
        wish = Wish(agency, task, column, who, why)
        erased = department.redact(wish)
    if as_json:
        say_json({"task": task, "agency": agency, "column": column, "answers_erased": erased})
    else:
        click.echo(f"Đã xóa, và đã xóa {erased} bản chụp chứa lời ấy; xem phancong history {task}.")
    return OK
