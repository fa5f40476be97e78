"""Colours as the service keeps them: in both spellings, in 256 steps, without channels at zero.

`backgroundColor` and `backgroundColorStyle` are one colour; whichever is sent, both are answered,
and the style wins where the two disagree. A colour of the theme is resolved for the old spelling.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from sync.sandbox.defaults import THEME_COLORS, color

if TYPE_CHECKING:
    from sync.sandbox.fields import Mask
    from sync.sandbox.jsons import Json

NAMES = frozenset(
    [
        "backgroundColor",
        "foregroundColor",
        "tabColor",
        "color",
        "headerColor",
        "footerColor",
        "firstBandColor",
        "secondBandColor",
    ]
)
STYLE = "Style"
THEME = {name: color(rgb) for name, rgb in THEME_COLORS}
STEPS = 255


def both(node: Any) -> Any:  # noqa: ANN401  # JSON can be any of six kinds
    """A request in which every colour stands in both spellings, as it will be kept."""
    if isinstance(node, list):
        return [both(part) for part in node]
    if not isinstance(node, dict):
        return node
    known = {
        name: part if name == "spreadsheetTheme" else both(part) for name, part in node.items()
    }
    for name in NAMES & {key.removesuffix(STYLE) for key in node}:
        style = known.get(name + STYLE) or {"rgbColor": known.get(name) or {}}
        if isinstance(style, dict) and isinstance(style.get("rgbColor", {}), dict):
            known |= _spelt(name, style)
    return known


def _spelt(name: str, style: Json) -> Json:
    if "themeColor" in style:
        return {name: THEME.get(str(style["themeColor"]), {}), name + STYLE: style}
    kept = {channel: _stepped(part) for channel, part in style.get("rgbColor", {}).items() if part}
    return {name: kept, name + STYLE: {"rgbColor": kept}}


def _stepped(channel: Any) -> Any:  # noqa: ANN401  # what is no number is refused elsewhere
    if isinstance(channel, bool) or not isinstance(channel, int | float):
        return channel
    step = int(max(0.0, min(1.0, channel)) * STEPS)
    return _single(step / STEPS)


def _single(number: float) -> float:
    """The shortest decimal that stands for a number in single precision, as the service prints."""
    packed = struct.pack("f", number)
    short = (float(f"{number:.{digits}g}") for digits in range(1, 10))
    found = next((text for text in short if struct.pack("f", text) == packed), number)
    return int(found) if found == int(found) else found


def both_asked(mask: Mask) -> Mask:
    """A mask that asks for both spellings where it names one."""
    wide = {name: both_asked(below) for name, below in mask.items()}
    for name in NAMES & {key.removesuffix(STYLE) for key in mask}:
        wide |= {name: {}, name + STYLE: {}}
    return wide
