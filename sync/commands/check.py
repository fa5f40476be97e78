"""`phancong check`: all findings of one or more files, never changing them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sync.cli_errors import FOUND_ERRORS, OK
from sync.commands.speak import counts, counts_line, finding_json, json_option, say_json
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.check_files import Fixed
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
@click.option(
    "--mark",
    "marked",
    type=click.Path(path_type=Path),
    metavar="TỆP",
    help="Ghi một bản sao đã đánh dấu: tô màu và ghi chú ở từng ô cần sửa, thêm trang "
    "“Kết quả kiểm tra”. Chỉ với một tệp .xlsx; tệp gốc không đổi.",
)
@json_option
def command(
    files: tuple[Path, ...],
    settings: Path | None,
    fixed: Path | None,
    marked: Path | None,
    as_json: bool,
) -> int:
    """Kiểm tra biểu phân công (.xlsx) hoặc kế hoạch và liệt kê mọi điểm cần sửa.

    Tệp được đọc, không bao giờ bị ghi. Mã kết thúc: 0 không có Lỗi, 1 có Lỗi, 2 không đọc được.
    """
    from sync.check_files import Fixed, check_files, fix_file, mark_file

    _require_copyable(files, {"--fix": fixed, "--mark": marked})
    findings = check_files(files, settings)
    mended = fix_file(files[0], fixed, settings) if fixed else Fixed(0, ())
    count = mark_file(files[0], marked, findings) if marked else 0
    if as_json:
        say_json(
            {
                "findings": [finding_json(finding) for finding in findings],
                "summary": counts(findings),
                "fixed": mended.changed,
                "formulas": [{"sheet": sheet, "cell": cell} for sheet, cell in mended.formulas],
                "marked": count,
            }
        )
    else:
        _tell(findings)
        if fixed:
            click.echo(f"Đã sửa {mended.changed} ô trong bản sao: {fixed}")
            _tell_formulas(mended)
        if marked:
            click.echo(f"Đã đánh dấu {count} ô trong bản sao: {marked}")
    return FOUND_ERRORS if any(finding.blocks for finding in findings) else OK


def _require_copyable(files: tuple[Path, ...], outputs: Mapping[str, Path | None]) -> None:
    """Before anything is read or written: each copy has a place of its own, and can be made."""
    from sync.check_files import require_copyable

    asked = {option: output for option, output in outputs.items() if output}
    for option, output in asked.items():
        require_copyable(files, output, option)
    if len({output.resolve() for output in asked.values()}) < len(asked):
        raise CannotDoError("--fix và --mark: hai bản sao phải có hai tên tệp khác nhau.")


def _tell_formulas(mended: Fixed) -> None:
    if mended.formulas:
        places = ", ".join(f"{sheet}!{cell}" for sheet, cell in mended.formulas)
        click.echo(f"Để nguyên {len(mended.formulas)} ô có công thức, hãy tự sửa: {places}")


def _tell(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        agreed = f" (đã thống nhất: {finding.accepted})" if finding.accepted else ""
        click.echo(f"{finding}{agreed}")
    click.echo(f"Kết quả: {counts_line(findings)}.")
