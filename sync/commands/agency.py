"""`phancong agency TEXT`: how a cell of agencies is split."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sync.commands.speak import json_option, say_json, say_json_line, texts_of

if TYPE_CHECKING:
    from validators.agencies import Mention

_WORDS = {
    "agency": "đơn vị",
    "group": "nhóm đơn vị",
    "role": "vai trò, chức danh",
    "unknown": "không nhận ra",
}


@click.command("agency")
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--registry",
    type=click.Path(path_type=Path),
    help="Danh mục đơn vị (.xlsx); bỏ trống thì dùng danh mục mẫu.",
)
@json_option
def command(text: tuple[str, ...], registry: Path | None, as_json: bool) -> None:
    """Xem một ô đơn vị được tách thế nào.

    Với dấu -, đọc từng dòng của đầu vào, mỗi dòng cho một dòng JSON.
    """
    from validators.agencies import split_agencies
    from workbook.registry import default_registry, read_registry

    known = read_registry(registry) if registry else default_registry()
    for one in texts_of(text):
        mentions = split_agencies(one, known)
        if text == ("-",):
            say_json_line(_json(one, mentions))
        elif as_json:
            say_json(_json(one, mentions))
        else:
            _tell(one, mentions)


def _json(text: str, mentions: tuple[Mention, ...]) -> dict[str, Any]:
    return {
        "text": text,
        "agencies": [
            {"text": m.text, "kind": m.kind.value, "canonical": m.canonical} for m in mentions
        ],
    }


def _tell(text: str, mentions: tuple[Mention, ...]) -> None:
    click.echo(f"{text}:" if mentions else f"{text}: không có đơn vị nào")
    for mention in mentions:
        official = f" → {mention.canonical}" if mention.canonical else ""
        click.echo(f"  - {mention.text} ({_WORDS[mention.kind.value]}){official}")
