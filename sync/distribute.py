"""Handing out: one spreadsheet per agency, set up in one batch, shared without e-mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gspread
import requests

from sync.agency_sheet import setup_requests
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.assign import Assignment
    from validators.agencies import AgencyRegistry
    from validators.plan import Plan


def distribute(
    client: gspread.Client,
    plan: Plan,
    assignment: Assignment,
    registry: AgencyRegistry,
    done: Callable[[], object] = lambda: None,
) -> dict[str, str]:
    """Create and fill a spreadsheet for every agency; the ids by agency.

    Shared with the agency's address in the registry, where it has one. `done` is called
    after each agency. Raises CannotDoError when Google refuses.
    """
    by_id = {task.task_id: task for task in plan.tasks}
    spreadsheets: dict[str, str] = {}
    for agency, ids in assignment.tasks.items():
        try:
            spreadsheet = client.create(f"Biểu phân công – {agency}")
            requests_ = setup_requests(0, plan.head, [by_id[task_id] for task_id in ids])
            spreadsheet.batch_update({"requests": requests_})
            known = registry.find(agency)
            if known and known.email:
                spreadsheet.share(known.email, perm_type="user", role="writer", notify=False)
        except (gspread.exceptions.APIError, requests.RequestException) as error:
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
