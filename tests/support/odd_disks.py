"""Disks that refuse: a folder that nobody may write into, a disk that takes no more bytes."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOBODY = 65534


@contextmanager
def readable_by_all() -> Iterator[Path]:
    """A folder that other accounts can enter, as those of pytest are not."""
    folder = Path(tempfile.mkdtemp(prefix="phancong-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody may write into a folder. Root may everywhere, so that it is nobody meanwhile."""
    below = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in below}
    for path in below:
        path.chmod(0o555 if path.is_dir() else 0o444)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def full() -> Iterator[None]:
    """No file grows any more: what the system says of it is EFBIG instead of ENOSPC."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
