"""Field masks: the `fields` parameter of both APIs, and `fields` of a batchUpdate request.

`a,b(c,d),e/f,g.h,*` – a slash and a dot mean the same, parentheses share a prefix, a star takes
everything below. A mask is read into a tree of dicts; an empty tree means "all of it".
"""

from __future__ import annotations

import re
from typing import Any

Mask = dict[str, "Mask"]


class MaskError(ValueError):
    """A mask that cannot be read; says why in the service's words."""


TOKEN = re.compile(r"\s*([A-Za-z0-9_*@-]+|[(),./])")


def parse_mask(text: str) -> Mask:
    """The tree of a mask; MaskError when brackets do not match or a name is missing."""
    _balanced(text)
    tokens = TOKEN.findall(text)
    mask: Mask = {}
    if "".join(tokens) != re.sub(r"\s", "", text) or _list(tokens, 0, [mask]) != len(tokens):
        raise MaskError(f"Invalid field mask: {text}")
    return mask


def _balanced(text: str) -> None:
    for mark, other in ("()", ")("):
        if text.count(mark) > text.count(other):
            where = text.replace("/", ".")
            raise MaskError(
                f"Invalid FieldMask '{where}'. Cannot find matching '{other}' for all '{mark}'."
            )


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
            raise MaskError("Invalid field mask: a name is missing")
        nodes = [node.setdefault(tokens[at], {}) for node in nodes]
        at += 1
        if at < len(tokens) and tokens[at] in "./":
            at += 1
            continue
        break
    if at < len(tokens) and tokens[at] == "(":
        at = _list(tokens, at + 1, nodes)
        if at >= len(tokens) or tokens[at] != ")":
            raise MaskError("Invalid field mask: a bracket is not closed")
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
    if "rowData" in kept:
        kept["rowData"] = _trimmed(kept["rowData"])
    return {
        name: part for name, part in kept.items() if part not in ({}, []) or part == answer[name]
    }


def _trimmed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of cells of which a mask left nothing: they end at the last cell that has something."""
    kept: list[dict[str, Any]] = []
    for row in rows:
        cells = list(row.get("values", []))
        while cells and not cells[-1]:
            cells.pop()
        kept.append({"values": cells} if cells else {})
    while kept and not kept[-1]:
        kept.pop()
    return kept


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
