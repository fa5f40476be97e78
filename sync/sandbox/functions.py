"""The functions a formula may call, and how values turn into numbers and texts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sync.sandbox.book import Formula, Value, Wrong
from sync.sandbox.date_patterns import DAY, EPOCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Argument = Value | list[Value]


class WrongError(Exception):
    """A formula gives an error value."""

    def __init__(self, kind: str, message: str = "") -> None:
        super().__init__(message)
        self.value = Wrong(kind, message)


def as_number(value: Value, name: str = "", place: int = 0) -> float:
    """A value in arithmetic: empty is 0, a text that is no number an error that names `name`."""
    if value is None:
        return 0.0
    if isinstance(value, bool | float | int):
        return float(value)
    try:
        return float(str(value))
    except ValueError as wrong:
        said = f"'{value}' is a text and cannot be coerced to a number."
        whose = f"Function {name} parameter {place} expects number values. But " if name else ""
        raise WrongError("VALUE", whose + said) from wrong


def as_text(value: Value) -> str:
    """A value in a text: whole numbers without decimals."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return str(int(value)) if value == int(value) else f"{value:.10g}"
    return "" if value is None else str(value)


def compared(operator: str, left: Value, right: Value) -> bool:
    """A comparison; numbers stand before texts, texts before TRUE and FALSE, case is ignored."""
    first, second = _ranked(left, right), _ranked(right, left)
    tests = {
        "=": first == second,
        "<>": first != second,
        "<": first < second,
        "<=": first <= second,
        ">": first > second,
        ">=": first >= second,
    }
    return tests[operator]


def _ranked(value: Value, other: Value) -> tuple[int, float, str]:
    if value is None:
        # an empty cell equals both 0 and the empty text
        return (1, 0.0, "") if isinstance(other, str) else (0, 0.0, "")
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, float | int):
        return 0, float(value), ""
    return 1, 0.0, str(value).casefold()


def _numbers(arguments: list[Argument]) -> Iterator[float]:
    """The numbers of arguments: in ranges only real numbers count, an error goes through."""
    for argument in arguments:
        for value in argument if isinstance(argument, list) else [argument]:
            _raise_wrong(value)
            if isinstance(argument, list):
                if isinstance(value, float | int) and not isinstance(value, bool):
                    yield float(value)
            elif value is not None:
                yield as_number(value)


def _raise_wrong(value: Value) -> None:
    if isinstance(value, Wrong):
        raise WrongError(value.kind, value.message)


def _values(arguments: list[Argument]) -> list[Value]:
    return [v for part in arguments for v in (part if isinstance(part, list) else [part])]


def _single(arguments: list[Argument], place: int) -> Value:
    if place >= len(arguments) or isinstance(arguments[place], list):
        raise WrongError("N_A", "Wrong number of arguments.")
    value = arguments[place]
    return None if isinstance(value, list) else value


def _truth(value: Value) -> bool:
    _raise_wrong(value)
    return as_number(value) != 0


def _average(arguments: list[Argument]) -> Value:
    numbers = list(_numbers(arguments))
    if not numbers:
        raise WrongError(
            "DIVIDE_BY_ZERO", "Evaluation of function AVERAGE caused a divide by zero error."
        )
    return sum(numbers) / len(numbers)


def _count(arguments: list[Argument]) -> Value:
    return float(
        sum(isinstance(v, float | int) and not isinstance(v, bool) for v in _values(arguments))
    )


def _count_filled(arguments: list[Argument]) -> Value:
    return float(sum(value is not None for value in _values(arguments)))


def _if(arguments: list[Argument]) -> Value:
    place = 1 if _truth(_single(arguments, 0)) else 2
    return _single(arguments, place) if place < len(arguments) else False


def _if_error(arguments: list[Argument]) -> Value:
    value = _single(arguments, 0)
    if isinstance(value, Wrong):
        return _single(arguments, 1) if len(arguments) > 1 else None
    return value


def _round(arguments: list[Argument]) -> Value:
    number = as_number(_single(arguments, 0))
    places = int(as_number(_single(arguments, 1))) if len(arguments) > 1 else 0
    scale = 10.0**places
    half_up = int(abs(number) * scale + 0.5) / scale
    return half_up if number >= 0 else -half_up


def _text(value: Value) -> str:
    _raise_wrong(value)
    return as_text(value.text if isinstance(value, Formula) else value)


def _date(arguments: list[Argument]) -> Value:
    """A day; months and days beyond their end run on into the next year or month."""
    year, month, day = (int(as_number(_single(arguments, place))) for place in range(3))
    years, month = divmod(month - 1, 12)
    full = year + years + (1900 if year < 1900 else 0)  # noqa: PLR2004  # short years
    try:
        first = datetime(full, month + 1, 1)  # noqa: DTZ001  # a sheet has no zone
    except ValueError as wrong:
        raise WrongError("NUM", "Function DATE parameter 1 is out of range.") from wrong
    return float((first - EPOCH) / DAY + day - 1)


def _not_available(_: list[Argument]) -> Value:
    raise WrongError("N_A")


FUNCTIONS: dict[str, Callable[[list[Argument]], Value]] = {
    "ABS": lambda a: abs(as_number(_single(a, 0))),
    "AND": lambda a: all(_truth(value) for value in _values(a)),
    "AVERAGE": _average,
    "CONCATENATE": lambda a: "".join(_text(value) for value in _values(a)),
    "COUNT": _count,
    "COUNTA": _count_filled,
    "DATE": _date,
    "IF": _if,
    "IFERROR": _if_error,
    "ISBLANK": lambda a: _single(a, 0) is None,
    "LEN": lambda a: float(len(_text(_single(a, 0)))),
    "LOWER": lambda a: _text(_single(a, 0)).lower(),
    "MAX": lambda a: max(_numbers(a), default=0.0),
    "MIN": lambda a: min(_numbers(a), default=0.0),
    "NA": _not_available,
    "NOT": lambda a: not _truth(_single(a, 0)),
    "OR": lambda a: any(_truth(value) for value in _values(a)),
    "ROUND": _round,
    "SUM": lambda a: sum(_numbers(a), 0.0),
    "TRIM": lambda a: " ".join(_text(_single(a, 0)).split()),
    "UPPER": lambda a: _text(_single(a, 0)).upper(),
}
