"""Which fields the messages of the Sheets API have, as far as the sandbox reads them.

One line a message: its fields, and behind a colon the message a field holds. Taken from the
names of Google's discovery document for Sheets v4. Messages that are not listed are not looked
into. The service refuses a body with a field it does not know; so does the sandbox, because a
misspelt field that is silently overlooked is a setting that was never made.
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
DeleteDimensionRequest = range:DimensionRange
DeleteFilterViewRequest = filterId
DeleteNamedRangeRequest = namedRangeId
DeleteProtectedRangeRequest = protectedRangeId
DeleteSheetRequest = sheetId
DuplicateSheetRequest = insertSheetIndex newSheetId newSheetName sourceSheetId
FindReplaceRequest = allSheets find includeFormulas matchCase matchEntireCell range:GridRange
  replacement searchByRegex sheetId
InsertDimensionRequest = inheritFromBefore range:DimensionRange
MergeCellsRequest = mergeType range:GridRange
MoveDimensionRequest = destinationIndex source:DimensionRange
RepeatCellRequest = cell:CellData fields range:GridRange
SetBasicFilterRequest = filter:BasicFilter
SetDataValidationRequest = filteredRowsIncluded range:GridRange rule:DataValidationRule
SortRangeRequest = range:GridRange sortSpecs:SortSpec
UnmergeCellsRequest = range:GridRange
UpdateCellsRequest = fields range:GridRange rows:RowData start:GridCoordinate
UpdateConditionalFormatRuleRequest = index newIndex rule:ConditionalFormatRule sheetId
UpdateDeveloperMetadataRequest = dataFilters:DataFilter developerMetadata:DeveloperMetadata fields
UpdateDimensionPropertiesRequest = dataSourceSheetRange fields properties:DimensionProperties
  range:DimensionRange
UpdateNamedRangeRequest = fields namedRange:NamedRange
UpdateProtectedRangeRequest = fields protectedRange:ProtectedRange
UpdateSheetPropertiesRequest = fields properties:SheetProperties
UpdateSpreadsheetPropertiesRequest = fields properties:SpreadsheetProperties
"""

Message = dict[str, str]


def _messages() -> dict[str, Message]:
    found: dict[str, Message] = {}
    for line in re.sub(r"\n +", " ", SPECIFICATION).strip().splitlines():
        name, _, fields = line.partition(" = ")
        pairs = (field.partition(":") for field in fields.split())
        found[name] = {field: message for field, _, message in pairs}
    return found


MESSAGES = _messages()

# the message a method takes; methods that are not listed are not looked into
BODIES = {
    "sheets.spreadsheets.create": "Spreadsheet",
    "sheets.spreadsheets.batchUpdate": "BatchUpdateSpreadsheetRequest",
    "sheets.spreadsheets.getByDataFilter": "GetSpreadsheetByDataFilterRequest",
    "sheets.spreadsheets.sheets.copyTo": "CopySheetToAnotherSpreadsheetRequest",
    "sheets.spreadsheets.developerMetadata.search": "SearchDeveloperMetadataRequest",
    "sheets.spreadsheets.values.update": "ValueRange",
    "sheets.spreadsheets.values.append": "ValueRange",
    "sheets.spreadsheets.values.batchUpdate": "BatchUpdateValuesRequest",
    "sheets.spreadsheets.values.batchClear": "BatchClearValuesRequest",
    "sheets.spreadsheets.values.batchGetByDataFilter": "BatchGetValuesByDataFilterRequest",
    "sheets.spreadsheets.values.batchUpdateByDataFilter": "BatchUpdateValuesByDataFilterRequest",
    "sheets.spreadsheets.values.batchClearByDataFilter": "BatchClearValuesByDataFilterRequest",
}


def message_of(message: str, field: str) -> str:
    """The message a field holds; of a `Request`, the one its kind is named after."""
    if message == "Request":
        name = f"{field[:1].upper()}{field[1:]}Request"
        return name if name in MESSAGES else ""
    return MESSAGES[message].get(field, "")


def knows(message: str, field: str) -> bool:
    """Whether a message has such a field; kinds of requests are judged by batchUpdate itself."""
    return message == "Request" or field in MESSAGES[message]
