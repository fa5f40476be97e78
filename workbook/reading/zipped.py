"""Which of the zipped formats a package is, by its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.reading.package import Package
from workbook.reading.refused import RefusedError
from workbook.reading.relations import main_part
from workbook.reading.xlsx import read_xlsx
from workbook.refusal import Reason

if TYPE_CHECKING:
    from workbook.reading.grid import Grid

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_zipped(content: bytes) -> list[Grid]:
    """The sheets of an .xlsx, .xlsm, .xlsb or .ods file. Raises RefusedError."""
    package = Package(content)
    kind = package.part("mimetype")
    if kind is not None:
        if not kind.startswith(_ODS):
            raise RefusedError(Reason.NOT_A_SPREADSHEET)
        from workbook.reading.ods import read_ods

        return read_ods(package)
    main = main_part(package)
    if main.endswith(".bin"):
        from workbook.reading.xlsb import read_xlsb

        return read_xlsb(package, main, content)
    grids, all_plain = read_xlsx(package, main)
    if not all_plain:
        from workbook.reading.second_look import require_no_loss

        require_no_loss(content, grids)
    return grids
