"""The open books of an office, and opening more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from validators.errors import CannotDoError
from workbook.libreoffice.engine import runtime
from workbook.libreoffice.engine.book import Book
from workbook.libreoffice.engine.named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.libreoffice.engine.app import App

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_NEW = "private:factory/scalc"
# The person's own macro security decides; whatever would ask is refused.
_MACROS = 5  # com.sun.star.document.MacroExecMode.USE_CONFIG_REJECT_CONFIRMATION


class Books(Named, base_classes.Books):
    """All spreadsheets open in one office."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's components; not all of them are spreadsheets."""
        return self.app.desktop.getComponents()

    def __iter__(self) -> Iterator[Book]:
        for component in self.api:
            if is_spreadsheet(component):
                yield Book(self.app, component)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def active(self) -> Book | None:
        """The one in front; the one used last in an office that nobody sees."""
        return self.app.active_book()

    def __call__(self, name_or_index: str | int) -> Book:
        """By name, whole path, or place from 1; KeyError where there is none."""
        for index, book in enumerate(self, 1):
            wanted = {index} if isinstance(name_or_index, int) else {book.name, book.fullname}
            if name_or_index in wanted:
                return book
        raise KeyError(name_or_index)

    def add(self) -> Book:
        """A new, empty book."""
        return self._load(_NEW)

    def open(  # noqa: PLR0913, PLR0917  # xlwings passes all of these by place
        self,
        fullname: str,
        update_links: bool | None = None,  # noqa: ARG002  # Excel's alone, as those below
        read_only: bool | None = None,
        format: str | None = None,  # noqa: A002, ARG002
        password: str | None = None,
        write_res_password: str | None = None,  # noqa: ARG002
        ignore_read_only_recommended: bool | None = None,  # noqa: ARG002
        origin: int | None = None,  # noqa: ARG002
        delimiter: str | None = None,  # noqa: ARG002
        editable: bool | None = None,  # noqa: ARG002
        notify: bool | None = None,  # noqa: ARG002
        converter: int | None = None,  # noqa: ARG002
        add_to_mru: bool | None = None,  # noqa: ARG002
        local: bool | None = None,  # noqa: ARG002
        corrupt_load: int | None = None,  # noqa: ARG002
    ) -> Book:
        """Open a file, or give the book it is open in already. CannotDoError says why not."""
        path = Path(fullname).absolute()
        if not path.is_file():
            raise CannotDoError(f"{path}: không tìm thấy tệp; hãy kiểm tra lại đường dẫn.")
        if not path.stat().st_size:
            raise CannotDoError(f"{path}: tệp rỗng, không có nội dung; hãy lấy lại bản gốc.")
        address = runtime.url(path)
        for book in self:
            if book.xl.getURL() == address:
                return book
        wishes: dict[str, object] = {"ReadOnly": True} if read_only else {}
        if password is not None:
            wishes["Password"] = password
        return self._load(address, path, **wishes)

    def _load(self, address: str, path: Path | None = None, **wishes: object) -> Book:
        hidden = not self.app.visible
        asked = runtime.properties(Hidden=hidden, MacroExecutionMode=_MACROS, **wishes)
        try:
            component = self.app.desktop.loadComponentFromURL(address, "_blank", 0, asked)
        except runtime.failure():
            component = None
        if component is None or not is_spreadsheet(component):
            if component is not None:
                component.close(True)  # UNO's
            raise CannotDoError(f"{path or address}: {_why_not(path)}")
        book = Book(self.app, component)
        self.app.activate_book(book)
        return book


def is_spreadsheet(component: Any) -> bool:  # noqa: ANN401  # uno has no types
    """Whether an open component of LibreOffice is a spreadsheet."""
    has_services = hasattr(component, "supportsService")
    return has_services and bool(component.supportsService(_SPREADSHEET))


def _why_not(path: Path | None) -> str:
    if path is not None and path.with_name(f".~lock.{path.name}#").exists():
        return (
            "tệp đang mở trong một LibreOffice khác (bên cạnh có tệp khóa “.~lock”); hãy đóng "
            "tệp ở đó, nối vào LibreOffice đang mở tệp, hoặc mở với read_only=True."
        )
    return (
        "LibreOffice không mở được tệp như một bảng tính (tệp hỏng, không phải bảng tính, hoặc "
        "thiếu hay sai mật khẩu); hãy kiểm tra lại tệp."
    )
