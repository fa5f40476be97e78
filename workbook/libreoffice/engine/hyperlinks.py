"""Links in cells: LibreOffice keeps them as a field within the text."""

from __future__ import annotations

import re
from typing import Any

# `#'Tờ 1'!A1` for Excel is `#'Tờ 1'.A1` for LibreOffice.
_EXCEL_PLACE = re.compile(r"#('(?:[^']|'')+'|[^'!]+)!(.+)")
_OFFICE_PLACE = re.compile(r"#\$?('(?:[^']|'')+'|[^'.]+)\.(\$?[A-Z]{1,3}\$?[0-9]+.*)")


def read(cell: Any) -> str:  # noqa: ANN401  # uno has no types
    """Where the link leads, in Excel's notation; an exception where there is none, as in Excel."""
    fields = cell.getTextFields()
    if not fields.getCount():
        raise ValueError("The cell doesn't seem to contain a hyperlink!")
    return _OFFICE_PLACE.sub(r"#\1!\2", str(fields.getByIndex(0).URL))


def write(document: Any, cell: Any, address: str, text: str) -> None:  # noqa: ANN401  # uno has no types
    """Make the cell one link."""
    field = document.createInstance("com.sun.star.text.TextField.URL")
    field.URL = _EXCEL_PLACE.sub(r"#\1.\2", address)
    field.Representation = text
    cell.setString("")
    cell.insertTextContent(cell.createTextCursor(), field, False)  # UNO's
