"""Makes the pictures of the docs: the demo's workbooks as LibreOffice prints them.

Run by hand (`just pictures`) when the look has changed; needs soffice and pdftoppm.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from sync.cli import run

HERE = Path(__file__).parent / "hinh"
PICTURES = {
    "tong-quan": ("tong-hop.xlsx", 1),
    "nhiem-vu": ("tong-hop.xlsx", 2),
    "bieu": ("bieu-phan-cong.xlsx", 1),
}
_DOTS_PER_INCH = "80"
_SECONDS = 120


def _print(workbook: Path, folder: Path) -> Path:
    """A workbook as PDF, in a profile of its own."""
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(workbook),
    ]
    subprocess.run(command, check=True, timeout=_SECONDS, stdout=subprocess.DEVNULL)
    return folder / f"{workbook.stem}.pdf"


def main() -> int:
    """Play the demo, print both workbooks, keep the named pages as PNG."""
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if run(["demo", "--json", "-o", str(folder)]):
            return 1
        for picture, (workbook, page) in PICTURES.items():
            pdf = _print(folder / workbook, folder)
            pages = ["-f", str(page), "-l", str(page), "-singlefile", "-r", _DOTS_PER_INCH, "-png"]
            subprocess.run(["pdftoppm", *pages, str(pdf), str(HERE / picture)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
