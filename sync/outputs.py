"""Where results may be written: never on top of what they are made from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def require_apart(output: Path, inputs: Iterable[Path]) -> None:
    """Raises CannotDoError where writing `output` would destroy one of the files it comes from."""
    for path in inputs:
        if _is_same(output, path):
            raise CannotDoError(
                f"{output}: không ghi đè lên tệp gốc “{path.name}”; hãy chọn tên tệp khác."
            )


def require_xlsx(output: Path) -> None:
    """Raises CannotDoError for a name under which Excel would not open a workbook."""
    _require_ending(output, ".xlsx")


def require_docx(output: Path) -> None:
    """Raises CannotDoError for a name under which Word would not open a document."""
    _require_ending(output, ".docx")


def _require_ending(output: Path, ending: str) -> None:
    if output.suffix.lower() != ending:
        raise CannotDoError(f"{output}: tệp ghi ra phải có đuôi {ending}; hãy đặt lại tên tệp.")


def _is_same(one: Path, other: Path) -> bool:
    """By whatever name: through a link, in other letters where the disk does not tell them apart.

    A file that is not there yet is known by its path alone.
    """
    try:
        return one.samefile(other)
    except OSError:
        return _real(one) == _real(other)


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
