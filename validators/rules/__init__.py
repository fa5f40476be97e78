"""Every rule, listed by hand in the order of the codes: what is not here is not a rule."""

from __future__ import annotations

from validators.rules import (
    content_missing,
    deadline_missing,
    deadline_unreadable,
    deliverable_missing,
    heading_missing,
    lead_missing,
    number_doubled,
    rule_crashed,
    table_missing,
)

_MODULES = (
    table_missing,
    heading_missing,
    content_missing,
    number_doubled,
    lead_missing,
    deliverable_missing,
    deadline_missing,
    deadline_unreadable,
    rule_crashed,
)

ALL_RULES = tuple(module.RULE for module in _MODULES)
BY_CODE = {rule.code: rule for rule in ALL_RULES}
