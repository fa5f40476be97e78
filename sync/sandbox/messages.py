"""Which fields the messages of the Sheets API have, as far as the sandbox reads them.

One line a message: its fields, and behind a colon the message a field holds. Taken from the names
of Google's discovery document for Sheets v4. Messages that are not listed are not looked into.
Requests and answers stand side by side: the `fields` of a call are judged by its answer. The
service refuses a body with a field it does not know; so does the sandbox, because a misspelt
field that is silently overlooked is a setting that was never made.
"""

from __future__ import annotations

import re

SPECIFICATION = """
BatchUpdateSpreadsheetRequest = commentsViewMode includeSpreadsheetInResponse requests:Request
  responseIncludeGridData responseRanges
SheetProperties = dataSourceSheetProperties gridProperties:GridProperties hidden index rightToLeft
  sheetId sheetType tabColor tabColorStyle title
GridProperties = columnCount columnGroupControlAfter frozenColumnCount frozenRowCount
  hideGridlines rowCount rowGroupControlAfter
SpreadsheetProperties = autoRecalc defaultFormat:CellFormat
  importFunctionsExternalUrlAccessAllowed iterativeCalculationSettings locale spreadsheetTheme
  timeZone title
GridRange = endColumnIndex endRowIndex sheetId startColumnIndex startRowIndex
DimensionRange = dimension endIndex sheetId startIndex
GridCoordinate = columnIndex rowIndex sheetId
RowData = values:CellData
CellData = chipRuns dataSourceFormula dataSourceTable dataValidation:DataValidationRule
  effectiveFormat:CellFormat effectiveValue:ExtendedValue formattedValue hyperlink note pivotTable
  textFormatRuns userEnteredFormat:CellFormat userEnteredValue:ExtendedValue
ExtendedValue = boolValue errorValue formulaValue numberValue stringValue
DataValidationRule = condition:BooleanCondition inputMessage showCustomUi strict
BooleanCondition = type values:ConditionValue
ConditionValue = relativeDate userEnteredValue
ProtectedRange = description editors:Editors namedRangeId protectedRangeId range:GridRange
  requestingUserCanEdit tableId unprotectedRanges:GridRange warningOnly
Editors = domainUsersCanEdit groups users
NamedRange = name namedRangeId range:GridRange
ConditionalFormatRule = booleanRule:BooleanRule gradientRule ranges:GridRange
BooleanRule = condition:BooleanCondition format:CellFormat
DeveloperMetadata = location:DeveloperMetadataLocation metadataId metadataKey metadataValue
  visibility
DeveloperMetadataLocation = dimensionRange:DimensionRange locationType sheetId spreadsheet
DeveloperMetadataLookup = locationMatchingStrategy locationType metadataId metadataKey
  metadataLocation:DeveloperMetadataLocation metadataValue visibility
DataFilter = a1Range developerMetadataLookup:DeveloperMetadataLookup gridRange:GridRange
DimensionProperties = dataSourceColumnReference developerMetadata:DeveloperMetadata hiddenByFilter
  hiddenByUser pixelSize
SortSpec = backgroundColor backgroundColorStyle dataSourceColumnReference dimensionIndex
  foregroundColor foregroundColorStyle sortOrder
BasicFilter = criteria filterSpecs range:GridRange sortSpecs:SortSpec tableId
BandedRange = bandedRangeId bandedRangeReference columnProperties range:GridRange rowProperties
FilterView = criteria filterSpecs filterViewId namedRangeId range:GridRange sortSpecs:SortSpec
  tableId title
CellFormat = backgroundColor backgroundColorStyle borders horizontalAlignment hyperlinkDisplayType
  numberFormat:NumberFormat padding textDirection textFormat:TextFormat textRotation
  verticalAlignment wrapStrategy
NumberFormat = pattern type
TextFormat = bold fontFamily fontSize foregroundColor foregroundColorStyle italic link
  strikethrough underline
ValueRange = majorDimension range values
AppendValuesResponse = spreadsheetId tableRange updates:UpdateValuesResponse
BatchClearValuesByDataFilterResponse = clearedRanges spreadsheetId
BatchClearValuesResponse = clearedRanges spreadsheetId
BatchGetValuesByDataFilterResponse = spreadsheetId valueRanges:MatchedValueRange
BatchGetValuesResponse = spreadsheetId valueRanges:ValueRange
BatchUpdateSpreadsheetResponse = commentUpdateState replies spreadsheetId
  updatedSpreadsheet:Spreadsheet
BatchUpdateValuesByDataFilterResponse = responses:UpdateValuesByDataFilterResponse spreadsheetId
  totalUpdatedCells totalUpdatedColumns totalUpdatedRows totalUpdatedSheets
BatchUpdateValuesResponse = responses:UpdateValuesResponse spreadsheetId totalUpdatedCells
  totalUpdatedColumns totalUpdatedRows totalUpdatedSheets
ClearValuesResponse = clearedRange spreadsheetId
MatchedDeveloperMetadata = dataFilters:DataFilter developerMetadata:DeveloperMetadata
MatchedValueRange = dataFilters:DataFilter valueRange:ValueRange
SearchDeveloperMetadataResponse = matchedDeveloperMetadata:MatchedDeveloperMetadata
UpdateValuesByDataFilterResponse = dataFilter:DataFilter updatedCells updatedColumns
  updatedData:ValueRange updatedRange updatedRows
UpdateValuesResponse = spreadsheetId updatedCells updatedColumns updatedData:ValueRange
  updatedRange updatedRows
DataFilterValueRange = dataFilter:DataFilter majorDimension values
BatchUpdateValuesRequest = data:ValueRange includeValuesInResponse responseDateTimeRenderOption
  responseValueRenderOption valueInputOption
BatchUpdateValuesByDataFilterRequest = data:DataFilterValueRange includeValuesInResponse
  responseDateTimeRenderOption responseValueRenderOption valueInputOption
BatchGetValuesByDataFilterRequest = dataFilters:DataFilter dateTimeRenderOption majorDimension
  valueRenderOption
BatchClearValuesRequest = ranges
BatchClearValuesByDataFilterRequest = dataFilters:DataFilter
GetSpreadsheetByDataFilterRequest = commentsViewMode dataFilters:DataFilter
  excludeTablesInBandedRanges includeGridData
SearchDeveloperMetadataRequest = dataFilters:DataFilter
CopySheetToAnotherSpreadsheetRequest = destinationSpreadsheetId
Spreadsheet = comments commentsViewMode dataSourceSchedules dataSources
  developerMetadata:DeveloperMetadata namedRanges:NamedRange properties:SpreadsheetProperties
  sheets:Sheet spreadsheetId spreadsheetUrl
Sheet = bandedRanges:BandedRange basicFilter:BasicFilter charts columnGroups commentAnchors
  conditionalFormats:ConditionalFormatRule data:GridData developerMetadata:DeveloperMetadata
  filterViews:FilterView merges:GridRange properties:SheetProperties
  protectedRanges:ProtectedRange rowGroups slicers tables
GridData = columnMetadata:DimensionProperties rowData:RowData rowMetadata:DimensionProperties
  startColumn startRow
AddBandingRequest = bandedRange:BandedRange
AddConditionalFormatRuleRequest = index rule:ConditionalFormatRule
AddDimensionGroupRequest = range:DimensionRange
AddFilterViewRequest = filter:FilterView
AddNamedRangeRequest = namedRange:NamedRange
AddProtectedRangeRequest = protectedRange:ProtectedRange
AddSheetRequest = properties:SheetProperties
AppendCellsRequest = fields rows:RowData sheetId tableId
AppendDimensionRequest = dimension length sheetId
AutoResizeDimensionsRequest = dataSourceSheetDimensions dimensions:DimensionRange
ClearBasicFilterRequest = sheetId
CopyPasteRequest = destination:GridRange pasteOrientation pasteType source:GridRange
CreateDeveloperMetadataRequest = developerMetadata:DeveloperMetadata
CutPasteRequest = destination:GridCoordinate pasteType source:GridRange
DeleteBandingRequest = bandedRangeId
DeleteConditionalFormatRuleRequest = index sheetId
DeleteDeveloperMetadataRequest = dataFilter:DataFilter
DeleteDuplicatesRequest = comparisonColumns:DimensionRange range:GridRange
DeleteDimensionRequest = range:DimensionRange
DeleteDimensionGroupRequest = range:DimensionRange
DeleteFilterViewRequest = filterId
DeleteNamedRangeRequest = namedRangeId
DeleteProtectedRangeRequest = protectedRangeId
DeleteSheetRequest = sheetId
DeleteRangeRequest = range:GridRange shiftDimension
DimensionGroup = collapsed depth range:DimensionRange
DuplicateFilterViewRequest = filterId
DuplicateSheetRequest = insertSheetIndex newSheetId newSheetName sourceSheetId
FindReplaceRequest = allSheets find includeFormulas matchCase matchEntireCell range:GridRange
  replacement searchByRegex sheetId
InsertDimensionRequest = inheritFromBefore range:DimensionRange
InsertRangeRequest = range:GridRange shiftDimension
MergeCellsRequest = mergeType range:GridRange
MoveDimensionRequest = destinationIndex source:DimensionRange
PasteDataRequest = coordinate:GridCoordinate data delimiter html type
RandomizeRangeRequest = range:GridRange
RepeatCellRequest = cell:CellData fields range:GridRange
SetBasicFilterRequest = filter:BasicFilter
SetDataValidationRequest = filteredRowsIncluded range:GridRange rule:DataValidationRule
SortRangeRequest = range:GridRange sortSpecs:SortSpec
TextToColumnsRequest = delimiter delimiterType source:GridRange
TrimWhitespaceRequest = range:GridRange
UnmergeCellsRequest = range:GridRange
UpdateBandingRequest = bandedRange:BandedRange fields
UpdateBordersRequest = bottom innerHorizontal innerVertical left range:GridRange right top
UpdateCellsRequest = fields range:GridRange rows:RowData start:GridCoordinate
UpdateConditionalFormatRuleRequest = index newIndex rule:ConditionalFormatRule sheetId
UpdateDeveloperMetadataRequest = dataFilters:DataFilter developerMetadata:DeveloperMetadata fields
UpdateDimensionGroupRequest = dimensionGroup:DimensionGroup fields
UpdateDimensionPropertiesRequest = dataSourceSheetRange fields properties:DimensionProperties
  range:DimensionRange
UpdateFilterViewRequest = fields filter:FilterView
UpdateNamedRangeRequest = fields namedRange:NamedRange
UpdateProtectedRangeRequest = fields protectedRange:ProtectedRange
UpdateSheetPropertiesRequest = fields properties:SheetProperties
UpdateSpreadsheetPropertiesRequest = fields properties:SpreadsheetProperties
"""

Message = dict[str, str]


def read_messages(specification: str) -> dict[str, Message]:
    """The messages of a specification: each field with the message it holds, maybe empty."""
    found: dict[str, Message] = {}
    for line in re.sub(r"\n +", " ", specification).strip().splitlines():
        name, _, fields = line.partition(" = ")
        pairs = (field.partition(":") for field in fields.split())
        found[name] = {field: message for field, _, message in pairs}
    return found


MESSAGES = read_messages(SPECIFICATION)

S = "sheets.spreadsheets"
# The message a method takes, where its body stands in error texts, and the message it answers.
METHODS = {
    f"{S}.create": ("Spreadsheet", "spreadsheet", "Spreadsheet"),
    f"{S}.get": ("", "", "Spreadsheet"),
    f"{S}.batchUpdate": ("BatchUpdateSpreadsheetRequest", "", "BatchUpdateSpreadsheetResponse"),
    f"{S}.getByDataFilter": ("GetSpreadsheetByDataFilterRequest", "", "Spreadsheet"),
    f"{S}.sheets.copyTo": ("CopySheetToAnotherSpreadsheetRequest", "", "SheetProperties"),
    f"{S}.developerMetadata.get": ("", "", "DeveloperMetadata"),
    f"{S}.developerMetadata.search": (
        "SearchDeveloperMetadataRequest",
        "",
        "SearchDeveloperMetadataResponse",
    ),
    f"{S}.values.get": ("", "", "ValueRange"),
    f"{S}.values.update": ("ValueRange", "data", "UpdateValuesResponse"),
    f"{S}.values.append": ("ValueRange", "data", "AppendValuesResponse"),
    f"{S}.values.clear": ("", "", "ClearValuesResponse"),
    f"{S}.values.batchGet": ("", "", "BatchGetValuesResponse"),
    f"{S}.values.batchUpdate": ("BatchUpdateValuesRequest", "", "BatchUpdateValuesResponse"),
    f"{S}.values.batchClear": ("BatchClearValuesRequest", "", "BatchClearValuesResponse"),
} | {
    f"{S}.values.{name}ByDataFilter": (
        f"{name[0].upper()}{name[1:]}ValuesByDataFilterRequest",
        "",
        f"{name[0].upper()}{name[1:]}ValuesByDataFilterResponse",
    )
    for name in ("batchGet", "batchUpdate", "batchClear")
}
NO_METHOD = ("", "", "")


def message_of(message: str, field: str) -> str:
    """The message a field holds; of a `Request`, the one its kind is named after."""
    if message == "Request":
        name = f"{field[:1].upper()}{field[1:]}Request"
        return name if name in MESSAGES else ""
    return MESSAGES.get(message, {}).get(field, "")


def knows(message: str, field: str) -> bool:
    """Whether a message has such a field; kinds of requests are judged by batchUpdate itself."""
    return message == "Request" or field in MESSAGES[message]
