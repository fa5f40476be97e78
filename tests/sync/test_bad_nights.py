"""A thousand bad nights: whatever Google answers, a night ends, and ends as a good one would."""

from __future__ import annotations

import io
import json
import os
import shutil
from contextlib import redirect_stdout
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from support.bad_nights import LOST
from support.big_office import NAMES, BigOffice
from support.plan_folder import plan_folder
from support.shown_book import Shown, shown

from sync.commands.nightly import night
from sync.commands.pull import pull_all
from sync.sandbox import Sandbox
from sync.snapshots import SnapshotStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.long

NIGHTS = int(os.environ.get("PHANCONG_NIGHTS", "20"))
SHARE = 0.3
HOUR = 3600
NEVER, STALE = NAMES[:3], NAMES[3:6]  # not read on any evening, and on the first only


@dataclass(frozen=True, slots=True)
class Province:
    """The office after two evenings, and what its workbook showed then (`before`).

    Since then every agency has reported; a third evening without faults shows `good`.
    """

    office: BigOffice
    before: Shown
    good: Shown
    newest: dict[str, str]

    def read_on(self, agency: str) -> str | None:
        """The day an agency was last read before the third evening."""
        return None if agency in NEVER else f"2026-06-0{1 if agency in STALE else 2}"


def _newest(folder: Path) -> dict[str, str]:
    told = SnapshotStore(plan_folder(folder)).by_source()
    return {agency: snapshots[0].sha256 for agency, snapshots in told.items()}


def _told(
    office: BigOffice, folder: Path, command: Callable[..., int] = night
) -> tuple[int, dict[str, Any]]:
    """How a command ends, and what it says to programs."""
    said = io.StringIO()
    with redirect_stdout(said), office.department(folder) as department:
        code = command(department, as_json=True)
    return code, json.loads(said.getvalue())


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """Hand out, two evenings on which few cannot be read, then progress everywhere."""
    base = tmp_path_factory.mktemp("tinh")
    (base / "so").mkdir()
    with Sandbox(service_accounts_own_files=True, quota=True, log_limit=1000) as sandbox:
        office = BigOffice(sandbox, base / "so")
        office.evening(0, office.losing(dict.fromkeys(NEVER, "gone")))
        _told(office, office.folder)
        office.type_progress(STALE, 20)
        office.evening(1, office.losing(dict.fromkeys((*NEVER, *STALE), "gone")))
        _told(office, office.folder)
        office.type_progress(NAMES, 40)
        shutil.copytree(office.folder, base / "tot")
        office.evening(2)
        _told(office, base / "tot")
        before, good = (shown(at / "tong-hop.xlsx") for at in (office.folder, base / "tot"))
        assert all(before.words[name] != good.words[name] for name in NAMES)
        yield Province(office, before, good, _newest(base / "tot"))
        office.close()
        assert not sandbox.bugs


@pytest.mark.parametrize("seed", range(NIGHTS))
def test_a_bad_night_ends_like_a_good_one(province: Province, seed: int, tmp_path: Path) -> None:
    """Every sheet that can be read is read; the others are named, with reason and age.

    The next night without faults reads what is owed, and nothing else.
    """
    office, folder = province.office, tmp_path / "so"
    lost = _lost(seed)
    faults = office.losing(lost, seed=seed, share=SHARE)
    shutil.copytree(office.folder, folder)
    office.evening(2, faults)
    began = office.time.elapsed()

    code, told = _told(office, folder)

    assert office.time.elapsed() - began < HOUR
    assert faults.met > len(NAMES) * SHARE / 2
    assert (code, set(told["unread"])) == (3, set(lost))
    _tells_the_truth(province, lost, told, shown(folder / "tong-hop.xlsx"))

    office.evening(3)
    code, healed = _told(office, folder, pull_all)
    assert (code, set(healed["pulled"]) - set(healed["unchanged"])) == (0, set(lost))
    assert _newest(folder) == province.newest
    shutil.rmtree(folder)  # a thousand of them would fill a disk


def _lost(seed: int) -> dict[str, str]:
    """Five agencies that cannot be read tonight, of every sort, with the fault of each."""
    random = Random(seed)  # noqa: S311  # the same for a seed
    chosen = [random.choice(NEVER), random.choice(STALE), *random.sample(NAMES[6:], 3)]
    return dict(zip(chosen, random.sample(sorted(LOST), len(LOST)), strict=True))


def _tells_the_truth(
    province: Province, lost: dict[str, str], told: dict[str, Any], seen: Shown
) -> None:
    """Output and workbook agree with what was done to the night."""
    days = {name: province.read_on(name) if name in lost else "2026-06-03" for name in NAMES}
    for agency, fault in lost.items():
        assert LOST[fault] in told["unread"][agency]
        assert (told["figures_of"][agency] or "None").startswith(str(days[agency]))
    assert seen.read_on == days
    assert seen.reasons == {name: told["unread"].get(name, "") for name in NAMES}
    assert seen.ages == {
        name: {"dữ liệu ngày 01/06/2026, cũ 2 ngày"} for name in lost if name in STALE
    }
    assert seen.words == {
        name: (province.before if name in lost else province.good).words[name] for name in NAMES
    }
