"""Running sandboxes whose every call is judged by Google's own documents, and logins to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.drive_calls import call
from support.judged import sandboxes
from support.sandbox_login import logins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import gspread
    from support.drive_calls import Members
    from support.sandbox_login import Login

    from sync.sandbox import Sandbox

__all__ = ["sandboxes"]  # a fixture


@pytest.fixture
def started(sandboxes: Callable[..., Sandbox]) -> Callable[..., Sandbox]:
    """Starts sandboxes with any settings; their logs are judged at the end."""
    return sandboxes


@pytest.fixture
def sandbox(started: Callable[..., Sandbox]) -> Sandbox:
    """A sandbox that lets service accounts own files."""
    return started(service_accounts_own_files=True)


@pytest.fixture
def login(sandbox: Sandbox) -> Iterator[Login]:
    """Log in to the sandbox by address."""
    with logins(sandbox) as log_in:
        yield log_in


@pytest.fixture
def robot(login: Login) -> gspread.Client:
    """The service account that runs the nights."""
    return login()


@pytest.fixture
def strict(started: Callable[..., Sandbox]) -> Sandbox:
    """A sandbox as the service has been since 2025, whose Drive gathers edits for three minutes."""
    running = started(lag=timedelta(minutes=3))
    running.clock.freeze(datetime(2026, 11, 22, 1, tzinfo=UTC))
    return running


@pytest.fixture
def members(strict: Sandbox) -> Iterator[Members]:
    """The robot and an agency, and a shared drive of which the robot is manager."""
    with logins(strict) as log_in:
        robot, agency = log_in(), log_in("so-y-te@phancong.example")
        yield (
            robot,
            agency,
            call(robot, "post", "drives", {"name": "Biểu mẫu"}, requestId="1")["id"],
        )
