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

    def __init__(
        self, status: int, body: Json, message: str, headers: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body = body
        self.message = message
        self.headers = headers


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


def bad_request(message: str, violations: list[tuple[str, str]]) -> RefusedError:
    """400 whose details list what is wrong, each with its place (empty: the whole message)."""
    listed = [
        {"field": place, "description": text} if place else {"description": text}
        for place, text in violations
    ]
    kind = "type.googleapis.com/google.rpc.BadRequest"
    details: list[Json] = [{"@type": kind, "fieldViolations": listed}]
    return sheets_error("INVALID_ARGUMENT", message, details)


def bad_values(violations: list[tuple[str, str]]) -> RefusedError:
    """400 for values that cannot be read: one sentence each, in the message and in the details."""
    return bad_request("\n".join(text for _, text in violations), violations)


def unknown_name(name: str, where: str) -> RefusedError:
    """400 of a request body that holds a field the API does not know."""
    return bad_values([(where, unknown(name, where))])


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


HOW = (
    "Expected OAuth 2 access token, login cookie or other valid authentication credential. See "
    "https://developers.google.com/identity/sign-in/web/devconsole-project."
)
REALM = 'Bearer realm="https://accounts.google.com/"'


def unauthenticated(*, drive: bool) -> RefusedError:
    """401 for a token that is unknown or expired."""
    message = f"Request had invalid authentication credentials. {HOW}"
    header = f'{REALM}, error="invalid_token"'
    return _no_credentials(message, header, ("Invalid Credentials", "authError"), drive=drive)


def no_token(*, drive: bool) -> RefusedError:
    """401 for a call without any token."""
    message = f"Request is missing required authentication credential. {HOW}"
    return _no_credentials(message, REALM, ("Login Required.", "required"), drive=drive)


def _no_credentials(
    message: str, header: str, words: tuple[str, str], *, drive: bool
) -> RefusedError:
    refused = sheets_error("UNAUTHENTICATED", message)
    refused.headers = (("WWW-Authenticate", header),)
    if drive:
        entry = {"message": words[0], "domain": "global", "reason": words[1]}
        entry |= {"location": "Authorization", "locationType": "header"}
        refused.body["error"]["errors"] = [entry]
    return refused


def unregistered(*, drive: bool) -> RefusedError:
    """403 for a read without any token, where a key of an application would do as well."""
    message = (
        "Method doesn't allow unregistered callers (callers without established identity). "
        "Please use API Key or other form of API consumer identity to call this API."
    )
    refused = sheets_error("PERMISSION_DENIED", message)
    if drive:
        entry = {"message": message, "domain": "global", "reason": "forbidden"}
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
