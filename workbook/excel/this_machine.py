"""The machine we run on, as the port `Machine`: Windows by its registry, macOS by its folders."""

from __future__ import annotations

import os
import plistlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.excel import doctor
from workbook.excel.machine import Excel
from workbook.excel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workbook.excel.machine import Machine

_VERSIONS = ("16", "15")  # 2016 and later; 2013
_CURRENT = r"SOFTWARE\Classes\Excel.Application\CurVer"
_PROGRAM_PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_CHOICE = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsx\UserChoice"
# Attributes of files whose content is fetched when it is asked for (OneDrive and its like).
_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_READ = 0x1000, 0x40000, 0x400000
_MACOS_DATALESS = 0x40000000
_MACOS_EXCEL = Path("/Applications/Microsoft Excel.app")
_MACOS_STARTUP = (
    "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
)
_MACOS_POLICIES = Path("/Library/Managed Preferences/com.microsoft.office.plist")
_MACOS_OFF = "DisabledWithoutWarnings"


def this_machine() -> Machine:
    """The one for the system we run on."""
    if sys.platform == "win32":
        return WindowsMachine(_registry, os.environ)
    if sys.platform == "darwin":
        return MacosMachine(Path.home(), _MACOS_EXCEL, _MACOS_POLICIES)
    return _OtherMachine()


class _OtherMachine:
    """A system that Excel does not run on."""

    system = sys.platform

    def excel(self) -> Excel | None:
        """See `Machine`."""
        return None

    def opener(self) -> str:
        """See `Machine`."""
        return ""

    def policies(self) -> Mapping[str, int]:
        """See `Machine`."""
        return {}

    def exists(self, path: str) -> bool:
        """See `Machine`."""
        return Path(os.path.expandvars(path)).is_file()

    def settings(self, path: Path) -> Mapping[str, str]:
        """See `Machine`."""
        return settings_of(path)

    def is_from_web(self, path: Path) -> bool:  # noqa: ARG002  # the port's
        """See `Machine`."""
        return False

    def is_only_online(self, path: Path) -> bool:  # noqa: ARG002  # the port's
        """See `Machine`."""
        return False


class WindowsMachine(_OtherMachine):
    """Windows: the registry, and the streams and attributes of its files."""

    system = "win32"

    def __init__(self, registry: Callable[[str, str], object], places: Mapping[str, str]) -> None:
        """`registry` gives a value by key and name, `places` are the environment's variables."""
        self._registry = registry
        self._places = places

    def excel(self) -> Excel | None:
        """See `Machine`."""
        alias = Path(self._places["LOCALAPPDATA"], "Microsoft", "WindowsApps", "excel.exe")
        program = self._text(_PROGRAM_PATHS) or (str(alias) if os.path.lexists(alias) else "")
        if not program:
            return None
        startup = Path(self._places["APPDATA"], "Microsoft", "Excel", "XLSTART")
        return Excel(program, "windowsapps" in program.casefold(), startup)

    def opener(self) -> str:
        """See `Machine`."""
        kind = self._text(_CHOICE, "ProgId") or self._text(r"SOFTWARE\Classes\.xlsx")
        command = self._text(rf"SOFTWARE\Classes\{kind}\shell\open\command") if kind else ""
        return command or kind

    def policies(self) -> Mapping[str, int]:
        """See `Machine`; where two places say something, the stricter, which is the greater."""
        current = self._text(_CURRENT).rpartition(".")[2]
        strictest: dict[str, int] = {}
        for version in [current] if current in _VERSIONS else _VERSIONS:
            for name, key, value_name in _rules(f"{version}.0"):
                value = self._registry(key, value_name)
                if isinstance(value, int):
                    strictest[name] = max(value, strictest.get(name, 0))
        return strictest

    def _text(self, key: str, name: str = "") -> str:
        value = self._registry(key, name)
        return value if isinstance(value, str) else ""

    def is_from_web(self, path: Path) -> bool:
        """See `Machine`."""
        try:
            told = Path(f"{path}:Zone.Identifier").read_text(encoding="ascii", errors="replace")
        except OSError:
            return False
        return re.search(r"^ZoneId=[34]\b", told, re.MULTILINE) is not None

    def is_only_online(self, path: Path) -> bool:
        """See `Machine`."""
        attributes: int = getattr(path.stat(), "st_file_attributes", 0)
        return bool(attributes & (_OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_READ))


class MacosMachine(_OtherMachine):
    """macOS: Excel's folders in the person's library."""

    system = "darwin"

    def __init__(self, home: Path, program: Path, policies: Path) -> None:
        """The person's home, where Excel is, and where the organisation's rules are."""
        self._home = home
        self._program = program
        self._policies = policies

    def excel(self) -> Excel | None:
        """See `Machine`."""
        if not self._program.is_dir():
            return None
        return Excel(str(self._program), from_store=False, startup=self._home / _MACOS_STARTUP)

    def policies(self) -> Mapping[str, int]:
        """See `Machine`."""
        try:
            told = plistlib.loads(self._policies.read_bytes())
        except (OSError, ValueError):
            return {}
        return {doctor.VBA_OFF: int(told.get("VisualBasicMacroExecutionState") == _MACOS_OFF)}

    def is_only_online(self, path: Path) -> bool:
        """See `Machine`."""
        flags: int = getattr(path.stat(), "st_flags", 0)
        return bool(flags & _MACOS_DATALESS)


def _rules(version: str) -> Iterator[tuple[str, str, str]]:
    """What may be set about macros for a version of Office: our name, key and name of the value."""
    for kind in (r"SOFTWARE\Policies\Microsoft", r"SOFTWARE\Policies\Microsoft\Cloud"):
        office = rf"{kind}\Office\{version}"
        security = rf"{office}\Excel\Security"
        yield doctor.VBA_OFF, rf"{office}\Common", "VBAOff"
        yield doctor.WARNINGS, security, "VBAWarnings"
        yield doctor.FROM_INTERNET, security, "BlockContentExecutionFromInternet"
        yield doctor.NO_TRUSTED_PLACES, rf"{security}\Trusted Locations", "AllLocationsDisabled"
    own = rf"SOFTWARE\Microsoft\Office\{version}\Excel\Security"
    yield doctor.OWN_WARNINGS, own, "VBAWarnings"
    yield doctor.NO_TRUSTED_PLACES, rf"{own}\Trusted Locations", "AllLocationsDisabled"


def _registry(key: str, name: str) -> object:
    """A value, the person's own before the machine's; None where there is none."""
    if sys.platform != "win32":
        return None
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        try:
            with winreg.OpenKey(root, key) as opened:
                value: object = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            continue
        return value
    return None
