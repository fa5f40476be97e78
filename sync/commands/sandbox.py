"""`phancong sandbox`: a stand-in for Google on this machine, for people without an account."""

from __future__ import annotations

import signal
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from sync.cli_errors import OK, BusyError
from sync.commands.speak import json_option, say_json_line

if TYPE_CHECKING:
    from sync.sandbox.trial import Trial

_HOURS = 12.0


@click.command("sandbox")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("thu-google"),
    show_default=True,
    help="Thư mục giữ khóa, cài đặt viết sẵn và mọi bảng tính thử.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Cổng trên máy này; bỏ trống thì dùng cổng của lần trước, lần đầu là một cổng còn trống.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Như Google từ năm 2025: tài khoản dịch vụ chỉ tạo được tệp trong ổ chia sẻ.",
)
@click.option("--quota", is_flag=True, help="Giữ hạn mức 60 lần gọi mỗi phút của Google.")
@click.option(
    "--lag",
    type=click.FloatRange(0, 60),
    default=0.0,
    help="Số phút Drive giấu một lần sửa; Google thường khoảng 3.",
)
@click.option(
    "--hours",
    type=click.FloatRange(0, 168, min_open=True),
    default=_HOURS,
    show_default=True,
    help="Tự dừng sau ngần ấy giờ.",
)
@json_option
def command(  # noqa: PLR0913  # one parameter per option
    folder: Path,
    port: int | None,
    *,
    strict: bool,
    quota: bool,
    lag: float,
    hours: float,
    as_json: bool,
) -> int:
    """Chạy máy chủ đóng thế Google trên máy này, không cần tài khoản và không cần mạng.

    Mở địa chỉ được in ra bằng trình duyệt để đóng vai đơn vị. Chạy đến khi bấm Ctrl-C.
    """
    from filelock import FileLock, Timeout

    from sync.sandbox.trial import trial

    signal.signal(signal.SIGTERM, _interrupt)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            FileLock(folder / "dang-chay.lock", timeout=0),
            trial(folder, port, strict=strict, quota=quota, lag=timedelta(minutes=lag)) as running,
        ):
            _tell(running, folder, as_json=as_json)
            _wait(hours)
    except Timeout:
        raise BusyError(f"{folder}: đang có một máy chủ đóng thế chạy trên thư mục này.") from None
    if not as_json:
        click.echo("Đã dừng; mọi bảng tính được giữ lại.")
    return OK


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _wait(hours: float) -> None:
    """Until somebody interrupts or the time is over; short waits, so that Windows hears Ctrl-C."""
    end, never = time.monotonic() + hours * 3600, threading.Event()
    try:
        while time.monotonic() < end:
            never.wait(min(1.0, max(0.0, end - time.monotonic())))
    except KeyboardInterrupt:
        return


def _tell(running: Trial, folder: Path, *, as_json: bool) -> None:
    url = running.sandbox.url
    if as_json:
        say_json_line(
            {
                "url": url,
                "token_uri": running.sandbox.token_uri,
                "key": str(running.key),
                "settings": str(running.settings),
                "drive": running.drive,
                "folder": str(folder),
                "note": running.note or None,
            }
        )
        return
    click.echo(
        f"Máy chủ đóng thế Google đang chạy; chỉ máy này mở được.\n"
        f"  Đóng vai đơn vị, mở bằng trình duyệt:  {url}/\n"
        f"  Khóa tài khoản dịch vụ:                {running.key}\n"
        f"  Cài đặt viết sẵn:                      {running.settings}\n"
        f"  Ổ chia sẻ có sẵn:                      {running.drive}\n"
        f"Bảng tính được giữ trong {folder} và còn đó ở lần chạy sau.\n"
        f"Giao bảng từ cửa sổ khác:  phancong distribute --settings {running.settings}\n"
        f"Bấm Ctrl-C để dừng."
    )
    if running.note:
        click.echo(f"Lưu ý: {running.note}")
