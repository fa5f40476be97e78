"""A real LibreOffice for tests: own profile, a time limit, and a look at what it wrote.

It may end with 0 without having written anything, so only the file counts.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

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
        subprocess.run(command, stdout=log, stderr=log, timeout=_SECONDS, check=False)
    result = out / f"{source.stem}.{kind.partition(':')[0]}"
    assert result.is_file(), said.read_text(errors="replace")
    return result


def natural_heights(source: Path, folder: Path) -> dict[str, dict[int, float]]:
    """How tall LibreOffice would make each row to fit its text: points by sheet and row from 1.

    It forgets our heights on the way through its flat format. Merged cells count for nothing.
    """
    flat = convert(source, "fods", folder)
    text = re.sub(r' style:row-height="[^"]*"', "", flat.read_text(encoding="utf-8"))
    free = folder / f"tu-do-{source.stem}.fods"
    optimal = 'style:use-optimal-row-height="{}"'
    free.write_text(text.replace(optimal.format("false"), optimal.format("true")), encoding="utf-8")
    book = load_workbook(convert(free, "xlsx", folder))
    return {sheet.title: heights(sheet) for sheet in book}


def heights(sheet: Worksheet) -> dict[int, float]:
    """The heights that a sheet gives for its rows, in points, by row from 1."""
    rows = sheet.row_dimensions.items()
    return {row: one.height for row, one in rows if one.height is not None}
