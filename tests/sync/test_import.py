"""`phancong import`: a plan document becomes the biểu, in words and in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sync.cli import run
from workbook.find_table import find_table
from workbook.reading import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

PLANS = ("tuyen-quang", "van-phong-ubnd")


def _imported(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    assert run(["import", str(path), "--json", *more]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", PLANS)
def test_a_labelled_plan_in_the_shape_of_the_contract(
    name: str, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ids, words, agencies and statuses agree with a careful reader's, task by task."""
    labels = json.loads((shared / f"plans/labels/{name}.json").read_text(encoding="utf-8"))

    told = _imported(shared / f"plans/{name}.txt", capsys)

    assert [task["id"] for task in told["tasks"]] == [task["id"] for task in labels["tasks"]]
    for ours, theirs in zip(told["tasks"], labels["tasks"], strict=True):
        assert ours["lead_agencies"] == theirs["lead_agencies"]
        assert ours["status"] == theirs["status"]
        accepted = theirs["deadline"].get("accept_kinds", [theirs["deadline"]["kind"]])
        assert ours["deadline"]["kind"] in accepted
        if "accept_ends" not in theirs["deadline"]:
            assert ours["deadline"]["end"] == theirs["deadline"]["end"]


def test_the_narrative_comes_only_when_asked(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The items that the annexed table repeats are not imported twice, but can be had."""
    path = shared / "plans/tuyen-quang.txt"

    plain = _imported(path, capsys)
    whole = _imported(path, capsys, "--narrative", "--residue")

    assert "narrative_tasks" not in plain
    assert (len(whole["tasks"]), len(whole["narrative_tasks"])) == (41, 39)
    assert whole["residue"] == []


def test_the_written_bieu_holds_every_task(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `-o` writes can be read back: the same ids and the same words."""
    output = tmp_path / "bieu.xlsx"

    told = _imported(shared / "plans/thieu-trung.txt", capsys, "-o", str(output))

    (raw,) = read_workbook(output)
    table = find_table(raw)
    assert table is not None
    assert [(row.text("task_id"), row.text("content")) for row in table.rows] == [
        (task["id"], task["content"]) for task in told["tasks"]
    ]


@pytest.mark.parametrize("name", ["ke-hoach.md", "lien-ket.xlsx", "cung-tep.xlsx", "bieu.txt"])
def test_the_plan_is_never_written_over(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its own name, by a link or under a wrong ending: one sentence, nothing written."""
    plan = tmp_path / "ke-hoach.md"
    plan.write_text("KẾ HOẠCH\n1. Rà soát văn bản\n", encoding="utf-8")
    (tmp_path / "lien-ket.xlsx").symlink_to(plan)
    (tmp_path / "cung-tep.xlsx").hardlink_to(plan)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    code = run(["import", str(plan), "-o", str(tmp_path / name)])

    assert code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_plan_without_lead_or_deadline_is_flagged_at_every_task(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """27 tasks, each found to lack its lead and its deadline, each once."""
    told = _imported(shared / "plans/thieu-trung.txt", capsys)

    errors = [finding for finding in told["findings"] if finding["severity"] == "Lỗi"]
    cells = {
        code: {f["place"]["cell"] for f in errors if f["code"] == code}
        for code in ("PC201", "PC401")
    }
    assert len(errors) == 54
    assert [len(found) for found in cells.values()] == [27, 27]


def test_slips_of_the_scan_are_proposed_and_stay_as_they_are(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The words that lost a mark are findings with a proposal; the tasks keep them verbatim."""
    told = _imported(shared / "plans/tuyen-quang.txt", capsys)

    found = [each for each in told["findings"] if each["code"] == "PC029"]
    kept = [task["content"] for task in told["tasks"]]
    assert {each["fix"]["safe"] for each in found} == {False}
    assert all(each["value"] in kept for each in found)
    assert any(each["fix"]["value"].startswith("Kịp thời biểu dương") for each in found)


def test_titles_of_sections_are_looked_at_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in the title of a section is said at the cell that the title has in the biểu."""
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(
        "KẾ HOẠCH\nCải cách hành chính năm 2026\nII. NHIỆM VỤ CỤ THÊ\n"
        "1. Rà soát văn bản\n- Cơ quan chủ trì: Sở Tư pháp\n- Thời gian hoàn thành: Quý II/2026\n",
        encoding="utf-8",
    )

    told = _imported(plan, capsys)

    (slip,) = [each for each in told["findings"] if each["code"] == "PC029"]
    assert (slip["value"], slip["fix"]["value"]) == ("NHIỆM VỤ CỤ THÊ", "NHIỆM VỤ CỤ THỂ")
    assert slip["place"]["cell"] == "C2"
    assert "Tên mục" in slip["message"]


@pytest.mark.parametrize("name", PLANS)
def test_reporting_obligations_have_their_last_days(
    name: str, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """How often, to whom and until when: as a careful reader finds them."""
    labels = json.loads((shared / f"plans/labels/{name}.json").read_text(encoding="utf-8"))

    told = _imported(shared / f"plans/{name}.txt", capsys)["plan"]["report_obligations"]

    wanted = labels["plan"]["report_obligations"]
    assert [(duty["kind"], duty["to"], duty["last_acceptable"]) for duty in told] == [
        (duty["kind"], duty["to"], duty.get("last_acceptable", [])) for duty in wanted
    ]
