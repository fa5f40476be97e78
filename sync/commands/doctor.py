"""`phancong doctor`: whether everything that a department relies on is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.cli_errors import FOUND_ERRORS, OK
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("doctor")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Kiểm tra kho bản chụp, cơ sở dữ liệu và chuỗi kiểm chứng; không sửa gì.

    Mã kết thúc: 0 mọi thứ nguyên vẹn, 1 có chỗ hỏng.
    """
    from sync.clock import SystemClock, business_date
    from sync.doctor import examine
    from sync.history.history import history_in
    from sync.moving_in import home_of
    from sync.odd_clock import ahead_of
    from sync.plan_home import new_beginning
    from sync.settings import read_settings

    known = read_settings(settings)
    home = home_of(known)
    history = history_in(home.folder, known.database)
    verdicts = examine(history)
    today = business_date(SystemClock())
    notes = (new_beginning(home, history.archive, today), ahead_of(today, history.archive.days()))
    note = " ".join(filter(None, notes))
    sound = all(not verdict.faults for verdict in verdicts)
    if as_json:
        checks = [{"check": each.check, "faults": list(each.faults)} for each in verdicts]
        say_json({"sound": sound, "plan": home.plan, "checks": checks, "note": note or None})
    else:
        if note:
            click.echo(note)
        for verdict in verdicts:
            click.echo(f"{'Không đúng' if verdict.faults else 'Tốt'}: {verdict.check}")
            for fault in verdict.faults:
                click.echo(f"  - {fault}")
    return OK if sound else FOUND_ERRORS
