"""Which rules were in force: what a run records, so that old findings can be understood."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from validators.rules import ALL_RULES

if TYPE_CHECKING:
    from validators.context import RuleSettings

OFF = "tắt"


def in_force(settings: RuleSettings) -> dict[str, str]:
    """The severity of every rule by its code, as the department wants it; `tắt` where off."""
    chosen = ((rule.code, settings.severities.get(rule.code, rule.severity)) for rule in ALL_RULES)
    return {code: severity.value if severity else OFF for code, severity in chosen}


def fingerprint(settings: RuleSettings) -> str:
    """Twelve hex digits that change when a rule, its words, its severity or an exception does."""
    lines = [f"{code} {severity}" for code, severity in in_force(settings).items()]
    lines += [f"{rule.code} {rule.message} {rule.requires}" for rule in ALL_RULES]
    lines += [f"{e.code} {e.task_id} {e.until} {e.reason}" for e in settings.exceptions]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
