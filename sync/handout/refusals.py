"""What a refusal of Google means for a hand-out, in one sentence with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from google.auth.exceptions import GoogleAuthError
from gspread.exceptions import APIError

from sync.google.troubles import trouble_of
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from requests import Response

NO_STORAGE = (
    "Google không cho tài khoản dịch vụ sở hữu tệp (storageQuotaExceeded); hãy chọn owner = "
    "“ổ chia sẻ” (mã ở drive phải là của một ổ chia sẻ, không phải thư mục được chia sẻ), hoặc "
    "owner = “người dùng”, hoặc owner = “đơn vị” trong [google.handout]."
)
_REASONS = {
    "sharingRateLimitExceeded": "Google đang giới hạn số lượt chia sẻ; hãy chạy lại sau một giờ.",
    "invalidSharingRequest": "địa chỉ thư này không nhận chia sẻ được; hãy sửa trong danh mục "
    "đơn vị.",
    "insufficientFilePermissions": "tài khoản này không có quyền sửa bảng; hãy nhờ chủ bảng chia "
    "sẻ với vai trò Người chỉnh sửa.",
    "teamDriveFileLimitExceeded": "ổ chia sẻ đã đầy; hãy dùng ổ khác.",
}
_STATUSES = {
    400: "Google không nhận yêu cầu này",
    401: "Google không chấp nhận khóa đăng nhập; hãy kiểm tra khóa.",
    403: "tài khoản này không có quyền; hãy nhờ chủ bảng chia sẻ với vai trò Người chỉnh sửa.",
    404: "không thấy bảng này (đã xóa, hoặc chưa chia sẻ với tài khoản này); hãy kiểm tra mã bảng.",
}
_STORAGE = "storageQuotaExceeded"
_PROTECTED = "protected cell or object"
_LOCKED = (
    "bảng có ô khóa mà tài khoản này không được sửa (bảng chép lại, hoặc người khác khóa); hãy nhờ "
    "chủ bảng bỏ khóa rồi chạy lại."
)


class NobodyCanError(CannotDoError):
    """What stops every agency alike: no storage, no login, no shared drive."""


def reason_of(error: Exception) -> str:
    """Google's word for a refusal; "" where it says none."""
    if not isinstance(error, APIError):
        return ""
    told = _told(error.response)
    listed = told.get("errors") or []
    return str(listed[0].get("reason", "")) if listed else str(told.get("status", ""))


def sentence(error: Exception) -> str:
    """Why one spreadsheet could not be worked on. Raises NobodyCanError for what stops all."""
    trouble = trouble_of(error, "hãy chạy lại sau ít phút")
    if isinstance(error, GoogleAuthError):
        raise NobodyCanError(
            f"Không đăng nhập được vào Google: {trouble or 'hãy kiểm tra khóa và tài khoản.'}"
        ) from None
    if reason_of(error) in _REASONS:
        return _REASONS[reason_of(error)]
    if trouble:
        return trouble
    if not isinstance(error, APIError):
        return "không hỏi được Google; hãy kiểm tra mạng và cài đặt [google]."
    reason, status = reason_of(error), error.response.status_code
    if _PROTECTED in str(_told(error.response).get("message", "")):
        return _LOCKED
    if reason == _STORAGE:
        raise NobodyCanError(NO_STORAGE) from None
    told = _STATUSES.get(status)
    if told is None:
        return f"Google trả lời lỗi {status}; hãy chạy lại sau."
    return told if told.endswith(".") else f"{told} ({_told(error.response).get('message', '')})."


def _told(response: Response) -> dict[str, Any]:
    try:
        error = response.json().get("error", {})
    except (ValueError, AttributeError):
        return {}
    return error if isinstance(error, dict) else {}
