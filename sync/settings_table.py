"""Reading values of a settings table: each mistake is said by file, key and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T")


class SettingsError(CannotDoError):
    """A settings file that cannot be used; says which line of thought is wrong."""


@dataclass(frozen=True, slots=True)
class SettingsTable:
    """What a settings file holds. Every method raises SettingsError for a value of another kind."""

    path: Path
    table: Mapping[str, Any]

    def _only(self, table: Mapping[str, Any], names: set[str], part: str) -> None:
        for name in sorted(set(table) - names):
            raise self._wrong(name, f"không có trong phần {part}; hãy xóa hoặc sửa lại")

    def _beside(self, name: str) -> Path:
        return self.path.parent / Path(name).expanduser()

    def _text(self, table: Mapping[str, Any], key: str, default: str | None = None) -> str:
        value = table.get(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, "còn thiếu" if value is None else "phải là chữ trong ngoặc kép")
        return value

    def _list(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(text, str) for text in values):
            raise self._wrong(key, 'phải viết dạng ["…", "…"]')
        return tuple(values)

    def _kind(self, table: Mapping[str, Any], key: str, default: _T) -> _T:
        """A value of the same kind as its default: a number, or true and false."""
        value = table.get(key, default)
        if type(value) is not type(default):
            kind = "true hoặc false" if isinstance(default, bool) else "một số nguyên"
            raise self._wrong(key, f"phải là {kind}")
        return value

    def _mapping(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, f"phải viết dạng [{key}]")
        return value

    def _wrong(self, key: str, reason: str) -> SettingsError:
        return SettingsError(f"{self.path}: mục “{key}” {reason}.")
