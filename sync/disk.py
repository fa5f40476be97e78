"""What the disk of a folder refuses: found by trying, for nothing tells it beforehand."""

from __future__ import annotations

import os
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TRIED = 1 << 20  # bytes; the answers of an ordinary night


def refusal(folder: Path) -> OSError | None:
    """Why nothing can be written into a folder; None where it can. Nothing stays behind."""
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(bytes(_TRIED))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error
    return None
