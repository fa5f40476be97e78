"""The Excel files with macros are sound packages: for Excel's strict eye, without Excel."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from support.office import convert
from support.open_package import TYPES_PART, OpenPackage
from support.plans import plan, task

from validators.a1 import position, span
from workbook.buttons import BUTTONS, TAB
from workbook.excel.build import addin, macro_bieu
from workbook.excel.settings import settings_of
from workbook.excel.vba_project import renamed

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("phancong.xlam", "bieu.xlsm", "bieu-macos.xlsm", "trong.xlsm")
EXCEL = "application/vnd.ms-excel"
RIBBON = "{http://schemas.microsoft.com/office/2006/01/customui}"


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest, built: dict[str, Path]) -> Path:
    """Each of the files."""
    return built[request.param]


def test_every_part_has_a_type_and_is_there_once(path: Path) -> None:
    """No part without a type, no type without a part, no name twice."""
    package = OpenPackage(path)
    parts = [name for name in package.names if name != TYPES_PART]
    assert len(set(package.names)) == len(package.names)
    assert [name for name in parts if package.type_of(name) is None] == []
    assert package.named_types() <= set(parts)


def test_every_relation_leads_to_a_part_and_every_part_is_reached(path: Path) -> None:
    """Ids are unique for their part; nothing lies in the package that nobody names."""
    package = OpenPackage(path)
    relations = list(package.relations())
    ids = [(source, name) for source, name, _, _ in relations]
    targets = {target for _, _, _, target in relations}
    assert len(set(ids)) == len(ids)
    assert targets <= set(package.names)
    rest = {name for name in package.names if not name.endswith(".rels")} - {TYPES_PART}
    assert rest == targets


def test_every_xml_part_is_well_formed(path: Path) -> None:
    """Sheets, drawings, the ribbon."""
    package = OpenPackage(path)
    for name, content in package.parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            ET.fromstring(content)  # noqa: S314  # made by us


@pytest.mark.parametrize(
    ("name", "kind"), [("phancong.xlam", "addin"), ("bieu.xlsm", "sheet"), ("trong.xlsm", "sheet")]
)
def test_the_workbook_says_what_it_is(built: dict[str, Path], name: str, kind: str) -> None:
    """Excel opens an .xlam or .xlsm only where the content type agrees with the ending."""
    package = OpenPackage(built[name])
    assert package.type_of("xl/workbook.xml") == f"{EXCEL}.{kind}.macroEnabled.main+xml"
    assert package.type_of("xl/vbaProject.bin") == "application/vnd.ms-office.vbaProject"


def test_the_ribbon_has_a_button_for_each_command(built: dict[str, Path]) -> None:
    """In Vietnamese, each with a tip, named uniquely, under one tab."""
    package = OpenPackage(built["phancong.xlam"])
    (kind,) = [kind for _, _, kind, target in package.relations() if target.startswith("customUI")]
    ribbon = ET.fromstring(package.parts["customUI/customUI.xml"])  # noqa: S314  # made by us
    buttons = list(ribbon.iter(f"{RIBBON}button"))
    assert kind == "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
    assert [tab.get("label") for tab in ribbon.iter(f"{RIBBON}tab")] == [TAB]
    assert [one.get("label") for one in buttons] == [button.label for button in BUTTONS]
    assert [one.get("supertip") for one in buttons] == [button.tip for button in BUTTONS]
    assert len({one.get("id") for one in ribbon.iter() if one.get("id")}) == len(buttons) + 2


def test_openpyxl_reads_the_form_with_its_buttons_beside_it(built: dict[str, Path]) -> None:
    """The task is there, the settings are out of sight, the print area leaves the buttons out."""
    book = load_workbook(built["bieu.xlsm"], keep_vba=True)
    sheet = book["Biểu phân công"]
    assert "Ban hành kế hoạch số 1 của mục I" in [cell.value for cell in sheet["C"]]
    assert book["xlwings.conf"].sheet_state == "veryHidden"
    drawing = OpenPackage(built["bieu.xlsm"]).parts["xl/drawings/vmlDrawing1.vml"].decode()
    columns = [int(one) for one in re.findall(r"<x:Anchor>\s*(\d+),", drawing)]
    printed = span(str(sheet.print_area).rpartition("!")[2].replace("$", ""))
    assert printed[:2] == (0, 0)
    assert printed[3] < min(columns)
    assert len(columns) == len(BUTTONS)


@pytest.mark.parametrize("name", ["bieu.xlsm", "trong.xlsm"])
def test_the_buttons_stay_above_the_first_task(built: dict[str, Path], name: str) -> None:
    """In the part of the sheet that does not scroll, even of the shortest head."""
    drawing = OpenPackage(built[name]).parts["xl/drawings/vmlDrawing1.vml"].decode()
    anchors = re.findall(r"<x:Anchor>([^<]*)</x:Anchor>", drawing)
    last_rows = [int(anchor.split(",")[6]) for anchor in anchors]
    frozen = load_workbook(built[name]).worksheets[0].freeze_panes
    assert max(last_rows) < position(str(frozen))[0] - 1


def test_the_form_of_a_plan_has_the_same_cells_with_and_without_buttons(
    built: dict[str, Path], tmp_path: Path
) -> None:
    """Macros add nothing to the table."""
    from workbook.bieu import write_bieu
    from workbook.reading import read_workbook

    plain = tmp_path / "bieu.xlsx"
    write_bieu(plain, plan(task("I.1")))
    assert read_workbook(built["bieu.xlsm"])[0].rows == read_workbook(plain)[0].rows


def test_settings_name_our_program_and_keep_the_workbook_s_folder_out(path: Path) -> None:
    """Whatever lies beside an opened workbook is never imported."""
    told = settings_of(path)
    assert told["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"
    assert told["PHANCONG_VERSION"] == "2.0"
    assert told["PHANCONG_CLICK"].endswith(r"\Scripts\phancong-click.exe")
    assert told["INTERPRETER_MAC"].endswith("/bin/python")


def test_equal_builds_give_equal_bytes(built: dict[str, Path]) -> None:
    """No clock and no chance in them."""
    again = {"phancong.xlam": addin("2.0"), "bieu.xlsm": macro_bieu(plan(task("I.1")), "2.0")}
    for name, content in again.items():
        assert (
            hashlib.sha256(content).hexdigest()
            == hashlib.sha256(built[name].read_bytes()).hexdigest()
        )


@pytest.mark.office
def test_libreoffice_opens_it(path: Path, tmp_path: Path) -> None:
    """A real LibreOffice reads every sheet; it knows no add-ins, so ours is shown as a workbook."""
    shown = tmp_path / f"{path.stem}.xlsm"
    addin_kind, kind = (f"{EXCEL}.{one}.macroEnabled.main+xml" for one in ("addin", "sheet"))
    shown.write_bytes(renamed(path.read_bytes(), addin_kind, kind))
    again = load_workbook(convert(shown, "xlsx", tmp_path))
    assert again.sheetnames == load_workbook(shown).sheetnames
