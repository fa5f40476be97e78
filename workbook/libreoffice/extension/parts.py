"""The parts of the extension that LibreOffice reads: what it is, its menu and its toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from workbook.buttons import BUTTONS, TAB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.buttons import Button

IDENTIFIER = "vn.phancong"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_REGISTRY = (
    'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
)
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_BELOW_OTHERS = "0,3"
_MINIMAL = "6.4"  # the oldest whose Python has what `workbook.inside` needs


def description(version: str) -> str:
    """`description.xml`."""
    return (
        f'{_HEAD}<description xmlns="http://openoffice.org/extensions/description/2006" '
        'xmlns:d="http://openoffice.org/extensions/description/2006" '
        'xmlns:l="http://libreoffice.org/extensions/description/2011">\n'
        f'  <identifier value="{IDENTIFIER}"/>\n  <version value={quoteattr(version)}/>\n'
        f'  <dependencies><l:LibreOffice-minimal-version value="{_MINIMAL}" '
        f'd:name="LibreOffice {_MINIMAL}"/></dependencies>\n'
        "  <display-name>"
        '<name lang="vi">Phân công nhiệm vụ</name><name lang="en">phancong</name>'
        "</display-name>\n</description>\n"
    )


def manifest() -> str:
    """`META-INF/manifest.xml`: which file is what."""
    kinds = {
        "component.py": "application/vnd.sun.star.uno-component;type=Python",
        "ProtocolHandler.xcu": "application/vnd.sun.star.configuration-data",
        "Addons.xcu": "application/vnd.sun.star.configuration-data",
        "CalcWindowState.xcu": "application/vnd.sun.star.configuration-data",
    }
    entries = "".join(
        f'  <manifest:file-entry manifest:media-type="{kind}" manifest:full-path="{name}"/>\n'
        for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n'
        f"{entries}</manifest:manifest>\n"
    )


def protocol_handler(implementation: str, protocol: str) -> str:
    """`ProtocolHandler.xcu`: whose our addresses are."""
    return (
        f'{_HEAD}<oor:component-data {_REGISTRY} oor:name="ProtocolHandler" '
        'oor:package="org.openoffice.Office">\n'
        f'  <node oor:name="HandlerSet"><node oor:name="{implementation}" oor:op="replace">'
        f'<prop oor:name="Protocols" oor:type="oor:string-list"><value>{protocol}*</value></prop>'
        "</node></node>\n</oor:component-data>\n"
    )


def addons(protocol: str) -> str:
    """`Addons.xcu`: a menu of its own before Help, and a toolbar, in spreadsheets only."""
    menu = "".join(_entry(f"m{n}", button, protocol) for n, button in enumerate(BUTTONS, 1))
    bar = "".join(_entry(f"b{n}", button, protocol) for n, button in enumerate(BUTTONS, 1))
    return (
        f'{_HEAD}<oor:component-data {_REGISTRY} oor:name="Addons" '
        'oor:package="org.openoffice.Office">\n<node oor:name="AddonUI">\n'
        f'<node oor:name="OfficeMenuBar"><node oor:name="{IDENTIFIER}" oor:op="replace">'
        f"{_titled(TAB)}{_text('Context', _CALC)}"
        f'<node oor:name="Submenu">\n{menu}</node></node></node>\n'
        f'<node oor:name="OfficeToolBar"><node oor:name="{IDENTIFIER}" oor:op="replace">\n'
        f"{bar}</node></node>\n</node>\n</oor:component-data>\n"
    )


def calc_window_state() -> str:
    """`CalcWindowState.xcu`: the toolbar's title, docked at the top."""
    return (
        f'{_HEAD}<oor:component-data {_REGISTRY} oor:name="CalcWindowState" '
        'oor:package="org.openoffice.Office.UI">\n<node oor:name="UIElements">'
        '<node oor:name="States">'
        f'<node oor:name="private:resource/toolbar/addon_{IDENTIFIER}" oor:op="replace">'
        f"{_titled(TAB, 'UIName')}{_text('DockPos', _BELOW_OTHERS)}"
        '<prop oor:name="Docked" oor:type="xs:boolean"><value>true</value></prop>'
        "</node></node></node>\n</oor:component-data>\n"
    )


def _entry(name: str, button: Button, protocol: str) -> str:
    parts: Iterable[str] = (
        _text("URL", f"{protocol}{button.command}"),
        _titled(button.label),
        _text("Target", "_self"),
        _text("Context", _CALC),
    )
    return f'  <node oor:name="{name}" oor:op="replace">{"".join(parts)}</node>\n'


def _titled(text: str, name: str = "Title") -> str:
    values = "".join(f'<value xml:lang="{lang}">{escape(text)}</value>' for lang in ("vi", "en-US"))
    return f'<prop oor:name="{name}" oor:type="xs:string">{values}</prop>'


def _text(name: str, text: str) -> str:
    return f'<prop oor:name="{name}" oor:type="xs:string"><value>{escape(text)}</value></prop>'
