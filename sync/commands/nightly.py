"""`phancong nightly`: pull, check, consolidate, publish."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from sync.cli_errors import OK, PARTLY
from sync.commands.answer import tell_answered
from sync.commands.speak import json_option
from sync.commands.working import pull_with_bar, settings_option, tell_published
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sync.answer.answering import Told
    from sync.department import Department
    from sync.outgoing import Outgoing
    from validators.findings import Finding


@click.command("nightly")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Việc của mỗi đêm: lấy dữ liệu, kiểm tra, tổng hợp, ghi bảng.

    Mã kết thúc: 0 đủ số liệu mới, 3 có đơn vị còn số liệu cũ, 4 không ghi được bảng hoặc số liệu,
    75 đang có lần chạy khác.
    """
    from sync.department import open_department

    with open_department(settings) as department:
        return night(department, as_json=as_json)


def night(department: Department, *, as_json: bool) -> int:
    """The night of a department, and what is said of it; the exit code."""
    with ExitStack() as stack:
        writing = _writing(department, stack)
        pulled = pull_with_bar(department, quiet=as_json)
        consolidation, edition = department.consolidate(pulled)
        answered, trouble = _answered(writing, consolidation.findings)
    notes = tuple(dict.fromkeys((*department.notes, *(writing.notes if writing else ()))))
    code = tell_published(
        consolidation,
        edition,
        as_json=as_json,
        answered=[asdict(each) for each in answered],
        answer_trouble=trouble or None,
        notes=notes,
    )
    if not as_json:
        _tell(answered, trouble, notes)
    is_lacking = trouble or any(each.trouble for each in answered)
    return PARTLY if code == OK and is_lacking else code


def _writing(department: Department, stack: ExitStack) -> Outgoing | None:
    """Who answers, where the settings want it every night; a key is looked at before the night.

    Raises CannotDoError for one that cannot be used.
    """
    handout = department.google.handout if department.google else None
    if not (handout and handout.answer):
        return None
    from sync.outgoing import outgoing

    writing = outgoing(department)
    stack.callback(writing.close)
    writing.answering_as()
    return writing


def _answered(
    writing: Outgoing | None, findings: Iterable[Finding]
) -> tuple[tuple[Told, ...], str]:
    """The answers into the agencies' sheets, or why there are none.

    The workbook is published by now, so that nothing here may end the command.
    """
    try:
        return (writing.answer(findings) if writing else ()), ""
    except CannotDoError as error:
        return (), str(error)


def _tell(answered: tuple[Told, ...], trouble: str, notes: tuple[str, ...]) -> None:
    if answered:
        tell_answered(answered)
    if trouble:
        click.echo(f"Chưa trả lời được vào bảng của đơn vị: {trouble}")
    for note in notes:
        click.echo(note)
