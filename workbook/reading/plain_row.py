"""What the markup of a row says: the columns of its cells, and how their texts are meant.

In markup, a line break between two tags stands for a text; the texts come beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import lt
from typing import TYPE_CHECKING

from validators.a1 import position
from workbook.reading.grid import MAX_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Stands for the row's own number: no part that is read fast holds a NUL.
MARK = "\0"
# Kinds of texts beside the types of values: of its own, and formulas by what follows them.
OWN, FORMULA, VALUED_FORMULA = "inlineStr", "=", "=v"
# A row longer than this is no row of a biểu, and is not worth remembering.
_LONG = 10_000
# The address; style; then a text of its own, or type, formula (closed, or with text) and value.
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})(\d{1,7}|\0)"(?: s="(\d{1,9})")?(?:'
    r' t="inlineStr"><is><t(?: xml:space="preserve")?>(\n?)</t></is></c>'
    r'|(?: t="(s|n|str|b|e)")?(?:/>|'
    r'>(<f(?: [\w:]+="[^"<>\0]*")*(?:/>|>(\n?)</f>))?(?:<v>(\n?)</v>|<v/>)?</c>))',
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class RowForm:
    """The width of a row; column, kind and style for each text of it.

    `odd` are cells without a text that are no blanks: column, type, whether with a formula.
    """

    width: int
    texts: tuple[tuple[int, str, int], ...]
    odd: tuple[tuple[int, str, bool], ...]


def row_form(markup: str, row: str) -> RowForm | None:
    """The form of row `row`; None where any byte of it is not of the known form.

    Remembered from file to file: agencies fill copies of one biểu.
    """
    return (_form if len(markup) > _LONG else _known_form)(markup, row)


def _form(markup: str, row: str) -> RowForm | None:
    cells = list(_CELL.finditer(markup))
    if sum(len(cell[0]) for cell in cells) < len(markup) or any(cell[2] != row for cell in cells):
        return None
    columns = [position(f"{cell[1]}1")[1] for cell in cells]
    if not all(map(lt, columns, [*columns[1:], MAX_COLUMNS])):
        return None
    pairs = list(zip(columns, cells, strict=True))
    return RowForm(
        columns[-1] + 1 if columns else 0,
        tuple((column, *text) for column, cell in pairs for text in _texts(cell)),
        tuple(
            (column, cell[5] or "n", bool(cell[6]))
            for column, cell in pairs
            if (cell[6] or cell[5] == "e") and not any(_texts(cell))
        ),
    )


_known_form = lru_cache(maxsize=256)(_form)


def _texts(cell: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Kind and style of the texts of a cell: of none, of one, or of formula and value."""
    own, kind, formula, value = cell.group(4, 5, 7, 8)
    if own:
        yield OWN, 0
    if formula:
        yield (VALUED_FORMULA, 0) if value else (FORMULA + (kind or "n"), 0)
    if value:
        yield kind or "n", 0 if kind == "s" else int(cell[3] or 0)
