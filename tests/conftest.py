"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

# No example has to be fast: machines are shared, and speed is the business of the benchmarks.
hypothesis.settings.register_profile("phancong", deadline=None)
hypothesis.settings.load_profile("phancong")

SHARED = Path(__file__).resolve().parents[1] / "../shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans beside the repository; must be there in CI."""
    if not SHARED.is_dir() and os.environ.get("CI") != "true":
        pytest.skip("chạy ngoài CI và không có thư mục ../shared bên cạnh kho mã")
    assert SHARED.is_dir(), "CI phải có ../shared bên cạnh kho mã"
    return SHARED.resolve()
