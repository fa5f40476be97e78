"""What happens to a history: runs and redactions, numbered in one row, each one line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What one source gave in a run: bytes by their SHA-256, or the reason why there are none.

    `kind` is the name of the source that can read them. `pulled_at` is when they were read, or
    sent where they were sent; it is empty without bytes. `plan` and `sent_at` are those of the
    snapshot, for making its list again; older journals have none.
    """

    source: str
    kind: str
    sheet: str
    key: str
    pulled_at: str
    sha256: str
    reason: str
    plan: str = ""
    sent_at: str = ""


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One run: its moment (ISO, UTC), the business date, what it worked with, and its answers.

    `rules` is the fingerprint of the rules, `reader` the version that read the answers,
    `assignment` the SHA-256 of who had to report on what; `kept` counts the snapshots there were.
    `basis` is the SHA-256 of plan, registry, rules, sheets with whose they are, and rejects
    (`sync.basis`); older journals have none.
    """

    number: int
    at: str
    business_date: str
    rules: str
    reader: str
    assignment: str
    kept: int
    answers: tuple[AnswerLine, ...]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class RedactionEvent:
    """Who took which words out of the history, when and why.

    Meant are the observations of a cell from run `first` to `last`; `answers` are the SHA-256 of
    the raw answers that held the words; `mark` begins what now stands in their place.
    """

    number: int
    at: str
    who: str
    why: str
    source: str
    task: str
    column: str
    mark: str
    first: int
    last: int
    answers: tuple[str, ...]


Event = RunEvent | RedactionEvent
RUN, REDACTION = "run", "redaction"


def kind_of(event: Event) -> str:
    """What an event is called in journal and database."""
    return RUN if isinstance(event, RunEvent) else REDACTION


def to_json(event: Event) -> str:
    """The event as one line."""
    fields = asdict(event)
    if isinstance(event, RunEvent):
        fields = _without_blank(fields, "basis")
        fields["answers"] = [_without_blank(each, "plan", "sent_at") for each in fields["answers"]]
    return json.dumps({"kind": kind_of(event), **fields}, ensure_ascii=False)


def _without_blank(fields: dict[str, Any], *later: str) -> dict[str, Any]:
    """The chain covers a line, so fields that came later must leave older lines what they were."""
    return {name: value for name, value in fields.items() if value or name not in later}


def from_json(fields: dict[str, Any]) -> Event:
    """The event of a line's JSON. Raises KeyError or TypeError for any other."""
    own = {name: value for name, value in fields.items() if name not in {"kind", "answers"}}
    answers = fields["answers"]
    if fields["kind"] == RUN:
        return RunEvent(**own, answers=tuple(AnswerLine(**each) for each in answers))
    return RedactionEvent(**own, answers=tuple(answers))
