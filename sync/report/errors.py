"""The one failure of a report that is nobody's file's fault: nothing is known to report on."""

from __future__ import annotations

from validators.errors import CannotDoError


class ReportError(CannotDoError):
    """No report can be made of what the history holds; says why and what to do."""

    exit_code = 4
