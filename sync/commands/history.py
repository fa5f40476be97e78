"""`phancong history TASK`: who said what about a task, and when."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from sync.cli_errors import CANNOT, OK
from sync.commands.day import DAY
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sync.history.history import History
    from sync.history.telling import Standing, Telling


@click.command("history")
@click.argument("task")
@click.option(
    "--as-of",
    type=DAY,
    metavar="NGÀY",
    help="Xem đêm ấy trong từng ô đang có gì, thay vì mọi thay đổi.",
)
@settings_option
@json_option
def command(task: str, as_of: datetime | None, settings: Path, as_json: bool) -> int:
    """Xem ai đã báo cáo gì về một nhiệm vụ (theo mã, ví dụ II.3), và khi nào.

    Mỗi dòng là một thay đổi, kèm trang và ô đã đọc; không thay đổi thì không có dòng nào.
    """
    from sync.clock import SystemClock, business_date
    from sync.history.history import history_in
    from sync.moving_in import home_of
    from sync.plan_home import new_beginning
    from sync.settings import read_settings

    known = read_settings(settings)
    home = home_of(known)
    history = history_in(home.folder, known.database)
    lines, told = _told(history, task, as_of) if home.folder.is_dir() else ([], [])
    if as_json:
        say_json({"task": task, "standing" if as_of else "changes": told})
    elif told:
        click.echo("\n".join(lines))
    else:
        note = new_beginning(home, history.archive, business_date(SystemClock()))
        click.echo(f"Lịch sử chưa có gì về nhiệm vụ {task}. {note}".rstrip(), err=True)
    return OK if told else CANNOT


def _told(
    history: History, task: str, as_of: datetime | None
) -> tuple[list[str], list[dict[str, Any]]]:
    """What there is to tell of a task, in lines and for programs."""
    from sync.history.concerned import concerned
    from sync.history.telling import changes_of, standing_on

    with history.open().reading() as connection:
        is_concerned = concerned(connection, history.archive, task)
        if as_of is None:
            changes = [each for each in changes_of(connection, task) if is_concerned(each.source)]
            return [_line(each) for each in _worth_saying(changes)], [asdict(e) for e in changes]
        found = standing_on(connection, as_of.date().isoformat(), task)
    stood = {cell: each for cell, each in found.items() if is_concerned(cell[0])}
    cells = [{"source": source, "column": column} for source, column in stood]
    told = [{**cell, **asdict(e)} for cell, e in zip(cells, stood.values(), strict=True)]
    return [_stood_line(*each) for each in stood.items()], told


def _stood_line(cell: tuple[str, str], stood: Standing) -> str:
    source, column = cell
    day = date.fromisoformat(stood.day)
    said = _shown(column, stood.state, stood.shown)
    reason = f" – {stood.reason}" if stood.reason else ""
    return f"{source}: {said}, từ {day:%d/%m/%Y}{reason}"


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
    from validators.columns import BY_KEY
    from workbook.raw_table import State

    if not told.column:
        return f"{State.UNREACHABLE.value} – {told.reason}"
    if told.redacted:
        grave = told.redacted
        at = date.fromisoformat(grave.at[:10])
        heading = BY_KEY[told.column].heading
        return f"{heading}: đã xóa ngày {at:%d/%m/%Y}, người xóa {grave.who}, lý do: {grave.why}"
    return _shown(told.column, told.state, told.shown)


def _shown(column: str, name: str, shown: str) -> str:
    """A cell in words; control signs of a cell must not reach a terminal."""
    from validators.columns import BY_KEY
    from workbook.raw_table import State

    state = State[name.upper()]
    text = "".join(sign if sign.isprintable() else " " for sign in shown)
    said = text if state is State.VALUE else f"{text} ({state.value})".lstrip()
    return f"{BY_KEY[column].heading}: {said}"
