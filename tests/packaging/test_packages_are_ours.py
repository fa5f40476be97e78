"""The three risks of flat package names, each with its guard."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("validators", "workbook", "sync", "templates")


@pytest.mark.parametrize("name", PACKAGES)
def test_package_is_ours(name: str) -> None:
    """Each imported package lies in this repository, not in a stranger's distribution."""
    code = f"import {name}; print({name}.__file__)"

    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/"
    ).stdout

    assert Path(found.strip()).resolve() == ROOT / name / "__init__.py"


def test_stranger_cannot_be_installed_beside_us() -> None:
    """The package index has a `validators` too: our constraint makes installing it impossible."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    constraints = settings["tool"]["uv"]["constraint-dependencies"]

    assert any(line.startswith("validators==0+") for line in constraints)


def test_no_package_under_tests() -> None:
    """An `__init__.py` under tests/ would shadow the package of the same name."""
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_help_is_quick_to_load() -> None:
    """`phancong --help` loads none of the heavy libraries."""
    code = (
        "import sys; from sync.cli import run; run(['--help']);"
        "heavy = {'pandas', 'pandera', 'gspread', 'numpy', 'openpyxl', 'xlsxwriter', 'werkzeug'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"
    assert "Các lệnh" in done.stdout


def test_any_console_takes_vietnamese() -> None:
    """An output without Vietnamese letters (redirected on Windows) is no reason to fail."""
    command = [sys.executable, "-c", "from sync.cli import main; main()", "--help"]
    narrow = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}

    done = subprocess.run(command, capture_output=True, env=narrow, check=True)

    assert "Các lệnh" in done.stdout.decode("utf-8")


def test_no_address_of_a_package_index() -> None:
    """No tracked file names a package index: machines set that up for themselves."""
    forbidden = (
        "pypi" + ".org/",
        "files.python" + "hosted",
        "registry.npm" + "js",
        "deb.deb" + "ian",
    )
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split("\0")

    found = [
        name
        for name in filter(None, tracked)
        if (text := (ROOT / name).read_bytes().decode("utf-8", "ignore"))
        and any(word in text for word in forbidden)
    ]

    assert found == []
