"""Raw calls of Drive v3 through a gspread client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gspread
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Members = tuple[gspread.Client, gspread.Client, str]  # the robot, an agency, a shared drive's id
DRIVE = "https://www.googleapis.com/drive/v3"
ONE = {"supportsAllDrives": "true"}
ALL = ONE | {"includeItemsFromAllDrives": "true"}


def call(
    client: gspread.Client, verb: str, path: str, body: object = None, **query: str
) -> dict[str, Any]:
    """One raw Drive call; its JSON, empty without a body."""
    answer = client.http_client.request(verb, f"{DRIVE}/{path}", json=body, params=query)
    return answer.json() if answer.content else {}


def reason(work: Callable[[], object]) -> tuple[int, str, str]:
    """Status, reason and domain of a refused Drive call."""
    with pytest.raises(gspread.exceptions.APIError) as refused:
        work()
    error = refused.value.response.json()["error"]["errors"][0]
    return refused.value.response.status_code, error["reason"], error["domain"]
