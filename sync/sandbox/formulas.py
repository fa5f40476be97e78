"""Formulas: arithmetic, comparisons, references and a handful of functions – and no more.

Known: `+ - * / ^ & %`, `= <> < <= > >=`, parentheses, texts, TRUE/FALSE, `A1`, `A1:B2`, `A:A`,
`1:2`, `Tab!A1`, and the functions of `functions.py`. Arguments are separated by `;`, and by `,`
where the locale does not need the comma for decimals. A function not known here gives `#NAME?`, a
text that is no formula `#ERROR!`: the sandbox never makes a result up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.sandbox import a1
from sync.sandbox.book import Cell, Formula, Tab, Value, Wrong
from sync.sandbox.errors import RefusedError
from sync.sandbox.formula_tokens import argument_end, tokens_of, unreadable
from sync.sandbox.functions import FUNCTIONS, WrongError, as_number, as_text, compared
from sync.sandbox.locales import locale_of

if TYPE_CHECKING:
    from sync.sandbox.areas import Area
    from sync.sandbox.book import Book

DEEPEST = 30  # references on references, and brackets in brackets, on Python's stack
ARITHMETIC = {"+": "ADD", "-": "MINUS", "*": "MULTIPLY", "/": "DIVIDE", "^": "POW"}
POWERS: tuple[tuple[str, ...], ...] = (
    ("=", "<>", "<", "<=", ">", ">="),
    ("&",),
    ("+", "-"),
    ("*", "/"),
    ("^",),
)


def effective(book: Book, tab: Tab, cell: Cell) -> Value:
    """The stored value, or what its formula gives; an error value for what is not understood.

    Results are kept in the book until it is written to. A long chain of references is worked
    out from its far end, so that no chain is too long for Python's stack.
    """
    if not isinstance(cell.value, Formula):
        return cell.value
    goals = [(tab.id, cell.value.text)]
    while goals:
        try:
            _Work(book, set(goals[:-1])).result(*goals[-1])
            goals.pop()
        except _TooDeepError as deep:
            goals.append(deep.goal)
    return book.results[tab.id, cell.value.text]


Goal = tuple[int, str]  # a formula means the same wherever it stands on a tab


class _TooDeepError(Exception):
    """A chain of references is longer than the stack should be: `goal` has to come first."""

    def __init__(self, goal: Goal) -> None:
        super().__init__()
        self.goal = goal


@dataclass(slots=True)
class _Work:
    """One evaluation: knows what is being worked on, to find circles."""

    book: Book
    waiting: set[Goal] = field(default_factory=set[Goal])
    open: set[Goal] = field(default_factory=set[Goal])

    def result(self, sheet: int, text: str) -> Value:
        """What a formula text gives on a tab."""
        goal = (sheet, text)
        if goal in self.book.results:
            return self.book.results[goal]
        if goal in self.open or goal in self.waiting:
            return Wrong("REF", "Circular dependency detected.")
        if len(self.open) > DEEPEST:
            raise _TooDeepError(goal)
        self.open.add(goal)
        try:
            value = _Reader(self, self.book.need(sheet), text).whole()
        except WrongError as wrong:
            value = wrong.value
        self.open.discard(goal)
        self.book.results[goal] = value
        return value

    def at(self, tab: Tab, row: int, column: int) -> Value:
        """The effective value of a cell."""
        value = tab.cell(row, column).value
        return self.result(tab.id, value.text) if isinstance(value, Formula) else value

    def block(self, area: Area) -> list[Value]:
        """The filled cells of an area, row by row."""
        tab = self.book.need(area.sheet)
        box = area.within(tab.rows, tab.columns)
        return [self.at(tab, row, column) for row, column, _ in tab.used(box)]


class _Reader:
    """Reads a formula and works it out on the way."""

    def __init__(self, work: _Work, tab: Tab, text: str) -> None:
        self.work, self.tab = work, tab
        self.decimal = locale_of(str(work.book.properties["locale"])).decimal
        self.tokens = tokens_of(text.removeprefix("="), self.decimal)
        self.at, self.depth = 0, 0

    def whole(self) -> Value:
        value = self.level(0)
        if self.at != len(self.tokens):
            raise unreadable()
        return value[0] if isinstance(value, list) and len(value) == 1 else _single(value)

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def level(self, power: int) -> Value | list[Value]:
        """An expression whose operators bind at least as strongly as `power`."""
        if power == len(POWERS):
            return self.signed()
        left = self.level(power + 1)
        while (
            self.at < len(self.tokens)
            and self.tokens[self.at][0] == "sign"
            and self.peek() in POWERS[power]
        ):
            operator = self.peek()
            self.at += 1
            left = operated(operator, _single(left), _single(self.level(power + 1)))
        return left

    def signed(self) -> Value | list[Value]:
        if self.peek() in ("+", "-") and self.tokens[self.at][0] == "sign":
            minus = self.peek() == "-"
            self.at += 1
            number = as_number(_single(self.signed()))
            return -number if minus else number
        value = self.single()
        while self.peek() == "%":
            self.at += 1
            value = as_number(_single(value)) / 100
        return value

    def single(self) -> Value | list[Value]:
        if self.at >= len(self.tokens):
            raise unreadable()
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return float(text.replace(self.decimal, "."))
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "word":
            return text.upper() == "TRUE"
        if kind == "range":
            return self.cells(text)
        if kind == "lost":
            raise WrongError("REF", "Reference does not exist.")
        if kind == "call":
            return self.call(text)
        if text == "(":
            value = self.nested()
            self.expect(")")
            return value
        raise unreadable()

    def nested(self) -> Value | list[Value]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise unreadable()
        value = self.level(0)
        self.depth -= 1
        return value

    def expect(self, mark: str) -> None:
        if self.peek() != mark:
            raise unreadable()
        self.at += 1

    def cells(self, text: str) -> Value | list[Value]:
        title, mark, _ = text.rpartition("!")
        try:
            here = None if mark else a1.cells_of(self.tab.id, text)
            area = here or a1.parse(text, self.work.book)
        except RefusedError as refused:
            raise WrongError("REF", f"Unresolved sheet name '{title}'.") from refused
        if ":" not in text:
            tab = self.work.book.need(area.sheet)
            return self.work.at(tab, area.top or 0, area.left or 0)
        return self.work.block(area)

    def call(self, written: str) -> Value:
        name = written.upper()
        arguments: list[Value | list[Value]] = []
        if self.peek() != ")":
            arguments.append(self.guarded(name))
            while self.peek() in ((";",) if self.decimal == "," else (";", ",")):
                self.at += 1
                arguments.append(self.guarded(name))
        self.expect(")")
        if name not in FUNCTIONS:
            raise WrongError("NAME", f"Unknown function: '{written}'.")
        return FUNCTIONS[name](arguments)

    def guarded(self, name: str) -> Value | list[Value]:
        if name != "IFERROR":
            return self.nested()
        start = self.at
        try:
            return self.nested()
        except WrongError as wrong:
            self.at = argument_end(self.tokens, start)
            return wrong.value


def _single(value: Value | list[Value]) -> Value:
    if isinstance(value, list):
        raise WrongError("VALUE", "An array value could not be found.")
    if isinstance(value, Wrong):
        raise WrongError(value.kind, value.message)
    return value


def operated(operator: str, left: Value, right: Value) -> Value:
    """The result of an operator between two values."""
    if operator == "&":
        return as_text(left) + as_text(right)
    if operator in POWERS[0]:
        return compared(operator, left, right)
    name = ARITHMETIC[operator]
    first, second = as_number(left, name, 1), as_number(right, name, 2)
    if operator == "/" and second == 0:
        raise WrongError("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
    try:
        return _computed(operator, first, second)
    except (OverflowError, ZeroDivisionError) as wrong:
        raise WrongError("NUM", "The result is too large.") from wrong


def _computed(operator: str, first: float, second: float) -> float:
    if operator == "+":
        return first + second
    if operator == "-":
        return first - second
    if operator == "*":
        return first * second
    if operator == "/":
        return first / second
    power: object = first**second
    if not isinstance(power, float):
        raise WrongError("NUM", "The result is not a real number.")
    return power
