"""Why a spreadsheet could not be read, in one sentence for the department."""

from __future__ import annotations

from http import HTTPStatus

from sync.google.answers import GoogleError, TooLargeError
from sync.google.troubles import trouble_of

_OF_REASON = {
    "storageQuotaExceeded": "kho lưu trữ của tài khoản đã đầy; hãy dọn hoặc dùng ổ dùng chung.",
    "dailyLimitExceeded": "đã hết số lượt gọi Google của một ngày; lần chạy sau sẽ đọc lại.",
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": "tài khoản đăng nhập thiếu quyền đọc bảng tính; hãy kiểm "
    "tra quyền đã cấp.",
    "SERVICE_DISABLED": "dự án Google chưa bật Sheets API và Drive API; hãy bật cả hai.",
}
_OF_STATUS: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: "Google không chấp nhận khóa đăng nhập; hãy kiểm tra khóa.",
    HTTPStatus.FORBIDDEN: "không còn quyền đọc bảng; hãy nhờ đơn vị chia sẻ lại.",
    HTTPStatus.NOT_FOUND: "bảng đã bị xóa hoặc không còn được chia sẻ; hãy kiểm tra với đơn vị.",
}


def reason_of(error: Exception) -> str:
    """What happened and what to do about it."""
    if trouble := trouble_of(error, "lần chạy sau sẽ đọc lại"):
        return trouble
    if isinstance(error, GoogleError):
        other = f"Google trả lời lỗi {error.code}; lần chạy sau sẽ đọc lại."
        return _OF_REASON.get(error.reason) or _OF_STATUS.get(error.code, other)
    if isinstance(error, TooLargeError):
        return "bảng quá lớn để đọc; hãy xóa các trang, dòng không dùng."
    return "không hỏi được Google; hãy kiểm tra mạng và cài đặt [google]."
