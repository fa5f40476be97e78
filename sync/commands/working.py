"""What the commands that work from `phancong.toml` share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sync.cli_errors import OK, PARTLY
from sync.commands.speak import counts, counts_line, say_json

if TYPE_CHECKING:
    from sync.pull import Pulled
    from sync.run import Run
    from workbook.consolidated.model import Consolidation
    from workbook.editions import Edition

settings_option = click.option(
    "--settings",
    type=click.Path(path_type=Path),
    default=Path("phancong.toml"),
    show_default=True,
    help="Tệp cài đặt của cơ quan.",
)


def pull_with_bar(run: Run, *, quiet: bool) -> Pulled:
    """Pull every sheet, with a progress bar for people."""
    if quiet:
        return run.pull()
    with click.progressbar(length=run.sheet_count, label="Lấy dữ liệu", width=30) as bar:
        return run.pull(lambda: bar.update(1))


def tell_published(consolidation: Consolidation, edition: Edition, *, as_json: bool) -> int:
    """One short summary: how many answered, what is wrong, where the workbook is.

    The exit code: 3 where some agency's figures are old or were never there.
    """
    unread = {line.agency: line.reason for line in consolidation.agencies if line.reason}
    silent = [line.agency for line in consolidation.agencies if line.received == 0]
    if as_json:
        say_json(
            {
                "output": str(edition.path),
                "note": edition.note,
                "business_date": consolidation.business_date.isoformat(),
                "tasks": len(consolidation.tasks),
                "agencies": len(consolidation.agencies),
                "not_reported": silent,
                "unread": unread,
                "summary": counts(consolidation.findings),
            }
        )
        return PARTLY if unread else OK
    click.echo(
        f"{len(consolidation.tasks)} nhiệm vụ, {len(consolidation.agencies)} đơn vị; "
        f"{len(silent)} đơn vị chưa báo cáo; {counts_line(consolidation.findings)}."
    )
    for agency, reason in unread.items():
        click.echo(f"{agency}: {reason}")
    click.echo(f"Bảng tổng hợp: {edition.path}")
    if edition.note:
        click.echo(edition.note)
    return PARTLY if unread else OK
