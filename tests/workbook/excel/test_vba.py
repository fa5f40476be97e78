"""The VBA in the files: every name in it exists where it leads to."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import unicodedata
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from support.open_package import OpenPackage
from support.vba import body_of, modules_of, procedures, stored_modules
from xlwings.utils import prepare_sys_path

from workbook.buttons import BUTTONS
from workbook.excel import click as click_module
from workbook.excel.vba_project import our_module
from workbook.macros import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("phancong.xlam", "bieu.xlsm", "bieu-macos.xlsm")


@pytest.fixture(params=NAMES)
def modules(request: pytest.FixtureRequest, built: dict[str, Path]) -> dict[str, str]:
    """The modules of each file."""
    return modules_of(built[request.param])


def test_our_text_and_the_installed_xlwings_are_in_each_file(modules: dict[str, str]) -> None:
    """Read back by another program: our lines unchanged, xlwings of the version that runs here."""
    assert modules["PhanCong.bas"].strip() == our_module("PhanCong").strip()
    assert version("xlwings") in modules["xlwings.bas"]


def test_the_addin_alone_has_what_the_ribbon_calls(built: dict[str, Path]) -> None:
    """One callback for each button, by its module; each takes the control and passes on."""
    package = OpenPackage(built["phancong.xlam"])
    ribbon = modules_of(built["phancong.xlam"])["PhanCongRibbon.bas"]
    called = re.findall(r'onAction="(\w+)\.(\w+)"', package.parts["customUI/customUI.xml"].decode())
    assert [module for module, _ in called] == ["PhanCongRibbon"] * len(BUTTONS)
    assert [name for _, name in called] == procedures(ribbon)
    for button in BUTTONS:
        body = body_of(ribbon, f"Rb{button.macro}")
        assert "(Control As IRibbonControl)" in body
        assert body.split("\n")[1].strip() == button.macro
    assert "PhanCongRibbon.bas" not in modules_of(built["bieu.xlsm"])


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.command)
def test_each_button_runs_its_command(button: object) -> None:
    """The procedure exists, is public, and asks for a command that exists."""
    from workbook.buttons import Button

    assert isinstance(button, Button)
    body = body_of(our_module("PhanCong"), button.macro)
    assert body.startswith("Public Sub ")
    assert re.findall(r'Bam "(\w+)"', body) == [button.command]
    assert button.command in COMMANDS


def test_every_command_has_a_button() -> None:
    """Nothing that the macros can do is out of reach."""
    assert [button.command for button in BUTTONS] == list(COMMANDS)


def test_the_sheet_s_buttons_call_procedures_of_the_file(built: dict[str, Path]) -> None:
    """Each drawn button names a public procedure of ours."""
    package = OpenPackage(built["bieu.xlsm"])
    drawing = package.parts["xl/drawings/vmlDrawing1.vml"].decode()
    called = re.findall(r"<x:FmlaMacro>(?:\[0\]!)?(\w+)</x:FmlaMacro>", drawing)
    assert called == [button.macro for button in BUTTONS]
    assert set(called) <= set(procedures(modules_of(built["bieu.xlsm"])["PhanCong.bas"]))


def test_every_procedure_that_ours_call_is_there(modules: dict[str, str]) -> None:
    """What PhanCong takes from xlwings' module exists in that of the installed version."""
    known = {name for source in modules.values() for name in procedures(source)}
    asked = {"ExecuteMac", "ExpandEnvironmentStrings", "GetConfigFromSheet", "WScript"}
    ours = our_module("PhanCong")
    assert [name for name in asked if name not in ours] == []
    assert asked <= known


def test_the_line_for_macos_calls_our_function() -> None:
    """Put together as VBA does it, it is Python that imports and calls what exists."""
    (line,) = re.findall(r'ExecuteMac "(.*?)", Setting', our_module("PhanCong"))
    line = line.replace('" & Command & "', "check").replace(
        '" & Setting("PHANCONG_VERSION") & "', "2.0"
    )
    imported, call = ast.parse(line).body
    assert isinstance(imported, ast.ImportFrom)
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert isinstance(call.value.func, ast.Name)
    assert (imported.module, imported.names[0].name) == (click_module.__name__, call.value.func.id)
    arguments = [ast.literal_eval(argument) for argument in call.value.args]
    assert inspect.signature(click_module.click).bind(*arguments).args == ("check", "2.0")


def test_on_macos_nothing_is_added_to_where_python_imports_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What we hand to xlwings' start of Python names no folder."""
    (told,) = re.findall(r'Setting\("INTERPRETER_MAC"\), "(\w+)"', our_module("PhanCong"))
    monkeypatch.setattr(sys, "path", list(sys.path))
    before = list(sys.path)
    prepare_sys_path(f"{told};")  # the module of xlwings adds the semicolon
    assert sys.path == before


def test_on_windows_the_program_is_ours_and_no_shell_reads_the_line() -> None:
    """The line that is run, put together: our program, the command, the quoted workbook."""
    body = body_of(our_module("PhanCong"), "BamWindows")
    assert re.search(r'Told = Quoted\(Setting\("PHANCONG_CLICK"\)\) & " " & Command', body)
    assert 'Quoted("--wb=" & ActiveWorkbook.Name)' in body
    assert "WScript.Run(Told, 0, True)" in body
    assert not re.search(r"cmd|RunFrozenPython|RunPython|ExecuteWindows|GetConfig\b", body)


def test_an_opened_workbook_cannot_choose_the_program(modules: dict[str, str]) -> None:
    """Settings come from our own file's sheet alone, through a function that is told which."""
    ours = modules["PhanCong.bas"]
    code = "\n".join(line for line in ours.split("\n") if not line.startswith("'"))
    read = body_of(modules["xlwings.bas"], "GetConfigFromSheet")
    assert re.findall(r"GetConfigFromSheet\((\w+)\)", code) == ["ThisWorkbook"]
    assert not re.search(r"\b(GetConfig|RunPython|RunFrozenPython|ExecuteWindows)\b", code)
    assert set(re.findall(r"ActiveWorkbook\.(\w+)", code)) == {"Name"}
    assert "ActiveWorkbook" not in read


@pytest.mark.parametrize("name", NAMES)
def test_lines_end_as_vba_stores_them(built: dict[str, Path], name: str) -> None:
    """With CR LF (MS-OVBA, 3.4): a module of one endless line would not compile."""
    for source in stored_modules(built[name]).values():
        assert source.endswith("\r\n")
        assert source.count("\n") == source.count("\r\n") == source.count("\r")


@pytest.mark.parametrize("name", NAMES)
def test_what_a_module_makes_is_in_the_file(built: dict[str, Path], name: str) -> None:
    """A class of its own, as on macOS, is there; with Windows' own nothing is asked for."""
    modules = modules_of(built[name])
    made = set(re.findall(r"= New (\w+)", modules["xlwings.bas"]))
    assert {f"{one}.cls" for one in made} <= set(modules)
    assert ("Dictionary.cls" in modules) == ("Dictionary" in made)


@pytest.mark.parametrize("name", ["PhanCong", "PhanCongRibbon"])
def test_our_modules_are_built_in_ascii(name: str) -> None:
    """VBA keeps module texts in the machine's own code page."""
    assert our_module(name).isascii()


def test_every_message_is_vietnamese_and_goes_through_the_one_door() -> None:
    """VBA's own message box would show question marks; `Bao` decodes what the build wrote."""
    source = our_module("PhanCong")
    said = re.findall(r'Bao "(.*?)"\r?\n', source)
    decoded = [re.sub(r"\\([0-9A-F]{4})", lambda code: chr(int(code[1], 16)), one) for one in said]
    assert len(said) == len(re.findall(r"\bBao \"", source)) >= 4
    assert all("\\" not in one and unicodedata.is_normalized("NFC", one) for one in decoded)
    assert any("hãy nhờ cán bộ công nghệ thông tin" in one.casefold() for one in decoded)
    assert 'MsgBox "' not in source
