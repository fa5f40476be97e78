"""Opening a department: its folder answers for itself, and for nothing that happens later."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import requests
from support.excel_office import excel_office
from support.plan_folder import plan_folder

from sync.cli import run
from sync.cli_errors import CANNOT, NOT_PUBLISHED, BusyError
from sync.department import open_department
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    """Path, reason, remedy, in Vietnamese."""
    settings = excel_office(tmp_path)
    (tmp_path / "du-lieu").write_text("")

    with (
        pytest.raises(
            CannotDoError, match=r"du-lieu: không dùng được thư mục này: đã có một tệp.*; hãy"
        ),
        open_department(settings),
    ):
        pass


@pytest.mark.parametrize("error", [requests.ConnectionError(), ConnectionResetError(104, "reset")])
def test_what_fails_inside_is_not_the_fault_of_the_folder(tmp_path: Path, error: OSError) -> None:
    """A network error is an OSError, too; whoever meets it must say so."""
    with pytest.raises(type(error)) as caught, open_department(excel_office(tmp_path)):
        raise error

    assert caught.value is error


def test_the_folder_is_free_again_after_a_failure(tmp_path: Path) -> None:
    """The lock of a run that failed holds nobody up; that of one that goes on does."""
    settings = excel_office(tmp_path)
    with pytest.raises(ZeroDivisionError), open_department(settings):
        raise ZeroDivisionError

    with open_department(settings), pytest.raises(BusyError), open_department(settings):
        pass


@pytest.mark.parametrize(
    ("name", "is_folder"),
    [
        ("du-lieu/ban-chup", False),
        ("du-lieu/ban-chup.jsonl", True),
        ("du-lieu/lich-su.jsonl", True),
        ("du-lieu/lich-su.db", True),
        ("du-lieu/lan-chay.jsonl", True),
        ("du-lieu/da-tong-hop", False),
        ("các bản trước", False),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, name: str, is_folder: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a night keeps: one sentence with the path and what to do, and no bug report."""
    settings = excel_office(tmp_path)
    place = tmp_path / name.replace("du-lieu", str(plan_folder(settings)))
    place.parent.mkdir(parents=True, exist_ok=True)
    if is_folder:
        place.mkdir()
    else:
        place.write_text("")

    code = run(["nightly", "--settings", str(settings)])

    (sentence,) = capsys.readouterr().err.strip().splitlines()
    assert code in {CANNOT, NOT_PUBLISHED}
    assert place.name in sentence
    assert "hãy" in sentence.lower()


def test_answers_are_read_once(tmp_path: Path) -> None:
    """A run that knows what was before knows the answers it learnt that from."""
    settings = excel_office(tmp_path)
    run(["nightly", "--settings", str(settings)])
    with open_department(settings) as department:
        knowing = department.informed()
        shutil.rmtree(plan_folder(settings) / "ban-chup")

        told = knowing.consolidate()

    assert "Đang thực hiện" in {each.status for line in told.tasks for each in line.reports}
