"""What came back: a body read whole within its time, an error with its reason, or neither."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import requests
import urllib3
from gspread.exceptions import APIError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from requests import Response

    from sync.clock import Timer

_PIECE = 65536
_LARGEST = 64 * 2**20  # bytes; Google advises 2 MB, a sheet of 20,000 tasks takes about 15


class BrokenAnswerError(requests.RequestException):
    """Half an answer, an answer that took too long, or a web page where JSON was due."""


class TooLargeError(requests.RequestException):
    """More than any sheet of tasks can hold."""


class GoogleError(APIError):
    """A refusal by Google. Unlike gspread's, it understands every body and keeps the status.

    `code` is the HTTP status, `reason` Google's word for it ("" where it says none).
    """

    def __init__(self, response: Response) -> None:
        told = _told(response)
        Exception.__init__(self, told)
        self.response = response
        self.error = told
        self.code = response.status_code
        self.reason = _reason(told)


def reader(timer: Timer, seconds: float) -> Callable[..., Response]:
    """A hook for requests that reads the whole body within `seconds`.

    It raises BrokenAnswerError and TooLargeError. The limit of requests itself counts between
    two bytes: one byte a second lasts for ever.
    """

    def read(response: Response, *_: object, **__: object) -> Response:
        until = timer.elapsed() + seconds
        body = bytearray()
        try:
            while piece := response.raw.read1(_PIECE, decode_content=True):
                body += piece
                if timer.elapsed() > until:
                    raise BrokenAnswerError("the answer took too long", response=response)
                if len(body) > _LARGEST:
                    raise TooLargeError("the answer is too large", response=response)
        except urllib3.exceptions.HTTPError as error:
            response.raw.close()
            raise BrokenAnswerError("the answer broke off", response=response) from error
        except requests.RequestException:
            response.raw.close()
            raise
        response.raw.release_conn()
        # This is where requests keeps a body that was read.
        response._content = bytes(body)  # noqa: SLF001
        return response

    return read


def checked(response: Response) -> Response:
    """A good answer. Raises GoogleError for a refusal, BrokenAnswerError for what is none."""
    if response.is_redirect or not response.ok:
        raise GoogleError(response)
    if response.status_code == HTTPStatus.NO_CONTENT:
        return response  # Google calls the nothing in it html
    kind = response.headers.get("Content-Type", "")
    if "html" in kind or ("json" in kind and _json(response.content) is None):
        raise BrokenAnswerError("the answer is not whole", response=response)
    return response


def _json(body: bytes) -> Any:  # noqa: ANN401  # whatever JSON holds
    try:
        return json.loads(body)
    except ValueError:
        return None


def _told(response: Response) -> Mapping[str, Any]:
    """The error of a body: Google's own, that of OAuth, or the status alone."""
    body = _json(response.content)
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, dict):
        return {"code": response.status_code, "message": "", "status": "", **error}
    return {"code": response.status_code, "message": str(error or ""), "status": ""}


def _reason(error: Mapping[str, Any]) -> str:
    """Drive's word for a refusal, else that of the error's details, else its status."""
    listed = [*_dicts(error.get("errors")), *_dicts(error.get("details"))]
    reasons = (str(each["reason"]) for each in listed if each.get("reason"))
    return next(reasons, str(error.get("status") or ""))


def _dicts(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
