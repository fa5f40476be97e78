"""Where the things of a department's plan lie, for tests that look at what a night kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.moving_in import home_of
from sync.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


def plan_folder(settings: Path) -> Path:
    """The folder of the plan of a settings file; `settings` may be the folder it lies in."""
    path = settings / "phancong.toml" if settings.is_dir() else settings
    return home_of(read_settings(path)).folder
