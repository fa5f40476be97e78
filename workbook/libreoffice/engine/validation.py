"""What a person may type into cells (Excel's data validation, LibreOffice's validity)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine import runtime
from workbook.libreoffice.engine.named import Named
from workbook.libreoffice.engine.names import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.libreoffice.engine.cells import Cells

_TYPES = {
    "none": "ANY", "whole_number": "WHOLE", "decimal": "DECIMAL", "date": "DATE", "time": "TIME",
    "text_length": "TEXT_LEN", "list": "LIST", "custom": "CUSTOM",
}  # fmt: skip
_OPERATORS = {
    "between": "BETWEEN", "not_between": "NOT_BETWEEN", "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL", "greater_than": "GREATER", "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL", "less_than_or_equal": "LESS_EQUAL",
}  # fmt: skip
_BY_TYPE = {theirs: word for word, theirs in _TYPES.items()}
_BY_OPERATOR = {theirs: word for word, theirs in _OPERATORS.items()}
_COMPARING = {"whole_number", "decimal", "date", "time", "text_length"}
_BETWEEN = {"between", "not_between"}
_WITH_LIST = 1  # com.sun.star.sheet.TableValidationVisibility: 0 none, 1 unsorted, 2 sorted
_TEXTS = re.compile(r'"((?:[^"]|"")*)"')


class DataValidation(Named, base_classes.DataValidation):
    """The rule of a range; `type` is `inconsistent` where its cells have different ones."""

    def __init__(self, parent: Cells) -> None:
        self.parent = parent

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's TableValidation, a copy: it counts once it is set again."""
        return self.parent.xl.getPropertyValue("Validation")

    @property
    def _rule(self) -> Any:  # noqa: ANN401  # same
        rule = self.parent.common("Validation")
        return None if rule is None or rule.Type.value == "ANY" else rule

    def _told(self, name: str) -> Any:  # noqa: ANN401  # a property of the rule
        rule = self._rule
        return None if rule is None else getattr(rule, name)

    @property
    def type(self) -> str:
        """Xlwings' word for what is asked of the cells."""
        rule = self.parent.common("Validation")
        return "inconsistent" if rule is None else _BY_TYPE[rule.Type.value]

    @property
    def operator(self) -> str | None:
        """Xlwings' word for how they are compared."""
        compares = self.type in _COMPARING
        return _BY_OPERATOR.get(self._rule.getOperator().value) if compares else None

    @property
    def formula1(self) -> str | None:
        """What they are compared with."""
        return self._formula(0) if self.type in _COMPARING else None

    @property
    def formula2(self) -> str | None:
        """The upper bound, where there are two."""
        return self._formula(1) if self.operator in _BETWEEN else None

    @property
    def formula(self) -> str | None:
        """The condition of a rule of the person's own."""
        return self._formula(0) if self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """Where the list comes from, or its words with commas between."""
        if self.type != "list":
            return None
        words = _TEXTS.findall(str(self._rule.getFormula1()))
        return ",".join(word.replace('""', '"') for word in words) if words else self._formula(0)

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether the list drops down in the cell."""
        return bool(self._told("ShowList")) if self.type == "list" else None

    @property
    def ignore_blank(self) -> bool | None:
        """Whether an empty cell is all right."""
        return self._told("IgnoreBlankCells")  # type: ignore[no-any-return]

    @property
    def input_title(self) -> str | None:
        """The heading of the prompt."""
        return self._told("InputTitle")  # type: ignore[no-any-return]

    @property
    def input_message(self) -> str | None:
        """The prompt."""
        return self._told("InputMessage")  # type: ignore[no-any-return]

    @property
    def show_input(self) -> bool | None:
        """Whether the prompt is shown."""
        return self._told("ShowInputMessage")  # type: ignore[no-any-return]

    @property
    def error_title(self) -> str | None:
        """The heading of the refusal."""
        return self._told("ErrorTitle")  # type: ignore[no-any-return]

    @property
    def error_message(self) -> str | None:
        """The refusal."""
        return self._told("ErrorMessage")  # type: ignore[no-any-return]

    @property
    def show_error(self) -> bool | None:
        """Whether the refusal is shown."""
        return self._told("ShowErrorMessage")  # type: ignore[no-any-return]

    @property
    def alert_style(self) -> str | None:
        """`stop`, `warning` or `information`."""
        style = self._told("ErrorAlertStyle")
        return (
            {"STOP": "stop", "WARNING": "warning"}.get(style.value, "information")
            if style
            else None
        )

    def set_list(self, source: Cells | Name | Sequence[str], in_cell_dropdown: bool) -> None:
        """Let the person pick from cells, from what a name means, or from these words."""
        rule = self._new("list")
        rule.ShowList = _WITH_LIST if in_cell_dropdown else 0
        if isinstance(source, Name):
            self._put(rule, 0, f"={source.name}")
        elif isinstance(source, base_classes.Range):
            self._put(rule, 0, f"={source.sheet.quoted}!{source.address}")
        else:
            words = (word.replace('"', '""') for word in source)
            rule.setFormula1(";".join(f'"{word}"' for word in words))
        self.parent.change(Validation=rule)

    def set_rule(
        self, rule_type: str, operator: str | None, formula1: str, formula2: str | None
    ) -> None:
        """Ask for numbers, days, times, lengths of text, or what a formula says."""
        rule = self._new(rule_type)
        if operator is not None:
            rule.setOperator(runtime.enum("sheet.ConditionOperator", _OPERATORS[operator]))
        self._put(rule, 0, formula1)
        if formula2 is not None:
            self._put(rule, 1, formula2)
        self.parent.change(Validation=rule)

    def delete(self) -> None:
        """Let anything be typed."""
        rule = self.api
        rule.Type = runtime.enum("sheet.ValidationType", "ANY")
        self.parent.change(Validation=rule)

    def _new(self, rule_type: str) -> Any:  # noqa: ANN401  # uno has no types
        if self.type == "inconsistent":
            raise ValueError(f"Các ô {self.parent.address} có quy tắc nhập khác nhau.")
        rule = self.api
        rule.Type = runtime.enum("sheet.ValidationType", _TYPES[rule_type])
        rule.setSourcePosition(self._place)
        return rule

    @property
    def _place(self) -> Any:  # noqa: ANN401  # uno has no types
        return self.parent.cell(0, 0).getCellAddress()

    def _put(self, rule: Any, index: int, formula: str) -> None:  # noqa: ANN401  # uno has no types
        rule.setTokens(index, self.parent.book.formulas.tokens(formula, self._place))

    def _formula(self, index: int) -> str:
        rule = self._rule
        theirs = rule.getFormula2() if index else rule.getFormula1()
        return self.parent.book.formulas.translated(theirs, self._place)
