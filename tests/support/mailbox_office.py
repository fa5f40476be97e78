"""A department whose one agency sends mail: its plan, its mails, its nights."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from support.mail import HEALTH, letter, put, report
from support.plan_folder import plan_folder
from support.plans import plan, task

from sync.cli import run
from validators.columns import BY_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

YTE = "Sở Y tế"
PLAN = plan(*(task(f"I.{n}", lead=YTE, coordinating="Sở Nội vụ") for n in range(1, 6)))
Said = dict[str, dict[str, str]]


class Night:
    """Runs commands of an office and tells what they said."""

    def __init__(self, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.office, self._capsys = office, capsys

    def __call__(self, *words: str) -> dict[str, Any]:
        """The JSON of a command, `nightly` unless said, with its exit code."""
        self._capsys.readouterr()
        code = run(
            [*(words or ("nightly",)), "--json", "--settings", str(self.office / "phancong.toml")]
        )
        return {**json.loads(self._capsys.readouterr().out), "code": code}

    def mails(self, name: str, day: int, said: Mapping[str, Mapping[str, str]]) -> None:
        """Let the agency send a mail on a day of October with a report on some tasks."""
        sent = f"{day} Oct 2026 09:00:00 +0700"
        put(
            self.office / "hop-thu" / name,
            letter(HEALTH, sent, ("bao-cao.xlsx", report(PLAN, said))),
        )

    def written(self, key: str) -> dict[str, object]:
        """What the column of a key says in the workbook's task sheet, by task."""
        sheet = load_workbook(self.office / "tong-hop.xlsx")["Nhiệm vụ"]
        rows = list(sheet.iter_rows(values_only=True))
        heading = BY_KEY[key].heading
        at = next(row.index(heading) for row in rows if heading in row)
        return {str(row[0]): row[at] for row in rows if str(row[0]).startswith("I.")}

    def findings(self, code: str, name: str = "tong-hop.xlsx") -> list[tuple[object, ...]]:
        """The rows of a workbook's sheet of findings that bear a code."""
        sheet = load_workbook(self.office / name)["Kết quả kiểm tra"]
        return [row for row in sheet.iter_rows(values_only=True) if code in row]

    def sums(self) -> dict[str, Any]:
        """The sums of the newest run."""
        log = (plan_folder(self.office) / "lan-chay.jsonl").read_text(encoding="utf-8")
        return json.loads(log.splitlines()[-1])["sums"]


def doing(percent: str, **more: str) -> dict[str, str]:
    """The progress of work under way."""
    return {"status": "Đang thực hiện", "percent": percent, **more}
