"""Documents that LibreOffice turns into .docx, with a small program standing in for it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.documents import plan_docx, text_blocks
from support.same_plan import differences

from templates import read_template
from workbook.plans import read_plan, read_plan_text
from workbook.plans.errors import UnreadableError
from workbook.plans.office_reader import as_docx

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="chương trình thế vai là lệnh sh")
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a program called soffice on the path that does what the script says."""

    def put(script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
        return program

    return put


def test_an_old_word_document(tmp_path: Path, stand_in: Callable[[str], Path]) -> None:
    """What LibreOffice makes of a .doc is read as the .docx that it is."""
    text = read_template("ke_hoach_mau.txt")
    made = plan_docx(tmp_path / "mau.docx", text_blocks(text))
    stand_in(f'mkdir -p "$7" && cp "{made}" "$7/ke-hoach.docx"')
    path = tmp_path / "ke-hoach.doc"
    path.write_bytes(OLD_WORD)

    assert differences(read_plan_text(text), read_plan(path)) == []


def test_nothing_written_is_no_success(stand_in: Callable[[str], Path]) -> None:
    """A program that ends with 0 without a file has not read the document."""
    stand_in("exit 0")

    with pytest.raises(UnreadableError, match=r"không đọc được tệp \.doc"):
        as_docx(OLD_WORD, ".doc")


def test_what_it_started_is_ended_too(tmp_path: Path, stand_in: Callable[[str], Path]) -> None:
    """A conversion that takes too long is ended with every process it started."""
    stand_in(f'sleep 60 & echo $! > "{tmp_path}/child"; wait')

    with pytest.raises(UnreadableError, match="mãi không xong"):
        as_docx(OLD_WORD, ".doc", seconds=1)

    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not Path(f"/proc/{child}").exists():
            break
        time.sleep(0.1)
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or " Z " in state.read_text()


def test_nothing_is_left_behind(
    tmp_path: Path, stand_in: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy and the profile are gone afterwards."""
    stand_in("exit 0")
    place = tmp_path / "tam"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))

    with pytest.raises(UnreadableError):
        as_docx(OLD_WORD, ".doc")

    assert list(place.iterdir()) == []
