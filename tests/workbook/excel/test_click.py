"""What a button in Excel starts, through real xlwings on a book that is open in LibreOffice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from support.live_office import app, office  # noqa: F401  # fixtures
from support.rich_bieu import faulty_bieu

from workbook.excel import click as click_module
from workbook.inside.traces import RESULTS_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xlwings as xw

    from workbook.libreoffice.engine.office import Office

pytestmark = pytest.mark.office
_SECONDS = 120
# As Excel's own start, but for the engine and the book that is said to have called.
_SCRIPT = """
import sys
from workbook.excel import click
for name in click._HEAVY:
    sys.modules[name] = None
from workbook.libreoffice import engine
engine.attach(sys.argv[1], visible=False).books["bieu.xlsx"].set_mock_caller()
click.click(sys.argv[2], sys.argv[3])
assert "pandera" not in sys.modules
"""


@pytest.fixture
def book(app: xw.App, tmp_path: Path) -> Iterator[xw.Book]:  # noqa: F811  # the fixture
    """A faulty biểu, open."""
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(faulty_bieu())
    opened = app.books.open(path)
    yield opened
    opened.close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Where the click meets its warm process, which is ended."""
    yield tmp_path
    for told in tmp_path.glob("phancong-*/warm.json"):
        with suppress(ProcessLookupError):
            os.kill(json.loads(told.read_text(encoding="utf-8"))["pid"], signal.SIGTERM)


def _click(office: Office, place: Path, command: str, buttons: str) -> None:  # noqa: F811
    surroundings = {**os.environ, "TMPDIR": str(place), "XDG_RUNTIME_DIR": ""}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, office.address, command, buttons],
        env=surroundings, capture_output=True, text=True, timeout=_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_click_checks_and_another_clears(office: Office, book: xw.Book, place: Path) -> None:  # noqa: F811
    """Without pandas or pandera in the process that Excel waits for."""
    _click(office, place, "check", version("phancong"))
    assert RESULTS_NAME in [sheet.name for sheet in book.sheets]
    assert len(book.sheets[0].notes) > 1
    _click(office, place, "clear", version("phancong"))
    assert [sheet.name for sheet in book.sheets] == ["Biểu phân công"]


def test_buttons_of_another_version_change_nothing(
    office: Office,  # noqa: F811
    book: xw.Book,
    place: Path,
) -> None:
    """They are told what to do; no process is started."""
    _click(office, place, "check", "1.0")
    assert [sheet.name for sheet in book.sheets] == ["Biểu phân công"]
    assert list(place.glob("phancong-*")) == []


def test_the_program_takes_command_and_version_from_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As `BamWindows` writes the line: the rest of it is xlwings' own."""
    taken: list[tuple[str, str]] = []
    monkeypatch.setattr(click_module, "click", lambda *given: taken.append(given))
    line = ["phancong-click", "check", "2.0", "--wb=Biểu 1.xlsx", "--from_xl=1", "--hwnd=1"]
    monkeypatch.setattr(sys, "argv", line)
    click_module.main()
    assert taken == [("check", "2.0")]
