"""The VBA of a file, read by oletools: another program than the one that wrote it."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PROCEDURE = re.compile(
    r"^(?:Public |Private )?(?:Sub|Function) (\w+)", re.MULTILINE | re.IGNORECASE
)


def modules_of(path: Path) -> dict[str, str]:
    """The source of each module by its file name, with plain line ends."""
    return {name: source.replace("\r\n", "\n") for name, source in stored_modules(path).items()}


def stored_modules(path: Path) -> dict[str, str]:
    """The same as it is stored."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # oletools uses old names of its own libraries
        from oletools.olevba import VBA_Parser

        parser = VBA_Parser(str(path))
        try:
            found = [(str(name), str(source)) for _, _, name, source in parser.extract_macros()]
        finally:
            parser.close()
    return dict(found)


def procedures(source: str) -> list[str]:
    """The names of all procedures of a module, in their order."""
    return _PROCEDURE.findall(source)


def body_of(source: str, name: str) -> str:
    """The lines of one procedure."""
    match = re.search(
        rf"^(?:Public |Private )?(Sub|Function) {name}\b.*?^End \1",
        source,
        re.MULTILINE | re.DOTALL,
    )
    assert match, name
    return match[0]
