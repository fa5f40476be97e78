"""A real LibreOffice for tests: own profile, a time limit, and a look at what it wrote.

It may end with 0 without having written anything, so only the file counts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = 120
# Recount every formula on loading, whatever values the file brings along.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(source: Path, kind: str, folder: Path) -> Path:
    """The file that LibreOffice makes of `source`: `kind` is `xlsx`, `pdf`, `csv` ….

    `folder` takes the result and the profile. Skips the test where there is no LibreOffice,
    except in CI, where there must be one.
    """
    program = shutil.which("soffice")
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("máy này không có LibreOffice")
    assert program, "CI phải có LibreOffice"
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    out = folder / "out"
    said = folder / "soffice.log"
    command = [
        program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", kind, "--outdir", str(out), str(source),
    ]  # fmt: skip
    with said.open("wb") as log:
        subprocess.run(command, stdout=log, stderr=log, timeout=_SECONDS, check=False)  # noqa: S603 (our own command)
    result = out / f"{source.stem}.{kind.partition(':')[0]}"
    assert result.is_file(), said.read_text(errors="replace")
    return result
