"""`phancong libreoffice`: the extension with its menu and buttons, built and put in place."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from sync.cli_errors import OK
from sync.commands.speak import json_option, say_json

_NAME = "phancong.oxt"


@click.group("libreoffice")
def command() -> None:
    """Nút bấm trong LibreOffice Calc: làm phần mở rộng, cài, gỡ."""


@command.command("build")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path(_NAME), help="Tệp ghi ra."
)
@json_option
def build(output: Path, as_json: bool) -> int:
    """Làm tệp phancong.oxt.

    Phần mở rộng gắn với bản phancong đang chạy trên máy này.
    """
    from workbook.publish import publish, save

    publish(output, lambda beside: save(beside, _content()))
    if as_json:
        say_json({"extension": str(output)})
    else:
        click.echo(f"Đã làm phần mở rộng: {output}")
    return OK


@command.command("install")
@click.option(
    "--settings", type=click.Path(path_type=Path), help="Tệp phancong.toml mà các nút bấm dùng."
)
@json_option
def install(settings: Path | None, as_json: bool) -> int:
    """Cài vào LibreOffice của máy này.

    Bản cũ, nếu có, được thay. Quản trị máy cài cho mọi người, người khác cài cho mình.
    """
    from sync.settings import read_settings
    from workbook.libreoffice.extension.install import install as put_in
    from workbook.warm.start import keep_settings

    if settings:
        read_settings(settings)
    with tempfile.TemporaryDirectory() as folder:
        extension = Path(folder) / _NAME
        extension.write_bytes(_content())
        put_in(extension)
    if settings:
        keep_settings(settings)
    if as_json:
        say_json({"installed": True})
    else:
        click.echo("Đã cài. Mở lại LibreOffice Calc: trình đơn và thanh nút “Phân công nhiệm vụ”.")
    return OK


@command.command("uninstall")
@json_option
def uninstall(as_json: bool) -> int:
    """Gỡ phần mở rộng khỏi LibreOffice."""
    from workbook.libreoffice.extension.install import uninstall as take_out

    was_there = take_out()
    if as_json:
        say_json({"installed": False})
    else:
        told = "Đã gỡ phần mở rộng khỏi LibreOffice."
        click.echo(told if was_there else "LibreOffice chưa có phần mở rộng phancong.")
    return OK


def _content() -> bytes:
    from importlib.metadata import version

    from workbook.libreoffice.extension.build import extension
    from workbook.warm.start import start_command

    return extension(start_command(), version("phancong"))
