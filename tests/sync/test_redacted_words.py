"""Words that were taken out of the history are nowhere else, and are not published again."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from support.past_nights import night
from support.plans import plan, task

from sync.cli import run
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

PLAN = plan(task("1"))
WORDS = "Gọi bà Mẫu, số 0900 000 000"
SETTINGS = 'plan = "ke-hoach.xlsx"\n[folder.files]\n"Sở Tư pháp" = "so-tu-phap.xlsx"\n'
WISH = ("--agency", "Sở Tư pháp", "--column", "difficulty", "--who", "Chánh Văn phòng")


def _send(folder: Path, difficulty: str) -> None:
    said = {"status": "Đang thực hiện", "difficulty": difficulty}
    write_bieu(folder / "so-tu-phap.xlsx", PLAN, progress={"1": said})


def _holding(folder: Path) -> list[str]:
    """The files of a folder that hold the words, as they stand or compressed."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    contents = ((path.name, path.read_bytes()) for path in files)
    plain = (
        (name, gzip.decompress(raw) if name.endswith(".gz") else raw) for name, raw in contents
    )
    return [name for name, raw in plain if WORDS.encode() in raw]


def test_redacted_words_are_gone_for_good(tmp_path: Path) -> None:
    """Neither what is kept beside the snapshots nor the sheet of changes tells them."""
    settings = tmp_path / "phancong.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    write_bieu(tmp_path / "ke-hoach.xlsx", PLAN)
    _send(tmp_path, WORDS)
    night(settings, "2026-06-02")
    _send(tmp_path, "")
    night(settings, "2026-06-03")

    code = run(["redact", "1", *WISH, "--why", "đơn số 12", "--settings", str(settings)])
    night(settings, "2026-06-03")

    book = load_workbook(tmp_path / "tong-hop.xlsx")
    shown = [cell for sheet in book for row in sheet.values for cell in row]
    assert (code, _holding(tmp_path / "du-lieu")) == (0, [])
    assert not any(WORDS in str(cell) for cell in shown)
    assert not any("chưa có lần trước" in str(cell) for cell in shown)
