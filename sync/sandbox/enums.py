"""The words some fields are chosen from, and how the service reads a word or a number for one.

A word counts in any case, and so does the number of its place. The full name of a kind stands in
the error text of a word that is none of them.
"""

from __future__ import annotations

PLACE = "type.googleapis.com/google.apps.sheets.v4."
RENDER = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
DATES = ("SERIAL_NUMBER", "FORMATTED_STRING")
DIMENSION = ("DIMENSION_UNSPECIFIED", "ROWS", "COLUMNS")
# the name of a field → the name of its kind, its words in the order of their numbers
ENUMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "commentsViewMode": (
        "CommentsViewMode",
        (
            "COMMENTS_VIEW_MODE_UNSPECIFIED",
            "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS",
            "COMMENTS_VIEW_MODE_OMITTED",
            "COMMENTS_VIEW_MODE_INCLUDED",
        ),
    ),
    "dateTimeRenderOption": ("DateTimeRenderOption", DATES),
    "dimension": ("Dimension", DIMENSION),
    "insertDataOption": ("InsertDataOption", ("OVERWRITE", "INSERT_ROWS")),
    "locationMatchingStrategy": (
        "DeveloperMetadataLocationMatchingStrategy",
        (
            "DEVELOPER_METADATA_LOCATION_MATCHING_STRATEGY_UNSPECIFIED",
            "EXACT_LOCATION",
            "INTERSECTING_LOCATION",
        ),
    ),
    "locationType": (
        "DeveloperMetadataLocationType",
        (
            "DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED",
            "ROW",
            "COLUMN",
            "SHEET",
            "SPREADSHEET",
        ),
    ),
    "majorDimension": ("Dimension", DIMENSION),
    "responseDateTimeRenderOption": ("DateTimeRenderOption", DATES),
    "responseValueRenderOption": ("ValueRenderOption", RENDER),
    "shiftDimension": ("Dimension", DIMENSION),
    "valueInputOption": (
        "ValueInputOption",
        ("INPUT_VALUE_OPTION_UNSPECIFIED", "RAW", "USER_ENTERED"),
    ),
    "valueRenderOption": ("ValueRenderOption", RENDER),
    "visibility": (
        "DeveloperMetadataVisibility",
        ("DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED", "DOCUMENT", "PROJECT"),
    ),
}


def word(field: str, value: object) -> str | None:
    """The word a value stands for in a field, or None when it is none of that field's."""
    words = ENUMS[field][1]
    if isinstance(value, int) and not isinstance(value, bool):
        return words[value] if 0 <= value < len(words) else None
    text = str(value)
    if text.isascii() and text.isdigit():
        return word(field, int(text))
    return text.upper() if text.upper() in words else None


def kind(field: str) -> str:
    """The full name of a field's kind, as error texts give it."""
    return PLACE + ENUMS[field][0]
