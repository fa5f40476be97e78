"""The table as pandera sees it: text columns, and every rule as a check of its column.

Measured: a frame check that fails costs about four times a column check and reports one
failure per column. So each rule is a check on the column where it shows its fault, bound
to the whole frame; the schema is built once per run, for all sheets together.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from validators.rule import Rule
    from validators.subjects import Subject

_log = logging.getLogger("phancong.validators")


def failures(subject: Subject, rules: Iterable[Rule]) -> list[tuple[str, int | None]]:
    """(rule code, row label) of every fault; row None where the rule itself crashed."""
    try:
        _schema(subject, rules).validate(subject.frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        return [
            (str(code), None if pd.isna(row) else int(row))
            for code, row in zip(cases["check"], cases["index"], strict=True)
        ]
    return []


def _schema(subject: Subject, rules: Iterable[Rule]) -> pa.DataFrameSchema:
    checks: dict[str, list[pa.Check]] = defaultdict(list)
    for rule in rules:
        checks[rule.column].append(
            pa.Check(_bound(rule, subject), name=rule.code, error=rule.code, ignore_na=False)
        )
    return pa.DataFrameSchema(
        {str(key): pa.Column(checks=checks.get(str(key), [])) for key in subject.frame.columns}
    )


def _bound(rule: Rule, subject: Subject) -> Callable[[pd.Series[str]], pd.Series[bool]]:
    def holds(_: pd.Series[str]) -> pd.Series[bool]:
        try:
            flags = rule.holds(subject).astype(bool)
        except Exception:
            _log.exception("quy tắc %s gặp lỗi", rule.code)
            raise
        if not flags.index.equals(subject.frame.index):  # pandera would say no row at all
            raise ValueError(rule.code)
        return flags

    return holds
