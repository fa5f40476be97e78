"""`phancong report` as people and programs call it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sync.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

QUARTER = ("--period", "quy", "--as-of", "2026-09-14")


@dataclass(frozen=True, slots=True)
class Reporting:
    """Without a PDF unless it is asked for: LibreOffice takes its time."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, settings: Path, *words: str) -> tuple[int, str]:
        """The exit code, and everything that is said."""
        self.capsys.readouterr()
        code = run(["report", "--no-pdf", "--settings", str(settings), *words])
        told = self.capsys.readouterr()
        return code, told.out + told.err

    def json(self, settings: Path, *words: str) -> dict[str, Any]:
        """The summary for programs."""
        told: dict[str, Any] = json.loads(self(settings, *words, "--json")[1])
        return told

    def with_pdf(self, settings: Path, *words: str) -> dict[str, Any]:
        """The summary of a quarter's report with its PDF."""
        self.capsys.readouterr()
        run(["report", *QUARTER, "--settings", str(settings), "--json", *words])
        told: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return told
