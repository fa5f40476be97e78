"""`phancong demo`: the whole work once, without an account and without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sync.commands.speak import counts, counts_line, finding_json, json_option, say_json

if TYPE_CHECKING:
    from sync.demo.story import Ending

_SAMPLE = "ke_hoach_mau.txt"


@click.command("demo")
@click.option(
    "--plan",
    type=click.Path(path_type=Path),
    help="Tệp kế hoạch (.txt); bỏ trống thì dùng kế hoạch mẫu.",
)
@click.option(
    "-o",
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("ket-qua"),
    show_default=True,
    help="Thư mục ghi kết quả.",
)
@click.option(
    "--seed",
    type=int,
    default=2026,
    show_default=True,
    help="Số khởi tạo của phần đóng vai đơn vị.",
)
@json_option
def command(plan: Path | None, folder: Path, seed: int, as_json: bool) -> None:
    """Chạy thử toàn bộ công việc, từ kế hoạch đến bảng tổng hợp.

    Lập biểu, kiểm tra, giao bảng cho từng đơn vị, đóng vai đơn vị điền tiến độ, lấy về và
    tổng hợp. Không cần tài khoản Google, không cần mạng.
    """
    from templates import open_template

    if plan is not None:
        ending = _play(plan, folder, seed, quiet=as_json)
    else:
        with open_template(_SAMPLE) as sample:
            ending = _play(sample, folder, seed, quiet=as_json)
    if as_json:
        say_json(_json(ending))
    else:
        _tell(ending)


def _play(plan: Path, folder: Path, seed: int, *, quiet: bool) -> Ending:
    from sync.demo.story import Watcher, play

    if quiet:
        return play(plan, folder, seed, Watcher())
    bar: list[Any] = []  # made when the number of steps is known

    def begin(steps: int) -> None:
        bar.append(click.progressbar(length=steps, label="Bắt đầu", width=30, show_eta=False))
        bar[0].__enter__()

    def step(what: str) -> None:
        bar[0].label = f"{what:<32}"
        bar[0].update(1)

    try:
        return play(plan, folder, seed, Watcher(begin, step))
    finally:
        if bar:
            bar[0].__exit__(None, None, None)


def _tell(ending: Ending) -> None:
    from workbook.consolidated.model import Answer

    for finding in ending.findings:
        click.echo(str(finding))
    told = ending.consolidation
    silent = told.answering(Answer.EMPTY)
    click.echo(
        f"\n{len(told.tasks)} nhiệm vụ, {len(told.agencies)} đơn vị; số liệu đến ngày "
        f"{told.business_date:%d/%m/%Y}.\n"
        f"Biểu phân công:  {ending.bieu} ({counts_line(ending.findings)})\n"
        f"Chưa báo cáo:    {len(silent)} đơn vị{': ' if silent else ''}{'; '.join(silent)}\n"
        f"Điểm cần sửa:    {counts_line(told.findings)}\n"
        f"Đã trả lời:      {len(ending.answered)} đơn vị, bằng ghi chú và trang “Kiểm tra”\n"
        f"Bảng tổng hợp:   {ending.output}"
    )


def _json(ending: Ending) -> dict[str, Any]:
    from validators.progress import StatusClass
    from workbook.consolidated.model import Answer

    told = ending.consolidation
    return {
        "bieu": str(ending.bieu),
        "output": str(ending.output),
        "business_date": told.business_date.isoformat(),
        "tasks": len(told.tasks),
        "classes": {each.value: told.count(each) for each in StatusClass},
        "agencies": len(told.agencies),
        "not_reported": told.answering(Answer.EMPTY),
        "answered": list(ending.answered),
        "findings": [finding_json(finding) for finding in ending.findings],
        "summary": counts(told.findings),
    }
