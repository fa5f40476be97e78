"""The port `Machine`: what `doctor` and `install` ask the computer they run on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Excel:
    """Excel on this machine: where its program lies, and where it opens add-ins from at start."""

    program: str
    from_store: bool
    startup: Path


class Machine(Protocol):
    """One computer, looked at and never changed."""

    system: str  # as `sys.platform` says it

    def excel(self) -> Excel | None:
        """Microsoft Excel; None where there is none."""
        ...

    def opener(self) -> str:
        """The program that opens .xlsx files, as the system names it; empty where it is unknown."""
        ...

    def policies(self) -> Mapping[str, int]:
        """What the organisation or the person has set about macros, by the names in `doctor`."""
        ...

    def exists(self, path: str) -> bool:
        """Whether a file is there; `path` as the add-in has it, with `%NAME%` or `$HOME`."""
        ...

    def settings(self, path: Path) -> Mapping[str, str]:
        """The settings in a file with buttons; empty where it is none of ours. Raises Refusal."""
        ...

    def is_from_web(self, path: Path) -> bool:
        """Whether a file bears the mark of the web."""
        ...

    def is_only_online(self, path: Path) -> bool:
        """Whether a synchronised file has its content in the cloud alone."""
        ...
