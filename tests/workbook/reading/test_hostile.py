"""Files made to harm: each is read or refused with the right reason, in time, in little memory."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from support.hostile import HOSTILE

from workbook.reading import read_workbook
from workbook.refusal import Reason, Refusal

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 10.0


def _outcome(path: Path) -> Reason | None:
    try:
        read_workbook(path)
    except Refusal as refusal:
        return refusal.reason
    return None


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_read_or_refused_in_time(name: str, tmp_path: Path) -> None:
    """The outcome is one of those allowed, within ten seconds; the file stays as it was."""
    recipe = HOSTILE[name]
    path = tmp_path / f"tep.{recipe.ending}"
    path.write_bytes(recipe.content())
    before = path.stat().st_size, path.stat().st_mtime_ns

    began = time.monotonic()
    outcome = _outcome(path)

    assert time.monotonic() - began < SECONDS
    assert outcome in recipe.outcomes
    assert (path.stat().st_size, path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]
