"""The main job, whole: from a plan document to the consolidated workbook, over real HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from sync.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _demo(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    code = run(["demo", "--json", "-o", str(folder), *more])
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    return json.loads(said.out)


def _texts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def _lasting(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All texts but spreadsheet and snapshot: Google gives each spreadsheet an id of its own."""
    texts = _texts(path)
    texts["Nguồn số liệu"] = [(*row[:2], *row[3:7], *row[8:]) for row in texts["Nguồn số liệu"]]
    return texts


def test_the_sample_plan_becomes_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twelve agencies, twenty tasks, the plan's own faults found, the silent agencies named."""
    told = _demo(tmp_path, capsys)

    assert (told["tasks"], told["agencies"]) == (20, 12)
    codes = {finding["code"] for finding in told["findings"]}
    assert {"PC103", "PC201", "PC301", "PC401", "PC402"} <= codes
    assert told["not_reported"]
    assert sum(told["classes"].values()) == 20


def test_the_same_seed_gives_the_same_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two runs with one seed agree but for Google's ids; another seed tells another story."""
    one, two, other = (tmp_path / name for name in ("mot", "hai", "ba"))
    for folder, seed in ((one, "7"), (two, "7"), (other, "8")):
        _demo(folder, capsys, "--seed", seed)

    told, again, stranger = (_lasting(folder / "tong-hop.xlsx") for folder in (one, two, other))
    assert told == again
    assert told != stranger


def test_it_can_be_played_again_in_the_same_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of the first play stands in the way of the second; both end answered."""
    first = _demo(tmp_path, capsys)
    workbook = _lasting(tmp_path / "tong-hop.xlsx")

    second = _demo(tmp_path, capsys)

    assert second == first
    assert _lasting(tmp_path / "tong-hop.xlsx") == workbook
    assert "Sở Tư pháp" in first["answered"]


def test_the_annexed_table_of_a_real_plan_arrives_whole(
    tmp_path: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every task of Tuyên Quang's annex stands in the consolidated workbook, verbatim."""
    told = _demo(tmp_path, capsys, "--plan", str(shared / "plans/tuyen-quang.txt"))

    labels = json.loads((shared / "plans/labels/tuyen-quang.json").read_text(encoding="utf-8"))
    cells = {str(value) for row in _texts(tmp_path / "tong-hop.xlsx")["Nhiệm vụ"] for value in row}
    assert told["tasks"] == len(labels["tasks"]) == 41
    assert [task["id"] for task in labels["tasks"] if task["content"] not in cells] == []


def test_a_broken_plan_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a plan: one sentence, code 2, and no folder left behind."""
    path = tmp_path / "khong-phai.txt"
    path.write_text("Xin chào các bạn.", encoding="utf-8")

    code = run(["demo", "--plan", str(path), "-o", str(tmp_path / "kq")])

    assert code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not (tmp_path / "kq").exists()
