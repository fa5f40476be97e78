"""`phancong nightly`: pull, check, consolidate, publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sync.cli_errors import OK, PARTLY
from sync.commands.answer import tell_answered
from sync.commands.speak import json_option
from sync.commands.working import pull_with_bar, settings_option, tell_published

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sync.answer.answering import Told
    from sync.department import Department
    from validators.findings import Finding


@click.command("nightly")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Việc của mỗi đêm: lấy dữ liệu, kiểm tra, tổng hợp, ghi bảng.

    Mã kết thúc: 0 đủ số liệu mới, 3 có đơn vị còn số liệu cũ, 4 không ghi được bảng,
    75 đang có lần chạy khác.
    """
    from sync.department import open_department

    with open_department(settings) as department:
        pulled = pull_with_bar(department.run, quiet=as_json)
        consolidation, edition = department.consolidate(pulled)
        code = tell_published(consolidation, edition, as_json=as_json)
        answered = _answered(department, consolidation.findings)
    if not as_json and answered:
        tell_answered(answered)
    return PARTLY if code == OK and any(each.trouble for each in answered) else code


def _answered(department: Department, findings: Iterable[Finding]) -> tuple[Told, ...]:
    """The answers into the agencies' sheets, where the settings want them every night."""
    handout = department.google.handout if department.google else None
    if not (handout and handout.answer):
        return ()
    from sync.outgoing import outgoing

    return outgoing(department).answer(findings)
