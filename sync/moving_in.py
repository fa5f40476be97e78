"""State folders of earlier times: what belongs to a plan lay in them directly, and moves home.

Which plan that is gets written down before the first thing moves, so that a run killed anywhere
is finished by the next one, whatever plan that one is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.alone import alone
from sync.basis import from_bytes
from sync.cli_errors import StateError
from sync.history.archive import Archive, runs_of
from sync.plan_home import PlanHome, read_name, write_name
from sync.sheet_keys import plan_id
from sync.snapshots import SnapshotStore
from validators.errors import CannotDoError
from workbook.os_reasons import writing
from workbook.publish import make_folder_durable

if TYPE_CHECKING:
    from pathlib import Path

    from sync.settings import Settings

_THINGS = (
    "ban-chup",
    "ban-chup.jsonl",
    "da-xoa",
    "da-tong-hop",
    "lan-chay.jsonl",
    "lich-su.jsonl",
    "ma-nhiem-vu.json",
)
_DATABASES = "lich-su*.db*"  # with their logs, and those that a rebuild set aside
_MOVING = "dang-chuyen.txt"  # the plan whose things are on their way


def home_of(settings: Settings) -> PlanHome:
    """The home of the plan of settings, for commands that only look.

    Raises CannotDoError for a plan that cannot be read, BusyError while things move in.
    """
    home = PlanHome(settings.state, settings.plan_id or _plan_of(settings.plan))
    if _left(settings.state) or (settings.state / _MOVING).exists():
        with alone(settings.state):
            move_in(home)
    return home


def move_in(home: PlanHome) -> None:
    """Bring what lies in the state folder into the folder of its plan, under the lock.

    It is of the plan of the last night; where nothing tells, of the plan of this home.
    Raises CannotDoError, with everything left where it is, where two things have one place.
    """
    marker, left = home.state / _MOVING, _left(home.state)
    if not left and not marker.exists():
        return
    with writing(home.state, "không chuyển được lịch sử vào thư mục của kế hoạch", StateError):
        owner = PlanHome(home.state, read_name(marker) or _last_plan(home.state) or home.plan)
        for each in left:
            _refuse_taken(each, owner.folder / each.name)
        owner.settle()
        write_name(marker, owner.plan)
        for each in left:
            each.rename(owner.folder / each.name)
        make_folder_durable(owner.folder)
        make_folder_durable(home.state)
        marker.unlink()


def _plan_of(path: Path) -> str:
    from workbook.plans import read_plan

    return plan_id(read_plan(path).head)


def _left(state: Path) -> list[Path]:
    """What lies in a state folder and belongs to a plan."""
    things = [path for name in _THINGS if (path := state / name).exists()]
    return [*things, *sorted(state.glob(_DATABASES))]


def _last_plan(state: Path) -> str:
    """The plan of the last night in the state folder; "" where nothing tells."""
    archive = Archive(state, SnapshotStore(state))
    try:
        bases = [run.basis for run in runs_of(archive.events()) if run.basis]
        return plan_id(from_bytes(archive.store.content(bases[-1])).plan.head)
    except (CannotDoError, IndexError, KeyError, TypeError, ValueError):
        return ""


def _refuse_taken(path: Path, place: Path) -> None:
    if place.exists():
        raise CannotDoError(
            f"{path}: trong {place.parent} đã có phần này của kế hoạch (một bản phancong cũ đã "
            "chạy sau khi chuyển?); hãy chuyển phần nằm ngoài ra nơi khác rồi chạy lại."
        )
