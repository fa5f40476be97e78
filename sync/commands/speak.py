"""How commands speak: JSON for machines, lines for people, and the shapes both share."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validators.findings import Finding

json_option = click.option(
    "--json", "as_json", is_flag=True, help="In kết quả dạng JSON cho máy đọc."
)


def say_json(value: object) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say_json_line(value: object) -> None:
    """One JSON document on one line, sent at once: a reader may wait for it."""
    click.echo(json.dumps(value, ensure_ascii=False))
    sys.stdout.flush()


def texts_of(arguments: tuple[str, ...]) -> Iterator[str]:
    """The texts given as arguments; `-` alone means one per line of standard input."""
    if arguments == ("-",):
        # Bytes, not text: a Windows console would read Vietnamese in its own encoding.
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")
    else:
        yield from arguments


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding in the shape of the CLI contract."""
    place, fix = finding.place, finding.fix
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": {"source": place.source, "sheet": place.sheet, "cell": place.cell},
        "value": finding.value,
        "fix": {"value": fix.value, "safe": fix.safe} if fix else None,
        "accepted": finding.accepted or None,
    }


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity, and how many that were agreed to."""
    from validators.findings import Severity

    findings = tuple(findings)
    number = Counter(finding.severity for finding in findings if not finding.accepted)
    result = {severity.value: number[severity] for severity in Severity}
    result["Đã thống nhất"] = sum(1 for finding in findings if finding.accepted)
    return result


def counts_line(findings: Iterable[Finding]) -> str:
    """The same as a phrase: `3 Lỗi, 1 Cảnh báo`."""
    parts = [f"{number} {word}" for word, number in counts(findings).items() if number]
    return ", ".join(parts) or "không có điểm nào cần sửa"
