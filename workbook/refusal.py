"""Why a person's file is not read: a fixed list of reasons, each saying what to do."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path


class Reason(Enum):
    """The reasons; the value is the sentence after the file's name."""

    NOT_FOUND = "không tìm thấy tệp; hãy kiểm tra lại đường dẫn."
    NOT_A_FILE = "là thư mục hoặc thiết bị, không phải tệp; hãy chỉ đúng tệp cần đọc."
    NO_ACCESS = "không mở được (đang bị khóa hoặc không có quyền); hãy đóng tệp rồi thử lại."
    TEMPORARY = (
        "là tệp tạm mà chương trình khác để lại khi đang mở hoặc đang tải; "
        "hãy chỉ đúng tệp chính sau khi đã lưu xong."
    )
    EMPTY = "tệp rỗng, không có nội dung; hãy lấy lại bản gốc."
    ENCRYPTED = "tệp đặt mật khẩu; hãy bỏ mật khẩu rồi lưu lại."
    WEB_PAGE = (
        "là trang web chứ không phải bảng tính (thường là trang đăng nhập được tải nhầm); "
        "hãy tải lại tệp sau khi đăng nhập, hoặc mở bằng Excel rồi lưu lại dạng .xlsx."
    )
    NOT_A_SPREADSHEET = (
        "không phải bảng tính đọc được (.xlsx, .xls, .ods, .csv); "
        "hãy chọn đúng tệp, hoặc mở bằng Excel rồi lưu lại dạng .xlsx."
    )
    DAMAGED = (
        "tệp bị hỏng hoặc chưa tải xong; hãy lấy lại bản gốc, "
        "hoặc mở bằng Excel rồi lưu lại dạng .xlsx."
    )
    TOO_LARGE = (
        "tệp vượt giới hạn của một biểu phân công (quá lớn, có ô nằm quá xa, hoặc đọc quá lâu); "
        "hãy chép riêng biểu sang tệp mới rồi gửi lại."
    )
    NO_SHEET = "không có trang tính nào đọc được; hãy lưu lại dạng “Excel Workbook (.xlsx)”."
    UNSAFE = "chứa nội dung không an toàn; hãy chép riêng biểu sang tệp mới rồi gửi lại."


class Refusal(CannotDoError):  # noqa: N818  # a refusal is what it is
    """A file that is not read; its text is one Vietnamese sentence for the person."""

    def __init__(self, path: Path, reason: Reason) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason.value}")
