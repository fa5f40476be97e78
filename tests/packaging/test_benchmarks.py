"""Each benchmark still runs: what it measures changes its signatures now and then."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
WITH_OFFICE = {"click_speed"}
NO_OFFICE = pytest.mark.skipif(not shutil.which("unopkg"), reason="máy này không có LibreOffice")
LIMIT = 300  # seconds


def _scripts() -> list[object]:
    names = sorted(path.stem for path in FOLDER.glob("*.py"))
    office = [pytest.mark.office, NO_OFFICE]
    return [pytest.param(one, marks=office if one in WITH_OFFICE else []) for one in names]


@pytest.mark.skipif(sys.platform != "linux", reason="số đo bộ nhớ lấy từ /proc của Linux")
@pytest.mark.parametrize("name", _scripts())
def test_it_runs_on_a_tiny_size(name: str) -> None:
    """Every script takes its size as an argument and prints what it measured.

    In a process of its own: LibreOffice's module keeps itself in the `__main__` it first meets.
    """
    command = [sys.executable, str(FOLDER / f"{name}.py"), "2"]

    ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout
