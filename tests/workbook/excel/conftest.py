"""The three files of `phancong excel build`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.plans import plan, task

from workbook.excel.build import addin, macro_bieu

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each file by its name; the biểu of a plan of one task."""
    folder = tmp_path_factory.mktemp("excel")
    one = plan(task("I.1"))
    contents = {
        "phancong.xlam": addin("2.0"),
        "bieu.xlsm": macro_bieu(one, "2.0"),
        "bieu-macos.xlsm": macro_bieu(one, "2.0", macos=True),
        "trong.xlsm": macro_bieu(None, "2.0"),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}
