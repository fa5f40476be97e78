"""`phancong excel` as a contract: files, sentences, JSON, exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.machines import PaperMachine

from sync.cli import run
from workbook.excel.settings import settings_of
from workbook.reading import read_workbook
from workbook.warm import start

if TYPE_CHECKING:
    from pathlib import Path

FILES = ["bieu-macos.xlsm", "bieu.xlsm", "phancong.xlam"]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PaperMachine:
    """A computer with Excel, and an environment of phancong that may be written."""
    paper = PaperMachine(startup=tmp_path / "XLSTART")
    monkeypatch.setattr("workbook.excel.this_machine.this_machine", lambda: paper)
    monkeypatch.setattr(start, "_SETTINGS", tmp_path / "phancong.json")
    return paper


def test_build_makes_three_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into a folder that is made; without a plan the form is empty."""
    folder = tmp_path / "moi" / "excel"
    assert run(["excel", "build", "-o", str(folder), "--json"]) == 0
    assert sorted(file.name for file in folder.iterdir()) == FILES
    told = json.loads(capsys.readouterr().out)["files"]
    assert sorted(told) == [str(folder / name) for name in FILES]


def test_build_takes_the_tasks_of_a_plan(tmp_path: Path) -> None:
    """The biểu with buttons is that of the plan."""
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(
        "KẾ HOẠCH\nCải cách hành chính năm 2026\nI. NHIỆM VỤ\n"
        "1. Sở Tư pháp chủ trì rà soát văn bản, hoàn thành trước ngày 30/9/2026.\n",
        encoding="utf-8",
    )
    assert run(["excel", "build", "-o", str(tmp_path), "--plan", str(plan)]) == 0
    for name in ("bieu.xlsm", "bieu-macos.xlsm"):
        shown = [cell.shown for row in read_workbook(tmp_path / name)[0].rows for cell in row]
        assert any("rà soát văn bản" in text for text in shown)


def test_a_plan_called_like_a_result_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a file to be built is the plan itself nothing is built: one sentence, code 2."""
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text("KẾ HOẠCH\n1. Rà soát văn bản\n", encoding="utf-8")
    (tmp_path / "bieu.xlsm").symlink_to(plan)

    code = run(["excel", "build", "-o", str(tmp_path), "--plan", str(plan)])

    assert code == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"ke-hoach.txt", "bieu.xlsm"}


def test_build_into_a_file_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "tep").write_text("")
    assert run(["excel", "build", "-o", str(tmp_path / "tep")]) == 4
    assert "đường dẫn không phải là thư mục" in capsys.readouterr().err


def test_install_puts_the_addin_in_and_keeps_the_settings(
    machine: PaperMachine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where Excel opens it; uninstall finds it there."""
    place = tmp_path / "XLSTART" / "phancong.xlam"
    assert run(["excel", "install"]) == 0
    assert place.is_file()
    assert start.kept_settings() is None
    assert str(place) in capsys.readouterr().out
    machine.files = {str(place): settings_of(place)}
    assert run(["excel", "uninstall", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"removed": str(place)}
    assert not place.exists()


def test_install_on_macos_tells_what_else_is_needed(
    machine: PaperMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `xlwings runpython install` is for."""
    machine.system = "darwin"
    assert run(["excel", "install"]) == 0
    assert "xlwings runpython install" in capsys.readouterr().out


def test_settings_that_are_not_there_stop_before_anything_is_written(
    machine: PaperMachine, tmp_path: Path
) -> None:
    """A wrong path of phancong.toml: nothing is installed."""
    assert run(["excel", "install", "--settings", str(tmp_path / "khong.toml")]) == 2
    assert not machine.startup.exists()


def test_an_environment_that_cannot_be_written_is_one_sentence(
    machine: PaperMachine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The buttons are in; only the settings could not be kept."""
    monkeypatch.setattr(start, "_SETTINGS", tmp_path / "khong" / "phancong.json")
    settings = tmp_path / "phancong.toml"
    settings.write_text('plan = "ke-hoach.docx"', encoding="utf-8")
    assert run(["excel", "install", "--settings", str(settings)]) == 2
    assert (machine.startup / "phancong.xlam").is_file()
    assert "không ghi được" in capsys.readouterr().err


def test_doctor_tells_each_trouble_on_its_line(
    machine: PaperMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Code 1 with troubles, by sentence or by name."""
    assert run(["excel", "doctor"]) == 1
    assert "Chưa có phần bổ trợ" in capsys.readouterr().out
    machine.from_store = True
    assert run(["excel", "doctor", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)["troubles"]
    assert [one["name"] for one in told] == ["store-office", "addin-missing"]


def test_doctor_of_a_sound_machine_ends_with_0(
    machine: PaperMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    """After the install, where the program that the add-in names is there."""
    run(["excel", "install"])
    place = machine.startup / "phancong.xlam"
    told = settings_of(place)
    machine.files = {str(place): told, told["PHANCONG_CLICK"]: {}}
    capsys.readouterr()
    assert run(["excel", "doctor"]) == 0
    assert "Không thấy gì cản trở" in capsys.readouterr().out


def test_doctor_of_a_file_that_is_not_there_is_one_sentence(
    machine: PaperMachine,  # noqa: ARG001  # with Excel
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Code 2, as for every file that cannot be read."""
    assert run(["excel", "doctor", "khong-co.xlsm"]) == 2
    assert "khong-co.xlsm: không tìm thấy tệp" in capsys.readouterr().err
