"""The shape of a JSON object, and two ways to look into one without surprises."""

from __future__ import annotations

import re
from typing import Any

Json = dict[str, Any]


def present(**fields: object) -> Json:
    """The fields that have a value: the service leaves absent ones out instead of sending null."""
    return {name: value for name, value in fields.items() if value is not None}


def tidy(body: object) -> Any:  # noqa: ANN401  # JSON can be any of six kinds
    """A request body without its nulls: the service reads `null` in an object as "not sent"."""
    if isinstance(body, dict):
        return {str(name): tidy(value) for name, value in body.items() if value is not None}
    if isinstance(body, list):
        return [tidy(value) for value in body]
    return body


def snake(name: str) -> str:
    """The name of a field as error texts write it: `include_grid_data`."""
    return re.sub(r"([A-Z])", r"_\1", name).lower()
