"""Scales of colours of conditional formats: what the service refuses and what it keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.errors import invalid

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json

EXTREMES = ("MIN", "MAX")


def gradient(rule: Json) -> Json:
    """A rule as it is kept: a point at the least or greatest value needs no value of its own.

    400 for a scale without both ends, a point without a kind, or one whose value is missing.
    """
    scale = rule.get("gradientRule")
    if scale is None:
        return rule
    kept: Json = {}
    for name in ("minpoint", "midpoint", "maxpoint"):
        point = scale.get(name)
        if name == "midpoint" and point is None:
            continue
        kept[name] = _point(point or {})
    return {**rule, "gradientRule": kept}


def _point(point: Json) -> Json:
    kind = point.get("type")
    if not kind:
        raise invalid("No interpolationPointType specified.")
    if kind in EXTREMES:
        return {name: part for name, part in point.items() if name != "value"}
    if not point.get("value"):
        raise invalid("InterpolationPoint.value is required.")
    return point
