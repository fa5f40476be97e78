"""`phancong import PLAN`: a plan document becomes the standard biểu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sync.commands.speak import counts_line, finding_json, json_option, say_json

if TYPE_CHECKING:
    from validators.findings import Finding
    from validators.plan import Plan


@click.command("import")
@click.argument("plan_path", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Ghi biểu phân công ra tệp .xlsx này."
)
@click.option("--narrative", is_flag=True, help="Kèm các mục của phần lời mà biểu đã nhắc lại.")
@click.option("--residue", is_flag=True, help="Liệt kê những dòng chưa hiểu là gì.")
@json_option
def command(
    plan_path: Path, output: Path | None, narrative: bool, residue: bool, as_json: bool
) -> None:
    """Lập Biểu phân công nhiệm vụ từ một văn bản kế hoạch.

    Lời văn được giữ nguyên; điểm cần sửa được liệt kê, không tự sửa.
    """
    from sync.check_files import check_plan
    from sync.outputs import require_apart, require_xlsx
    from workbook.bieu import write_bieu
    from workbook.plans import read_plan
    from workbook.registry import default_registry
    from workbook.sections import numbered

    if output is not None:
        require_xlsx(output)
        require_apart(output, [plan_path])
    plan = read_plan(plan_path)
    registry = default_registry()
    findings = check_plan(plan, plan_path.name, registry)
    if output is not None:
        write_bieu(output, numbered(plan))
    if as_json:
        from sync.plan_json import plan_json

        shape = plan_json(plan, registry, narrative=narrative)
        left = {"residue": list(plan.residue)} if residue else {}
        say_json({**shape, "findings": [finding_json(one) for one in findings], **left})
    else:
        _tell(plan, findings, output, narrative=narrative, residue=residue)


def _tell(
    plan: Plan,
    findings: tuple[Finding, ...],
    output: Path | None,
    *,
    narrative: bool,
    residue: bool,
) -> None:
    for finding in findings:
        click.echo(str(finding))
    if narrative:
        for task in plan.narrative_tasks:
            click.echo(f"(phần lời) {task.task_id} {task.content}")
    if residue:
        for line in plan.residue:
            click.echo(f"(chưa hiểu) {line}")
    click.echo(
        f"Kế hoạch số {plan.head.number or '(không rõ)'}: {len(plan.tasks)} nhiệm vụ, "
        f"{len(plan.organisation_tasks)} việc tổ chức thực hiện; {counts_line(findings)}; "
        f"{len(plan.residue)} dòng chưa hiểu."
    )
    if output is not None:
        click.echo(f"Biểu phân công: {output}")
