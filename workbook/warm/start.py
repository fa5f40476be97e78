"""How the warm process is started: our own interpreter, shut off from the person's folders."""

from __future__ import annotations

import sys


def start_command() -> list[str]:
    """The command line. `-I`: nothing beside the opened workbook is ever imported."""
    return [sys.executable, "-I", "-m", "sync", "warm"]
