"""`phancong check`: all findings of one or more files, never changing them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sync.cli_errors import FOUND_ERRORS, OK
from sync.commands.speak import counts, counts_line, finding_json, json_option, say_json
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from validators.findings import Finding


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--settings",
    type=click.Path(path_type=Path),
    help="Tệp phancong.toml có mức và ngoại lệ của cơ quan.",
)
@click.option(
    "--fix",
    "fixed",
    type=click.Path(path_type=Path),
    metavar="TỆP",
    help="Ghi một bản sao đã sửa những lỗi an toàn (khoảng trắng, dạng Unicode, chính tả tên "
    "đơn vị, 0,8 → 80%). Chỉ với một tệp .xlsx; tệp gốc không đổi.",
)
@json_option
def command(
    files: tuple[Path, ...], settings: Path | None, fixed: Path | None, as_json: bool
) -> int:
    """Kiểm tra biểu phân công (.xlsx) hoặc kế hoạch và liệt kê mọi điểm cần sửa.

    Tệp được đọc, không bao giờ bị ghi. Mã kết thúc: 0 không có Lỗi, 1 có Lỗi, 2 không đọc được.
    """
    from sync.check_files import check_files

    findings = check_files(files, settings)
    changed = _fix(files, fixed, settings) if fixed else 0
    if as_json:
        shape = [finding_json(finding) for finding in findings]
        say_json({"findings": shape, "summary": counts(findings), "fixed": changed})
    else:
        _tell(findings)
        if fixed:
            click.echo(f"Đã sửa {changed} ô trong bản sao: {fixed}")
    return FOUND_ERRORS if any(finding.blocks for finding in findings) else OK


def _fix(files: tuple[Path, ...], output: Path, settings: Path | None) -> int:
    from sync.check_files import fix_file

    if len(files) != 1 or files[0].suffix.lower() not in {".xlsx", ".xlsm"}:
        raise CannotDoError("--fix: chỉ sửa được một tệp .xlsx mỗi lần; hãy ghi đúng một tệp.")
    return fix_file(files[0], output, settings)


def _tell(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        agreed = f" (đã thống nhất: {finding.accepted})" if finding.accepted else ""
        click.echo(f"{finding}{agreed}")
    click.echo(f"Kết quả: {counts_line(findings)}.")
