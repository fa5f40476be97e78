"""`phancong report`: the periodic report as Word and PDF, from the history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sync.cli_errors import OK, PARTLY
from sync.commands.day import DAY
from sync.commands.speak import json_option, say_json
from sync.commands.working import settings_option

if TYPE_CHECKING:
    from datetime import datetime

    from sync.report.publishing import Published
    from validators.report_figures import Rate
    from workbook.periodic_report.model import Duty, PeriodicReport

_KINDS = ("thang", "quy", "6-thang", "nam")


@click.command("report")
@click.option(
    "--period",
    type=click.Choice(_KINDS),
    help="Kỳ báo cáo: tháng, quý, 6 tháng hoặc năm.",
)
@click.option(
    "--as-of",
    type=DAY,
    metavar="NGÀY",
    help="Lấy số liệu đến hết ngày này, cho kỳ có ngày này; bỏ trống thì là kỳ vừa kết thúc.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Tệp Word ghi ra; bỏ trống thì ghi cạnh bảng tổng hợp.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    help="Mẫu báo cáo của cơ quan (.docx); bỏ trống thì dùng mẫu đi kèm.",
)
@click.option(
    "--template-out",
    type=click.Path(path_type=Path),
    help="Chỉ ghi mẫu đi kèm ra tệp này để sửa trong Word.",
)
@click.option("--no-pdf", is_flag=True, help="Không làm bản PDF.")
@settings_option
@json_option
def command(  # noqa: PLR0913, PLR0917  # one parameter per option
    period: str | None,
    as_of: datetime | None,
    output: Path | None,
    template: Path | None,
    template_out: Path | None,
    settings: Path,
    *,
    no_pdf: bool,
    as_json: bool,
) -> int:
    """Lập báo cáo định kỳ từ lịch sử số liệu: tệp Word, và PDF nếu máy có LibreOffice.

    Kỳ số liệu theo Nghị định 09/2019/NĐ-CP, chốt ngày 14: Quý III là từ 15/6 đến 14/9. Không ghi
    --as-of thì báo cáo kỳ vừa kết thúc, với số liệu của ngày chốt; ghi --as-of thì báo cáo kỳ có
    ngày ấy, với số liệu của ngày ấy (giữa kỳ, nếu kỳ chưa kết thúc). Lập lại lúc nào cũng được
    đúng báo cáo như đã lập khi đó.
    """
    if template_out is not None:
        return _give_template(template_out, as_json=as_json)
    if period is None:
        raise click.UsageError(f"thiếu --period ({', '.join(_KINDS)})")
    from sync.department import open_department
    from sync.outputs import require_apart, require_docx
    from sync.report.gather import gather
    from sync.report.publishing import publish_report, usual_name
    from sync.settings import read_settings
    from validators.report_period import PeriodKind

    inputs = (settings, *read_settings(settings).inputs, *filter(None, [template]))
    if output is not None:
        require_docx(output)
        require_apart(output, inputs)
    with open_department(settings, mail=False) as department:
        report = gather(department, PeriodKind(period), as_of.date() if as_of else None)
        path = output or department.output.with_name(usual_name(report))
        made = publish_report(report, path, template, with_pdf=not no_pdf)
    if as_json:
        say_json(_json(report, made))
    else:
        _tell(report, made)
    unread = any(line.reason for line in report.now.agencies)
    return PARTLY if unread or not made.is_whole else OK


def _give_template(path: Path, *, as_json: bool) -> int:
    from sync.outputs import require_docx
    from sync.report.publishing import give_template

    require_docx(path)
    give_template(path)
    if as_json:
        say_json({"template": str(path)})
    else:
        click.echo(f"Mẫu báo cáo: {path}")
        click.echo(f"Sửa trong Word, rồi dùng: phancong report --template “{path}” --period quy")
    return OK


def _tell(report: PeriodicReport, made: Published) -> None:
    from validators.progress import StatusClass

    period = report.period
    late = report.now.count(StatusClass.OVERDUE)
    click.echo(
        f"{period.name} ({period.first:%d/%m/%Y} – {period.last:%d/%m/%Y}), số liệu đến hết ngày "
        f"{report.as_of:%d/%m/%Y}: {len(report.now.tasks)} nhiệm vụ, {late} quá hạn chưa hoàn "
        f"thành; gửi chậm nhất ngày {period.sent_by:%d/%m/%Y}."
    )
    if report.before is None:
        click.echo(f"Chưa có số liệu của {period.before.name} để so sánh.")
    click.echo(f"Báo cáo: {made.docx}")
    if made.pdf:
        click.echo(f"Bản PDF: {made.pdf}")
    for note in made.notes:
        click.echo(note)


def _json(report: PeriodicReport, made: Published) -> dict[str, Any]:
    from validators.progress import StatusClass
    from workbook.periodic_report.facts import figures_of

    period, now, before = report.period, report.now, report.before
    figures = figures_of(now)
    rates = {"done": figures.finished, "on_time": figures.on_time, "overdue": figures.overdue}
    return {
        "output": str(made.docx),
        "pdf": str(made.pdf) if made.pdf else None,
        "notes": list(made.notes),
        "period": {
            "kind": period.kind.value,
            "name": period.name,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            "sent_by": period.sent_by.isoformat(),
        },
        "as_of": report.as_of.isoformat(),
        "read_at": report.read_at.isoformat(),
        "tasks": len(now.tasks),
        "rates": {name: _rate_json(rate) for name, rate in rates.items()},
        "classes": {each.value: now.count(each) for each in StatusClass},
        "classes_before": before and {each.value: before.count(each) for each in StatusClass},
        "obligations": [_duty_json(duty) for duty in report.duties],
        "unread": {line.agency: line.reason for line in now.agencies if line.reason},
    }


def _rate_json(rate: Rate) -> dict[str, Any]:
    return {"part": rate.part, "whole": rate.whole, "value": rate.value}


def _duty_json(duty: Duty) -> dict[str, Any]:
    return {
        "text": duty.report.text,
        "kind": duty.report.kind,
        "by": duty.report.by,
        "to": duty.report.to,
        "last_day": duty.last_day and duty.last_day.isoformat(),
        "since": duty.since and duty.since.isoformat(),
        "until": duty.until.isoformat(),
        "agencies": {kind.value: list(names) for kind, names in duty.agencies.items()},
        "remark": duty.remark or None,
    }
