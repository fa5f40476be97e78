"""Colours: both spellings of one, its steps, and the masks that name it."""

from __future__ import annotations

from typing import Any

import pytest

from sync.sandbox.colors import both, both_asked


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"red": 1, "green": 0.0, "blue": 0.5}, {"red": 1, "blue": 0.49803922}),
        ({"red": 0, "green": 0, "blue": 0}, {}),
    ],
)
def test_a_colour_is_kept_in_steps_and_without_zeros(
    sent: dict[str, float], kept: dict[str, float]
) -> None:
    """As the service answered it; the style says the same."""
    found = both({"cell": {"userEnteredFormat": {"backgroundColor": sent}}})
    assert found["cell"]["userEnteredFormat"] == {
        "backgroundColor": kept,
        "backgroundColorStyle": {"rgbColor": kept},
    }


def test_the_style_wins_and_a_colour_of_the_theme_is_resolved() -> None:
    """The old spelling tells which colour a name of the theme means."""
    sent: dict[str, Any] = {"tabColor": {"red": 1}, "tabColorStyle": {"themeColor": "BACKGROUND"}}
    assert both(sent) == {
        "tabColor": {"red": 1, "green": 1, "blue": 1},
        "tabColorStyle": {"themeColor": "BACKGROUND"},
    }


def test_a_mask_that_names_one_spelling_means_both() -> None:
    """Else the other would stay as it was."""
    asked = both_asked({"userEnteredFormat": {"backgroundColorStyle": {}}})
    assert set(asked["userEnteredFormat"]) == {"backgroundColor", "backgroundColorStyle"}
