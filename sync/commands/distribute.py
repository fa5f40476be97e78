"""`phancong distribute`: each agency's spreadsheet with its tasks, made or brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sync.cli_errors import CANNOT, OK, PARTLY
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option

if TYPE_CHECKING:
    from pathlib import Path

    from sync.handout.outcome import HandedOut
    from sync.outgoing import Outgoing

_WORDS = {
    "added": "thêm",
    "changed": "sửa",
    "closed": "kết thúc",
    "reopened": "mở lại",
}


@click.command("distribute")
@settings_option
@json_option
def command(settings: Path, as_json: bool) -> int:
    """Giao bảng: mỗi đơn vị một bảng Google, mỗi kế hoạch một trang.

    Chạy lại thì chỉ ghi phần khác; số liệu đơn vị đã điền luôn được giữ. Mã kết thúc: 0 mọi
    đơn vị đã có bảng đúng, 2 không giao được, 3 có đơn vị chưa giao được.
    """
    from sync.outgoing import open_outgoing

    with open_outgoing(settings) as outgoing:
        results = _with_bar(outgoing, quiet=as_json)
        unassigned = outgoing.run.assignment.unassigned
        notes = outgoing.notes
    if as_json:
        agencies = [_json(each) for each in results]
        say_json({"agencies": agencies, "unassigned": list(unassigned), "notes": notes})
    else:
        _tell(results, unassigned)
        for note in notes:
            click.echo(note)
    if not any(each.trouble for each in results):
        return OK
    return CANNOT if all(each.trouble for each in results) else PARTLY


def _with_bar(outgoing: Outgoing, *, quiet: bool) -> tuple[HandedOut, ...]:
    if quiet:
        return outgoing.distribute()
    agencies = len(outgoing.run.assignment.agencies)
    with click.progressbar(length=agencies, label="Giao bảng", width=30) as bar:
        return outgoing.distribute(lambda: bar.update(1))


def _json(result: HandedOut) -> dict[str, Any]:
    return {
        "agency": result.agency,
        "spreadsheet": result.key or None,
        "link": result.link or None,
        **{name: result.counts.get(name, 0) for name in _WORDS},
        "changes": list(result.told),
        "shared_with": list(result.shared_with),
        "trouble": result.trouble or None,
    }


def _tell(results: tuple[HandedOut, ...], unassigned: tuple[str, ...]) -> None:
    for result in results:
        click.echo(f"{result.agency}: {result.trouble or _what(result)} {result.link}".rstrip())
    for task_id in unassigned:
        click.echo(f"Nhiệm vụ {task_id}: không đơn vị nào trong danh mục chủ trì; chưa giao được.")
    done = sum(not result.trouble for result in results)
    click.echo(f"Đã giao {done} trên {len(results)} đơn vị.")


def _what(result: HandedOut) -> str:
    told = [f"{word} {result.counts[k]}" for k, word in _WORDS.items() if result.counts.get(k)]
    if told:
        return f"{', '.join(told)} nhiệm vụ."
    return "đặt lại bảng như đã giao." if result.told else "không có gì phải đổi."
