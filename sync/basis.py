"""What a night stood on besides answers: plan, registry, rules, sheets asked for, and rejects.

Kept with the night, so that it can be told again after all of them have changed.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from sync.sources import Reject
from validators.agencies import Agency, AgencyRegistry, Group, Level
from validators.context import AgreedException, RuleSettings
from validators.findings import Severity
from validators.plan import Plan, PlanHead, ReportObligation, TaskRow
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Mapping

_Told = dict[str, Any]
_BEHIND_PLAN = b', "plan_name": '  # quotes inside texts are escaped, so it stands in none
_TASKS = ("tasks", "organisation_tasks", "narrative_tasks")


@dataclass(frozen=True, slots=True)
class Basis:
    """`plan_name` is what the plan's file was called; `agencies` says whose each source was.

    `sheets` are the sheets by the kind of their source, `rejects` what was found and belonged to
    nobody (nights of older journals have kept none).
    """

    plan: Plan
    plan_name: str
    registry: AgencyRegistry
    rules: RuleSettings
    agencies: Mapping[str, str]
    sheets: Mapping[str, tuple[SheetRef, ...]]
    rejects: tuple[Reject, ...] = ()


def to_bytes(basis: Basis) -> bytes:
    """The basis as JSON; equal ones give equal bytes."""
    registry = basis.registry
    told = {
        "plan": asdict(basis.plan),
        "plan_name": basis.plan_name,
        "agencies": dict(basis.agencies),
        "sheets": {kind: [asdict(ref) for ref in refs] for kind, refs in basis.sheets.items()},
        "rejects": basis.rejects,
        "rules": asdict(basis.rules),
        "registry": {
            "agencies": [asdict(each) for each in registry.agencies],
            "groups": [asdict(each) for each in registry.groups],
            "place": registry.place,
        },
    }
    return json.dumps(told, ensure_ascii=False, default=_plain).encode()


def plan_part(content: bytes) -> bytes:
    """The JSON of the plan alone, in a basis; equal plans give equal bytes."""
    plan, behind, _ = content.partition(_BEHIND_PLAN)
    return plan + b"}" if behind else content


def from_bytes(content: bytes) -> Basis:
    """The basis of what `to_bytes` gave."""
    told = json.loads(content)
    sheets = told["sheets"].items()
    return Basis(
        plan=_plan(told["plan"]),
        plan_name=told["plan_name"],
        registry=_registry(told["registry"]),
        rules=_rules(told["rules"]),
        agencies=told["agencies"],
        sheets={kind: tuple(SheetRef(**each) for each in refs) for kind, refs in sheets},
        rejects=tuple(Reject(*each) for each in told.get("rejects", ())),
    )


def _plain(value: object) -> str:
    """Days and words from a list, which JSON has no form of its own for."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.name
    raise TypeError(type(value))


def _plan(told: _Told) -> Plan:
    lists = {name: tuple(TaskRow(**each) for each in told[name]) for name in _TASKS}
    has_ids = told.get("has_ids", False)  # older nights do not say
    return Plan(_head(told["head"]), **lists, residue=tuple(told["residue"]), has_ids=has_ids)


def _head(told: _Told) -> PlanHead:
    fields: _Told = {**_tuples(told), "issued_on": _day(told["issued_on"])}
    fields["report_obligations"] = tuple(
        ReportObligation(**_tuples(each)) for each in told["report_obligations"]
    )
    return PlanHead(**fields)


def _registry(told: _Told) -> AgencyRegistry:
    groups = [Group(**_tuples(each)) for each in told["groups"]]
    return AgencyRegistry(map(_agency, told["agencies"]), groups, place=told["place"])


def _agency(told: _Told) -> Agency:
    days = {name: _day(told[name]) for name in ("valid_from", "valid_to")}
    fields: _Told = {**_tuples(told), **days, "level": Level[told["level"]]}
    return Agency(**fields)


def _rules(told: _Told) -> RuleSettings:
    severities = {code: name and Severity[name] for code, name in told["severities"].items()}
    return RuleSettings(severities, tuple(map(_exception, told["exceptions"])))


def _exception(told: _Told) -> AgreedException:
    until = date.fromisoformat(told["until"])
    return AgreedException(told["code"], told["task_id"], told["reason"], until)


def _tuples(told: _Told) -> _Told:
    """JSON knows lists only."""
    return {name: tuple(each) if isinstance(each, list) else each for name, each in told.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
