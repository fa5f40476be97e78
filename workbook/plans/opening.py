"""From a file to its text, by what is in it and not by its name; one sentence when it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.plans.assemble import plan_of_blocks
from workbook.plans.errors import PlanError
from workbook.plans.text_reader import blocks_of_text

if TYPE_CHECKING:
    from pathlib import Path

    from validators.plan import Plan

_MOST_BYTES = 50_000_000  # a plan of a thousand pages as text has about three million
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_SAVE_AS = "hãy lưu thành văn bản thuần (.txt, mã UTF-8) rồi đọc lại."
_OTHER_FORMATS = (
    (b"%PDF", "tệp là PDF; hãy chép phần chữ sang một tệp .txt rồi đọc lại."),
    (b"PK\x03\x04", f"tệp là Word hoặc Excel; {_SAVE_AS}"),
    (b"\xd0\xcf\x11\xe0", f"tệp là Word hoặc Excel đời cũ; {_SAVE_AS}"),
    (b"{\\rtf", f"tệp là RTF; {_SAVE_AS}"),
)


def read_plan(path: Path) -> Plan:
    """The plan in a file of text (.txt, .md). Raises PlanError when there is none."""
    try:
        if path.is_dir():
            raise PlanError(path, "đây là thư mục; hãy chọn một tệp kế hoạch.")
        if path.stat().st_size > _MOST_BYTES:
            raise PlanError(path, "tệp lớn hơn 50 MB; hãy kiểm tra có đúng là tệp kế hoạch không.")
        content = path.read_bytes()
    except FileNotFoundError:
        raise PlanError(path, "không có tệp này; hãy kiểm tra lại đường dẫn.") from None
    except (OSError, ValueError):
        raise PlanError(path, "không mở được tệp; hãy kiểm tra quyền đọc và đường dẫn.") from None
    return read_plan_text(_decoded(path, content), str(path))


def read_plan_text(text: str, name: str = "") -> Plan:
    """The plan in a text; `name` is what messages call it. Raises PlanError when there is none."""
    if not text.strip():
        raise PlanError(name, "không có chữ nào; hãy kiểm tra đã chọn đúng tệp kế hoạch chưa.")
    plan = plan_of_blocks(blocks_of_text(text))
    if not plan.tasks and not plan.organisation_tasks:
        raise PlanError(
            name,
            "không tìm thấy nhiệm vụ nào; hãy kiểm tra đây có phải là kế hoạch, chữ có đủ dấu "
            "tiếng Việt và các mục có còn đánh số (I, 1, a, -) hay bảng còn đủ cột không.",
        )
    return plan


def _decoded(path: Path, content: bytes) -> str:
    for start, reason in _OTHER_FORMATS:
        if content.startswith(start):
            raise PlanError(path, reason)
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
