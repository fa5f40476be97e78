"""A thousand bad nights: whatever Google answers, a night ends, and ends as a good one would."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import hand_out, progress, row, source, writer
from support.bad_nights import LOST, BadNight
from support.simulated_time import SimulatedTime

from sync.pull import Pulled, pull
from sync.sandbox import Sandbox
from sync.sandbox.faults import Faults
from sync.snapshots import SnapshotStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.long

AGENCIES = 190
NIGHTS = int(os.environ.get("PHANCONG_NIGHTS", "20"))
SHARE = 0.3
HOUR = 3600


@dataclass(frozen=True, slots=True)
class Office:
    """A stand-in with the sheets of all agencies, and the state after one good night.

    Since then every agency has typed something; `good` is what a good second night brings.
    """

    sandbox: Sandbox
    time: SimulatedTime
    sheets: dict[str, str]
    state: Path
    good: dict[str, str]

    def night(self, folder: Path) -> Pulled:
        """The second night, from a copy of the state after the first; or the one after it."""
        if not folder.exists():
            shutil.copytree(self.state, folder)
        return _night(self.sandbox, self.time, self.sheets, folder)


def _night(sandbox: Sandbox, time: SimulatedTime, sheets: dict[str, str], folder: Path) -> Pulled:
    google = source(sandbox, time, sheets, folder)
    pulled = pull([google], SnapshotStore(folder), time)
    google.commit(pulled.failures)
    google.client.http_client.close()
    return pulled


def _newest(folder: Path) -> dict[str, str]:
    return {agency: told[0].sha256 for agency, told in SnapshotStore(folder).by_source().items()}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Hand out, one good night, then progress everywhere."""
    base = tmp_path_factory.mktemp("office")
    with Sandbox(service_accounts_own_files=True, quota=True) as sandbox:
        time, robot = SimulatedTime(sandbox), writer(sandbox)
        books = {}
        for number in range(AGENCIES):
            books[f"Đơn vị {number}"] = hand_out(robot, f"Đơn vị {number}", [row(1), row(2)])
            time.later(seconds=3)  # the stand-in keeps Google's limits
        sheets = {agency: book.id for agency, book in books.items()}
        _night(sandbox, time, sheets, base / "state")
        for number, book in enumerate(books.values()):
            values = [list(progress(number).values())]
            book.values_update("H4:L4", {"valueInputOption": "RAW"}, {"values": values})
            time.later(seconds=3)
        time.later(hours=12)
        made = Office(sandbox, time, sheets, base / "state", {})
        made.night(base / "good")
        made.good.update(_newest(base / "good"))
        yield made
        robot.http_client.close()
        assert not sandbox.bugs


@pytest.mark.parametrize("seed", range(NIGHTS))
def test_a_bad_night_ends_like_a_good_one(office: Office, seed: int, tmp_path: Path) -> None:
    """Every sheet that can be read is read; the others are named and keep what they had.

    The next night without faults reads what is owed, and nothing else.
    """
    chosen = Random(seed).sample(sorted(office.sheets), 5)  # noqa: S311  # the same for a seed
    lost = {office.sheets[a]: LOST[at % len(LOST)] for at, a in enumerate(chosen)}
    before, began = _newest(office.state), office.time.elapsed()
    night = BadNight(seed, SHARE, lost)
    office.sandbox._app.faults = night

    pulled = office.night(tmp_path / "state")

    assert night.met > AGENCIES * SHARE / 2
    assert office.time.elapsed() - began < HOUR
    assert set(pulled.failures) == set(chosen), pulled.failures
    assert all("hãy" in reason for reason in pulled.failures.values())
    assert set(pulled.snapshots) | set(pulled.failures) == set(office.sheets)
    after = _newest(tmp_path / "state")
    assert after == {a: before[a] if a in chosen else sha for a, sha in office.good.items()}

    office.sandbox._app.faults = Faults()
    healed = office.night(tmp_path / "state")
    assert (healed.failures, set(office.sheets) - healed.unchanged) == ({}, set(chosen))
    assert _newest(tmp_path / "state") == office.good
