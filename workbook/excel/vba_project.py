"""The VBA of our Excel files: our own modules and the `xlwings` module of the installed xlwings."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pyopenvba import ExcelFile, VBAModuleKind

from workbook.excel.conditional import settled

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
_TYPES, _RELATIONS, _RIBBON = "[Content_Types].xml", "_rels/.rels", "customUI/customUI.xml"
_RIBBON_RELATION = (
    b'<Relationship Id="rIdPhanCong" '
    b'Type="http://schemas.microsoft.com/office/2006/relationships/ui/extensibility" '
    b'Target="customUI/customUI.xml"/>'
)
_DICTIONARY = "Dictionary"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7F]")
_WHEN = (1980, 1, 1, 0, 0, 0)  # equal builds give equal bytes


def our_module(name: str) -> str:
    """The text of one of our modules, in ASCII: VBA keeps texts in the machine's code page."""
    return in_ascii((files("workbook.excel") / "vba" / f"{name}.bas").read_text(encoding="utf-8"))


def in_ascii(text: str) -> str:
    """Every other letter as a backslash and its number, which our VBA turns into the letter."""
    return _BEYOND_ASCII.sub(lambda letter: f"\\{ord(letter[0]):04X}", text)


def workbook_modules(*, macos: bool) -> Mapping[str, str]:
    """The modules of a workbook with its own buttons: ours and that of the installed xlwings.

    Settled for one system, so that LibreOffice can read it too.
    """
    xlwings = settled(_shipped("xlwings.bas"), {"Mac": macos, "App": "Microsoft Excel"})
    return {"xlwings": xlwings, **(_for_macos() if macos else {}), **_ours("PhanCong")}


def addin_modules() -> Mapping[str, str]:
    """The same for an add-in, on every system; its settings lie in a sheet of the same name."""
    xlwings = _shipped("xlwings_custom_addin.bas").replace('"myaddin"', '"xlwings"')
    return {"xlwings": xlwings, **_for_macos(), **_ours("PhanCong", "PhanCongRibbon")}


def _ours(*names: str) -> Mapping[str, str]:
    return {name: our_module(name) for name in names}


def _for_macos() -> Mapping[str, str]:
    """The class that xlwings' module needs where Windows' own dictionary is missing."""
    return {_DICTIONARY: _shipped(f"addin/{_DICTIONARY}.cls")}


def _shipped(name: str) -> str:
    return (files("xlwings") / name).read_text(encoding="utf-8")


def with_macros(workbook: bytes, modules: Mapping[str, str]) -> bytes:
    """An .xlsm of an .xlsx: the same parts, and a VBA project of these modules."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bieu.xlsm"
        path.write_bytes(renamed(workbook, _PLAIN, _MACROS))
        with ExcelFile(path) as book:
            book.add_vba_project()
            project = book.vba_project()
            for name, source in modules.items():
                kind = VBAModuleKind.other if name == _DICTIONARY else VBAModuleKind.standard
                project.add_module(name, _as_vba_stores(source), kind=kind)
            book.save(path)
        return path.read_bytes()


def _as_vba_stores(source: str) -> str:
    """Lines end as MS-OVBA wants it, whatever file they were read from."""
    return "\r\n".join(source.splitlines()) + "\r\n"


def as_addin(workbook: bytes, ribbon: str) -> bytes:
    """An .xlam of an .xlsm, with the ribbon described by `ribbon` (custom UI XML)."""
    return renamed(workbook, _MACROS, _ADDIN, {_RIBBON: ribbon.encode()})


def renamed(
    package: bytes, kind: str, other: str, further: Mapping[str, bytes] | None = None
) -> bytes:
    """A package of another kind, with further parts; all other parts keep their bytes."""
    source, target = zipfile.ZipFile(io.BytesIO(package)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for member in source.infolist():
            part = source.read(member)
            if member.filename == _TYPES:
                part = part.replace(kind.encode(), other.encode())
            elif member.filename == _RELATIONS and further:
                part = part.replace(b"</Relationships>", _RIBBON_RELATION + b"</Relationships>")
            made.writestr(member, part)
        for name, part in (further or {}).items():
            made.writestr(zipfile.ZipInfo(name, _WHEN), part)
    return target.getvalue()
