"""Which of the zipped formats a package is, by its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.reading.ods import read_ods
from workbook.reading.package import unpack
from workbook.reading.refused import RefusedError
from workbook.reading.second_look import require_no_loss
from workbook.reading.xlsb import read_xlsb
from workbook.reading.xlsx import main_part, read_xlsx
from workbook.refusal import Reason

if TYPE_CHECKING:
    from workbook.reading.grid import Grid

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_zipped(content: bytes) -> list[Grid]:
    """The sheets of an .xlsx, .xlsm, .xlsb or .ods file. Raises RefusedError."""
    parts = unpack(content)
    kind = parts.get("mimetype")
    if kind is not None:
        if not kind.startswith(_ODS):
            raise RefusedError(Reason.NOT_A_SPREADSHEET)
        return read_ods(parts)
    if "_rels/.rels" not in parts or "[content_types].xml" not in parts:
        raise RefusedError(Reason.NOT_A_SPREADSHEET)
    main = main_part(parts)
    if main.endswith(".bin"):
        return read_xlsb(parts, content)
    grids, all_plain = read_xlsx(parts, main)
    if not all_plain:
        require_no_loss(content, grids)
    return grids
