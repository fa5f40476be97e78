"""What the extension carries must run in an old Python that knows none of our packages."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import workbook.inside

_MODULES = sorted(Path(str(workbook.inside.__file__)).parent.glob("*.py"))
_COMPONENT = Path(str(workbook.inside.__file__)).parents[1] / "libreoffice/extension/component.py"
_OF_LIBREOFFICE = {"uno", "unohelper", "com", "phancong_inside"}


def _imported_at_run_time(tree: ast.Module) -> set[str]:
    """The first names of all imports but those for type checkers; "" for our own package."""
    for_checkers = [
        node for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    ]  # fmt: skip
    names: set[str] = set()
    for node in ast.walk(tree):
        if node in for_checkers:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("" if node.level else str(node.module).partition(".")[0])
    return names - {""}


@pytest.mark.parametrize("module", [*_MODULES, _COMPONENT], ids=lambda path: path.stem)
def test_a_module_keeps_to_python_3_8_and_its_library(module: Path) -> None:
    """It parses as Python 3.8, and imports the standard library and LibreOffice's alone."""
    tree = ast.parse(module.read_text(encoding="utf-8"), feature_version=(3, 8))
    assert _imported_at_run_time(tree) <= sys.stdlib_module_names | _OF_LIBREOFFICE
