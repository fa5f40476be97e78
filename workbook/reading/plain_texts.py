"""The texts of one sheet's cells as places in its grid, each looked up where it comes again."""

from __future__ import annotations

from functools import cache
from itertools import compress
from operator import getitem, not_
from typing import TYPE_CHECKING

from workbook.reading.grid import BLANK_PLACE
from workbook.reading.plain_row import FORMULA, OWN, VALUED_FORMULA
from workbook.reading.unusual import UnusualError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.reading.grid import Grid
    from workbook.reading.plain_row import RowForm
    from workbook.reading.xlsx_cells import Meaning


# As the cells name the first shared strings: made once, and so hashed once.
_NUMBERS = tuple(map(str, range(2000)))


class _Places(dict[str, int]):
    """The places of texts that are meant in one way; each is asked for once."""

    def __init__(self, place_of: Callable[[str], int]) -> None:
        super().__init__()
        self._place_of = place_of

    def __missing__(self, text: str) -> int:
        place = self[text] = self._place_of(text)
        return place


class Texts:
    """How the texts of a sheet are meant; `own_texts` gives those with `&` that stand in cells."""

    def __init__(
        self, grid: Grid, meaning: Meaning, own_texts: Callable[[], dict[str, str]]
    ) -> None:
        self._grid = grid
        self._meaning = meaning
        own = cache(own_texts)  # most sheets have none
        self._tables: dict[tuple[str, int], _Places] = {
            (OWN, 0): _Places(lambda text: grid.add_text(own().get(text, text))),
            (VALUED_FORMULA, 0): _Places(lambda text: BLANK_PLACE * len(_written(text))),
        }

    def table(self, kind: str, style: int) -> _Places:
        """The places of texts of a kind and style."""
        table = self._tables.get((kind, style))
        if table is None:
            place_of = self._formula(kind[1:]) if kind[0] == FORMULA else self._value(kind, style)
            table = self._tables[kind, style] = _Places(place_of)
        return table

    # These know the grid and not us: what is no circle goes as soon as its sheet is read.
    def _value(self, kind: str, style: int) -> Callable[[str], int]:
        grid, meaning = self._grid, self._meaning
        return lambda text: grid.add(meaning.of(kind, _written(text), style))

    def _formula(self, kind: str) -> Callable[[str], int]:
        grid, meaning = self._grid, self._meaning
        return lambda text: grid.add(meaning.of(kind, "", 0, _written(text)))

    def take_shared(self) -> None:
        """Place the shared strings at once, for a sheet that uses about as many."""
        placed, strings = self._grid.texts, self._meaning.strings[: len(_NUMBERS)]
        table = self.table("s", 0)
        table.update(zip(_NUMBERS, range(len(placed), len(placed) + len(strings)), strict=False))
        blank = compress(_NUMBERS, map(not_, map(str.strip, strings)))
        table.update(dict.fromkeys(blank, BLANK_PLACE))
        placed.extend(strings)

    def odd_place(self, kind: str, *, has_formula: bool) -> int:
        """The place of a cell without a text that is no blank."""
        return self._grid.add(self._meaning.of(kind, "", 0, "" if has_formula else None))


class Line:
    """Rows of one form in one sheet: which table knows the place of each text."""

    def __init__(self, form: RowForm, texts: Texts) -> None:
        self._tables = [texts.table(kind, style) for kind, style in form.texts]
        self._fixed = [BLANK_PLACE]
        self._fixed += [texts.odd_place(kind, has_formula=formula) for kind, formula in form.odd]
        self._order = form.order

    def places(self, contents: Iterator[str]) -> list[int]:
        """The next row's contents, up to the last that is not blank; takes its texts alone."""
        places = list(map(getitem, self._tables, contents))
        if self._order:
            places = list(map([*self._fixed, *places].__getitem__, self._order))
        while places and places[-1] == BLANK_PLACE:
            places.pop()
        return places


def _written(text: str) -> str:
    """A value or formula with `&` is left to the full reader."""
    if "&" in text:
        raise UnusualError
    return text
