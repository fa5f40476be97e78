"""Puts the add-in where Excel opens it at every start, and takes it away again.

The folder is the person's own: no administrator is needed, and Excel trusts what lies there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.errors import CannotDoError
from workbook.excel.settings import ADDIN, VERSION
from workbook.publish import publish, save
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.excel.machine import Machine

_NO_EXCEL = (
    "Máy này không có Microsoft Excel (Windows hoặc macOS) để cài phần bổ trợ; "
    "với LibreOffice hãy dùng “phancong libreoffice install”."
)
_FOREIGN = (
    "“{}” không phải phần bổ trợ do phancong làm, nên không bị thay hay gỡ; "
    "hãy chuyển tệp ấy đi nơi khác rồi chạy lại."
)
_NO_FOLDER = "Không tạo được thư mục khởi động của Excel “{}”; hãy kiểm tra quyền ghi rồi chạy lại."
_IN_USE = "Không gỡ được “{}”; hãy đóng Excel rồi chạy lại."


def install(machine: Machine, addin: bytes) -> Path:
    """Put the add-in in place of an older one of ours; where it lies. Raises CannotDoError."""
    place = _place(machine)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CannotDoError(_NO_FOLDER.format(place.parent)) from None
    publish(place, lambda beside: save(beside, addin))
    return place


def uninstall(machine: Machine) -> Path | None:
    """Remove our add-in and nothing else; where it lay, None where there was none.

    Raises CannotDoError.
    """
    place = _place(machine)
    try:
        place.unlink()
    except FileNotFoundError:
        return None
    except OSError:
        raise CannotDoError(_IN_USE.format(place)) from None
    return place


def _place(machine: Machine) -> Path:
    """Where ours lies or is to lie; a stranger's file of that name is left alone."""
    excel = machine.excel()
    if excel is None:
        raise CannotDoError(_NO_EXCEL)
    place = excel.startup / ADDIN
    if machine.exists(str(place)) and not _is_ours(machine, place):
        raise CannotDoError(_FOREIGN.format(place))
    return place


def _is_ours(machine: Machine, place: Path) -> bool:
    try:
        return VERSION in machine.settings(place)
    except Refusal:  # whatever it was, nobody can tell any more
        return False
