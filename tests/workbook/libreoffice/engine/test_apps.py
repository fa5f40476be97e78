"""Offices: started, found, asked, ended."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import xlwings as xw

from validators.errors import CannotDoError
from workbook.libreoffice import engine
from workbook.libreoffice.engine.office import connect

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.libreoffice.engine.office import Office

pytestmark = pytest.mark.office


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_office_of_our_own_ends_with_us(app: xw.App) -> None:
    """`with` starts it and ends it, with all it started and without asking about changes."""
    with engine.start(add_book=True) as own:
        own.books[0].sheets[0]["A1"].value = "chưa lưu"
        assert (own.engine.name, own.visible, own == app) == ("libreoffice", False, False)
        assert (xw.apps.active, xw.apps[own.pid], _is_running(own.pid)) == (own, own, True)
    assert not _is_running(own.pid)
    assert own.pid not in xw.apps.keys()  # noqa: SIM118  # xlwings' keys is a list


def test_an_office_may_be_killed() -> None:
    """Whatever it is doing."""
    own = engine.start()
    own.kill()
    assert not _is_running(own.pid)


def test_xlwings_knows_the_engine_by_name(app: xw.App, book: xw.Book) -> None:
    """And uses it where there is no other."""
    app.activate()
    assert xw.engines["libreoffice"].type == "desktop"
    assert engine.register().name == "libreoffice"
    assert [each.name for each in xw.engines].count("libreoffice") == 1
    assert (xw.apps.active, xw.books.active, xw.sheets.active) == (app, book, book.sheets[0])
    assert xw.Range("B2").address == "$B$2"


@pytest.mark.usefixtures("app")
def test_nobody_at_home_is_said_in_a_sentence() -> None:
    """With what to do."""
    with pytest.raises(CannotDoError, match="--accept"):
        engine.attach("pipe,name=khong-co-ai")


def test_no_program_is_said_in_a_sentence(tmp_path: Path) -> None:
    """A program that is none ends at once."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(CannotDoError, match="không khởi động được"):
        engine.start(program=str(program))


def test_an_office_whose_context_is_held_is_taken_as_it_is(office: Office, book: xw.Book) -> None:
    """As inside a macro of LibreOffice; it is the app we know already."""
    held = engine.adopt(connect(office.address), visible=False)
    assert (held, list(held.books)) == (book.app, [book])


def test_the_office_says_what_it_is(app: xw.App) -> None:
    """Version and folders."""
    assert app.version.major >= 7
    assert os.path.isdir(app.path)  # noqa: PTH112  # xlwings gives texts
    assert app.startup_path


def test_screen_updating_waits_and_goes_on(app: xw.App, book: xw.Book) -> None:
    """LibreOffice's views are locked in between."""
    with app.properties(screen_updating=False):
        assert (app.screen_updating, book.api.hasControllersLocked()) == (False, True)
    assert (app.screen_updating, book.api.hasControllersLocked()) == (True, False)


@pytest.mark.usefixtures("book")
def test_the_status_bar_is_lent(app: xw.App) -> None:
    """Until it is given back."""
    app.status_bar = "Đang kiểm tra …"
    assert app.status_bar == "Đang kiểm tra …"
    app.status_bar = False
    assert app.status_bar is False


@pytest.mark.parametrize(
    ("buttons", "answer"),
    [("ok", "ok"), ("ok_cancel", "cancel"), ("yes_no", "no"), ("yes_no_cancel", "cancel")],
)
def test_an_alert_nobody_sees_agrees_to_nothing(app: xw.App, buttons: str, answer: str) -> None:
    """It is kept, and does not wait for a person who is not there."""
    assert app.alert("Xóa hết?", "phancong", buttons) == answer
    assert app.impl.unseen_alerts[-1] == "Xóa hết?"


@pytest.mark.usefixtures("book")
def test_calculation_is_automatic_or_manual(app: xw.App) -> None:
    """Excel's third way is named."""
    assert app.calculation == "automatic"
    with pytest.raises(NotImplementedError, match="semiautomatic"):
        app.calculation = "semiautomatic"


def test_a_basic_macro_runs_by_its_name(book: xw.Book) -> None:
    """With the module or without; an unknown one is named."""
    libraries = book.api.BasicLibraries
    if not libraries.hasByName("Standard"):
        libraries.createLibrary("Standard")
    source = "Function Cong(a, b)\nCong = a + b\nEnd Function\n"
    libraries.getByName("Standard").insertByName("Tinh", source)
    assert (book.macro("Cong")(1, 2), book.macro("Tinh.Cong")(3, 4)) == (3, 7)
    with pytest.raises(CannotDoError, match="Khong_co"):
        book.macro("Khong_co")()
