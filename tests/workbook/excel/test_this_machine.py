"""The real machines, on a registry and folders that a test lays out."""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING

import pytest

from workbook.excel import doctor
from workbook.excel.this_machine import MacosMachine, WindowsMachine

if TYPE_CHECKING:
    from pathlib import Path

PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
STORE = r"C:\Program Files\WindowsApps\Microsoft.Office.Desktop.Excel_16051\EXCEL.EXE"
CHOICE = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsx\UserChoice"
POLICIES = r"SOFTWARE\Policies\Microsoft\Office\{}\Excel\Security"
CURRENT = r"SOFTWARE\Classes\Excel.Application\CurVer"


def _windows(folder: Path, values: dict[tuple[str, str], object]) -> WindowsMachine:
    places = {"LOCALAPPDATA": str(folder / "Local"), "APPDATA": str(folder / "Roaming")}
    return WindowsMachine(lambda key, name: values.get((key, name)), places)


def test_windows_knows_excel_by_its_registry(tmp_path: Path) -> None:
    """Where it is, whether the Store brought it, and the person's own startup folder."""
    found = _windows(tmp_path, {(PATHS, ""): r"C:\Office16\EXCEL.EXE"}).excel()
    store = _windows(tmp_path, {(PATHS, ""): STORE}).excel()
    assert found is not None
    assert store is not None
    assert (found.from_store, store.from_store) == (False, True)
    assert found.startup == tmp_path / "Roaming" / "Microsoft" / "Excel" / "XLSTART"
    assert _windows(tmp_path, {}).excel() is None


def test_windows_knows_the_store_s_excel_by_its_alias(tmp_path: Path) -> None:
    """Newer ones leave nothing else."""
    alias = tmp_path / "Local" / "Microsoft" / "WindowsApps" / "excel.exe"
    alias.parent.mkdir(parents=True)
    alias.write_bytes(b"")
    found = _windows(tmp_path, {}).excel()
    assert found is not None
    assert found.from_store


@pytest.mark.parametrize("chosen", [True, False])
def test_windows_tells_what_opens_spreadsheets(tmp_path: Path, *, chosen: bool) -> None:
    """The person's choice, else what the system says, down to the program."""
    command = (r"SOFTWARE\Classes\ET.Xlsx.6\shell\open\command", "")
    key = (CHOICE, "ProgId") if chosen else (r"SOFTWARE\Classes\.xlsx", "")
    told: dict[tuple[str, str], object] = {key: "ET.Xlsx.6", command: r'"C:\WPS\et.exe" "%1"'}
    assert _windows(tmp_path, told).opener() == r'"C:\WPS\et.exe" "%1"'
    assert _windows(tmp_path, {key: "ET.Xlsx.6"}).opener() == "ET.Xlsx.6"
    assert _windows(tmp_path, {}).opener() == ""


def test_windows_reads_the_rules_of_the_excel_that_runs(tmp_path: Path) -> None:
    """What is left of an older Office counts for nothing; of two places the stricter holds."""
    own = r"SOFTWARE\Microsoft\Office\16.0\Excel\Security\Trusted Locations"
    cloud = r"SOFTWARE\Policies\Microsoft\Cloud\Office\16.0\Excel\Security"
    told: dict[tuple[str, str], object] = {
        (CURRENT, ""): "Excel.Application.16",
        (POLICIES.format("15.0"), "VBAWarnings"): 4,
        (POLICIES.format("16.0"), "VBAWarnings"): 2,
        (cloud, "VBAWarnings"): 3,
        (own, "AllLocationsDisabled"): 1,
    }
    assert _windows(tmp_path, told).policies() == {
        doctor.WARNINGS: 3,
        doctor.NO_TRUSTED_PLACES: 1,
    }


def test_windows_reads_the_rules_of_both_where_it_is_unknown(tmp_path: Path) -> None:
    """WPS writes a version of its own into the registry."""
    told: dict[tuple[str, str], object] = {
        (CURRENT, ""): "Excel.Application.12",
        (POLICIES.format("15.0"), "VBAWarnings"): 4,
    }
    assert _windows(tmp_path, told).policies() == {doctor.WARNINGS: 4}


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        ("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://thu.gov.vn/ZoneId=0", True),
        ("[ZoneTransfer]\r\nZoneId=4\r\n", True),
        ("[ZoneTransfer]\r\nZoneId=1\r\n", False),
        (None, False),
    ],
)
def test_windows_knows_the_mark_of_the_web(
    tmp_path: Path, stream: str | None, *, expected: bool
) -> None:
    """A stream beside the file; here a file with the stream's name."""
    if stream is not None:
        (tmp_path / "bieu.xlsm:Zone.Identifier").write_text(stream)
    assert _windows(tmp_path, {}).is_from_web(tmp_path / "bieu.xlsm") is expected


def test_macos_knows_excel_by_its_folder_and_rules(tmp_path: Path) -> None:
    """The startup folder lies where Office may look; the organisation's rules in a plist."""
    program, rules = tmp_path / "Microsoft Excel.app", tmp_path / "com.microsoft.office.plist"
    machine = MacosMachine(tmp_path, program, rules)
    assert machine.excel() is None
    assert machine.policies() == {}
    program.mkdir()
    rules.write_bytes(plistlib.dumps({"VisualBasicMacroExecutionState": "DisabledWithoutWarnings"}))
    found = machine.excel()
    assert found is not None
    assert found.startup.relative_to(tmp_path).parts[:3] == (
        "Library", "Group Containers", "UBF8T346G9.Office",
    )  # fmt: skip
    assert machine.policies() == {doctor.VBA_OFF: 1}
