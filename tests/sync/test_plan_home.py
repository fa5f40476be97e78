"""The folder of a plan, and what is said where a plan looks like a new one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.excel_office import excel_office, run_told, send
from support.plan_folder import plan_folder

from sync.plan_home import PlanHome, folder_name

if TYPE_CHECKING:
    from pathlib import Path

OLD = "48/KH-UBND:2026"
_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}-[0-9a-f]{8}")


@given(st.text(min_size=1))
def test_a_name_is_safe_on_every_system(plan: str) -> None:
    """ASCII, short, no dot, no blank, no device's name; whatever stands in the plan's head."""
    assert _SAFE.fullmatch(folder_name(plan))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OLD, "48/KH-UBND:2027"),
        (OLD, "48-KH-UBND-2026"),
        ("Sở A", "SỞ A"),
        (
            "Cải cách hành chính năm 2026, giai đoạn một",
            "Cải cách hành chính năm 2026, giai đoạn hai",
        ),
    ],
)
def test_other_plans_have_other_folders(one: str, other: str) -> None:
    """Also where the readable part is the same."""
    assert folder_name(one)[:4] == folder_name(other)[:4]
    assert folder_name(one) != folder_name(other)


def test_copies_of_a_folder_are_no_plans(tmp_path: Path) -> None:
    """Somebody keeps a copy beside it: only the folder under its own name counts."""
    home = PlanHome(tmp_path, OLD)
    home.settle()
    copy = tmp_path / f"{home.folder.name} - Copy"
    copy.mkdir()
    (copy / "ten-ke-hoach.txt").write_text(OLD, encoding="utf-8")

    assert PlanHome(tmp_path, "49/KH-UBND:2026").others() == (OLD,)
    assert home.others() == ()


@pytest.fixture
def settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A department whose plan got another number after its first night."""
    settings = excel_office(tmp_path)
    run_told(capsys, settings, "nightly")
    _renumber(settings)
    return settings


def _renumber(settings: Path) -> None:
    plan = settings.parent / "ke-hoach.txt"
    plan.write_text(plan.read_text(encoding="utf-8").replace("48/KH", "84/KH"), encoding="utf-8")
    for agency in ("Sở Nội vụ", "Sở Y tế"):
        send(settings.parent, agency, status="Hoàn thành")


def _pinned(settings: Path) -> None:
    """What the sentence asks for."""
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"plan_id = {json.dumps(OLD)}\n{text}", encoding="utf-8")


@pytest.mark.parametrize(
    "words", [("nightly",), ("consolidate",), ("pull",), ("doctor",), ("history", "I.1")]
)
def test_a_history_that_begins_beside_another_is_told(
    settings: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Which begins, which there is, and the line that joins them, in whatever is run first."""
    _, told = run_told(capsys, settings, *words)

    assert "Lịch sử của kế hoạch “84/KH-UBND:2026” bắt đầu từ ngày" in told
    assert f"đã có lịch sử của kế hoạch “{OLD}”" in told
    assert f'plan_id = "{OLD}"' in told


def test_a_home_without_a_history_is_nothing_to_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Plans that were handed out and had no night yet."""
    settings = excel_office(tmp_path)
    PlanHome(tmp_path / "du-lieu", "84/KH-UBND:2026").settle()

    assert "Lịch sử" not in run_told(capsys, settings, "nightly")[1]


def test_it_is_told_all_day_and_to_programs(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not only once: the first night may have run with nobody looking."""
    run_told(capsys, settings, "nightly")

    for words in (("nightly", "--json"), ("consolidate", "--json")):
        (note,) = json.loads(run_told(capsys, settings, *words)[1])["notes"]
        assert OLD in note
    assert OLD in json.loads(run_told(capsys, settings, "doctor", "--json")[1])["note"]


def test_the_line_joins_a_corrected_plan_to_its_history(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Figures, changes and history go on; the workbook bears the corrected number."""
    _pinned(settings)

    _, told = run_told(capsys, settings, "nightly", "--json")

    state = settings.parent / "du-lieu"
    assert json.loads(told)["notes"] == []
    assert [each.name for each in state.iterdir() if each.is_dir()] == [folder_name(OLD)]
    history = run_told(capsys, settings, "history", "I.1")[1]
    assert history.count("Sở Y tế: Trạng thái:") == 2
    assert run_told(capsys, settings, "rebuild")[0] == 0
    assert run_told(capsys, settings, "doctor")[0] == 0


def test_nights_under_the_wrong_name_are_kept(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who reads the sentence a night later: the old history goes on, the other stays readable."""
    run_told(capsys, settings, "nightly")
    new = plan_folder(settings)
    _pinned(settings)

    run_told(capsys, settings, "nightly")

    assert (new / "lich-su.jsonl").exists()
    assert plan_folder(settings).name == folder_name(OLD)
    assert run_told(capsys, settings, "history", "I.1")[1].count("Sở Y tế: Trạng thái:") == 2
