"""The record of every run: what was read, what was not and why, and under which rules."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from sync.cli_errors import StateError
from sync.sources import reasons
from validators.context import SEVERITY_WORDS
from validators.rulebook import fingerprint
from workbook.os_reasons import writing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from sync.pull import Pulled
    from sync.run import Run
    from workbook.consolidated.model import Consolidation

_NAME = "lan-chay.jsonl"


def record(run: Run, pulled: Pulled | None, consolidation: Consolidation) -> dict[str, Any]:
    """One run as a line of JSON; `pulled` is None where only snapshots were consolidated."""
    old = [line for line in consolidation.agencies if line.reason]
    return {
        **_begun(run, pulled),
        "unread": {line.agency: line.reason for line in old},
        "figures_of": _ages({line.agency: line.figures_of for line in old}),
        "findings": len(consolidation.findings),
    }


def nothing_came(run: Run, pulled: Pulled) -> dict[str, Any]:
    """The same of a run that read nobody and published nothing."""
    return {
        **_begun(run, pulled),
        "unread": dict(pulled.failures),
        "figures_of": _ages(run.last_read(pulled.failures)),
        "findings": None,
    }


def _ages(read_at: Mapping[str, datetime | None]) -> dict[str, str | None]:
    return {agency: at.isoformat() if at else None for agency, at in read_at.items()}


def _begun(run: Run, pulled: Pulled | None) -> dict[str, Any]:
    words = {severity: word for word, severity in SEVERITY_WORDS.items()}
    return {
        "at": run.clock.now().isoformat(),
        "business_date": run.today.isoformat(),
        "rules": {
            "fingerprint": fingerprint(run.rules),
            "changed": {code: words[each] for code, each in run.rules.severities.items()},
        },
        "pulled": {a: s.sha256 for a, s in pulled.snapshots.items()} if pulled else None,
        "unchanged": sorted(pulled.unchanged) if pulled else None,
        "rejects": reasons(run.rejects),
    }


def append(folder: Path, line: dict[str, Any]) -> None:
    """Add a run to the log of a state folder; lines are only ever added. Raises CannotDoError."""
    path = folder / _NAME
    with (
        writing(path, "không ghi được nhật ký các lần chạy", StateError),
        path.open("a", encoding="utf-8") as log,
    ):
        log.write(json.dumps(line, ensure_ascii=False) + "\n")
        log.flush()
        os.fsync(log.fileno())
