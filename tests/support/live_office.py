"""One real, hidden LibreOffice for all tests of a process: own profile and pipe, a time limit.

    from support.live_office import app, book, office  # noqa: F401  # fixtures

`office` is the process with its `address` to attach to; `app` is xlwings' app on it; `book` is a
new empty book for one test. Skips where there is no LibreOffice, except in CI.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from validators.errors import CannotDoError
from workbook.libreoffice import engine
from workbook.libreoffice.engine import runtime
from workbook.libreoffice.engine.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

_SECONDS = 900
"""After so long the office is ended, whatever the tests are waiting for."""


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """A running office of our own."""
    try:
        runtime.uno()
        started = Office()
    except CannotDoError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    limit = threading.Timer(_SECONDS, started.kill)
    limit.daemon = True
    limit.start()
    try:
        started.connect()
        yield started
    finally:
        limit.cancel()
        started.kill()


@pytest.fixture(scope="session")
def app(office: Office) -> xw.App:
    """Xlwings' app on the office, as a person's office that nobody looks at."""
    return engine.attach(office.address, visible=False)


@pytest.fixture
def book(app: xw.App) -> Iterator[xw.Book]:
    """A new book, closed after the test with all others."""
    yield app.books.add()
    for each in app.books:
        each.close()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    """The only sheet of a new book."""
    return book.sheets[0]
