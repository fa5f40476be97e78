"""Every rule's examples, executed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.examples import context_of, example_cells, example_sheets

from validators.check import check
from validators.rules import ALL_RULES
from validators.rules.rule_crashed import RULE as RULE_CRASHED

if TYPE_CHECKING:
    from validators.rule import Rule

_RULES = [rule for rule in ALL_RULES if rule is not RULE_CRASHED]


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_a_bad_example_gives_one_finding_of_its_own_rule_at_its_own_cell(rule: Rule) -> None:
    """Whoever reads a rule's page can trust the example, and one fault gives one finding."""
    found = check(example_sheets(rule, rule.bad), context_of(rule))
    assert [finding.code for finding in found] == [rule.code], [str(each) for each in found]
    assert found[0].place.cell in example_cells(rule, rule.bad)


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_a_good_example_gives_nothing_at_all(rule: Rule) -> None:
    """What a page shows as right breaks no rule whatever."""
    found = check(example_sheets(rule, rule.good), context_of(rule))
    assert [str(finding) for finding in found] == []
