"""`phancong history TASK`: who said what about a task, and when."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from sync.cli_errors import CANNOT, OK
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sync.history.telling import Telling


@click.command("history")
@click.argument("task")
@settings_option
@json_option
def command(task: str, settings: Path, as_json: bool) -> int:
    """Xem ai đã báo cáo gì về một nhiệm vụ (theo mã, ví dụ II.3), và khi nào.

    Mỗi dòng là một thay đổi, kèm trang và ô đã đọc; không thay đổi thì không có dòng nào.
    """
    from sync.history.history import history_of
    from sync.history.telling import changes_of
    from sync.settings import read_settings

    with history_of(read_settings(settings)).open().reading() as connection:
        told = changes_of(connection, task)
    if as_json:
        say_json({"task": task, "changes": [asdict(each) for each in told]})
    else:
        for each in _worth_saying(told):
            click.echo(_line(each))
        if not told:
            click.echo(f"Lịch sử chưa có gì về nhiệm vụ {task}.")
    return OK if told else CANNOT


def _worth_saying(told: Iterable[Telling]) -> Iterator[Telling]:
    """Without the cells that were blank from the first."""
    from workbook.raw_table import State

    seen: set[tuple[str, str]] = set()
    for each in told:
        if each.state != State.BLANK.name.lower() or (each.source, each.column) in seen:
            yield each
        seen.add((each.source, each.column))


def _line(told: Telling) -> str:
    day = date.fromisoformat(told.business_date)
    place = f" (ô {told.sheet}!{told.cell})" if told.cell else ""
    return f"{day:%d/%m/%Y} {told.source}: {_said(told)}{place}"


def _said(told: Telling) -> str:
    """One change in words; control signs of a cell must not reach a terminal."""
    from validators.columns import BY_KEY
    from workbook.raw_table import State

    if not told.column:
        return f"{State.UNREACHABLE.value} – {told.reason}"
    heading = BY_KEY[told.column].heading
    if told.redacted:
        grave = told.redacted
        at = date.fromisoformat(grave.at[:10])
        return f"{heading}: đã xóa ngày {at:%d/%m/%Y}, người xóa {grave.who}, lý do: {grave.why}"
    state = State[told.state.upper()]
    shown = "".join(sign if sign.isprintable() else " " for sign in told.shown)
    return f"{heading}: {shown if state is State.VALUE else f'{shown} ({state.value})'.lstrip()}"
