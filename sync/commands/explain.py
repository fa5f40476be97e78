"""`phancong explain CODE`: everything a rule says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sync.commands.speak import json_option, say_json
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from validators.rule import Rule


@click.command("explain")
@click.argument("code", required=False)
@json_option
def command(code: str | None, as_json: bool) -> None:
    """Giải thích một quy tắc kiểm tra, ví dụ PC401; không ghi mã thì liệt kê mọi quy tắc."""
    from validators.rule_page import page
    from validators.rules import ALL_RULES, BY_CODE

    if code is None:
        if as_json:
            say_json([_json(rule) for rule in ALL_RULES])
        else:
            for rule in ALL_RULES:
                click.echo(f"{rule.code}  {rule.severity.value:<9} {rule.title}")
        return
    found = BY_CODE.get(code.upper())
    if found is None:
        raise CannotDoError(f"{code}: không có quy tắc này; xem danh sách bằng: phancong explain")
    if as_json:
        say_json(_json(found))
    else:
        click.echo(page(found))


def _json(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "column": rule.column,
        "message": rule.message,
        "why": rule.why,
        "mend": rule.mend,
        "bad": [dict(row) for row in rule.bad],
        "good": [dict(row) for row in rule.good],
    }
