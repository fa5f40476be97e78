"""Formulas as Excel writes them (English, commas, `Sheet!A1`), and as LibreOffice keeps them."""

from __future__ import annotations

from typing import Any

_EXCEL_A1 = 3  # com.sun.star.sheet.AddressConvention.XL_A1; not in uno's own constants


class Formulas:
    """Reads and prints the formulas of one document."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # uno has no types
        self._parser = document.createInstance("com.sun.star.sheet.FormulaParser")
        self._parser.CompileEnglish = True
        self._parser.FormulaConvention = _EXCEL_A1

    def tokens(self, formula: str, at: Any) -> Any:  # noqa: ANN401  # uno has no types
        """A formula, with or without its =, as tokens for the cell address `at`."""
        return self._parser.parseFormula(formula.removeprefix("="), at)

    def text(self, tokens: Any, at: Any) -> str:  # noqa: ANN401  # uno has no types
        """Tokens as a formula with its =; '' where there are none."""
        return "=" + str(self._parser.printFormula(tokens, at)) if tokens else ""

    def get(self, cell: Any) -> str:  # noqa: ANN401  # uno has no types
        """The formula of a cell; '' where it has none."""
        return self.text(cell.getTokens(), cell.getCellAddress())
