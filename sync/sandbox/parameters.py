"""The query of a Sheets call: which parameters a method takes, and what their values mean.

The service refuses a parameter it does not know and every value it cannot read, all in one
answer. Drive overlooks unknown parameters, so only its flags are read here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox import enums
from sync.sandbox.errors import bad_values
from sync.sandbox.jsons import snake

if TYPE_CHECKING:
    from sync.sandbox.errors import RefusedError

EVERYWHERE = (
    "$.xgafv access_token alt callback fields key oauth_token prettyPrint quotaUser uploadType "
    "upload_protocol"
)
READING = "majorDimension valueRenderOption dateTimeRenderOption"
WRITING = (
    "valueInputOption includeValuesInResponse responseValueRenderOption "
    "responseDateTimeRenderOption"
)
S = "sheets.spreadsheets"
PARAMETERS = {
    f"{S}.get": "ranges includeGridData excludeTablesInBandedRanges commentsViewMode",
    f"{S}.values.get": READING,
    f"{S}.values.batchGet": f"ranges {READING}",
    f"{S}.values.update": WRITING,
    f"{S}.values.append": f"{WRITING} insertDataOption",
}
FLAGS = ("includeGridData", "excludeTablesInBandedRanges", "includeValuesInResponse")
YES, NO = ("true", "t", "yes", "y", "1"), ("false", "f", "no", "n", "0")

Query = dict[str, list[str]]


def read(query: Query, kind: str) -> Query:
    """The query of a call, its flags as true and false, its options by their names; else 400."""
    known = {*EVERYWHERE.split(), *PARAMETERS.get(kind, "").split()}
    wrong = [(name, unbound(name)) for name in query if name not in known]
    clean: Query = {}
    for name, texts in query.items():
        clean[name] = [_value(name, text, wrong) for text in texts]
    if wrong:
        raise refusal(wrong)
    return clean


def unbound(name: str) -> str:
    """What is said of a parameter that is no field of the request."""
    return (
        f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
        f"Field '{name}' could not be found in request message."
    )


def refusal(wrong: list[tuple[str, str]]) -> RefusedError:
    """One 400 for all of them; a parameter nobody knows has no place in the message."""
    return bad_values([("" if "Unknown name" in text else snake(n), text) for n, text in wrong])


def _value(name: str, text: str, wrong: list[tuple[str, str]]) -> str:
    if name in enums.ENUMS:
        word = enums.word(name, text)
        kind = enums.kind(name)
    elif name in FLAGS:
        word, kind = flag(text), "TYPE_BOOL"
    else:
        return text
    if word is None:
        wrong.append((name, f"Invalid value at '{snake(name)}' ({kind}), \"{text}\""))
    return word or ""


def flag(text: str) -> str | None:
    """`true` or `false` for one of the words the service takes, or None."""
    lower = text.lower()
    return "true" if lower in YES else "false" if lower in NO else None
