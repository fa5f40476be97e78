"""Where LibreOffice's program is on this machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path(os.environ.get("PROGRAMFILES", "C:/Program Files")) / "LibreOffice/program/soffice.exe",
)


def find_program() -> str | None:
    """The path of `soffice`; None where LibreOffice is not installed."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return found or next((str(place) for place in _USUAL_PLACES if place.is_file()), None)
