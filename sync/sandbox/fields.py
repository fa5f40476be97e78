"""Field masks: the `fields` parameter of both APIs, and `fields` of a batchUpdate request.

`a,b(c,d),e/f,g.h,*` – a slash and a dot mean the same, parentheses share a prefix, a star takes
everything below. A mask is read into a tree of dicts; an empty tree means "all of it".
"""

from __future__ import annotations

import re
from typing import Any

from sync.sandbox.errors import invalid

Mask = dict[str, "Mask"]

TOKEN = re.compile(r"\s*([A-Za-z0-9_*@-]+|[(),./])")


def parse_mask(text: str) -> Mask:
    """The tree of a mask; 400 when brackets do not match or a name is missing."""
    tokens = TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s", "", text):
        raise invalid(f"Invalid field mask: {text}")
    mask: Mask = {}
    rest = _list(tokens, 0, [mask])
    if rest != len(tokens):
        raise invalid(f"Invalid field mask: {text}")
    return mask


def _list(tokens: list[str], at: int, roots: list[Mask]) -> int:
    while True:
        at = _path(tokens, at, roots)
        if at >= len(tokens) or tokens[at] != ",":
            return at
        at += 1


def _path(tokens: list[str], at: int, roots: list[Mask]) -> int:
    nodes = roots
    while True:
        if at >= len(tokens) or tokens[at] in "(),./":
            raise invalid("Invalid field mask: a name is missing")
        nodes = [node.setdefault(tokens[at], {}) for node in nodes]
        at += 1
        if at < len(tokens) and tokens[at] in "./":
            at += 1
            continue
        break
    if at < len(tokens) and tokens[at] == "(":
        at = _list(tokens, at + 1, nodes)
        if at >= len(tokens) or tokens[at] != ")":
            raise invalid("Invalid field mask: a bracket is not closed")
        at += 1
    return at


def keep(answer: Any, mask: Mask) -> Any:  # noqa: ANN401  # JSON can be any of six kinds
    """The part of an answer a mask asks for; lists are looked through."""
    if not mask or "*" in mask:
        return answer
    if isinstance(answer, list):
        return [keep(part, mask) for part in answer]
    if not isinstance(answer, dict):
        return answer
    kept = {name: keep(answer[name], mask[name]) for name in answer if name in mask}
    return {name: part for name, part in kept.items() if part != {} or answer[name] == {}}


def asks_for(mask: Mask, *path: str) -> bool:
    """Whether a mask reaches what lies at `path`."""
    for name in path:
        if not mask or "*" in mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def merged(old: dict[str, Any] | None, new: dict[str, Any], mask: Mask) -> dict[str, Any]:
    """`old` with the masked parts of `new`; what the mask names and `new` lacks goes away."""
    if "*" in mask or not mask:
        return dict(new)
    result = dict(old or {})
    for name, below in mask.items():
        if name not in new:
            result.pop(name, None)
        elif below and isinstance(new[name], dict):
            result[name] = merged(result.get(name), new[name], below)
        else:
            result[name] = new[name]
    return {name: part for name, part in result.items() if part not in ({}, None)}
