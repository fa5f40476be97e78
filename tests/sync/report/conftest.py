"""A department with a past, and a way to ask it for reports."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.excel_office import excel_office, send
from support.past_nights import night
from support.reporting import Reporting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department with a night at the end of two quarters; to be copied, never used."""
    folder = tmp_path_factory.mktemp("so")
    settings = excel_office(folder)
    night(settings, "2026-06-14")
    send(folder, "Sở Y tế", difficulty="Thiếu kinh phí", updated_on="10/9/2026")
    night(settings, "2026-09-14")
    return folder


@pytest.fixture
def office(lived: Path, tmp_path: Path) -> Path:
    """The settings of such a department."""
    shutil.copytree(lived, tmp_path, dirs_exist_ok=True)
    return tmp_path / "phancong.toml"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Reporting:
    """Runs `phancong report`."""
    return Reporting(capsys)
