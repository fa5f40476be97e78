"""Why the system refuses a file, in Vietnamese: one table for all sentences about files."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class OsReason:
    """What is in the way, and what to do about it (to stand after “hãy”)."""

    what: str
    remedy: str

    def __str__(self) -> str:
        """Both, as the end of a sentence."""
        return f"{self.what}; hãy {self.remedy}."


_NO_SPACE = "giải phóng dung lượng rồi chạy lại"
_NOT_ALLOWED = OsReason("không có quyền ghi vào thư mục", "chọn thư mục khác hoặc xin quyền ghi")
_NOT_READABLE = OsReason("không có quyền đọc", "xin quyền đọc tệp này rồi chạy lại")
_TOO_MANY = OsReason("máy đang mở quá nhiều tệp", "đóng bớt chương trình rồi chạy lại")
_FAR = OsReason("ổ đĩa mạng không trả lời", "kiểm tra kết nối tới ổ ấy rồi chạy lại")
_HELD = OsReason("tệp đang được chương trình khác giữ", "đóng chương trình ấy rồi chạy lại")
_BROKEN = OsReason("ổ đĩa báo lỗi khi đọc ghi", "sao lưu ngay và nhờ người quản trị máy kiểm tra")
_BAD_PATH = OsReason("đường dẫn không dùng được", "kiểm tra lại đường dẫn")

_WRITING = {
    errno.ENOSPC: OsReason("ổ đĩa đã đầy", _NO_SPACE),
    errno.EDQUOT: OsReason("đã hết dung lượng được cấp", _NO_SPACE),
    errno.EFBIG: OsReason("tệp lớn hơn mức cho phép", "hỏi người quản trị máy"),
    errno.EROFS: OsReason("thư mục chỉ cho đọc", "chọn thư mục khác"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: OsReason("không tìm thấy thư mục", "tạo thư mục hoặc kiểm tra lại đường dẫn"),
    errno.ENOTDIR: OsReason("đường dẫn không phải là thư mục", "kiểm tra lại đường dẫn"),
    errno.EEXIST: OsReason("đã có một tệp mang tên này", "chọn tên khác hoặc chuyển tệp ấy đi"),
    errno.EISDIR: OsReason("đã có một thư mục mang tên này", "đặt tên tệp khác"),
    errno.ENAMETOOLONG: OsReason("tên tệp quá dài", "đặt tên ngắn hơn"),
    errno.ELOOP: OsReason("đường dẫn trỏ vòng", "kiểm tra lại đường dẫn"),
    errno.EINVAL: _BAD_PATH,
    errno.EILSEQ: _BAD_PATH,
    errno.EIO: _BROKEN,
    errno.ENXIO: _BROKEN,
    errno.ENODEV: _BROKEN,
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.ENOMEM: OsReason("máy hết bộ nhớ", "đóng bớt chương trình rồi chạy lại"),
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
    errno.EAGAIN: _HELD,
    errno.ENOLCK: OsReason("ổ đĩa này không cho khóa tệp", "dùng thư mục trên ổ đĩa của máy"),
    errno.ESTALE: _FAR,
    errno.ETIMEDOUT: _FAR,
    errno.EHOSTDOWN: _FAR,
    errno.EHOSTUNREACH: _FAR,
    errno.ENETUNREACH: _FAR,
}
_READING = {
    **_WRITING,
    errno.EACCES: _NOT_READABLE,
    errno.EPERM: _NOT_READABLE,
    errno.ENOENT: OsReason("không có tệp này", "kiểm tra lại đường dẫn"),
    errno.EISDIR: OsReason("đây là thư mục", "chỉ đúng tệp"),
}
_NO_WRITING = OsReason("hệ thống không cho ghi", "kiểm tra ổ đĩa và quyền ghi rồi chạy lại")
_NO_READING = OsReason("hệ thống không cho đọc", "kiểm tra ổ đĩa và quyền đọc rồi chạy lại")


def why_not_written(error: OSError) -> OsReason:
    """Why something could not be written."""
    return _WRITING.get(error.errno or 0, _NO_WRITING)


def why_not_read(error: OSError) -> OsReason:
    """Why something could not be read."""
    return _READING.get(error.errno or 0, _NO_READING)


@contextmanager
def writing(path: Path, failed: str, kind: type[CannotDoError] = CannotDoError) -> Iterator[None]:
    """Tell an OSError while writing as a sentence: the path, what `failed`, why, what to do."""
    try:
        yield
    except OSError as error:
        raise kind(f"{path}: {failed}: {why_not_written(error)}") from error


@contextmanager
def reading(path: Path, failed: str, kind: type[CannotDoError] = CannotDoError) -> Iterator[None]:
    """The same while reading."""
    try:
        yield
    except OSError as error:
        raise kind(f"{path}: {failed}: {why_not_read(error)}") from error
