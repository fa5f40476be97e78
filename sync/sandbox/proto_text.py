"""A JSON value as the service prints one it cannot take: protobuf's text form of a `Value`."""

from __future__ import annotations

import json

from sync.sandbox.render import plain


def text_of(value: object, indent: str = "") -> str:
    """The lines of one value, each ending with a newline."""
    if isinstance(value, dict):
        inside = "".join(_field(str(key), part, indent + "  ") for key, part in value.items())
        return f"{indent}struct_value {{\n{inside}{indent}}}\n"
    if isinstance(value, list):
        inside = "".join(_nested("values", part, indent + "  ") for part in value)
        return f"{indent}list_value {{\n{inside}{indent}}}\n"
    return f"{indent}{_scalar(value)}\n"


def _scalar(value: object) -> str:
    if value is None:
        return "null_value: NULL_VALUE"
    if isinstance(value, bool):
        return f"bool_value: {str(value).lower()}"
    if isinstance(value, int | float):
        return f"number_value: {plain(value)}"
    return f"string_value: {json.dumps(str(value), ensure_ascii=False)}"


def _nested(name: str, value: object, indent: str) -> str:
    return f"{indent}{name} {{\n{text_of(value, indent + '  ')}{indent}}}\n"


def _field(key: str, value: object, indent: str) -> str:
    name = json.dumps(key, ensure_ascii=False)
    inside = f"{indent}  key: {name}\n{_nested('value', value, indent + '  ')}"
    return f"{indent}fields {{\n{inside}{indent}}}\n"
