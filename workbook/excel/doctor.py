"""Why buttons in Excel do not work on a machine: each reason a sentence that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version as installed
from typing import TYPE_CHECKING

from workbook.excel.settings import ADDIN, VERSION, program_setting
from workbook.refusal import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from workbook.excel.machine import Excel, Machine

# What `Machine.policies` may say. Microsoft's values of VBAWarnings: 2 asks, 3 and 4 forbid
# macros that are unsigned, or all.
VBA_OFF, WARNINGS, OWN_WARNINGS = "vbaoff", "vbawarnings", "own vbawarnings"
FROM_INTERNET, NO_TRUSTED_PLACES = "blockcontentexecutionfrominternet", "alllocationsdisabled"
_FORBIDS = (3, 4)
# What `xlwings runpython install` puts there: all that Excel on macOS may start programs by.
_SCRIPT = "$HOME/Library/Application Scripts/com.microsoft.Excel/xlwings-{}.applescript"
_WPS = ("wps", "kingsoft", "et.exe")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One reason: a name for programs, a sentence for people."""

    name: str
    sentence: str


def diagnose(machine: Machine, version: str, workbook: Path | None = None) -> tuple[Trouble, ...]:
    """Everything that keeps the buttons from working, worst first; none where nothing does.

    `version` is that of phancong here, `workbook` a biểu with buttons to look at too. Raises
    CannotDoError where that is no file.
    """
    if workbook is not None and not machine.exists(str(workbook)):
        raise Refusal(workbook, Reason.NOT_FOUND)
    excel = machine.excel()
    if excel is None:
        return (Trouble("no-excel", _NO_EXCEL),)
    return (
        *_of_programs(machine, excel),
        *_of_policies(machine.policies(), workbook),
        *_of_addin(machine, excel.startup / ADDIN, version),
        *(_of_workbook(machine, workbook, version) if workbook else ()),
    )


def _of_programs(machine: Machine, excel: Excel) -> Iterator[Trouble]:
    if excel.from_store:
        yield Trouble("store-office", _STORE)
    if machine.system == "darwin" and not machine.exists(_SCRIPT.format(installed("xlwings"))):
        yield Trouble("no-script", _NO_SCRIPT)
    opener = machine.opener()
    if any(word in opener.casefold() for word in _WPS):
        yield Trouble("wps", _WPS_OPENS.format(opener))


def _of_policies(told: Mapping[str, int], workbook: Path | None) -> Iterator[Trouble]:
    if told.get(VBA_OFF):
        yield Trouble("vba-off", _VBA_OFF)
    elif told.get(WARNINGS) in _FORBIDS:
        yield Trouble("macros-forbidden", _FORBIDDEN)
    elif told.get(OWN_WARNINGS) in _FORBIDS:
        yield Trouble("macros-off", _OFF)
    if told.get(NO_TRUSTED_PLACES):
        yield Trouble("no-trusted-places", _NO_TRUST)
    if told.get(FROM_INTERNET) and workbook:
        yield Trouble("internet-blocked", _INTERNET)


def _of_addin(machine: Machine, addin: Path, version: str) -> Iterator[Trouble]:
    if not machine.exists(str(addin)):
        yield Trouble("addin-missing", _MISSING)
        return
    if machine.is_from_web(addin):
        yield Trouble("addin-from-web", _FROM_WEB.format(addin))
    yield from _of_settings(machine, addin, version, "phancong excel install")


def _of_workbook(machine: Machine, workbook: Path, version: str) -> Iterator[Trouble]:
    if machine.is_only_online(workbook):
        yield Trouble("only-online", _ONLINE.format(workbook))
        return  # reading it would fetch it
    if machine.is_from_web(workbook):
        yield Trouble("workbook-from-web", _FROM_WEB.format(workbook))
    yield from _of_settings(machine, workbook, version, "phancong excel build")


def _of_settings(machine: Machine, path: Path, version: str, remedy: str) -> Iterator[Trouble]:
    """What is wrong with what a file of ours says about us; `remedy` makes it anew."""
    told = machine.settings(path)
    if VERSION not in told:
        yield Trouble("not-ours", _NOT_OURS.format(path, remedy))
        return
    if told[VERSION] != version:
        yield Trouble("other-version", _OTHER.format(path, told[VERSION], version, remedy))
    program = told.get(program_setting(machine.system), "")
    if not machine.exists(program):
        yield Trouble("no-program", _NO_PROGRAM.format(path, program, remedy))


_NO_EXCEL = (
    "Máy này không có Microsoft Excel. Có LibreOffice thì dùng “phancong libreoffice install”; "
    "không thì kiểm tra biểu bằng “phancong check”."
)
_STORE = (
    "Excel trên máy được cài từ Microsoft Store; bản này không thấy phần bổ trợ và không cho "
    "chương trình ngoài điều khiển. Hãy gỡ Office ấy và cài Office từ trang của Microsoft."
)
_NO_SCRIPT = (
    "Excel trên macOS chưa được phép gọi phancong. Hãy chạy một lần “xlwings runpython install” "
    "(và chạy lại sau mỗi lần cập nhật phancong)."
)
_WPS_OPENS = (
    "Tệp .xlsx trên máy mở bằng WPS Office ({}), các nút không chạy ở đó. Hãy bấm chuột phải vào "
    "tệp, chọn Open with, chọn Excel và Always."
)
_VBA_OFF = (
    "Chính sách của máy tắt hẳn macro VBA trong Office, nên không nút nào chạy được. "
    "Hãy nhờ quản trị mạng cho phép VBA, hoặc dùng LibreOffice."
)
_FORBIDDEN = (
    "Chính sách của máy cấm macro không có chữ ký (VBAWarnings): nút trên trang của biểu .xlsm "
    "không chạy, chỉ thẻ “Phân công nhiệm vụ” dùng được. Cần nút trên trang thì nhờ quản trị mạng "
    "đặt thư mục chứa biểu thành nơi tin cậy (Trusted Location)."
)
_OFF = (
    "Excel đang đặt không cho chạy macro: nút trên trang của biểu .xlsm không chạy. Vào File, "
    "Options, Trust Center, Trust Center Settings, Macro Settings, chọn "
    "“Disable VBA macros with notification”."
)
_NO_TRUST = (
    "Excel đang tắt mọi nơi tin cậy (Trusted Locations), nên phần bổ trợ không được chạy macro. "
    "Hãy bật lại ở File, Options, Trust Center, Trusted Locations, hoặc nhờ quản trị mạng."
)
_INTERNET = (
    "Chính sách của máy cấm macro của tệp tải từ mạng (blockcontentexecutionfrominternet). "
    "Hãy chép biểu từ ổ mạng của cơ quan, hoặc bỏ chặn tệp (Properties, Unblock) trước khi mở."
)
_MISSING = (
    "Chưa có phần bổ trợ phancong trong thư mục khởi động của Excel. "
    "Hãy chạy “phancong excel install” rồi mở lại Excel."
)
_FROM_WEB = (
    "“{}” mang dấu tải từ mạng nên Excel chặn macro của tệp. Hãy đóng Excel, bấm chuột phải vào "
    "tệp, chọn Properties, đánh dấu Unblock rồi OK."
)
_ONLINE = (
    "“{}” mới chỉ có trên OneDrive, chưa tải về máy. Hãy bấm chuột phải vào tệp, chọn "
    "“Always keep on this device”, đợi tải xong rồi mở."
)
_NOT_OURS = (
    "“{}” không có thông tin của phancong (trang xlwings.conf), nên các nút trong tệp không biết "
    "gọi đâu. Hãy làm lại tệp bằng “{}”."
)
_OTHER = (
    "“{}” thuộc phancong bản {}, trên máy là bản {}. Hãy chạy “{}” bằng bản trên máy, "
    "rồi mở lại Excel."
)
_NO_PROGRAM = (
    "“{}” gọi chương trình “{}” nhưng chương trình ấy không có trên máy. Hãy cài phancong vào đúng "
    "chỗ đó, hoặc chạy “{}” ngay trên máy này."
)
