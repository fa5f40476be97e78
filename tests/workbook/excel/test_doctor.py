"""Why the buttons do not work: one sentence for each reason, none where nothing is wrong."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.machines import PaperMachine

from workbook.excel import doctor
from workbook.excel.doctor import diagnose
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

CLICK, PYTHON = r"C:\phancong\Scripts\phancong-click.exe", "/opt/phancong/bin/python"
ADDIN, BIEU = str(Path("XLSTART") / "phancong.xlam"), "bieu.xlsm"
SOUND = {"PHANCONG_VERSION": "2.0", "PHANCONG_CLICK": CLICK, "INTERPRETER_MAC": PYTHON}
SCRIPT = doctor._SCRIPT.format(version("xlwings"))
FILES: Mapping[str, Mapping[str, str]] = {
    ADDIN: SOUND, BIEU: SOUND, CLICK: {}, PYTHON: {}, SCRIPT: {},
}  # fmt: skip


def _names(workbook: str | None = BIEU, **other: Any) -> list[str]:  # noqa: ANN401  # any field
    machine = PaperMachine(**{"files": FILES, **other})
    return [one.name for one in diagnose(machine, "2.0", Path(workbook) if workbook else None)]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_sound_machine_has_no_trouble(system: str) -> None:
    """Excel from Microsoft, our add-in, our program: nothing is said."""
    assert _names(system=system) == []


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"program": ""}, "no-excel"),
        ({"from_store": True}, "store-office"),
        ({"opens": r'"C:\Kingsoft\WPS Office\et.exe" "%1"'}, "wps"),
        ({"opens": "ET.Xlsx.6 (wps)"}, "wps"),
        ({"rules": {doctor.VBA_OFF: 1}}, "vba-off"),
        ({"rules": {doctor.WARNINGS: 4}}, "macros-forbidden"),
        ({"rules": {doctor.WARNINGS: 3}}, "macros-forbidden"),
        ({"rules": {doctor.OWN_WARNINGS: 4}}, "macros-off"),
        ({"rules": {doctor.NO_TRUSTED_PLACES: 1}}, "no-trusted-places"),
        ({"rules": {doctor.FROM_INTERNET: 1}}, "internet-blocked"),
        ({"files": {BIEU: SOUND, CLICK: {}}}, "addin-missing"),
        ({"from_web": {ADDIN}}, "addin-from-web"),
        ({"from_web": {BIEU}}, "workbook-from-web"),
        ({"only_online": {BIEU}}, "only-online"),
        ({"files": {**FILES, ADDIN: {**SOUND, "PHANCONG_VERSION": "1.0"}}}, "other-version"),
        ({"files": {**FILES, BIEU: {**SOUND, "PHANCONG_VERSION": "3.0"}}}, "other-version"),
        ({"files": {**FILES, BIEU: {}}}, "not-ours"),
        ({"files": {**FILES, ADDIN: {**SOUND, "PHANCONG_CLICK": "x"}}}, "no-program"),
        ({"files": {**FILES, BIEU: {"PHANCONG_VERSION": "2.0"}}}, "no-program"),
        (
            {"system": "darwin", "files": {**FILES, ADDIN: {**SOUND, "INTERPRETER_MAC": "x"}}},
            "no-program",
        ),
        (
            {"system": "darwin", "files": {ADDIN: SOUND, BIEU: SOUND, PYTHON: {}}},
            "no-script",
        ),
    ],
)
def test_each_trouble_is_told_alone(other: dict[str, Any], expected: str) -> None:
    """One thing that is wrong gives its own sentence and no other."""
    assert _names(**other) == [expected]


@pytest.mark.parametrize("warnings", [1, 2])
def test_macros_that_are_asked_about_are_no_trouble(warnings: int) -> None:
    """Excel's usual yellow bar, or none at all."""
    assert _names(rules={doctor.WARNINGS: warnings, doctor.OWN_WARNINGS: warnings}) == []


def test_without_a_workbook_its_troubles_are_not_told() -> None:
    """The add-in lies in a trusted place: what holds for files from the web is none of it."""
    assert _names(None, rules={doctor.FROM_INTERNET: 1}, only_online={BIEU}) == []


def test_several_troubles_are_told_together() -> None:
    """The programs first, then what forbids, then the files."""
    files = {ADDIN: {**SOUND, "PHANCONG_VERSION": "1.0"}, CLICK: {}}
    told = _names(None, from_store=True, rules={doctor.WARNINGS: 4}, files=files)
    assert told == ["store-office", "macros-forbidden", "other-version"]


def test_each_sentence_says_where_and_what_to_do() -> None:
    """The file, both versions, and the command that makes it anew."""
    files = {**FILES, BIEU: {**SOUND, "PHANCONG_VERSION": "1.0"}}
    (trouble,) = diagnose(PaperMachine(files=files), "2.0", Path(BIEU))
    assert trouble.sentence == (
        "“bieu.xlsm” thuộc phancong bản 1.0, trên máy là bản 2.0. "
        "Hãy chạy “phancong excel build” bằng bản trên máy, rồi mở lại Excel."
    )


def test_a_workbook_that_is_not_there_is_refused() -> None:
    """A wrong path is said, not diagnosed."""
    with pytest.raises(Refusal, match=r"khac\.xlsm: không tìm thấy tệp"):
        diagnose(PaperMachine(files=FILES), "2.0", Path("khac.xlsm"))
