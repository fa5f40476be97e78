"""Asking for tokens: with time limits, only at known hosts, and a clear end where it is refused."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import requests
from google.auth.exceptions import RefreshError, TransportError
from google.auth.transport.requests import Request

from sync.google.answers import reader
from sync.google.retry import PASSING
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sync.clock import Timer
    from sync.google.hosts import Hosts
    from sync.google.retry import Patience


class LoginRefusedError(CannotDoError):
    """Google does not accept the identity; no call of this night can go well."""

    exit_code = 4


class LoginDownError(TransportError):
    """The token endpoint is there and fails: with an error `status`, or 0 for half an answer."""

    def __init__(self, status: int) -> None:
        begin: Callable[..., None] = super().__init__
        begin(f"the login was answered with status {status}")
        self.status = status


def refused(error: RefreshError) -> LoginRefusedError:
    """The sentence for a refused login. Nothing of the answer is repeated: it may hold secrets."""
    told = str(error)
    if "invalid_grant" in told and ("iat" in told or "time" in told.lower()):
        reason = "đồng hồ của máy sai quá nhiều; hãy chỉnh giờ máy"
    elif "invalid_grant" in told:
        reason = "khóa đã bị thu hồi, đã xóa hoặc không còn đúng; hãy tạo khóa mới"
    elif "unauthorized_client" in told:
        reason = (
            "tên miền chưa cho tài khoản dịch vụ làm thay người dùng; hãy nhờ quản trị miền bật ủy "
            "quyền toàn miền cho hai phạm vi spreadsheets và drive"
        )
    elif "impersonated" in told:
        reason = (
            "danh tính của máy chưa được phép thay mặt tài khoản ghi trong account hoặc "
            "write_account; hãy cấp cho nó vai trò Service Account Token Creator trên tài khoản ấy"
        )
    elif "scope" in told:
        reason = "tài khoản không được phép dùng quyền này; hãy kiểm tra quyền đã cấp"
    else:
        reason = "hãy kiểm tra khóa và tài khoản"
    return LoginRefusedError(f"Google không cho đăng nhập: {reason}.")


class LoginRequest(Request):
    """google-auth's way to the token endpoint.

    Its own repetition sleeps without asking our timer, so a passing fault leaves as an
    exception at once and the whole call is tried again.
    """

    def __init__(self, hosts: Hosts, patience: Patience, timer: Timer) -> None:
        super().__init__(requests.Session())
        self._hosts, self._limits = hosts, (patience.connect, patience.silence)
        self._reader = reader(timer, patience.answer)

    def __call__(  # google-auth's own signature
        self,
        url: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: object = None,  # noqa: ARG002  # ours hold
        **kwargs: Any,  # noqa: ANN401  # passed through
    ) -> Any:  # noqa: ANN401  # google-auth is untyped
        """The answer of a token endpoint. Raises TransportError, ForeignHostError."""
        place = self._hosts.login(url)
        kwargs |= {"timeout": self._limits, "allow_redirects": False}
        kwargs |= {"stream": True, "hooks": {"response": self._reader}}
        ask: Callable[..., Any] = super().__call__
        answer = ask(place, method, body, headers, **kwargs)
        is_cut = answer.status == HTTPStatus.OK and method == "POST" and not _is_whole(answer.data)
        if answer.status in PASSING or is_cut:
            raise LoginDownError(0 if is_cut else answer.status)
        return answer


def _is_whole(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict)
    except ValueError:
        return False
