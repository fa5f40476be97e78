"""The `fields` parameter of a call, judged before anything else is looked at.

A mask that cannot be read or that names a field the answer has not is refused: by Sheets with the
path in the details, by Drive with the name in the message.
"""

from __future__ import annotations

from sync.sandbox import drive_messages, messages
from sync.sandbox.errors import RefusedError, bad_request, drive_error
from sync.sandbox.fields import Mask, MaskError, parse_mask

OTHER = "Error expanding 'fields' parameter. Cannot find matching fields for path '{}'."


def check(text: str, kind: str) -> None:
    """Refuse (400) a mask that does not fit the answer of a method, by its discovery id."""
    drive = kind.startswith("drive")
    try:
        mask = parse_mask(text)
    except MaskError as wrong:
        raise (_drive(text) if drive else _sheets(text, str(wrong))) from wrong
    if drive:
        message = drive_messages.METHODS.get(kind, "")
        path = _unknown(mask, message, drive_messages.MESSAGES)
        if path:
            raise _drive(path.rpartition(".")[2])
    else:
        path = _unknown(mask, messages.METHODS.get(kind, messages.NO_METHOD)[2], messages.MESSAGES)
        if path:
            raise _sheets(text, OTHER.format(path))


def _unknown(mask: Mask, message: str, known: dict[str, messages.Message]) -> str:
    """The path of the first name a message has no field for; empty when all is known."""
    if message not in known:
        return ""
    for name, below in mask.items():
        if name == "*":
            continue
        if name not in known[message]:
            return name
        path = _unknown(below, known[message][name], known)
        if path:
            return f"{name}.{path}"
    return ""


def _sheets(text: str, description: str) -> RefusedError:
    where = text.replace("/", ".")
    return bad_request("Request contains an invalid argument.", [(where, description)])


def _drive(name: str) -> RefusedError:
    return drive_error(
        400, "invalidParameter", f"Invalid field selection {name}", location="fields"
    )
