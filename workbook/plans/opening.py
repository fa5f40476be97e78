"""From a file to its plan, by what is in it and not by its name; one sentence when it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.plans.assemble import plan_of_blocks
from workbook.plans.contained import contained_blocks
from workbook.plans.errors import PlanError, UnreadableError
from workbook.plans.kinds import OFFICE, Kind, kind_of
from workbook.plans.office_reader import as_docx
from workbook.plans.sheet_reader import plan_of_sheets
from workbook.plans.text_reader import blocks_of_text
from workbook.plans.written import require_readable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from validators.plan import Plan
    from workbook.plans.blocks import Block

_MOST_BYTES = 50_000_000  # a plan of a thousand pages as text has about three million
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_UNKNOWN = {
    Kind.PASSWORD: "tệp đặt mật khẩu; hãy bỏ mật khẩu rồi lưu lại.",
    Kind.WEB_PAGE: (
        "là trang web chứ không phải văn bản (thường là trang đăng nhập được tải nhầm); "
        "hãy tải lại tệp sau khi đăng nhập."
    ),
    Kind.BROKEN_ZIP: "tệp bị hỏng hoặc chưa tải xong; hãy lấy lại bản gốc.",
    Kind.UNKNOWN_ZIP: (
        "tệp nén, không phải Word hoặc Excel; hãy giải nén rồi chọn đúng tệp kế hoạch."
    ),
    Kind.UNKNOWN_OLD: (
        "tệp Word hoặc Excel đời cũ, bị hỏng hoặc không rõ loại; hãy lưu lại dạng .docx."
    ),
}
_NO_TASKS = (
    "không tìm thấy nhiệm vụ nào; hãy kiểm tra đây có phải là kế hoạch, chữ có đủ dấu "
    "tiếng Việt và các mục có còn đánh số (I, 1, a, -) hay bảng còn đủ cột không."
)


def read_plan(path: Path) -> Plan:
    """The plan in a document of any known format. Raises PlanError when there is none."""
    content = _content(path)
    try:
        return _plan_in(path, content)
    except UnreadableError as error:
        raise PlanError(path, error.reason) from None


def read_plan_text(text: str, name: str = "") -> Plan:
    """The plan in a text; `name` is what messages call it. Raises PlanError when there is none."""
    if not text.strip():
        raise PlanError(name, "không có chữ nào; hãy kiểm tra đã chọn đúng tệp kế hoạch chưa.")
    try:
        return _plan_of(blocks_of_text(text))
    except UnreadableError as error:
        raise PlanError(name, error.reason) from None


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise PlanError(path, "đây là thư mục; hãy chọn một tệp kế hoạch.")
        if path.stat().st_size > _MOST_BYTES:
            raise PlanError(path, "tệp lớn hơn 50 MB; hãy kiểm tra có đúng là tệp kế hoạch không.")
        return path.read_bytes()
    except FileNotFoundError:
        raise PlanError(path, "không có tệp này; hãy kiểm tra lại đường dẫn.") from None
    except (OSError, ValueError):
        raise PlanError(path, "không mở được tệp; hãy kiểm tra quyền đọc và đường dẫn.") from None


def _plan_in(path: Path, content: bytes) -> Plan:
    kind = kind_of(content, path.suffix)
    if kind in _UNKNOWN:
        raise PlanError(path, _UNKNOWN[kind])
    if kind is Kind.TEXT:
        return read_plan_text(_decoded(path, content), str(path))
    if kind is Kind.SHEETS:
        return _with_tasks(plan_of_sheets(path, content))
    if kind in OFFICE:
        kind, content = Kind.DOCX, as_docx(content, kind.value)
    return _plan_of(contained_blocks(kind.value, content))


def _plan_of(blocks: Sequence[Block]) -> Plan:
    require_readable(blocks)
    return _with_tasks(plan_of_blocks(blocks))


def _with_tasks(plan: Plan) -> Plan:
    if not plan.tasks and not plan.organisation_tasks:
        raise UnreadableError(_NO_TASKS)
    return plan


def _decoded(path: Path, content: bytes) -> str:
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    if encoding == "utf-8" and b"\0" in content:
        raise PlanError(path, "tệp nhị phân, không phải văn bản; hãy lưu thành .txt (UTF-8).")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise PlanError(
            path,
            "chữ không theo mã UTF-8 (có thể là phông cũ TCVN3, VNI); hãy mở bằng Word hoặc "
            "Notepad rồi lưu lại với mã UTF-8.",
        ) from None
