"""An office that is reached by mail alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.mailbox_office import PLAN, Night

from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A department with a plan for one agency, and nothing but a mailbox folder."""
    write_bieu(tmp_path / "ke-hoach.xlsx", PLAN)
    (tmp_path / "hop-thu").mkdir()
    settings = 'plan = "ke-hoach.xlsx"\n[mailbox]\npath = "hop-thu"\n'
    (tmp_path / "phancong.toml").write_text(settings, encoding="utf-8")
    return tmp_path


@pytest.fixture
def night(office: Path, capsys: pytest.CaptureFixture[str]) -> Night:
    """The nights of the office."""
    return Night(office, capsys)
