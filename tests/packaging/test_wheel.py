"""What the wheel holds besides Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]


def test_the_wheel_holds_the_page_of_the_stand_in(tmp_path: Path) -> None:
    """Every file of the page is installed beside the code that serves it."""
    build = "import sys, uv_build; uv_build.build_wheel(sys.argv[1])"
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-c", build, str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PATH": path}, check=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(ZipFile(wheel).namelist())
    page = Path("sync/sandbox/page")
    assert {f"{page}/{place.name}" for place in (ROOT / page).iterdir()} <= held
