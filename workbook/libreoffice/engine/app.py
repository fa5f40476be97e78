"""One running office."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine import alerts, macros, runtime
from workbook.libreoffice.engine.book import Book
from workbook.libreoffice.engine.books import Books, is_spreadsheet
from workbook.libreoffice.engine.named import Named, unsupported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.libreoffice.engine.cells import Cells
    from workbook.libreoffice.engine.copying import Copying
    from workbook.libreoffice.engine.engine import Apps, Engine
    from workbook.libreoffice.engine.office import Office


class App(Named, base_classes.App):
    """A running LibreOffice: one that we started, or one that we found."""

    def __init__(
        self,
        apps: Apps,
        context: Any,  # noqa: ANN401  # uno has no types
        pid: int,
        *,
        office: Office | None = None,
        visible: bool = False,
    ) -> None:
        self._apps = apps
        self._context = context
        self._pid = pid
        self._office = office
        self._visible = visible
        self._display_alerts = True
        self._active: Any = None
        self._locked: list[Any] = []
        self._status: tuple[Any, str] | None = None
        self.changes = 0  # how often cells were put in, taken out or moved
        self.copied: Copying | None = None
        self.unseen_alerts: list[str] = []
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def service(self, name: str, *args: object) -> Any:  # noqa: ANN401  # uno has no types
        """A new service of the office."""
        factory = self._context.ServiceManager
        if args:
            return factory.createInstanceWithArgumentsAndContext(name, args, self._context)
        return factory.createInstanceWithContext(name, self._context)

    @property
    def engine(self) -> Engine:
        """The engine for LibreOffice."""
        return self._apps.engine

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's desktop."""
        return self.desktop

    @property
    def pid(self) -> int:
        """The process; a number below 0 for an office that we did not start."""
        return self._pid

    @property
    def books(self) -> Books:
        """The open spreadsheets."""
        return Books(self)

    @property
    def libraries(self) -> Any:  # noqa: ANN401  # uno has no types
        """The office's own Basic libraries."""
        return self.service("com.sun.star.script.ApplicationScriptLibraryContainer")

    def answers(self) -> bool:
        """Whether the office is still there."""
        try:
            self.desktop.getComponents()
        except runtime.failure():
            return False
        return True

    def active_book(self) -> Book | None:
        """The book in front, or the one used last where none is."""
        current = self.desktop.getCurrentComponent()
        if current is not None and is_spreadsheet(current):
            return Book(self, current)
        books = list(self.books)
        used_last = [book for book in books if book.xl == self._active]
        return next(iter(used_last or reversed(books)), None)

    def activate_book(self, book: Book) -> None:
        """Bring a book to the front."""
        self._active = book.xl
        if self._visible:
            book.controller.getFrame().activate()

    def forget(self, book: Book) -> None:
        """Keep nothing of a book that is being closed."""
        self._active = None if self._active == book.xl else self._active
        self._locked = [each for each in self._locked if each != book.xl]
        if self.copied is not None and self.copied.book.xl == book.xl:
            self.copied = None

    @property
    def selection(self) -> Cells | None:
        """The marked cells; None where something else is marked, or cells here and there."""
        book = self.active_book()
        found = None if book is None else book.xl.getCurrentSelection()
        if book is None or not hasattr(found, "getRangeAddress"):
            return None
        return book.sheet_of(found).at(found)

    def activate(self, steal_focus: bool = False) -> None:
        """Make it xlwings' active app; with `steal_focus` its window comes to the front."""
        self._apps.put_first(self)
        book = self.active_book() if steal_focus else None
        if book is not None:
            book.controller.getFrame().getContainerWindow().toFront()

    @property
    def visible(self) -> bool:
        """Whether its windows are to be seen."""
        return self._visible

    @visible.setter
    def visible(self, visible: bool) -> None:
        self._visible = bool(visible)
        for book in self.books:
            book.controller.getFrame().getContainerWindow().setVisible(self._visible)

    def quit(self) -> None:
        """Close what we started without saving; a found office asks its person what to save."""
        if self._office is not None:
            for book in self.books:
                book.close()
        self._apps.drop(self)
        try:
            self.desktop.terminate()
        except runtime.failure():
            pass  # the office went before it could answer
        finally:
            if self._office is not None:
                self._office.end()

    def kill(self) -> None:
        """End the process that we started, at once."""
        if self._office is None:
            unsupported("App.kill với LibreOffice không do xlwings khởi động")
        self._apps.drop(self)
        self._office.kill()

    @property
    def screen_updating(self) -> bool:
        """Whether changes are shown as they happen."""
        return not self._locked

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        while value and self._locked:
            with contextlib.suppress(runtime.failure()):  # its person may have closed it
                self._locked.pop().unlockControllers()
        if not value and not self._locked:
            self._locked = [book.xl for book in self.books]
            for each in self._locked:
                each.lockControllers()

    @property
    def display_alerts(self) -> bool:
        """Whether `alert` shows anything."""
        return self._display_alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self._display_alerts = bool(value)

    @property
    def calculation(self) -> str:
        """`automatic` or `manual`, of the active book."""
        book = self.active_book()
        automatic = book is None or book.xl.isAutomaticCalculationEnabled()
        return "automatic" if automatic else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in {"automatic", "manual"}:
            unsupported(f"App.calculation = {value!r}")
        for book in self.books:
            book.xl.calculate()  # what waits now was asked for under the old rule
            book.xl.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        """Work out what waits to be worked out, in all books."""
        for book in self.books:
            book.xl.calculate()

    @property
    def version(self) -> str:
        """The office's version, such as 7.4.7.2."""
        place = runtime.struct("beans.NamedValue", Name="nodepath")
        place.Value = "/org.openoffice.Setup/Product"
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        access = "com.sun.star.configuration.ConfigurationAccess"
        return str(provider.createInstanceWithArguments(access, (place,)).ooSetupVersionAboutBox)

    @property
    def path(self) -> str:
        """The folder of the program."""
        return self._folder("$(prog)")

    @property
    def startup_path(self) -> str:
        """The folder of the person's settings."""
        return self._folder("$(user)")

    def _folder(self, variable: str) -> str:
        paths = self.service("com.sun.star.util.PathSubstitution")
        return runtime.path(paths.substituteVariables(variable, True))  # UNO's

    @property
    def status_bar(self) -> str | bool:
        """Our text in the status bar; False where LibreOffice writes its own."""
        return self._status[1] if self._status else False

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        if self._status:
            with contextlib.suppress(runtime.failure()):  # its person may have closed the book
                self._status[0].end()
            self._status = None
        book = self.active_book()
        if value is not False and book is not None:
            indicator = book.controller.getFrame().createStatusIndicator()
            indicator.start(str(value), 1)
            self._status = indicator, str(value)

    @property
    def cut_copy_mode(self) -> str | bool:
        """`copy` while something is kept in mind for `paste`."""
        return "copy" if self.copied else False

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: str | bool) -> None:
        self.copied = self.copied if value else None

    def run(self, macro: str, args: Sequence[object]) -> Any:  # noqa: ANN401  # what the macro gives
        """Run a macro in Basic."""
        return macros.run(self, macro, args)

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str | None,
        mode: str | None,
        callback: str | None,  # noqa: ARG002  # xlwings Server's alone
    ) -> str:
        """Show a message and give the button pressed.

        Where nobody sees the office the message is kept in `unseen_alerts`, and the answer is the
        one that agrees to nothing.
        """
        wanted = buttons or "ok"
        if not (self._visible and self._display_alerts):
            self.unseen_alerts.append(prompt)
            return alerts.UNSEEN[wanted]
        return alerts.show(self, prompt or "", title or "", wanted, mode)
