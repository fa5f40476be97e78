"""The state of the sandbox as JSON and back: every kind of thing by its name, defaults left out.

Only kinds that are listed here can come back, so a file from elsewhere builds nothing else.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sync.sandbox.areas import Box
from sync.sandbox.book import Book, Cell, Formula, Metadata, Tab, Wrong
from sync.sandbox.drive import Change, File, Permission, SharedDrive

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        Book,
        Box,
        Cell,
        Change,
        File,
        Formula,
        Metadata,
        Permission,
        SharedDrive,
        Tab,
        Wrong,
    )
}
KIND = ""  # the key that names a kind; no field is called so
PASSING = frozenset({("Book", "results")})  # worked out again when needed


def packed(thing: Any) -> Any:  # noqa: ANN401  # anything of the state
    """A thing as JSON."""
    if is_dataclass(thing):
        return _object(thing)
    if isinstance(thing, datetime):
        return {KIND: "time", "at": thing.isoformat()}
    if isinstance(thing, dict):
        return _table(thing)
    if isinstance(thing, list | tuple | frozenset | set):
        parts = [packed(part) for part in thing]
        return parts if isinstance(thing, list) else {KIND: type(thing).__name__, "parts": parts}
    return thing


def _table(thing: dict[Any, Any]) -> dict[str, Any]:
    if all(isinstance(key, str) and key != KIND for key in thing):
        return {key: packed(part) for key, part in thing.items()}
    return {KIND: "dict", "pairs": [[key, packed(part)] for key, part in thing.items()]}


def _object(thing: Any) -> dict[str, Any]:  # noqa: ANN401
    name = type(thing).__name__
    values = {
        one.name: getattr(thing, one.name)
        for one in fields(thing)
        if (name, one.name) not in PASSING
    }
    usual = {one.name: _default(one) for one in fields(thing)}
    return {KIND: name} | {
        field: packed(value) for field, value in values.items() if value != usual[field]
    }


def _default(one: Field[Any]) -> object:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def unpacked(thing: Any) -> Any:  # noqa: ANN401
    """What `packed` made, as it was. KeyError, TypeError or ValueError for anything else."""
    if isinstance(thing, list):
        return [unpacked(part) for part in thing]
    if not isinstance(thing, dict):
        return thing
    inside = {key: unpacked(part) for key, part in thing.items() if key != KIND}
    return BACK[thing[KIND]](inside) if KIND in thing else inside


def _again(kind: type[Any]) -> Callable[[dict[str, Any]], Any]:
    return lambda inside: kind(**inside)


BACK: dict[str, Callable[[dict[str, Any]], Any]] = {
    "time": lambda inside: datetime.fromisoformat(inside["at"]),
    "dict": lambda inside: dict(inside["pairs"]),
    "tuple": lambda inside: tuple(inside["parts"]),
    "set": lambda inside: set(inside["parts"]),
    "frozenset": lambda inside: frozenset(inside["parts"]),
} | {name: _again(kind) for name, kind in KINDS.items()}
