"""Settles VBA's conditional compilation beforehand, for LibreOffice, which passes over `#If`.

It would read both branches, and a module with two beginnings of one block breaks every macro
of the file. Only what is known when the file is built is settled; whether Office is of 32 or
64 bits stays for Excel to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_IF = re.compile(r"\s*#If\s+(.+?)\s+Then\b", re.IGNORECASE)
_ELSE_IF = re.compile(r"\s*#ElseIf\s+(.+?)\s+Then\b", re.IGNORECASE)
_ELSE = re.compile(r"\s*#Else\b", re.IGNORECASE)
_END = re.compile(r"\s*#End\s+If\b", re.IGNORECASE)
_NOT = re.compile(r"Not\s+(.+)", re.IGNORECASE)
_CONST_IS = re.compile(r'(\w+)\s*=\s*"(.*)"')


@dataclass(slots=True)
class _Open:
    """An `#If` whose end is still to come: `settled` ones go, with all branches but the true."""

    settled: bool
    kept: bool
    done: bool


def settled(source: str, known: Mapping[str, bool | str]) -> str:
    """The text without the branches that known constants leave out.

    `known` gives flags (`Mac`) and texts (`App`). Raises ValueError where branches do not end,
    or a branch of a settled `#If` asks for something unknown.
    """
    kept: list[str] = []
    stack: list[_Open] = []
    for line in source.splitlines():
        is_ours = _take(line, stack, known)
        if not is_ours and all(one.kept for one in stack):
            kept.append(line)
    if stack:
        raise ValueError("an #If without its end")
    return "\r\n".join(kept) + "\r\n"


def _take(line: str, stack: list[_Open], known: Mapping[str, bool | str]) -> bool:
    """Follow one line; whether it is a directive that goes."""
    if match := _IF.match(line):
        truth = _truth(match[1], known)
        stack.append(_Open(truth is not None, truth is not False, truth is True))
        return stack[-1].settled
    if not stack:
        return False
    top = stack[-1]
    if _END.match(line):
        stack.pop()
    elif top.settled and (match := _ELSE_IF.match(line)):
        truth = _truth(match[1], known)
        if truth is None:
            raise ValueError(line)
        top.kept = truth and not top.done
        top.done |= truth
    elif top.settled and _ELSE.match(line):
        top.kept = not top.done
    else:
        return False
    return top.settled


def _truth(condition: str, known: Mapping[str, bool | str]) -> bool | None:
    """Whether a condition holds; None where it asks for something unknown."""
    if match := _NOT.fullmatch(condition):
        truth = _truth(match[1], known)
        return None if truth is None else not truth
    value = known.get(condition)
    if isinstance(value, bool):
        return value
    match = _CONST_IS.fullmatch(condition)
    return known[match[1]] == match[2] if match and match[1] in known else None
