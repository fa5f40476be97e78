"""What people receive: forms, registry, settings. Files only, and one opener."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path


def open_template(name: str) -> AbstractContextManager[Path]:
    """A template as a real file for as long as the context lasts.

    Raises FileNotFoundError on entering when no template is called `name`.
    """
    return as_file(files("templates") / name)


def read_template(name: str) -> str:
    """The text of a UTF-8 template."""
    return (files("templates") / name).read_text(encoding="utf-8")
