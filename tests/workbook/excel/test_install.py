"""The add-in in Excel's own folder: put there, replaced, taken away, nothing else touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.machines import PaperMachine

from validators.errors import CannotDoError
from workbook.excel.build import addin
from workbook.excel.install import install, uninstall
from workbook.excel.settings import settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.excel.machine import Machine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Excel's startup folder, not yet made."""
    return tmp_path / "Excel" / "XLSTART"


def _machine(folder: Path) -> Machine:
    """A machine with that folder, as it is now."""
    files = folder.iterdir() if folder.is_dir() else ()
    return PaperMachine(startup=folder, files={str(file): settings_of(file) for file in files})


def test_the_addin_lies_where_excel_opens_it(folder: Path) -> None:
    """The folder is made, the file is whole, and says whose it is."""
    place = install(_machine(folder), addin("2.0"))
    assert place == folder / "phancong.xlam"
    assert place.read_bytes() == addin("2.0")
    assert settings_of(place)["PHANCONG_VERSION"] == "2.0"


def test_an_older_one_is_replaced_and_taken_away_again(folder: Path) -> None:
    """What else lies in the folder stays."""
    folder.mkdir(parents=True)
    (folder / "khac.csv").write_text("của người khác")
    install(_machine(folder), addin("1.0"))
    place = install(_machine(folder), addin("2.0"))
    assert settings_of(place)["PHANCONG_VERSION"] == "2.0"
    assert uninstall(_machine(folder)) == place
    assert [file.name for file in folder.iterdir()] == ["khac.csv"]
    assert uninstall(_machine(folder)) is None


def test_a_stranger_s_file_of_that_name_is_left_alone(folder: Path) -> None:
    """Neither replaced nor removed: one sentence."""
    folder.mkdir(parents=True)
    place = folder / "phancong.xlam"
    place.write_bytes(addin("2.0"))
    theirs = PaperMachine(startup=folder, files={str(place): {"INTERPRETER_WIN": "python"}})
    with pytest.raises(CannotDoError, match="không phải phần bổ trợ do phancong làm"):
        install(theirs, addin("3.0"))
    with pytest.raises(CannotDoError, match="không phải phần bổ trợ do phancong làm"):
        uninstall(theirs)
    assert place.read_bytes() == addin("2.0")


def test_a_machine_without_excel_is_told_so(folder: Path) -> None:
    """Nothing is written anywhere."""
    with pytest.raises(CannotDoError, match="không có Microsoft Excel"):
        install(PaperMachine(program="", startup=folder), addin("2.0"))
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands in its way: one sentence with the folder's name."""
    (tmp_path / "Excel").write_text("")
    with pytest.raises(CannotDoError, match="Không tạo được thư mục khởi động"):
        install(_machine(tmp_path / "Excel" / "XLSTART"), addin("2.0"))
