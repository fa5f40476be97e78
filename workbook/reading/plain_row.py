"""What the markup of a row says: the columns of its cells, and how their texts are meant.

In markup, a line break between two tags stands for a text; the texts come beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

from validators.a1 import position
from workbook.reading.grid import MAX_COLUMNS
from workbook.reading.unusual import UnusualError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Stands for the row's own number: no part that is read fast holds a NUL.
MARK = "\0"
# Kinds of texts beside the types of values: of its own, and formulas by what follows them.
OWN, FORMULA, VALUED_FORMULA = "inlineStr", "=", "=v"
# A row longer than this is no row of a biểu, and is not worth remembering.
_LONG = 10_000
_CELL = re.compile(
    r'<c r="(?P<column>[A-Z]{1,3})(?P<row>\d{1,7}|\0)"(?P<attributes>(?: [a-z]{1,2}="\w+")*)'
    r"(?: ?/>|>"
    r'(?:<is><t(?: xml:space="preserve")?>(?P<own>\n?)</t></is>|'
    r'(?P<formula><f(?: [\w:]+="[^"<>&\0]*")*(?: ?/>|>(?P<written>\n?)</f>))?'
    r"(?:<v>(?P<value>\n?)</v>|<v ?/>)?)</c>)",
    re.ASCII,
)
_ATTRIBUTE = re.compile(r'(\w+)="(\w+)"')
_TYPES = ("s", "n", "str", "b", "e")


class RowForm(NamedTuple):
    """What the cells of a row hold, from left to right.

    `texts` are kind and style of each text, `odd` type and whether with a formula of each cell
    that has no text and is no blank. `order` says for every column which of these it shows:
    0 a blank, from 1 on the odd ones, then the texts; it is empty where each shows its text.
    """

    texts: tuple[tuple[str, int], ...]
    odd: tuple[tuple[str, bool], ...]
    order: tuple[int, ...]


def row_form(markup: str, row: str) -> RowForm:
    """The form of row `row`. Raises UnusualError where any byte of it is not of the known form.

    Remembered from file to file: agencies fill copies of one biểu.
    """
    return (_form if len(markup) > _LONG else _known_form)(markup, row)


def _form(markup: str, row: str) -> RowForm:
    cells = list(_CELL.finditer(markup))
    columns = [position(f"{cell['column']}1")[1] for cell in cells]
    if (
        sum(len(cell[0]) for cell in cells) < len(markup)
        or any(cell["row"] != row for cell in cells)
        or not all(map(lt, columns, [*columns[1:], MAX_COLUMNS]))
    ):
        raise UnusualError
    texts: list[tuple[int, tuple[str, int]]] = []
    odd: list[tuple[int, tuple[str, bool]]] = []
    for column, cell in zip(columns, cells, strict=True):
        kind, style = _type_and_style(cell)
        own = [(column, text) for text in _texts(cell, kind, style)]
        texts += own
        if not own and (cell["formula"] or kind == "e"):
            odd.append((column, (kind, bool(cell["formula"]))))
    # Of a formula and its value, the value comes later, and counts.
    shown = {column: place for place, (column, _) in enumerate([*odd, *texts], 1)}
    order = tuple(shown.get(column, 0) for column in range(max(columns, default=-1) + 1))
    is_dense = order == tuple(range(1, len(texts) + 1))
    return RowForm(
        tuple(text for _, text in texts), tuple(one for _, one in odd), () if is_dense else order
    )


_known_form = lru_cache(maxsize=256)(_form)


def _type_and_style(cell: re.Match[str]) -> tuple[str, int]:
    pairs = _ATTRIBUTE.findall(cell["attributes"])
    said = dict(pairs)
    kind, style = said.get("t", "n"), said.get("s", "0")
    known = kind == OWN if cell["own"] is not None else kind in _TYPES
    if not (known and style.isdecimal() and len(said) == len(pairs)) or "r" in said:
        raise UnusualError
    return kind, int(style)


def _texts(cell: re.Match[str], kind: str, style: int) -> Iterator[tuple[str, int]]:
    """Kind and style of the texts of a cell: of none, of one, or of formula and value."""
    if cell["own"]:
        yield OWN, 0
    if cell["written"]:
        yield (VALUED_FORMULA, 0) if cell["value"] else (FORMULA + kind, 0)
    if cell["value"]:
        yield kind, 0 if kind == "s" else style
