"""The texts of one sheet's cells as places in its grid, each looked up where it comes again."""

from __future__ import annotations

from functools import cache
from operator import getitem
from typing import TYPE_CHECKING

from workbook.reading.grid import BLANK_PLACE
from workbook.reading.plain_row import FORMULA, OWN, VALUED_FORMULA

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.reading.grid import Grid
    from workbook.reading.plain_row import RowForm
    from workbook.reading.xlsx_cells import Meaning


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

    def _value(self, kind: str, style: int) -> Callable[[str], int]:
        return lambda text: self._grid.add(self._meaning.of(kind, _written(text), style))

    def _formula(self, kind: str) -> Callable[[str], int]:
        return lambda text: self._grid.add(self._meaning.of(kind, "", 0, _written(text)))

    def take_shared(self) -> None:
        """Place all shared strings at once, for a sheet that uses about as many."""
        cells, strings = self._grid.cells, self._meaning.strings
        places = [
            place if text and not text.isspace() else BLANK_PLACE
            for place, text in enumerate(strings, len(cells))
        ]
        cells.extend(strings)
        self.table("s", 0).update(zip(map(str, range(len(strings))), places, strict=True))

    def odd_place(self, kind: str, *, has_formula: bool) -> int:
        """The place of a cell without a text that is no blank."""
        return self._grid.add(self._meaning.of(kind, "", 0, "" if has_formula else None))


class Line:
    """Rows of one form in one sheet: a place for every column, and the places of every text."""

    def __init__(self, form: RowForm, texts: Texts) -> None:
        self._columns = [column for column, _, _ in form.texts]
        self._tables = [texts.table(kind, style) for _, kind, style in form.texts]
        self._is_dense = self._columns == list(range(form.width))
        self._fixed = [BLANK_PLACE] * form.width
        for column, kind, has_formula in form.odd:
            self._fixed[column] = texts.odd_place(kind, has_formula=has_formula)

    def places(self, texts: Sequence[str]) -> list[int] | None:
        """The contents of a row up to the last that is not blank; None for an odd text."""
        try:
            places = list(map(getitem, self._tables, texts))
        except KeyError:
            return None
        if not self._is_dense:
            found, places = places, self._fixed.copy()
            for column, place in zip(self._columns, found, strict=True):
                places[column] = place
        while places and places[-1] == BLANK_PLACE:
            places.pop()
        return places


def _written(text: str) -> str:
    """A value or formula with `&` is left to the full reader."""
    if "&" in text:
        raise KeyError(text)
    return text
