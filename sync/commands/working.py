"""What the commands that work from `phancong.toml` share."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sync.cli_errors import OK, PARTLY
from sync.clock import VIETNAM
from sync.commands.speak import counts, counts_line, say_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sync.department import Department
    from sync.pull import Pulled
    from workbook.consolidated.model import Consolidation
    from workbook.editions import Edition

_TOLD = 10  # rejects that are told one by one
_FEW = 5  # agencies that are named where many share one sentence
_ALL_NAMES = "Đủ tên các đơn vị: trang “Theo đơn vị” của bảng tổng hợp, hoặc dùng --json."

settings_option = click.option(
    "--settings",
    type=click.Path(path_type=Path),
    default=Path("phancong.toml"),
    show_default=True,
    help="Tệp cài đặt của cơ quan.",
)


def pull_with_bar(department: Department, *, quiet: bool) -> Pulled:
    """Pull every sheet, with a progress bar for people."""
    if quiet:
        return department.pull()
    sheets = department.run.sheet_count
    with click.progressbar(length=sheets, label="Lấy dữ liệu", width=30) as bar:
        return department.pull(lambda: bar.update(1))


def tell_published(
    consolidation: Consolidation, edition: Edition, *, as_json: bool, **more: object
) -> int:
    """One short summary: how many answered, what is wrong, where the workbook is.

    `more` is what the JSON says besides.
    The exit code: 3 where some agency's figures are old or were never there.
    """
    from workbook.consolidated.model import Answer

    unread = {line.agency: line.reason for line in consolidation.agencies if line.reason}
    ages = {line.agency: line.figures_of for line in consolidation.agencies if line.reason}
    silent = consolidation.answering(Answer.EMPTY)
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
                "figures_of": {agency: at and at.isoformat() for agency, at in ages.items()},
                "summary": counts(consolidation.findings),
                "faults": consolidation.faults,
                "rejects": dict(consolidation.rejects),
                **more,
            }
        )
        return PARTLY if unread or consolidation.faults else OK
    click.echo(
        f"{len(consolidation.tasks)} nhiệm vụ, {len(consolidation.agencies)} đơn vị; "
        f"{_answers_line(consolidation)}; {counts_line(consolidation.findings)}."
    )
    tell_unread(unread, ages, consolidation.business_date)
    click.echo(f"Bảng tổng hợp: {edition.path}")
    for sentence in (edition.note, *consolidation.faults):
        if sentence:
            click.echo(sentence)
    tell_rejects(consolidation.rejects)
    return PARTLY if unread or consolidation.faults else OK


def _answers_line(consolidation: Consolidation) -> str:
    """How many agencies have said nothing, and how many could not be read, in the sheets' words."""
    from workbook.consolidated.model import Answer

    return "; ".join(
        f"{len(consolidation.answering(each))} đơn vị {each.value.lower()}"
        for each in (Answer.EMPTY, Answer.UNREACHABLE)
    )


def tell_rejects(rejects: Mapping[str, str]) -> None:
    """What belongs to nobody, with the reason; of many only the first, all are in the workbook."""
    for place, reason in islice(rejects.items(), _TOLD):
        click.echo(f"{place}: không nhận: {reason}")
    if len(rejects) > _TOLD:
        click.echo(
            f"Còn {len(rejects) - _TOLD} tệp, thư khác không nhận; xem trang “Kết quả kiểm tra” "
            "hoặc dùng --json."
        )


def tell_unread(
    reasons: Mapping[str, str], ages: Mapping[str, datetime | None], today: date
) -> None:
    """Who could not be read, why, and how old their figures are: one line where that is the same.

    Of many only the first are named.
    """
    from sync.evidence import NEVER_READ

    alike: dict[str, list[str]] = {}
    for agency, reason in reasons.items():
        age = "" if reason == NEVER_READ else _age(ages[agency], today)
        alike.setdefault(f"{reason} {age}".rstrip(), []).append(agency)
    for sentence, agencies in alike.items():
        click.echo(f"{_named(agencies)}: {sentence}")
    if any(len(agencies) > _FEW for agencies in alike.values()):
        click.echo(_ALL_NAMES)


def _named(agencies: Sequence[str]) -> str:
    if len(agencies) <= _FEW:
        return ", ".join(agencies)
    return f"{len(agencies)} đơn vị ({', '.join(agencies[:_FEW])}, …)"


def _age(read_at: datetime | None, today: date) -> str:
    if read_at is None:
        return "Chưa có số liệu lần nào."
    day = read_at.astimezone(VIETNAM).date()
    days = max((today - day).days, 0)  # a clock may have run ahead
    return f"Đang dùng số liệu ngày {day:%d/%m/%Y}, cũ {days} ngày."
