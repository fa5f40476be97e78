"""Builds `phancong.oxt`: our component, the package `workbook.inside`, and where we live."""

from __future__ import annotations

import io
import json
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING

from workbook.libreoffice.extension import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_IMPLEMENTATION, _PROTOCOL = "vn.phancong.Buttons", "vn.phancong:"
_INSIDE = "pythonpath/phancong_inside"
_WHEN = (2026, 1, 1, 0, 0, 0)  # equal builds give equal bytes


def extension(start: Sequence[str], version: str, *, scripted: bool = False) -> bytes:
    """The bytes of the extension; `start` is the command line of the warm process.

    `scripted`: whoever calls its addresses may answer for the person (in trials alone).
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _members(start, version, scripted=scripted):
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return target.getvalue()


def _members(start: Sequence[str], version: str, *, scripted: bool) -> Iterator[tuple[str, str]]:
    yield "META-INF/manifest.xml", parts.manifest()
    yield "description.xml", parts.description(version)
    yield "ProtocolHandler.xcu", parts.protocol_handler(_IMPLEMENTATION, _PROTOCOL)
    yield "Addons.xcu", parts.addons(_PROTOCOL)
    yield "CalcWindowState.xcu", parts.calc_window_state()
    settings = {"start": list(start), "version": version, "scripted": scripted}
    yield "phancong.json", json.dumps(settings)
    own = files("workbook.libreoffice.extension")
    yield "component.py", own.joinpath("component.py").read_text(encoding="utf-8")
    for module in sorted(files("workbook.inside").iterdir(), key=lambda one: one.name):
        if module.name.endswith(".py"):
            yield f"{_INSIDE}/{module.name}", module.read_text(encoding="utf-8")
