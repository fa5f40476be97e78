"""The kinds of the fields of a request, checked before anything is done with it.

The service reads a whole body before it looks at the spreadsheet, refuses every value it cannot
read in one answer and names each by its path. A field has the same kind wherever its name stands
(but for a few names, where the place decides), so a table by name is enough for kinds; which
fields there are at all says `messages`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sync.sandbox import enums
from sync.sandbox.errors import bad_values, unknown
from sync.sandbox.jsons import snake
from sync.sandbox.messages import METHODS, NO_METHOD, knows, message_of

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json

_TEXTS = """
a1Range autoRecalc delimiter delimiterType description destinationSpreadsheetId emailAddress
fields find formulaValue html locale mergeType metadataKey metadataValue mimeType name
namedRangeId newSheetName note pasteType pattern range replacement role sheetType sortOrder
stringValue timeZone title type userEnteredValue
"""
_FLAGS = """
allSheets boolValue domainUsersCanEdit hidden hiddenByUser hideGridlines includeFormulas
includeGridData includeSpreadsheetInResponse includeValuesInResponse inheritFromBefore matchCase
matchEntireCell responseIncludeGridData rightToLeft searchByRegex showCustomUi spreadsheet strict
trashed warningOnly collapsed
"""
_LISTS = """
comparisonColumns data dataFilters developerMetadata namedRanges parents ranges requests
responseRanges rowData rows sheets sortSpecs unprotectedRanges users values
"""
_OBJECTS = """
addBanding addConditionalFormatRule addDimensionGroup addFilterView addNamedRange
addProtectedRange addSheet appProperties appendCells appendDimension autoResizeDimensions
bandedRange cell clearBasicFilter condition coordinate copyPaste createDeveloperMetadata cutPaste
dataFilter dataValidation deleteBanding deleteConditionalFormatRule deleteDeveloperMetadata
deleteDimension deleteDimensionGroup deleteDuplicates deleteFilterView deleteNamedRange
deleteProtectedRange deleteRange deleteSheet destination developerMetadata developerMetadataLookup
dimensionGroup dimensionRange dimensions duplicateFilterView duplicateSheet editors errorValue
filter findReplace gridProperties gridRange insertDimension insertRange location mergeCells
metadataLocation moveDimension namedRange numberFormat pasteData properties protectedRange
randomizeRange range repeatCell rule setBasicFilter setDataValidation sortRange source start
textFormat textToColumns trimWhitespace unmergeCells updateBanding updateBorders updateCells
updateConditionalFormatRule updateDeveloperMetadata updateDimensionGroup updateDimensionProperties
updateFilterView updateNamedRange updateProtectedRange updateSheetProperties
updateSpreadsheetProperties userEnteredFormat userEnteredValue
"""
_WHOLE = """
bandedRangeId columnCount columnIndex depth destinationIndex dimensionIndex endColumnIndex
endIndex endRowIndex filterId filterViewId fontSize frozenColumnCount frozenRowCount index
insertSheetIndex length metadataId newIndex newSheetId pixelSize protectedRangeId rowCount
rowIndex sheetId sourceSheetId startColumn startColumnIndex startIndex startRow startRowIndex
"""
_KINDS: tuple[tuple[str, str, type | tuple[type, ...]], ...] = (
    (_TEXTS, "TYPE_STRING", str),
    (_FLAGS, "TYPE_BOOL", bool),
    (_LISTS, "LIST", list),
    (_OBJECTS, "MESSAGE", dict),
    (_WHOLE, "TYPE_INT32", int),
    ("numberValue", "TYPE_DOUBLE", (int, float)),
)
KINDS: dict[str, dict[str, type | tuple[type, ...]]] = {}
for _names, _word, _type in _KINDS:
    for _name in _names.split():
        KINDS.setdefault(_name, {})[_word] = _type
# what the parts of a list are, where that is not left open
_LISTS_OF_OBJECTS = """
comparisonColumns data dataFilters developerMetadata namedRanges requests rowData rows sheets
sortSpecs unprotectedRanges
"""
PARTS: dict[str, type | tuple[type, ...]] = {
    "ranges": (str, dict),
    "users": str,
    "parents": str,
    "responseRanges": str,
}
for _name in _LISTS_OF_OBJECTS.split():
    PARTS[_name] = dict


# a message one finds inside another
NESTED = {"Request": "BatchUpdateSpreadsheetRequest.Request"}
# messages of which only one field of a group may be sent: the name of the group, and its fields
ONE_OF: dict[str, tuple[str, tuple[str, ...]]] = {
    "Request": ("kind", ()),
    "ConditionalFormatRule": ("rule", ("booleanRule", "gradientRule")),
    "ExtendedValue": (
        "value",
        ("numberValue", "stringValue", "boolValue", "formulaValue", "errorValue"),
    ),
    "DataFilter": ("filter", ("developerMetadataLookup", "a1Range", "gridRange")),
    "UpdateCellsRequest": ("area", ("start", "range")),
    "FindReplaceRequest": ("scope", ("range", "sheetId", "allSheets")),
}


# the ends of ranges, which have sentences of their own where they are used
ENDS = ("startIndex", "endIndex", "RowIndex", "ColumnIndex")
Wrong = tuple[str, str]  # where, and the sentence


def check(body: Json, kind: str = "") -> None:
    """Refuse (400) values of the wrong kind and fields nobody knows, each named by its path.

    `kind` is the discovery id of the method, which decides what fields there are. Words that may
    be spelt in several ways are put into their one spelling.
    """
    message, place, _ = METHODS.get(kind, NO_METHOD)
    found: list[Wrong] = _twice(body, place, message)
    _walk(body, place, message, found)
    if found:
        raise bad_values(found)


def _walk(node: Json, path: str, message: str, found: list[Wrong], *, in_row: bool = False) -> None:
    for name, value in node.items():
        if message and not knows(message, name):
            found.append((path, unknown(name, path)))
            continue
        here = f"{path}.{snake(name)}" if path else snake(name)
        wrong = _value(name, value, path, here)
        if wrong:
            found.append(wrong)
        elif name in enums.ENUMS:
            node[name] = enums.word(name, value)
        elif isinstance(value, dict):
            found.extend(_twice(value, here, message_of(message, name)))
            _walk(value, here, message_of(message, name), found)
        elif isinstance(value, list) and name == "values" and message.endswith("ValueRange"):
            found.extend(_lines(value, here))
        elif isinstance(value, list):
            _walk_list(name, value, here, message_of(message, name), found, in_row=in_row)


def _twice(node: Json, path: str, message: str) -> list[Wrong]:
    """What is said when a message has two fields of which it may have one."""
    group, names = ONE_OF.get(message, ("", ()))
    given = [name for name in node if group == "kind" or name in names]
    said = f"Invalid value at '{path}' (oneof), oneof field '{group}' is already set. Cannot set "
    return [(path, f"{said}'{name}'") for name in given[1:]]


def _value(name: str, value: Any, path: str, here: str) -> Wrong | None:  # noqa: ANN401  # any JSON
    if name in enums.ENUMS:
        known = isinstance(value, str | int) and enums.word(name, value)
        return None if known else _wrong(here, enums.kind(name), value)
    kinds = _kinds(name, path)
    if kinds and not any(_is(value, kind) for kind in kinds.values()):
        return _wrong(here, next(iter(kinds)), value)
    if "TYPE_INT32" in kinds and value < 0 and not name.endswith(("Id", *ENDS)):
        return _wrong(here, "must not be negative", value)
    return None


def _lines(lines: list[Any], path: str) -> list[Wrong]:
    """The rows of values that are no lists."""
    kind = "type.googleapis.com/google.protobuf.ListValue"
    places = enumerate(lines)
    return [_wrong(f"{path}[{n}]", kind, line) for n, line in places if type(line) is not list]


def _wrong(path: str, word: str, value: Any) -> Wrong:  # noqa: ANN401  # any JSON
    return path, f"Invalid value at '{path}' ({word}), {json.dumps(value)}"


def _kinds(name: str, path: str) -> dict[str, type | tuple[type, ...]]:
    """The kinds a field may have; for the few names with two, the place decides."""
    kinds = KINDS.get(name, {})
    if name == "data" and path.endswith("paste_data"):
        return {"TYPE_STRING": str}
    if name == "range":
        text = not path or re.fullmatch(r"data(\[\d+\])?", path)
        return {"TYPE_STRING": str} if text else {"MESSAGE": dict}
    if name == "userEnteredValue":
        return {"TYPE_STRING": str} if "condition" in path else {"MESSAGE": dict}
    return kinds


def _walk_list(  # noqa: PLR0913  # one step of the walk
    name: str, parts: list[Any], path: str, message: str, found: list[Wrong], *, in_row: bool
) -> None:
    wanted = dict if in_row and name == "values" else PARTS.get(name)
    for place, part in enumerate(parts):
        here = f"{path}[{place}]"
        if wanted is not None and not _is(part, wanted):
            found.append(_wrong(here, enums.PLACE + NESTED.get(message, message), part))
        elif isinstance(part, dict):
            found.extend(_twice(part, here, message))
            _walk(part, here, message, found, in_row=name in ("rows", "rowData"))


def _is(value: object, kind: type | tuple[type, ...]) -> bool:
    """Whether a value is of a kind; JSON tells true from 1 and whole numbers from others."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, kind) and (kind is not int or abs(int(str(value))) < 2**31)
