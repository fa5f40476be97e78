"""A real LibreOffice with our extension in it, one for all tests of a process.

from support.office_with_buttons import buttons  # a fixture
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from workbook.libreoffice.extension.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Iterator

OfficeWithButtons = Trial


@pytest.fixture(scope="session")
def buttons(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """Such an office. Skips where there is no LibreOffice, except in CI."""
    in_ci = os.environ.get("CI") == "true"
    if not in_ci and not (shutil.which("soffice") and shutil.which("unopkg")):
        pytest.skip("máy này không có LibreOffice")
    trial = Trial(tmp_path_factory.mktemp("buttons"))
    yield trial
    trial.end()
