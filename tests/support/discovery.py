"""Google's own description of its APIs, as a judge of what the stand-in accepts and answers.

The discovery documents that come with google-api-python-client are turned into JSON schemas
in which no unknown field is allowed. A recorded call then has to fit the method it was for.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from jsonschema import Draft202012Validator

from sync.sandbox.jsons import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.sandbox.app import Logged

# gspread sends it on files.get, where Drive ignores it
_UNDECLARED = {"drive.files.get": {"includeItemsFromAllDrives"}}
# gspread still sends it when it shares; Drive v3 overlooks it
_OVERLOOKED = {"drive.permissions.create": {"withLink"}}
_KEPT = ("type", "enum", "description")


def _schema(node: dict[str, Any]) -> dict[str, Any]:
    """One discovery schema as a JSON schema with closed objects."""
    if "$ref" in node:
        return {"$ref": f"#/$defs/{node['$ref']}"}
    if node.get("type") == "any":
        return {}
    result = {name: node[name] for name in _KEPT if name in node and name != "description"}
    if node.get("type") == "array":
        result["items"] = _schema(node["items"])
    if node.get("type") == "object":
        result["properties"] = {n: _schema(part) for n, part in node.get("properties", {}).items()}
        extra = node.get("additionalProperties")
        result["additionalProperties"] = _schema(extra) if extra else False
    return result


class Discovery:
    """One API: its methods by id and a validator for each of its schemas."""

    def __init__(self, name: str) -> None:
        place = files("googleapiclient").joinpath(f"discovery_cache/documents/{name}.json")
        self.document: dict[str, Any] = json.loads(place.read_text("utf-8"))
        self.definitions = {n: _schema(part) for n, part in self.document["schemas"].items()}
        self.judges: dict[str, Draft202012Validator] = {}
        self.methods = {method["id"]: method for method in _methods(self.document)}

    def complaints(self, schema: str, body: object) -> list[str]:
        """What in a body does not fit a schema."""
        if schema not in self.judges:
            whole = {"$ref": f"#/$defs/{schema}", "$defs": self.definitions}
            self.judges[schema] = Draft202012Validator(whole)
        found = self.judges[schema].iter_errors(body)
        return [f"{schema} {'/'.join(map(str, e.absolute_path))}: {e.message}" for e in found]


def _methods(node: dict[str, Any]) -> Iterable[dict[str, Any]]:
    yield from node.get("methods", {}).values()
    for child in node.get("resources", {}).values():
        yield from _methods(child)


@lru_cache(maxsize=2)
def _api(name: str) -> Discovery:
    return Discovery(name)


def complaints(logged: Logged) -> list[str]:
    """What in one recorded call does not fit the method it was for; nothing for other calls."""
    if not logged.kind.startswith(("sheets.", "drive.")):
        return []
    api = _api("sheets.v4" if logged.kind.startswith("sheets.") else "drive.v3")
    method = api.methods[logged.kind]
    fine = logged.status < 300
    found: list[str] = []
    if fine and logged.sent:
        sent = {
            n: p for n, p in tidy(logged.sent).items() if n not in _OVERLOOKED.get(logged.kind, ())
        }
        found += api.complaints(method["request"]["$ref"], sent)
    if fine and logged.answered is not None:
        found += api.complaints(method["response"]["$ref"], logged.answered)
    if fine:
        found += _unknown_parameters(api, method, logged)
    if not fine:
        found += _error_shape(logged)
    return [f"{logged.method} {logged.path}: {text}" for text in found]


def _unknown_parameters(api: Discovery, method: dict[str, Any], logged: Logged) -> list[str]:
    known = set(method.get("parameters", {})) | set(api.document["parameters"])
    known |= _UNDECLARED.get(logged.kind, set())
    sent = set(parse_qs(logged.path.partition("?")[2], keep_blank_values=True))
    return [f"unknown parameter {name}" for name in sorted(sent - known)]


def _error_shape(logged: Logged) -> list[str]:
    error = (logged.answered or {}).get("error")
    if logged.answered is None:
        return []  # an ordered fault may answer HTML
    if not isinstance(error, dict) or error.get("code") != logged.status or "message" not in error:
        return [f"not an error body: {logged.answered}"]
    return [] if "status" in error or error.get("errors") else ["an error without status or reason"]
