"""Makes the picture of the periodic report: the demo's figures as LibreOffice prints them.

Run by hand (`just pictures`) when the look has changed; needs soffice and pdftoppm.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import datetime, time
from pathlib import Path

from sync.clock import VIETNAM
from sync.demo.story import Watcher, play
from sync.report.publishing import publish_report
from templates import open_template
from validators.report_period import PeriodKind, period_of
from workbook.periodic_report.model import PeriodicReport

HERE = Path(__file__).parent / "hinh"
_SEED = 2026
_DOTS_PER_INCH = "80"


def main() -> int:
    """Play the demo, write the report of the quarter it ends in, keep its first page as PNG."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_template("ke_hoach_mau.txt") as plan:
            told = play(plan, folder, _SEED, Watcher()).consolidation
        day = told.business_date
        read_at = datetime.combine(day, time(7), VIETNAM)
        report = PeriodicReport(period_of(PeriodKind.QUARTER, day), day, told, read_at, day)
        made = publish_report(report, folder / "bao-cao.docx", None, with_pdf=True)
        if made.pdf is None:
            return 1
        pages = ["-f", "1", "-l", "1", "-singlefile", "-r", _DOTS_PER_INCH, "-png"]
        subprocess.run(["pdftoppm", *pages, made.pdf, HERE / "bao-cao-dinh-ky"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
