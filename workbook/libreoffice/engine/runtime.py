"""The one door to `uno`, LibreOffice's own Python module: everything behind it is untyped.

`uno` is not on the package index: it comes with LibreOffice (or as Debian's python3-uno) and is
built for one version of Python. It is looked for where LibreOffice keeps it, without leaving
these folders on `sys.path`, where their other modules would come into the way of ours.
"""

from __future__ import annotations

import builtins
import functools
import os
import sys
from pathlib import Path
from typing import Any

from validators.errors import CannotDoError

_PLACES = (
    os.environ.get("UNO_PATH", ""),
    "/usr/lib/python3/dist-packages",
    "/usr/lib64/libreoffice/program",
    "/usr/lib/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/Resources",
    os.environ.get("PROGRAMFILES", "C:/Program Files") + "/LibreOffice/program",
)


@functools.cache
def uno() -> Any:  # noqa: ANN401  # uno has no types
    """The module `uno`; CannotDoError where there is none for this Python."""
    module = _imported() or next(filter(None, map(_imported, _folders())), None)
    if module is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotDoError(
            f"Python {version} này không dùng được LibreOffice vì thiếu mô-đun uno; hãy cài gói "
            "python3-uno (Debian, Ubuntu), hoặc đặt biến UNO_PATH chỉ tới thư mục program của "
            "LibreOffice."
        )
    return module


def _folders() -> list[Path]:
    found = [Path(place) for place in _PLACES if place]
    found += sorted(Path("/opt").glob("libreoffice*/program"))
    return [folder for folder in found if (folder / "uno.py").is_file()]


def _imported(folder: Path | None = None) -> Any:  # noqa: ANN401  # uno has no types
    # uno puts an __import__ of its own in place of Python's, and Debian's adds to sys.path.
    path, usual_import = sys.path[:], builtins.__import__
    if folder is not None:
        sys.path.append(str(folder))
    known = "uno" in sys.modules
    try:
        import uno as module  # type: ignore[import-not-found, unused-ignore]  # pyright: ignore[reportMissingImports]
    except ImportError:
        return None
    finally:
        sys.path[:] = path
        if not known:
            builtins.__import__ = usual_import
    return module if hasattr(module, "getComponentContext") else None


def struct(name: str, **fields: object) -> Any:  # noqa: ANN401  # uno has no types
    """A new UNO structure, `name` without its leading `com.sun.star.`."""
    made = uno().createUnoStruct(f"com.sun.star.{name}")
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def enum(name: str, value: str) -> Any:  # noqa: ANN401  # uno has no types
    """A value of a UNO enumeration, `name` without its leading `com.sun.star.`."""
    return uno().Enum(f"com.sun.star.{name}", value)


def typed(kind: str, value: object) -> Any:  # noqa: ANN401  # uno has no types
    """A value that tells UNO its exact type, such as `[]com.sun.star.beans.PropertyValue`."""
    return uno().Any(kind, value)


def properties(**values: object) -> tuple[Any, ...]:
    """Named values, as loading, saving and dispatching want them."""
    return tuple(struct("beans.PropertyValue", Name=n, Value=v) for n, v in values.items())


def failure() -> type[Exception]:
    """The class of everything UNO raises."""
    return _named_class("com.sun.star.uno.Exception")


def _named_class(name: str) -> type[Exception]:
    found: type[Exception] = uno().getClass(name)
    return found


def url(path: str | os.PathLike[str]) -> str:
    """A path on this machine as LibreOffice writes it."""
    return str(uno().systemPathToFileUrl(os.path.realpath(path)))


def path(address: str) -> str:
    """The path of a file: address; other addresses (of the web) stay as they are."""
    return str(uno().fileUrlToSystemPath(address)) if address.startswith("file:") else address
