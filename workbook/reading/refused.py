"""What the child says of a file that it will not read: the reason alone, the parent adds the name.

Here and not in `workbook.refusal`, because the child knows no path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.refusal import Reason


class RefusedError(Exception):
    """The file is refused for one of the fixed reasons."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason.name)
