"""What keeps Google's services from answering, in the words of a sentence: who, and what it was.

This is about troubles that pass; what a refusal means depends on who was refused what.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
from google.auth.exceptions import GoogleAuthError

from sync.google.answers import BrokenAnswerError, GoogleError
from sync.google.login import LoginDownError
from sync.google.retry import is_haste, passes

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOGIN = "máy chủ đăng nhập của Google"
_SERVICES = {"/v4/": "Google Sheets", "/drive/": "Google Drive", "/upload/drive/": "Google Drive"}
_CUT = (
    LoginDownError,  # with a status it was told before
    BrokenAnswerError,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)


def trouble_of(error: Exception, then: str) -> str:
    """Who failed how, and what `then`; the network is to be looked at only if it may be that.

    "" for what does not pass by itself. Nothing of an answer is repeated.
    """
    if not passes(error):
        return ""
    who, status = _service(error), _status(error)
    if status == HTTPStatus.TOO_MANY_REQUESTS or (
        isinstance(error, GoogleError) and is_haste(error)
    ):
        return f"{who} đang giới hạn số lượt gọi (lỗi {status}); {then}."
    if status:
        return f"{who} đang gặp sự cố (lỗi {status}), không phải lỗi của bảng hay khóa; {then}."
    causes = tuple(_causes(error))
    if any(isinstance(each, _CUT) for each in causes):
        return f"câu trả lời của {who} bị cắt hoặc sai dạng; {then}."
    if any(isinstance(each, requests.Timeout) for each in causes):
        return f"{who} không trả lời kịp; {then}."
    return f"không kết nối được tới {who}; hãy kiểm tra mạng; {then}."


def _status(error: Exception) -> int:
    """The status of an answer that says the service failed; 0 where there was no such answer."""
    if isinstance(error, GoogleError):
        return int(error.code)
    return error.status if isinstance(error, LoginDownError) else 0


def _service(error: Exception) -> str:
    if isinstance(error, GoogleAuthError):
        return _LOGIN
    path = urlsplit(_url(error)).path
    return next((name for start, name in _SERVICES.items() if path.startswith(start)), "Google")


def _url(error: Exception) -> str:
    if isinstance(error, GoogleError):
        return str(error.response.url)
    request = getattr(error, "request", None)
    return str(getattr(request, "url", "") or "")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came from: google-auth wraps what happened on the wire."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
