"""Handing out: one spreadsheet per agency, set up in one batch, shared without e-mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gspread
import requests
from google.auth.exceptions import GoogleAuthError

from sync.agency_sheet import setup_requests
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.run import Run


def distribute(
    client: gspread.Client, run: Run, done: Callable[[], object] = lambda: None
) -> dict[str, str]:
    """Create and fill a spreadsheet for every agency of the run's plan; the ids by agency.

    Shared with the agency's address in the registry, where it has one. `done` is called
    after each agency. Raises CannotDoError when Google refuses.
    """
    by_id = {task.task_id: task for task in run.plan.tasks}
    spreadsheets: dict[str, str] = {}
    for agency, ids in run.assignment.tasks.items():
        try:
            spreadsheet = client.create(f"Biểu phân công – {agency}")
            requests_ = setup_requests(0, run.plan.head, [by_id[task_id] for task_id in ids])
            spreadsheet.batch_update({"requests": requests_})
            known = run.registry.find(agency)
            if known and known.email:
                spreadsheet.share(known.email, perm_type="user", role="writer", notify=False)
        except (gspread.exceptions.APIError, requests.RequestException, GoogleAuthError) as error:
            raise CannotDoError(
                f"{agency}: Google không cho tạo bảng ({_short(error)}); hãy kiểm tra quyền của "
                "tài khoản rồi chạy lại."
            ) from error
        spreadsheets[agency] = spreadsheet.id
        done()
    return spreadsheets


def _short(error: Exception) -> str:
    if isinstance(error, gspread.exceptions.APIError):
        return f"mã lỗi {error.response.status_code}"
    return type(error).__name__
