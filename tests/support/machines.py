"""A computer on paper: the port `Machine` for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.excel.machine import Excel

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass
class PaperMachine:
    """A Windows computer with Excel, and whatever a test says otherwise."""

    system: str = "win32"
    program: str = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
    from_store: bool = False
    startup: Path = Path("XLSTART")
    opens: str = r'"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE" "%1"'
    rules: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    from_web: frozenset[str] = frozenset()
    only_online: frozenset[str] = frozenset()

    def excel(self) -> Excel | None:
        """See `Machine`."""
        return Excel(self.program, self.from_store, self.startup) if self.program else None

    def opener(self) -> str:
        """See `Machine`."""
        return self.opens

    def policies(self) -> Mapping[str, int]:
        """See `Machine`."""
        return self.rules

    def exists(self, path: str) -> bool:
        """See `Machine`."""
        return path in self.files

    def settings(self, path: Path) -> Mapping[str, str]:
        """See `Machine`; a file that is only online would be fetched by this."""
        assert str(path) not in self.only_online
        return self.files[str(path)]

    def is_from_web(self, path: Path) -> bool:
        """See `Machine`."""
        return str(path) in self.from_web

    def is_only_online(self, path: Path) -> bool:
        """See `Machine`."""
        return str(path) in self.only_online
