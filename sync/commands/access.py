"""`phancong access`: who can read or edit which spreadsheet."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from sync.cli_errors import FOUND_ERRORS, OK, PARTLY
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option
from validators.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from sync.access import Rights


@click.command("access")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Liệt kê ai xem được, ai sửa được bảng nào; báo động nếu ai có đường dẫn cũng vào được.

    Chỉ đọc, không đổi quyền của ai. Mã kết thúc: 0 không có gì đáng ngại, 1 có bảng mở cho bất
    kỳ ai, 3 có bảng không xem được quyền.
    """
    from sync.outgoing import open_outgoing

    with open_outgoing(settings) as outgoing:
        told = outgoing.rights()
    if as_json:
        say_json({"spreadsheets": [_json(each) for each in told]})
    else:
        for each in told:
            _tell(each)
    if any(worry.severity is Severity.ERROR for each in told for worry in each.worries):
        return FOUND_ERRORS
    return PARTLY if any(each.trouble for each in told) else OK


def _json(told: Rights) -> dict[str, Any]:
    return {
        "agency": told.agency,
        "spreadsheet": told.key,
        "permissions": [
            {"role": grant.role, "type": grant.kind, "who": grant.who or None}
            for grant in told.grants
        ],
        "protected": [{**asdict(lock), "editors": list(lock.editors)} for lock in told.locks],
        "findings": [
            {"severity": worry.severity.value, "message": worry.message} for worry in told.worries
        ],
        "trouble": told.trouble or None,
    }


def _tell(told: Rights) -> None:
    for worry in told.worries:
        click.echo(f"{told.agency} {worry.severity.value} {worry.message}")
    if told.trouble:
        click.echo(f"{told.agency}: {told.trouble}")
        return
    click.echo(f"{told.agency}: {'; '.join(map(str, told.grants))}.")
    for lock in told.locks:
        place = "cả trang, trừ các ô tiến độ" if lock.whole else "một phần trang"
        click.echo(f"  “{lock.tab}”: khóa {place}; sửa được: {', '.join(lock.editors) or '…'}.")
