"""`phancong check`: all findings of one or more files, never changing them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sync.cli_errors import FOUND_ERRORS, OK
from sync.commands.speak import counts, counts_line, finding_json, json_option, say_json

if TYPE_CHECKING:
    from validators.findings import Finding


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--settings",
    type=click.Path(path_type=Path),
    help="Tệp phancong.toml có mức và ngoại lệ của cơ quan.",
)
@json_option
def command(files: tuple[Path, ...], settings: Path | None, as_json: bool) -> int:
    """Kiểm tra biểu phân công (.xlsx) hoặc kế hoạch (.txt) và liệt kê mọi điểm cần sửa.

    Tệp được đọc, không bao giờ bị ghi. Mã kết thúc: 0 không có Lỗi, 1 có Lỗi, 2 không đọc được.
    """
    from sync.check_files import check_files

    findings = check_files(files, settings)
    if as_json:
        shape = [finding_json(finding) for finding in findings]
        say_json({"findings": shape, "summary": counts(findings)})
    else:
        _tell(findings)
    return FOUND_ERRORS if any(finding.blocks for finding in findings) else OK


def _tell(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        agreed = f" (đã thống nhất: {finding.accepted})" if finding.accepted else ""
        click.echo(f"{finding}{agreed}")
    click.echo(f"Kết quả: {counts_line(findings)}.")
