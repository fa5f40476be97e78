"""`phancong excel`: the add-in and the biểu with buttons, built, put in place, looked after."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sync.cli_errors import FOUND_ERRORS, OK
from sync.commands.speak import json_option, say_json

if TYPE_CHECKING:
    from collections.abc import Mapping

_ON_MACOS = (
    "Trên macOS còn phải chạy một lần “xlwings runpython install”: lệnh ấy chép vào "
    "~/Library/Application Scripts/com.microsoft.Excel đoạn lệnh mà Excel được phép dùng "
    "để gọi phancong."
)


@click.group("excel")
def command() -> None:
    """Nút bấm trong Excel: làm phần bổ trợ và biểu có nút, cài, gỡ, tìm lỗi."""


@command.command("build")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path(), help="Thư mục ghi ra."
)
@click.option("--plan", type=click.Path(path_type=Path), help="Lập biểu của văn bản kế hoạch này.")
@json_option
def build(output: Path, plan: Path | None, as_json: bool) -> int:
    """Làm phancong.xlam (phần bổ trợ), bieu.xlsm và bieu-macos.xlsm (biểu có nút).

    Không cần Excel. bieu.xlsm dùng cho Windows và cho LibreOffice; bieu-macos.xlsm cho macOS.
    """
    from sync.outputs import require_apart
    from workbook.publish import publish, save

    made = {output / name: content for name, content in _files(plan).items()}
    for path in made:
        require_apart(path, [plan] if plan else [])
    with suppress(OSError):  # `publish` says what is wrong with a folder
        output.mkdir(parents=True, exist_ok=True)
    for path, content in made.items():
        publish(path, partial(save, content=content))
    if as_json:
        say_json({"files": [str(path) for path in made]})
    else:
        click.echo("\n".join(f"Đã làm: {path}" for path in made))
    return OK


@command.command("install")
@click.option(
    "--settings", type=click.Path(path_type=Path), help="Tệp phancong.toml mà các nút bấm dùng."
)
@json_option
def install(settings: Path | None, as_json: bool) -> int:
    """Cài phần bổ trợ vào Excel của người đang dùng máy; không cần quyền quản trị.

    Bản cũ, nếu có, được thay.
    """
    from sync.settings import read_settings
    from workbook.excel.build import addin
    from workbook.excel.install import install as put_in
    from workbook.excel.this_machine import this_machine
    from workbook.warm.start import keep_settings

    if settings:
        read_settings(settings)
    machine = this_machine()
    place = put_in(machine, addin(_version()))
    if settings:
        keep_settings(settings)
    if as_json:
        say_json({"installed": str(place)})
    else:
        click.echo(f"Đã cài: {place}. Mở lại Excel: thẻ “Phân công nhiệm vụ”.")
        if machine.system == "darwin":
            click.echo(_ON_MACOS)
    return OK


@command.command("uninstall")
@json_option
def uninstall(as_json: bool) -> int:
    """Gỡ phần bổ trợ khỏi Excel; không động đến tệp nào khác."""
    from workbook.excel.install import uninstall as take_out
    from workbook.excel.this_machine import this_machine

    place = take_out(this_machine())
    if as_json:
        say_json({"removed": str(place) if place else None})
    else:
        click.echo(f"Đã gỡ: {place}" if place else "Excel không có phần bổ trợ phancong.")
    return OK


@command.command("doctor")
@click.argument("bieu", required=False, type=click.Path(path_type=Path))
@json_option
def doctor(bieu: Path | None, as_json: bool) -> int:
    """Tìm vì sao nút bấm trong Excel không chạy; kèm biểu .xlsm thì xem cả biểu ấy."""
    from workbook.excel.doctor import diagnose
    from workbook.excel.this_machine import this_machine

    troubles = diagnose(this_machine(), _version(), bieu)
    if as_json:
        say_json({"troubles": [{"name": one.name, "sentence": one.sentence} for one in troubles]})
    elif troubles:
        click.echo("\n".join(one.sentence for one in troubles))
    else:
        click.echo("Không thấy gì cản trở các nút bấm trong Excel.")
    return FOUND_ERRORS if troubles else OK


def _files(plan_path: Path | None) -> Mapping[str, bytes]:
    from workbook.excel.build import addin, macro_bieu
    from workbook.excel.settings import ADDIN
    from workbook.plans import read_plan
    from workbook.sections import numbered

    plan = numbered(read_plan(plan_path)) if plan_path else None
    version = _version()
    return {
        ADDIN: addin(version),
        "bieu.xlsm": macro_bieu(plan, version),
        "bieu-macos.xlsm": macro_bieu(plan, version, macos=True),
    }


def _version() -> str:
    from importlib.metadata import version

    return version("phancong")
