"""Each benchmark still runs: what it measures changes its signatures now and then."""

from __future__ import annotations

import runpy
import shutil
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
WITH_OFFICE = {"click_speed"}
NO_OFFICE = pytest.mark.skipif(not shutil.which("unopkg"), reason="máy này không có LibreOffice")


def _scripts() -> list[object]:
    names = sorted(path.stem for path in FOLDER.glob("*.py"))
    office = [pytest.mark.office, NO_OFFICE]
    return [pytest.param(one, marks=office if one in WITH_OFFICE else []) for one in names]


@pytest.mark.skipif(sys.platform != "linux", reason="số đo bộ nhớ lấy từ /proc của Linux")
@pytest.mark.parametrize("name", _scripts())
def test_it_runs_on_a_tiny_size(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every script takes its size as an argument and prints what it measured."""
    monkeypatch.setattr(sys, "argv", [name, "2"])

    runpy.run_path(str(FOLDER / f"{name}.py"), run_name="__main__")

    assert capsys.readouterr().out
