"""Puts the extension into LibreOffice with LibreOffice's own tool, and takes it out again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from validators.errors import CannotDoError
from workbook.libreoffice.extension.parts import IDENTIFIER
from workbook.os_reasons import why_not_read

_SECONDS = 120
_USUAL_PLACES = (
    Path("/usr/lib/libreoffice/program/unopkg"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/unopkg"),
    Path(os.environ.get("PROGRAMFILES", "C:/Program Files")) / "LibreOffice/program/unopkg.com",
)
_MISSING = (
    "Không tìm thấy LibreOffice (chương trình unopkg) trên máy này; "
    "hãy cài LibreOffice rồi chạy lại."
)
_FAILED = (
    "LibreOffice không nhận phần mở rộng: {}. Hãy đóng hết cửa sổ LibreOffice rồi chạy lại; "
    "trên Debian và Ubuntu cần gói python3-uno."
)


def install(extension: Path, options: tuple[str, ...] = ()) -> None:
    """Add the extension, in place of an older one. Raises CannotDoError.

    The machine's administrator adds it for everybody, anybody else for themselves. `options`
    go to LibreOffice as they are (another profile, for trials).
    """
    _unopkg("add", "--force", *_scope(), *options, str(extension))


def uninstall(options: tuple[str, ...] = ()) -> bool:
    """Remove the extension; whether there was one. Raises CannotDoError."""
    if not is_installed(options):
        return False
    _unopkg("remove", *_scope(), *options, IDENTIFIER)
    return True


def is_installed(options: tuple[str, ...] = ()) -> bool:
    """Whether LibreOffice knows the extension. Raises CannotDoError where there is none."""
    return IDENTIFIER in _unopkg("list", *_scope(), *options)


def _scope() -> tuple[str, ...]:
    is_root = sys.platform != "win32" and os.geteuid() == 0
    return ("--shared",) if is_root else ()


def _unopkg(*arguments: str) -> str:
    program = shutil.which("unopkg") or next(
        (str(place) for place in _USUAL_PLACES if place.is_file()), None
    )
    if program is None:
        raise CannotDoError(_MISSING)
    try:
        done = subprocess.run(  # noqa: S603  # the program was found, the arguments are ours
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotDoError(_FAILED.format(f"không trả lời sau {_SECONDS} giây")) from None
    except OSError as error:
        raise CannotDoError(_FAILED.format(why_not_read(error).what)) from None
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode(errors="replace").split()
        raise CannotDoError(_FAILED.format(" ".join(said)[:200]))
    return done.stdout.decode(errors="replace")
