"""Ranges, as what stands in them: values, formulas, emptying."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any

from workbook.libreoffice.engine import formats, values
from workbook.libreoffice.engine.cells import Cells
from workbook.libreoffice.engine.values import CellError

if TYPE_CHECKING:
    from collections.abc import Iterator

# com.sun.star.sheet.CellFlags
VALUE, DATETIME, STRING, ANNOTATION, FORMULA = 1, 2, 4, 8, 16
CONTENTS = VALUE | DATETIME | STRING | FORMULA
_HARD_FORMATS, _EDIT_FORMATS, _STYLES = 32, 256, 64
_FORMATS = _HARD_FORMATS | _EDIT_FORMATS | _STYLES
_MANY = 100_000
_ERROR_RESULTS = 4  # com.sun.star.sheet.FormulaResult.ERROR
_ALL_RESULTS = 7
# LibreOffice's errors for what is no formula at all: letters, brackets, operators, length.
_NO_FORMULA = {501, *range(508, 515)}

Grid = list[list[Any]]
Raw = tuple[tuple[float | str, ...], ...]
"""What LibreOffice takes: '' empties a cell."""


class Content(Cells):
    """What stands in the cells."""

    @property
    def raw_value(self) -> Any:  # noqa: ANN401  # xlwings' own: one value or rows of values
        """What stands there: dates as such, errors as CellError, empty cells as None."""
        if not len(self):
            return None
        grid = self.read() if len(self) <= _MANY else self._read_used()
        return grid[0][0] if len(self) == 1 else tuple(map(tuple, grid))

    @raw_value.setter
    def raw_value(self, value: object) -> None:
        if value is None or value == "":
            self.clear_contents()
        elif len(self):
            alone = not isinstance(value, list | tuple)
            self._write(values.as_rows(value, *self.shape), filled=alone)

    def _read_used(self) -> Grid:
        """The same for whole columns and the like: only what the sheet uses is asked for."""
        used = self.sheet.used_range.area
        rows = max(0, min(self.area.last_row, used.last_row) - self.row + 1)
        columns = max(0, min(self.area.last_column, used.last_column) - self.column + 1)
        found = self.part(0, 0, rows, columns).read() if rows and columns else []
        more = [None] * (self.area.columns - columns)
        empty = [None] * self.area.columns
        return [row + more for row in found] + [empty] * (self.area.rows - len(found))

    def read(self) -> Grid:
        """What stands there, as rows, in as many calls for many cells as for few."""
        raw = self.xl.getDataArray()
        grid: Grid = [[values.from_office(value) for value in row] for row in raw]
        if any(isinstance(value, float) for row in raw for value in row):
            self._tell_numbers_apart(grid)
        if any(value is None for row in raw for value in row):
            for row, column in self._found(self.xl.queryFormulaCells(_ERROR_RESULTS)):
                grid[row][column] = CellError.of(self.cell(row, column).getError())
        return grid

    def _tell_numbers_apart(self, grid: Grid) -> None:
        null_date = self.book.null_date()
        for (row, column), kind in self.book.formats.kinds(self.xl, self.area).items():
            value = grid[row][column]
            if isinstance(value, float) and kind & formats.DATE:
                grid[row][column] = values.to_datetime(value, null_date)
            elif isinstance(value, float) and kind & formats.LOGICAL:
                grid[row][column] = bool(value)

    def _found(self, ranges: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401  # uno has no types
        for part in ranges.getRangeAddresses():
            yield from formats.cells_of(part, self.area)

    def _write(self, rows: Grid, *, filled: bool) -> None:
        target = self.part(0, 0, len(rows), len(rows[0]))
        target.check_writable()
        grid = [[values.to_write(value) for value in row] for row in rows]
        kinds = target.book.formats.kinds(target.xl, target.area) if _has_special(grid) else {}
        raw, formulas = target.split(grid, kinds)
        target.put(raw)
        target.show_as(grid, kinds)
        for place, formula in formulas.items():
            # One formula for many cells is the first cell's; its references move along.
            at = target.cell(*((0, 0) if filled else place)).getCellAddress()
            cell = target.cell(*place)
            cell.setTokens(target.book.formulas.tokens(formula, at))
            if cell.getError() in _NO_FORMULA:
                cell.setString(formula)
                raise ValueError(f"“{formula}” không phải công thức hợp lệ; đã để lại như chữ.")

    def put(self, raw: Raw) -> None:
        """Write what is no formula: as many rows at once as hold no note.

        Writing many cells at once would take their notes (and sparklines) away with what they
        hold; writing one by one does not.
        """
        if len(self) == 1:
            _put_one(self.xl, raw[0][0])
            return
        noted = {row for row, _ in self._found(self.xl.queryContentCells(ANNOTATION))}
        for one_by_one, run in groupby(range(len(raw)), lambda row: row in noted):
            rows = list(run)
            part = self.part(rows[0], 0, len(rows), len(raw[0]))
            if not one_by_one and len(part) > 1:
                part.xl.setDataArray(raw[rows[0] : rows[-1] + 1])
                continue
            for row in rows:
                for column, value in enumerate(raw[row]):
                    _put_one(self.cell(row, column), value)

    def split(
        self, grid: Grid, kinds: dict[tuple[int, int], int]
    ) -> tuple[Raw, dict[tuple[int, int], str]]:
        """What LibreOffice takes in one call, and the formulas by (row, column) from 0."""
        null_date = self.book.null_date()
        formulas: dict[tuple[int, int], str] = {}

        def raw(place: tuple[int, int], value: values.Value) -> float | str:
            if isinstance(value, dt.datetime):
                return values.to_serial(value, null_date)
            if not isinstance(value, str):
                return "" if value is None else float(value)
            if _is_formula(value) and not kinds.get(place, 0) & formats.TEXT:
                formulas[place] = value
                return ""
            return value.removeprefix("'")

        cells = enumerate(grid)
        return tuple(tuple(raw((r, c), v) for c, v in enumerate(row)) for r, row in cells), formulas

    def show_as(self, grid: Grid, kinds: dict[tuple[int, int], int]) -> None:
        """Give dates and truth values a format of their kind, where the cell has none."""
        for column in range(len(grid[0])):
            start = 0
            wanted = [_kind(row[column]) for row in grid]
            for row, kind in enumerate(wanted):
                known = kinds.get((row, column), 0) & (formats.DATE | formats.LOGICAL)
                wanted[row] = 0 if known & kind else kind
            for row in range(len(wanted) + 1):
                if row == len(wanted) or wanted[row] != wanted[start]:
                    if wanted[start]:
                        key = self.book.formats.standard(wanted[start])
                        self.part(start, column, row - start).xl.NumberFormat = key
                    start = row

    @property
    def formula(self) -> Any:  # noqa: ANN401  # xlwings' own: one text or rows of texts
        """Formulas as Excel writes them; of other cells what was typed."""
        if not len(self):
            return None
        raw = self.xl.getDataArray()
        grid = [[_typed(values.from_office(value)) for value in row] for row in raw]
        for row, column in self.formula_cells():
            grid[row][column] = self.book.formulas.get(self.cell(row, column))
        return grid[0][0] if len(self) == 1 else tuple(map(tuple, grid))

    @formula.setter
    def formula(self, value: object) -> None:
        self.raw_value = value

    def formula_cells(self) -> Iterator[tuple[int, int]]:
        """Where formulas stand, by (row, column) from 0."""
        return self._found(self.xl.queryFormulaCells(_ALL_RESULTS))

    @property
    def formula2(self) -> Any:  # noqa: ANN401  # same as formula
        """The same as `formula`: this LibreOffice lets no formula spill over its cell."""
        return self.formula

    @formula2.setter
    def formula2(self, value: object) -> None:
        self.raw_value = value

    @property
    def formula_array(self) -> str | None:
        """The array formula over these cells, as Excel writes it; None where there is none."""
        if not self.has_array:
            return None
        cell = self.cell(0, 0)
        return self.book.formulas.text(cell.getArrayTokens(), cell.getCellAddress())

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self.check_writable()
        at = self.cell(0, 0).getCellAddress()
        self.xl.setArrayTokens(self.book.formulas.tokens(value, at))

    @property
    def has_array(self) -> bool:
        """Whether the first cell belongs to an array formula."""
        return bool(self.cell(0, 0).getArrayFormula())

    def clear_contents(self) -> None:
        """Empty the cells; looks and notes stay."""
        self._clear(CONTENTS)

    def clear_formats(self) -> None:
        """Take the looks away; contents and notes stay."""
        self._clear(_FORMATS)

    def clear(self) -> None:
        """Empty the cells, and take looks and notes away."""
        self._clear(CONTENTS | _FORMATS | ANNOTATION)

    def _clear(self, flags: int) -> None:
        if len(self):
            self.check_writable()
            self.xl.clearContents(flags)


def _put_one(cell: Any, value: float | str) -> None:  # noqa: ANN401  # uno has no types
    if isinstance(value, float):
        cell.setValue(value)
    elif value:
        cell.setString(value)
    else:
        cell.clearContents(CONTENTS)


def _is_formula(value: str) -> bool:
    return value.startswith("=") and len(value) > 1


def _kind(value: object) -> int:
    if isinstance(value, dt.datetime):
        return formats.DATE if value.time() == dt.time() else formats.DATE_TIME
    return formats.LOGICAL if isinstance(value, bool) else 0


def _has_special(grid: Grid) -> bool:
    return any(
        isinstance(value, dt.datetime | bool) or (isinstance(value, str) and _is_formula(value))
        for row in grid
        for value in row
    )


def _typed(value: Any) -> str:  # noqa: ANN401  # a float, a text or None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value or ""  # None is an error; only formulas have one
