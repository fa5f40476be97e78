"""One open book."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from validators.errors import CannotDoError
from workbook.libreoffice.engine import runtime
from workbook.libreoffice.engine.formats import Formats
from workbook.libreoffice.engine.formulas import Formulas
from workbook.libreoffice.engine.named import Named, unsupported
from workbook.libreoffice.engine.names import Names
from workbook.libreoffice.engine.sheet import Sheet
from workbook.libreoffice.engine.sheets import Sheets

if TYPE_CHECKING:
    from workbook.libreoffice.engine.app import App

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".csv": "Text - txt - csv (StarCalc)",
    ".html": "HTML (StarCalc)",
}
_WITH_PASSWORD = {".ods", ".ots"}
_SMALL = {"Quality": 50, "ReduceImageResolution": True, "MaxImageResolution": 150}


class Book(Named, base_classes.Book):
    """One spreadsheet document, open in LibreOffice."""

    def __init__(self, app: App, xl: Any) -> None:  # noqa: ANN401  # uno has no types
        self._app = app
        self.xl = xl
        self.formats = Formats(xl)
        self.formulas = Formulas(xl)

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's SpreadsheetDocument."""
        return self.xl

    @property
    def app(self) -> App:
        """The office it is open in."""
        return self._app

    @property
    def controller(self) -> Any:  # noqa: ANN401  # uno has no types
        """What shows it."""
        return self.xl.getCurrentController()

    @property
    def name(self) -> str:
        """The file's name; LibreOffice's title where it was never saved."""
        return Path(self.fullname).name if self.xl.hasLocation() else str(self.xl.getTitle())

    @property
    def fullname(self) -> str:
        """The file's whole path; LibreOffice's title where it was never saved."""
        return runtime.path(self.xl.getURL()) if self.xl.hasLocation() else str(self.xl.getTitle())

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    def sheet_of(self, xl: Any) -> Sheet:  # noqa: ANN401  # uno has no types
        """The sheet that cells of LibreOffice are on."""
        return Sheet(self, xl.getSpreadsheet())

    @property
    def names(self) -> Names:
        """Its names, with those of its sheets."""
        return Names(self)

    def null_date(self) -> dt.datetime:
        """The day that the number 0 means."""
        day = self.xl.NullDate
        return dt.datetime(day.Year, day.Month, day.Day)  # noqa: DTZ001  # cells have no zone

    def activate(self) -> None:
        """Make it the one in front."""
        self._app.activate_book(self)

    def close(self) -> None:
        """Close it; what was not saved is gone, as in xlwings for Excel."""
        self._app.forget(self)
        self.xl.setModified(False)  # UNO's
        self.xl.close(True)  # UNO's

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save it where it is, or under a new path; an existing file is replaced."""
        if path is None and self.xl.hasLocation() and password is None:
            self._store(self.fullname, self.xl.store)
            return
        target = Path(path or f"{self.fullname}.xlsx").absolute()
        ending = target.suffix.lower()
        if ending not in _FILTERS:
            unsupported(f"Book.save với đuôi tệp “{ending}”")
        if password is not None and ending not in _WITH_PASSWORD:
            unsupported(f"Book.save(password=…) với đuôi tệp “{ending}”")
        wishes = {"FilterName": _FILTERS[ending], "Overwrite": True}
        if password is not None:
            wishes["Password"] = password
        address = runtime.url(target)
        self._store(str(target), lambda: self.xl.storeAsURL(address, runtime.properties(**wishes)))

    def _store(self, path: str, store: Any) -> None:  # noqa: ANN401  # a function
        try:
            store()
        except runtime.failure() as error:
            raise CannotDoError(
                f"{path}: LibreOffice không lưu được tệp (tệp chỉ đọc, đang mở ở nơi khác, hoặc "
                "thư mục không có quyền ghi); hãy lưu sang tên khác."
            ) from error

    def to_pdf(self, path: str, quality: str) -> None:
        """Print all visible sheets into a PDF file."""
        self.export_pdf(path, quality)

    def export_pdf(self, path: str, quality: str, cells: Any = None) -> None:  # noqa: ANN401  # uno
        """Print everything, or only some cells, into a PDF file; `quality` may be `minimum`."""
        wishes = dict(_SMALL) if quality == "minimum" else {}
        if cells is not None:
            wishes["Selection"] = cells
        kind = "[]com.sun.star.beans.PropertyValue"
        how = runtime.typed(kind, runtime.properties(**wishes))
        asked = runtime.properties(FilterName="calc_pdf_Export", FilterData=how)
        address = runtime.url(path)
        self._store(path, lambda: self.xl.storeToURL(address, asked))
