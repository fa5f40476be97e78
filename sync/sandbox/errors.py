"""The answers that refuse: one exception, and a builder for each family of error bodies.

The Sheets API answers with `google.rpc.Status` (code, message, status, details), the Drive API
with the older shape that carries a list of reasons, and the token endpoint with the two fields
of RFC 6749. A client has to be able to read all three, so they are kept apart here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json

STATUS_CODES = {
    "INVALID_ARGUMENT": 400,
    "FAILED_PRECONDITION": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "RESOURCE_EXHAUSTED": 429,
    "INTERNAL": 500,
    "UNIMPLEMENTED": 501,
    "UNAVAILABLE": 503,
}

PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)


class RefusedError(Exception):
    """A call is answered with an error: `status` is the HTTP status, `body` the JSON."""

    def __init__(self, status: int, body: Json, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body = body
        self.message = message


def sheets_error(status: str, message: str, details: list[Json] | None = None) -> RefusedError:
    """An error of the Sheets API, named by its canonical status (a key of STATUS_CODES)."""
    code = STATUS_CODES[status]
    error: Json = {"code": code, "message": message, "status": status}
    if details:
        error["details"] = details
    return RefusedError(code, {"error": error}, message)


def invalid(message: str) -> RefusedError:
    """400 of the Sheets API."""
    return sheets_error("INVALID_ARGUMENT", message)


def unknown(name: str, where: str) -> str:
    """What is said of a field the API does not know."""
    place = f" at '{where}'" if where else ""
    return f'Invalid JSON payload received. Unknown name "{name}"{place}: Cannot find field.'


def unknown_name(name: str, where: str) -> RefusedError:
    """400 of a request body that holds a field the API does not know."""
    message = unknown(name, where)
    violation = {"field": where, "description": message}
    kind = "type.googleapis.com/google.rpc.BadRequest"
    return sheets_error(
        "INVALID_ARGUMENT", message, [{"@type": kind, "fieldViolations": [violation]}]
    )


def missing_spreadsheet() -> RefusedError:
    """404 of the Sheets API: there is no such spreadsheet."""
    return sheets_error("NOT_FOUND", "Requested entity was not found.")


def no_permission() -> RefusedError:
    """403 of the Sheets API: the spreadsheet is there, but not for this caller."""
    return sheets_error("PERMISSION_DENIED", "The caller does not have permission")


def protected() -> RefusedError:
    """400 of a write into a protected range."""
    return invalid(PROTECTED)


def drive_error(  # noqa: PLR0913  # the six parts of Drive's error body
    code: int,
    reason: str,
    message: str,
    *,
    domain: str = "global",
    location: str | None = None,
    location_type: str = "parameter",
) -> RefusedError:
    """An error of the Drive API; `reason` is what a client decides on."""
    entry: Json = {"message": message, "domain": domain, "reason": reason}
    if location is not None:
        entry |= {"location": location, "locationType": location_type}
    return RefusedError(
        code, {"error": {"code": code, "message": message, "errors": [entry]}}, message
    )


def missing_file(file_id: str) -> RefusedError:
    """404 of the Drive API: no such file, or none this caller may know of."""
    return drive_error(404, "notFound", f"File not found: {file_id}.", location="fileId")


def no_file_permission(file_id: str) -> RefusedError:
    """403 of the Drive API: the caller may see the file but not do this to it."""
    message = f"The user does not have sufficient permissions for file {file_id}."
    return drive_error(403, "insufficientFilePermissions", message)


def oauth_error(code: str, description: str, status: int = 400) -> RefusedError:
    """An error of the token endpoint."""
    return RefusedError(status, {"error": code, "error_description": description}, description)


def unauthenticated(*, drive: bool) -> RefusedError:
    """401 for a token that is missing, unknown or expired."""
    message = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
        "cookie or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    refused = sheets_error("UNAUTHENTICATED", message)
    if drive:
        entry = {"message": "Invalid Credentials", "domain": "global", "reason": "authError"}
        entry |= {"location": "Authorization", "locationType": "header"}
        refused.body["error"]["errors"] = [entry]
    return refused


def too_narrow_scope(*, drive: bool) -> RefusedError:
    """403 for a token that was not given the scope of this API."""
    message = "Request had insufficient authentication scopes."
    service = "drive.googleapis.com" if drive else "sheets.googleapis.com"
    detail = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        "domain": "googleapis.com",
        "metadata": {"service": service},
    }
    refused = sheets_error("PERMISSION_DENIED", message, [detail])
    if drive:
        entry = {"message": "Insufficient Permission", "domain": "global"}
        refused.body["error"]["errors"] = [entry | {"reason": "insufficientPermissions"}]
    return refused
