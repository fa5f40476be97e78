"""Formulas as Excel writes them (English, commas, `Sheet!A1`), and as LibreOffice keeps them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

# com.sun.star.sheet.AddressConvention: OOO, and XL_OOX, the notation of .xlsx files.
_OFFICE, _EXCEL = 0, 3
_UNKNOWN = "#NAME?"  # so LibreOffice prints what points to the first cell of an array, too


class Formulas:
    """Reads and prints the formulas of one document."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # uno has no types
        self._document = document

    @cached_property
    def _excel(self) -> Any:  # noqa: ANN401  # uno has no types
        return self._parser(_EXCEL)

    @cached_property
    def _office(self) -> Any:  # noqa: ANN401  # uno has no types
        return self._parser(_OFFICE)

    def _parser(self, convention: int) -> Any:  # noqa: ANN401  # uno has no types
        parser = self._document.createInstance("com.sun.star.sheet.FormulaParser")
        parser.CompileEnglish = True
        parser.FormulaConvention = convention
        return parser

    def tokens(self, formula: str, at: Any) -> Any:  # noqa: ANN401  # uno has no types
        """A formula, with or without its =, as tokens for the cell address `at`."""
        return self._excel.parseFormula(formula.removeprefix("="), at)

    def text(self, tokens: Any, at: Any) -> str:  # noqa: ANN401  # uno has no types
        """Tokens as a formula with its =; '' where there are none."""
        return "=" + str(self._excel.printFormula(tokens, at)) if tokens else ""

    def translated(self, formula: str, at: Any) -> str:  # noqa: ANN401  # uno has no types
        """A formula in LibreOffice's own notation, as Excel writes it."""
        return self.text(self._office.parseFormula(formula, at), at)

    def get(self, cell: Any) -> str:  # noqa: ANN401  # uno has no types
        """The formula of a cell, or of the array it belongs to; '' where it has none."""
        at = cell.getCellAddress()
        text = self.text(cell.getTokens(), at)
        array = cell.getArrayFormula() if _UNKNOWN in text else ""
        return self.translated(array.strip("{}").removeprefix("="), at) if array else text
