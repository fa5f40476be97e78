"""Taking the bytes of a person's file: only looked at, never changed, never waited for."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from workbook.refusal import Reason, Refusal

if TYPE_CHECKING:
    from pathlib import Path

# Far above any real biểu (measured on public workbooks).
MAX_BYTES = 50_000_000

# What spreadsheet programs, browsers and synchronisers leave beside a file while they work.
_PASSING = re.compile(
    r"~\$.*|~wr.*\.tmp|\.~lock\..*#|.*\.(tmp|part|partial|crdownload|download|filepart)",
    re.IGNORECASE,
)


def is_passing(path: Path) -> bool:
    """Whether a file is a lock file or a half-saved one: looked for in folders, never read."""
    return _PASSING.fullmatch(path.name) is not None


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of bearable size that nobody is writing. Raises Refusal."""
    if is_passing(path) and path.exists():
        raise Refusal(path, Reason.TEMPORARY)
    try:
        # A pipe or a device would be waited for; a folder has no bytes.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal(path, Reason.NOT_A_FILE)
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > MAX_BYTES:
                raise Refusal(path, Reason.TOO_LARGE)
            content = file.read(before.st_size + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise Refusal(path, Reason.NOT_FOUND) from None
    except OSError:
        raise Refusal(path, Reason.NO_ACCESS) from None
    if (before.st_size, before.st_mtime_ns) != (len(content), after.st_mtime_ns):
        raise Refusal(path, Reason.DAMAGED)
    return content
