"""Tables, as far as LibreOffice has them: its database ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine.named import Named, unsupported
from workbook.libreoffice.engine.sheet_part import SheetPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.libreoffice.engine.cells import Cells
    from workbook.libreoffice.engine.sheet import Sheet


class Table(SheetPart, base_classes.Table):
    """One database range; its header is its first row."""

    @property
    def display_name(self) -> str:
        """What it is called."""
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def range(self) -> Cells:
        """All its cells."""
        return self.parent.at(self.xl.getReferredCells())

    @property
    def header_row_range(self) -> Cells | None:
        """Its first row, where that is a header."""
        return self.range.part(0, 0, 1, self.range.area.columns) if self.show_headers else None

    @property
    def data_body_range(self) -> Cells | None:
        """Its rows below the header; None where there are none."""
        whole, above = self.range, int(self.show_headers)
        rows = whole.area.rows - above - int(self.show_totals)
        return whole.part(above, 0, rows, whole.area.columns) if rows > 0 else None

    @property
    def totals_row_range(self) -> Cells | None:
        """Its last row, where that holds totals."""
        whole = self.range
        last = whole.area.rows - 1
        return whole.part(last, 0, 1, whole.area.columns) if self.show_totals else None

    @property
    def insert_row_range(self) -> None:
        """Only an empty table of Excel has one."""

    @property
    def show_headers(self) -> bool:
        """Whether the first row is a header."""
        return bool(self.xl.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self.xl.ContainsHeader = value

    @property
    def show_totals(self) -> bool:
        """Whether the last row holds totals."""
        return bool(self.xl.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        self.xl.TotalsRow = value

    @property
    def show_autofilter(self) -> bool:
        """Whether the header has filter buttons."""
        return bool(self.xl.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.xl.AutoFilter = value

    @property
    def columns(self) -> TableColumns:
        """Its columns."""
        return TableColumns(self)

    def sort(self, keys: Sequence[int], ascending: Sequence[bool]) -> None:
        """Order the rows by columns counted from 1; header and totals stay."""
        body: Any = self.data_body_range
        if body is not None:
            body.sort(keys, ascending, has_headers=False)

    def resize(self, range: Any) -> None:  # noqa: A002, ANN401  # xlwings' own name and Range
        """Make it mean other cells."""
        self.xl.setDataArea(range.impl.xl.getRangeAddress())


class TableColumn(Named, base_classes.TableColumn):
    """One column of a table."""

    def __init__(self, table: Table, index: int) -> None:
        self.table = table
        self._index = index

    @property
    def index(self) -> int:
        """Its place in the table, from 1."""
        return self._index

    @property
    def name(self) -> str:
        """What its header says."""
        return str(self.range.cell(0, 0).getString())

    @property
    def range(self) -> Cells:
        """All its cells."""
        return _column(self.table.range, self._index)

    @property
    def data_body_range(self) -> Cells | None:
        """Its cells below the header."""
        body = self.table.data_body_range
        return None if body is None else _column(body, self._index)


class TableColumns(Named, base_classes.TableColumns, base_classes.Collection):
    """All columns of a table."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's DatabaseRange."""
        return self.table.api

    @property
    def parent(self) -> Table:
        """The table."""
        return self.table

    def __len__(self) -> int:
        return self.table.range.area.columns

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self.table, index) for index in range(1, len(self) + 1))

    def __call__(self, key: int | str) -> TableColumn:
        """By its header, or by place from 1; KeyError where there is none."""
        for column in self:
            if key in {column.index, column.name}:
                return column
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key == column.name for column in self)


class Tables(Named, base_classes.Tables, base_classes.Collection):
    """All tables of a sheet."""

    def __init__(self, parent: Sheet) -> None:
        self._parent = parent

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's DatabaseRanges, of the whole document."""
        return self._parent.book.xl.DatabaseRanges

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self._parent

    def __len__(self) -> int:
        return len(tables_of(self._parent))

    def __iter__(self) -> Iterator[Table]:
        return iter(tables_of(self._parent))

    def __call__(self, key: int | str) -> Table:
        """By name, or by place from 1; KeyError where there is none."""
        tables = tables_of(self._parent)
        if isinstance(key, int):
            return tables[key - 1]
        found = next((table for table in tables if table.name == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return any(table.name == key for table in self)

    def add(  # noqa: PLR0913, PLR0917  # xlwings' own signature
        self,
        source_type: str | None = None,  # noqa: ARG002  # there is only one
        source: Any = None,  # noqa: ANN401  # xlwings' own Range
        link_source: bool | None = None,  # noqa: ARG002  # Excel's alone
        has_headers: bool | None = None,
        destination: Any = None,  # noqa: ANN401, ARG002  # Excel's alone
        table_style_name: str | None = None,  # noqa: ARG002  # LibreOffice 7 has no styles of tables
        name: str | None = None,
    ) -> Table:
        """Make a table of the cells; it keeps the looks they have."""
        if not has_headers:
            unsupported("Tables.add(has_headers=False)")
        ranges = self.api
        name = name or next(n for n in _numbered() if not ranges.hasByName(n))
        ranges.addNewByName(name, source.impl.xl.getRangeAddress())
        made = Table(self._parent, ranges.getByName(name))
        made.show_headers = True
        made.show_autofilter = True
        return made


def tables_of(sheet: Sheet) -> list[Table]:
    """The tables on a sheet."""
    index = sheet.index - 1
    ranges = sheet.book.xl.DatabaseRanges
    return [Table(sheet, each) for each in ranges if each.getDataArea().Sheet == index]


def _numbered() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"Table{number}"


def _column(cells: Cells, index: int) -> Cells:
    return cells.part(0, index - 1, cells.area.rows)
