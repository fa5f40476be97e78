"""The command `phancong`: names and one-line helps here, each command in its own module.

Only `click` is loaded until a command is chosen, so that `phancong --help` answers at once.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from sync.cli_errors import exit_code_for, log_to_file
from sync.cli_words import speak_vietnamese

# name → (module under sync.commands, help)
COMMANDS = {
    "demo": ("demo", "Chạy thử toàn bộ công việc, từ kế hoạch đến bảng tổng hợp."),
    "import": ("import_plan", "Lập biểu phân công từ một văn bản kế hoạch."),
    "check": ("check", "Kiểm tra biểu phân công và liệt kê mọi điểm cần sửa."),
    "distribute": ("distribute", "Giao bảng Google cho từng đơn vị, hoặc cập nhật bảng đã giao."),
    "access": ("access", "Xem ai đọc được, ai sửa được bảng nào."),
    "pull": ("pull", "Lấy dữ liệu của các đơn vị về, giữ nguyên bản chụp."),
    "consolidate": ("consolidate", "Tổng hợp từ các bản chụp đã lấy về."),
    "report": ("report", "Lập báo cáo tháng, quý, 6 tháng, năm: Word và PDF."),
    "nightly": ("nightly", "Lấy dữ liệu, kiểm tra, tổng hợp và ghi bảng trong một lần."),
    "answer": ("answer", "Ghi điểm cần sửa vào chính bảng của đơn vị."),
    "history": ("history", "Xem ai đã báo cáo gì về một nhiệm vụ, và khi nào."),
    "rebuild": ("rebuild", "Lập lại cơ sở dữ liệu lịch sử từ kho bản chụp."),
    "redact": ("redact", "Xóa hẳn một lời đã báo cáo khỏi lịch sử, để lại dấu vết."),
    "doctor": ("doctor", "Kiểm tra kho bản chụp, lịch sử và chuỗi kiểm chứng."),
    "sandbox": ("sandbox", "Chạy máy chủ đóng thế Google để thử mà không cần tài khoản."),
    "explain": ("explain", "Giải thích một quy tắc kiểm tra."),
    "deadline": ("deadline", "Xem một thời hạn được đọc thế nào."),
    "agency": ("agency", "Xem một ô đơn vị được tách thế nào."),
    "excel": ("excel", "Nút bấm trong Excel: làm, cài, gỡ phần bổ trợ, tìm lỗi."),
    "libreoffice": ("libreoffice", "Nút bấm trong LibreOffice Calc: làm, cài, gỡ phần mở rộng."),
}
# Started by our own buttons; people have no use for it.
_HIDDEN = {"warm": "warm"}


class _Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        cmd_name: str,
    ) -> click.Command | None:
        module = COMMANDS[cmd_name][0] if cmd_name in COMMANDS else _HIDDEN.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"sync.commands.{module}").command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Các lệnh"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=_Commands, help="Phân công, kiểm tra và tổng hợp nhiệm vụ của một kế hoạch.")
@click.version_option(
    package_name="phancong",
    message="phancong %(version)s",
    help="Hiện phiên bản rồi thoát.",
)
def cli() -> None:
    """The group itself does nothing."""


def main() -> None:
    """The entry point: decides sentence, exit code and log file for everything that fails."""
    speak_vietnamese()
    log_to_file()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line; its exit code."""
    try:
        code = cli.main(arguments, prog_name="phancong", standalone_mode=False)
    except BaseException as error:  # noqa: BLE001  # the one place where everything ends
        return exit_code_for(error)
    return code if isinstance(code, int) else 0
