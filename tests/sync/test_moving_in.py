"""A state folder of earlier times: what lay in it directly moves into the folder of its plan."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest
from support.earlier_state import as_earlier, as_earlier_base
from support.excel_office import excel_office, journal_of, run_told, send
from support.killing import watch
from support.plan_folder import plan_folder
from support.postgresql import new_base

from sync.cli import run
from sync.history.database import schema_of
from sync.moving_in import home_of, move_in
from sync.plan_home import PlanHome, folder_name
from sync.settings import read_settings
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "48/KH-UBND:2026"
STRANGER = "7/KH-UBND:2027"


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a department after a night of an earlier version; it is only copied."""
    folder = tmp_path_factory.mktemp("so")
    settings = excel_office(folder)
    run(["nightly", "--settings", str(settings)])
    as_earlier(plan_folder(settings))
    return folder


@pytest.fixture
def settings(earlier: Path, tmp_path: Path) -> Path:
    """The settings of a department of its own in that state."""
    folder = tmp_path / "so"
    shutil.copytree(earlier, folder)
    return folder / "phancong.toml"


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but those of the move itself, and the lock."""
    passing = {"ten-ke-hoach.txt", "dang-chay.lock", "dang-chuyen.txt"}
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in passing and path.suffix != ".tmp"
    }


def test_a_night_goes_on_with_what_there_was(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One history of two nights, whole, and nothing is left outside."""
    send(settings.parent, "Sở Y tế", status="Hoàn thành")

    run_told(capsys, settings, "nightly")

    state, home = settings.parent / "du-lieu", plan_folder(settings)
    assert {path.name for path in state.iterdir()} == {home.name, "dang-chay.lock"}
    assert len(journal_of(home)) == 2
    assert run_told(capsys, settings, "doctor")[0] == 0
    told = run_told(capsys, settings, "history", "I.1")[1]
    assert "Trạng thái: Đang thực hiện" in told
    assert "Trạng thái: Hoàn thành" in told


@pytest.mark.parametrize("words", [("doctor",), ("history", "I.1"), ("rebuild",)])
def test_whoever_comes_first_moves_it(
    settings: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Commands that only look find the history as well; every byte of the archive is there."""
    before = _contents(settings.parent / "du-lieu")

    code, _ = run_told(capsys, settings, *words)

    after = _contents(plan_folder(settings))
    assert code == 0
    assert after.keys() >= before.keys()
    assert all(after[name] == before[name] for name in before if "lich-su.db" not in name)


def test_it_belongs_to_the_plan_of_the_last_night(settings: Path) -> None:
    """Whatever plan the settings name by now: the number was corrected before the new version."""
    path = settings.parent / "ke-hoach.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("48/KH", "49/KH"), encoding="utf-8")

    home = home_of(read_settings(settings))

    assert home.plan == "49/KH-UBND:2026"
    assert not home.folder.exists()
    assert home.others() == (PLAN,)
    assert len(journal_of(PlanHome(home.state, PLAN).folder)) == 1


def test_where_nothing_tells_it_is_of_the_plan_that_comes(settings: Path) -> None:
    """Journals of the first versions do not say what a night stood on."""
    state = settings.parent / "du-lieu"
    shutil.rmtree(state / "ban-chup")

    move_in(PlanHome(state, STRANGER))

    assert len(journal_of(PlanHome(state, STRANGER).folder)) == 1


@pytest.mark.parametrize("tells", [True, False])
def test_killed_at_every_step(settings: Path, *, tells: bool) -> None:
    """The next run ends the move to the same plan, whatever plan that run is for.

    From the first thing that moved on this is also so where the archive itself cannot tell.
    """
    state = settings.parent / "du-lieu"
    if not tells:
        shutil.rmtree(state / "ban-chup")
    before = _contents(state)
    for step in itertools.count(1):
        own = state.with_name(f"du-lieu-{step}")
        shutil.copytree(state, own)
        killed = _killed_at(step, own)
        whole = {each.name for each in state.iterdir()} <= {each.name for each in own.iterdir()}
        has_begun = not whole or (own / "dang-chuyen.txt").exists()

        move_in(PlanHome(own, STRANGER))

        owner = PLAN if tells or has_begun else STRANGER
        assert _contents(PlanHome(own, owner).folder) == before
        assert _contents(own).keys() == {f"{folder_name(owner)}/{name}" for name in before}
        assert not (own / "dang-chuyen.txt").exists()
        shutil.rmtree(own)
        if not killed:
            break
    assert step > 15, "ít bước hơn số lần đổi tên và ghi đĩa của một lần chuyển"


def _killed_at(step: int, state: Path) -> bool:
    """Whether the move of a process of its own was killed at that step, or ended before."""
    child = os.fork()
    if child == 0:
        counter = itertools.count(1)

        def tick(_: str) -> None:
            if next(counter) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        watch(str(state), tick)
        move_in(PlanHome(state, PLAN))
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_server_goes_along(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The archive moves and the tables bear the plan's name; the next night tells both nights."""
    settings, address = excel_office(tmp_path), new_base(server, uuid4().hex)
    with settings.open("a", encoding="utf-8") as text:
        text.write(f'[history]\ndatabase = "{address}"\n')
    run_told(capsys, settings, "nightly")
    home = plan_folder(settings)
    as_earlier_base(address, home)
    as_earlier(home)
    send(tmp_path, "Sở Y tế", status="Hoàn thành")

    run_told(capsys, settings, "nightly")

    told = run_told(capsys, settings, "history", "I.1")[1]
    assert told.count("Sở Y tế: Trạng thái:") == 2
    assert run_told(capsys, settings, "doctor")[0] == 0
    with psycopg.connect(address) as connection:
        names = connection.execute("SELECT nspname FROM pg_namespace").fetchall()
    assert [name for (name,) in names if name.startswith("phancong")] == [schema_of(home)]


def test_two_things_for_one_place_are_left_alone(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An earlier version that ran again afterwards: nothing is written over, the path is named."""
    state = settings.parent / "du-lieu"
    home_of(read_settings(settings))
    before = _contents(plan_folder(settings))
    (state / "lich-su.jsonl").write_text("\n{}\n", encoding="utf-8")

    with pytest.raises(CannotDoError, match=r"lich-su.jsonl: .* hãy chuyển"):
        home_of(read_settings(settings))

    code, told = run_told(capsys, settings, "nightly")
    assert (code, "lich-su.jsonl" in told) == (2, True)
    (state / "lich-su.jsonl").unlink()
    assert _contents(plan_folder(settings)) == before
