"""The engine that xlwings finds under the name `libreoffice`, and its running offices."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine import office, values
from workbook.libreoffice.engine.app import App
from workbook.libreoffice.engine.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator


class Engine:
    """LibreOffice, for xlwings."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(x: Any, options: Any) -> values.Value:  # noqa: ANN401, ARG004  # xlwings'
        """One value on its way into a cell."""
        return values.to_write(x)

    @staticmethod
    def clean_value_data(
        data: Any,  # noqa: ANN401  # rows of whatever raw_value gave
        datetime_builder: Any,  # noqa: ANN401  # xlwings' option
        empty_as: Any,  # noqa: ANN401  # same
        number_builder: Any,  # noqa: ANN401  # same
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Rows of values as xlwings' options ask for them."""
        asked = datetime_builder, empty_as, number_builder
        return [[values.to_read(v, *asked, error_text=err_to_str) for v in row] for row in data]


class Apps(Named, base_classes.Apps):
    """The offices in use; the first is xlwings' active one."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._running: list[App] = []
        self._found = count(-1, -1)

    def keys(self) -> list[int]:
        """Their processes."""
        return [app.pid for app in self._running]

    def __iter__(self) -> Iterator[App]:
        return iter(self._running[:])

    def __len__(self) -> int:
        return len(self._running)

    def __getitem__(self, pid: int) -> App:
        found = next((app for app in self._running if app.pid == pid), None)
        if found is None:
            raise KeyError(pid)
        return found

    def add(
        self,
        spec: str | None = None,
        add_book: bool | None = None,
        xl: Any = None,  # noqa: ANN401  # a component context
        visible: bool | None = None,
    ) -> App:
        """Start an office with a profile of its own; `spec` is the program's path.

        With `xl`, the component context of a running office, nothing is started.
        """
        if xl is not None:
            return self._find(xl, visible=bool(visible))
        started = office.Office(spec, hidden=not visible)
        context = started.connect()
        app = App(self, context, started.pid, office=started, visible=bool(visible))
        self.take(app)
        if add_book:
            app.books.add()
        return app

    def _find(self, context: Any, *, visible: bool) -> App:  # noqa: ANN401  # uno has no types
        self.cleanup()
        found = App(self, context, next(self._found), visible=visible)
        # An office is known by its person's settings: two never share them.
        same = (app for app in self if app.startup_path == found.startup_path)
        known = next(same, found)
        self.put_first(known)
        return known

    def take(self, app: App) -> App:
        """Make an office the active one."""
        self._running.insert(0, app)
        return app

    def put_first(self, app: App) -> None:
        """Make one of them the active one."""
        self.drop(app)
        self.take(app)

    def drop(self, app: App) -> None:
        """Forget an office that ends."""
        self._running = [each for each in self._running if each is not app]

    def cleanup(self) -> None:  # type: ignore[override]  # xlwings calls it on the instance
        """Forget offices that no longer answer."""
        for app in list(self):
            if not app.answers():
                self.drop(app)
