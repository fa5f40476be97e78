"""The colour that a fill shows, against the colours that Excel's own menu names."""

from __future__ import annotations

import pytest
from lxml import etree

from workbook.patching.colours import Colours

_THEME = etree.fromstring(
    "<theme><themeElements><clrScheme><dk1><sysClr val='windowText' lastClr='000000'/></dk1>"
    "<lt1><sysClr val='window' lastClr='FFFFFF'/></lt1><dk2><srgbClr val='1F497D'/></dk2>"
    "<lt2><srgbClr val='EEECE1'/></lt2><accent1><srgbClr val='4F81BD'/></accent1></clrScheme>"
    "</themeElements></theme>"
)
_SOLID = "<fill><patternFill patternType='solid'><fgColor {}/></patternFill></fill>"

_GRID = _SOLID.format("rgb='FF000000'/><bgColor rgb='FFFFC000'").replace("solid", "darkGrid")
_GRADIENT = "<fill><gradientFill><stop><color rgb='FF112233'/></stop></gradientFill></fill>"


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        (_SOLID.format("rgb='FF92D050'"), "#92D050"),
        (_SOLID.format("indexed='13'"), "#FFFF00"),
        (_SOLID.format("theme='0' tint='-0.249977111117893'"), "#BFBFBF"),
        (_SOLID.format("theme='3'"), "#1F497D"),
        (_SOLID.format("theme='99'"), None),
        ("<fill><patternFill patternType='none'/></fill>", None),
        (_GRID, "#FFC000"),
        (_GRADIENT, "#112233"),
    ],
)
def test_every_way_of_saying_a_colour_is_understood(fill: str, colour: str | None) -> None:
    """Plain, of the palette, of the theme, and the ground of a pattern."""
    colours = Colours(_THEME, etree.fromstring("<styleSheet/>"))

    assert colours.of_fill(etree.fromstring(fill)) == colour


@pytest.mark.parametrize(
    ("tint", "colour"), [("0.79998168889431442", "DCE6F1"), ("-0.249977111117893", "366092")]
)
def test_tints_of_the_theme_are_those_of_the_menu(tint: str, colour: str) -> None:
    """“Blue, Accent 1, Lighter 80%” and “Darker 25%”, but for a last digit that Excel rounds."""
    fill = etree.fromstring(_SOLID.format(f"theme='4' tint='{tint}'"))

    shown = Colours(_THEME, etree.fromstring("<styleSheet/>")).of_fill(fill)

    assert shown is not None
    off = [
        abs(ours - theirs)
        for ours, theirs in zip(*map(_channels, (shown[1:], colour)), strict=True)
    ]
    assert max(off) <= 1


def test_a_workbook_may_have_a_palette_of_its_own() -> None:
    """It takes the place of the usual one."""
    styles = etree.fromstring(
        "<styleSheet><colors><indexedColors><rgbColor rgb='00ABCDEF'/></indexedColors></colors>"
        "</styleSheet>"
    )

    fill = etree.fromstring(_SOLID.format("indexed='0'"))

    assert Colours(None, styles).of_fill(fill) == "#ABCDEF"


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour)
