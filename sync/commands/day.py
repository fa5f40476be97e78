"""A day on the command line, written the way people here write it or the way programs do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click import Context, Parameter

_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")


class Day(click.ParamType[datetime]):
    """`2026-06-15` or `15/6/2026`, as midnight of that day."""

    name = "ngày"

    def convert(self, value: object, param: Parameter | None, ctx: Context | None) -> datetime:
        """The day; anything else ends the command with one sentence."""
        if isinstance(value, datetime):
            return value
        for form in _FORMATS:
            try:
                return datetime.strptime(str(value), form)  # noqa: DTZ007  # a day has no zone
            except ValueError:
                continue
        words = f"“{value}” không phải ngày; hãy ghi như 2026-06-15 hoặc 15/6/2026"
        raise click.BadParameter(words, ctx, param)


DAY = Day()
