"""The record of every run: what was read, what was not and why, and under which rules."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from validators.context import SEVERITY_WORDS
from validators.rulebook import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from sync.pull import Pulled
    from sync.run import Run
    from workbook.consolidated.model import Consolidation

_NAME = "lan-chay.jsonl"


def record(run: Run, pulled: Pulled | None, consolidation: Consolidation) -> dict[str, Any]:
    """One run as a line of JSON; `pulled` is None where only snapshots were consolidated."""
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
        "unread": {line.agency: line.reason for line in consolidation.agencies if line.reason},
        "figures_of": {
            line.agency: line.read_at and line.read_at.isoformat()
            for line in consolidation.agencies
            if line.reason
        },
        "findings": len(consolidation.findings),
    }


def append(folder: Path, line: dict[str, Any]) -> None:
    """Add a run to the log of a state folder; lines are only ever added."""
    with (folder / _NAME).open("a", encoding="utf-8") as log:
        log.write(json.dumps(line, ensure_ascii=False) + "\n")
        log.flush()
        os.fsync(log.fileno())
