"""Why a spreadsheet could not be read, in one sentence for the department."""

from __future__ import annotations

from http import HTTPStatus

import requests

from sync.google.answers import BrokenAnswerError, GoogleError, TooLargeError

_OF_REASON = {
    "storageQuotaExceeded": "kho lưu trữ của tài khoản đã đầy; hãy dọn hoặc dùng ổ dùng chung.",
    "dailyLimitExceeded": "đã hết số lượt gọi Google của một ngày; lần chạy sau sẽ đọc lại.",
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": "tài khoản đăng nhập thiếu quyền đọc bảng tính; hãy kiểm "
    "tra quyền đã cấp.",
    "SERVICE_DISABLED": "dự án Google chưa bật Sheets API và Drive API; hãy bật cả hai.",
}
_OF_STATUS = {
    HTTPStatus.UNAUTHORIZED: "Google không chấp nhận khóa đăng nhập; hãy kiểm tra khóa.",
    HTTPStatus.FORBIDDEN: "không còn quyền đọc bảng; hãy nhờ đơn vị chia sẻ lại.",
    HTTPStatus.NOT_FOUND: "bảng đã bị xóa hoặc không còn được chia sẻ; hãy kiểm tra với đơn vị.",
    HTTPStatus.TOO_MANY_REQUESTS: "Google đang giới hạn số lượt gọi; lần chạy sau sẽ đọc lại.",
}


def reason_of(error: Exception) -> str:
    """What happened and what to do about it."""
    if isinstance(error, GoogleError):
        other = f"Google trả lời lỗi {error.code}; lần chạy sau sẽ đọc lại."
        return _OF_REASON.get(error.reason) or _OF_STATUS.get(HTTPStatus(error.code), other)
    if isinstance(error, TooLargeError):
        return "bảng quá lớn để đọc; hãy xóa các trang, dòng không dùng."
    if isinstance(error, BrokenAnswerError | requests.exceptions.ChunkedEncodingError):
        return "câu trả lời của Google bị cắt hoặc sai dạng; lần chạy sau sẽ đọc lại."
    if isinstance(error, requests.Timeout):
        return "Google không trả lời kịp; lần chạy sau sẽ đọc lại."
    return "không kết nối được tới Google; hãy kiểm tra mạng."
