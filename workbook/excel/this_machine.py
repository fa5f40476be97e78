"""The machine we run on, as the port `Machine`: Windows by its registry, macOS by its folders."""

from __future__ import annotations

import os
import plistlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.excel import doctor
from workbook.excel.machine import Excel
from workbook.excel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbook.excel.machine import Machine

_VERSIONS = ("16.0", "15.0")  # 2016 and later; 2013
_PROGRAM_PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_CHOICE = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsx\UserChoice"
# Attributes of files whose content is fetched when it is asked for (OneDrive and its like).
_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_READ = 0x1000, 0x40000, 0x400000
_MACOS_DATALESS = 0x40000000
_TRUSTED_ZONES = ("ZoneId=0", "ZoneId=1", "ZoneId=2")
_MACOS_EXCEL = Path("/Applications/Microsoft Excel.app")
_MACOS_STARTUP = (
    "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
)
_MACOS_POLICIES = Path("/Library/Managed Preferences/com.microsoft.office.plist")
_MACOS_WARNINGS = {"DisabledWithoutWarnings": 4, "DisabledWithWarnings": 2}


def this_machine() -> Machine:
    """The one for the system we run on."""
    if sys.platform == "win32":
        return WindowsMachine()
    return MacosMachine() if sys.platform == "darwin" else _OtherMachine()


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

    def excel(self) -> Excel | None:
        """See `Machine`."""
        alias = Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft/WindowsApps/excel.exe"
        program = _text(_PROGRAM_PATHS, "") or (str(alias) if alias.exists() else "")
        if not program:
            return None
        startup = Path(os.environ["APPDATA"]) / "Microsoft/Excel/XLSTART"
        return Excel(program, "windowsapps" in program.casefold(), startup)

    def opener(self) -> str:
        """See `Machine`."""
        kind = _text(_CHOICE, "ProgId") or _text(r"SOFTWARE\Classes\.xlsx", "")
        return _text(rf"SOFTWARE\Classes\{kind}\shell\open\command", "") or kind if kind else ""

    def policies(self) -> Mapping[str, int]:
        """See `Machine`."""
        return {name: value for name, value in _windows_policies() if value is not None}

    def is_from_web(self, path: Path) -> bool:
        """See `Machine`."""
        try:
            told = Path(f"{path}:Zone.Identifier").read_text(encoding="ascii", errors="replace")
        except OSError:
            return False
        return "ZoneId=" in told and not any(line.strip() in _TRUSTED_ZONES
                                             for line in told.splitlines())  # fmt: skip

    def is_only_online(self, path: Path) -> bool:
        """See `Machine`."""
        attributes: int = getattr(path.stat(), "st_file_attributes", 0)
        return bool(attributes & (_OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_READ))


class MacosMachine(_OtherMachine):
    """macOS: Excel's folders in the person's library."""

    def excel(self) -> Excel | None:
        """See `Machine`."""
        if not _MACOS_EXCEL.is_dir():
            return None
        return Excel(str(_MACOS_EXCEL), from_store=False, startup=Path.home() / _MACOS_STARTUP)

    def policies(self) -> Mapping[str, int]:
        """See `Machine`."""
        try:
            told = plistlib.loads(_MACOS_POLICIES.read_bytes())
            warnings = _MACOS_WARNINGS.get(told.get("VisualBasicMacroExecutionState"))
        except (OSError, ValueError, AttributeError):
            return {}
        return {} if warnings is None else {doctor.WARNINGS: warnings}

    def is_only_online(self, path: Path) -> bool:
        """See `Machine`."""
        flags: int = getattr(path.stat(), "st_flags", 0)
        return bool(flags & _MACOS_DATALESS)


def _windows_policies() -> Iterator[tuple[str, int | None]]:
    for version in _VERSIONS:
        for rules in (rf"SOFTWARE\Policies\Microsoft\office\{version}",
                      rf"SOFTWARE\Policies\Microsoft\Cloud\Office\{version}"):  # fmt: skip
            security = rf"{rules}\excel\security"
            yield doctor.VBA_OFF, _number(rf"{rules}\common", "vbaoff")
            yield doctor.WARNINGS, _number(security, "vbawarnings")
            yield doctor.FROM_INTERNET, _number(security, "blockcontentexecutionfrominternet")
            yield doctor.NO_TRUSTED_PLACES, _number(
                rf"{security}\trusted locations", "alllocationsdisabled"
            )
        own = rf"SOFTWARE\Microsoft\Office\{version}\Excel\Security"
        yield doctor.OWN_WARNINGS, _number(own, "VBAWarnings")


def _text(key: str, name: str) -> str:
    value = _registry(key, name)
    return value if isinstance(value, str) else ""


def _number(key: str, name: str) -> int | None:
    value = _registry(key, name)
    return value if isinstance(value, int) else None


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
