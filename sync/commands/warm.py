"""`phancong warm`: the process that answers clicks in Excel and LibreOffice; nobody types it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sync.cli_errors import OK

if TYPE_CHECKING:
    from workbook.checking import Basis


@click.command("warm", hidden=True)
@click.option("--settings", type=click.Path(path_type=Path), help="Tệp phancong.toml của cơ quan.")
@click.option("--idle", default=1800.0, help="Tự kết thúc sau bấy nhiêu giây không ai bấm.")
def command(settings: Path | None, idle: float) -> int:
    """Trả lời các nút bấm trong bảng tính; tự kết thúc khi lâu không có ai bấm."""
    from importlib.metadata import version

    from sync.settings import basis_of, read_settings
    from workbook.warm.server import Server
    from workbook.warm.start import kept_settings

    def basis() -> Basis:
        path = settings or kept_settings()
        return basis_of(read_settings(path) if path else None)

    Server(basis, version("phancong"), idle).serve()
    return OK
