"""The requests for what lies on ranges: names, conditional formats, merges, filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.areas import Area, area_from, area_of
from sync.sandbox.errors import invalid
from sync.sandbox.fields import merged
from sync.sandbox.gradients import gradient
from sync.sandbox.tabs import existing, new_number, required_mask
from sync.sandbox.values import placed

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing


def checked(book: Book, grid_range: Json) -> Area:
    """A GridRange of a request that lies in the file; 400 when it does not."""
    area = area_of(grid_range)
    placed(book, area)
    return area


def add_named_range(edit: Editing, request: Json) -> Json:
    """addNamedRange: names are unique in a file, in any case."""
    asked = request.get("namedRange", {})
    name = str(asked.get("name", ""))
    taken = (str(old["name"]).casefold() for old in edit.book.named_ranges.values())
    if not name or name.casefold() in taken:
        raise invalid(
            f"Cannot add named range with name {name}, a named range with that name already exists."
        )
    key = str(asked.get("namedRangeId") or new_number())
    named = {
        "namedRangeId": key,
        "name": name,
        "range": checked(edit.book, asked.get("range", {})).json(),
    }
    edit.book.named_ranges[key] = named
    return {"namedRange": named}


def update_named_range(edit: Editing, request: Json) -> Json:
    """updateNamedRange: its name or its range."""
    asked = request.get("namedRange", {})
    key = str(asked.get("namedRangeId", ""))
    if key not in edit.book.named_ranges:
        raise invalid(f"No named range with id: {key}")
    named = merged(edit.book.named_ranges[key], asked, required_mask(request))
    if not named.get("name") or "range" not in named:
        raise invalid("A named range must have a name and a range")
    checked(edit.book, named["range"])
    edit.book.named_ranges[key] = {**named, "namedRangeId": key}
    return {}


def delete_named_range(edit: Editing, request: Json) -> Json:
    """deleteNamedRange: the name goes, the cells stay."""
    key = str(request.get("namedRangeId", ""))
    if edit.book.named_ranges.pop(key, None) is None:
        raise invalid(f"No named range with id: {key}")
    return {}


def add_conditional(edit: Editing, request: Json) -> Json:
    """addConditionalFormatRule: at `index`, the first by default."""
    rule = request.get("rule", {})
    areas = [checked(edit.book, part) for part in rule.get("ranges", [])]
    if not areas:
        raise invalid("A conditional format rule must have at least one range")
    tab = edit.book.need(areas[0].sheet)
    at = int(request.get("index", 0))
    if at > len(tab.conditional):
        raise invalid(f"Index {at} is out of bounds")
    placed_rule = {**gradient(rule), "ranges": [area.json() for area in areas]}
    tab.conditional = (*tab.conditional[:at], placed_rule, *tab.conditional[at:])
    return {}


def _conditional(edit: Editing, request: Json) -> tuple[Tab, int]:
    tab = existing(edit.book, int(request.get("sheetId", 0)))
    at = int(request.get("index", 0))
    if at >= len(tab.conditional):
        raise invalid(f"No conditional format on sheet: {tab.id} at index: {at}")
    return tab, at


def update_conditional(edit: Editing, request: Json) -> Json:
    """updateConditionalFormatRule: another rule in its place, or another place for it."""
    rule = request.get("rule", {})
    sheet = rule["ranges"][0].get("sheetId", 0) if rule.get("ranges") else 0
    tab, at = _conditional(
        edit, {"sheetId": request.get("sheetId", sheet), "index": request.get("index", 0)}
    )
    if int(request.get("newIndex", at)) >= len(tab.conditional):
        raise invalid(f"Index {request['newIndex']} is out of bounds")
    old = tab.conditional[at]
    rest = (*tab.conditional[:at], *tab.conditional[at + 1 :])
    to = int(request.get("newIndex", at))
    new = gradient(rule) or old
    tab.conditional = (*rest[:to], new, *rest[to:])
    answer = {"newRule": new, "newIndex": to, "oldRule": old, "oldIndex": at}
    return answer if rule else {name: answer[name] for name in ("newRule", "newIndex", "oldIndex")}


def delete_conditional(edit: Editing, request: Json) -> Json:
    """deleteConditionalFormatRule: answers the rule that was deleted."""
    tab, at = _conditional(edit, request)
    old = tab.conditional[at]
    tab.conditional = (*tab.conditional[:at], *tab.conditional[at + 1 :])
    return {"rule": old}


def merge_cells(edit: Editing, request: Json) -> Json:
    """mergeCells: only the first cell of each merge keeps its value."""
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    kind = request.get("mergeType", "MERGE_ALL")
    parts = [box]
    if kind == "MERGE_COLUMNS":
        parts = [type(box)(box.top, box.bottom, c, c + 1) for c in range(box.left, box.right)]
    elif kind == "MERGE_ROWS":
        parts = [type(box)(r, r + 1, box.left, box.right) for r in range(box.top, box.bottom)]
    for old in tab.merges:
        if old.meet(box) and old.meet(box) != old:
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    kept = [old for old in tab.merges if not old.meet(box)]
    for part in parts:
        for row, column, _ in list(tab.used(part)):
            if (row, column) != (part.top, part.left):
                tab.put_value(row, column, None)
    tab.merges = (*kept, *(part for part in parts if part.height * part.width > 1))
    return {}


def unmerge_cells(edit: Editing, request: Json) -> Json:
    """unmergeCells: every merge inside the range; one that is only touched is an error."""
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    for old in tab.merges:
        if old.meet(box) and old.meet(box) != old:
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    tab.merges = tuple(old for old in tab.merges if not old.meet(box))
    return {}


def set_basic_filter(edit: Editing, request: Json) -> Json:
    """setBasicFilter: one per tab."""
    asked = request.get("filter", {})
    area = checked(edit.book, asked.get("range", {}))
    tab = edit.book.need(area.sheet)
    edit.allow(tab, area.within(tab.rows, tab.columns))
    tab.basic_filter = {
        **asked,
        "range": area_from(tab.id, area.within(tab.rows, tab.columns)).json(),
    }
    return {}


def clear_basic_filter(edit: Editing, request: Json) -> Json:
    """clearBasicFilter: the filter goes, hidden rows come back."""
    existing(edit.book, int(request.get("sheetId", 0))).basic_filter = None
    return {}


def add_banding(edit: Editing, request: Json) -> Json:
    """addBanding: alternating colours on a range."""
    asked = request.get("bandedRange", {})
    area = checked(edit.book, asked.get("range", {}))
    tab = edit.book.need(area.sheet)
    banded = {"bandedRangeId": new_number(), **asked, "range": area.json()}
    tab.banded = (*tab.banded, banded)
    return {"bandedRange": banded}


def delete_banding(edit: Editing, request: Json) -> Json:
    """deleteBanding: by its id."""
    number = request.get("bandedRangeId")
    for tab in edit.book.tabs:
        kept = tuple(banded for banded in tab.banded if banded["bandedRangeId"] != number)
        if len(kept) < len(tab.banded):
            tab.banded = kept
            return {}
    raise invalid(f"No banded range with id: {number}")


def update_banding(edit: Editing, request: Json) -> Json:
    """updateBanding: the masked parts of a banded range."""
    asked = request.get("bandedRange", {})
    number = asked.get("bandedRangeId")
    for tab in edit.book.tabs:
        for old in tab.banded:
            if old["bandedRangeId"] == number:
                new = merged(old, asked, required_mask(request)) | {"bandedRangeId": number}
                tab.banded = tuple(new if one is old else one for one in tab.banded)
                return {}
    raise invalid(f"No banded range with id: {number}")


def _filter_view(edit: Editing, number: object) -> tuple[Tab, Json]:
    for tab in edit.book.tabs:
        for view in tab.filter_views:
            if view["filterViewId"] == number:
                return tab, view
    raise invalid(f"No filter view with id: {number}")


def update_filter_view(edit: Editing, request: Json) -> Json:
    """updateFilterView: the masked parts of a named view."""
    asked = request.get("filter", {})
    tab, old = _filter_view(edit, asked.get("filterViewId"))
    new = merged(old, asked, required_mask(request)) | {"filterViewId": old["filterViewId"]}
    tab.filter_views = tuple(new if one is old else one for one in tab.filter_views)
    return {}


def duplicate_filter_view(edit: Editing, request: Json) -> Json:
    """duplicateFilterView: the same view under a new id."""
    tab, old = _filter_view(edit, request.get("filterId"))
    copy = {**old, "filterViewId": new_number(), "title": f"Copy of {old['title']}"}
    tab.filter_views = (*tab.filter_views, copy)
    return {"filter": copy}


def add_filter_view(edit: Editing, request: Json) -> Json:
    """addFilterView: a named view of a range."""
    asked = request.get("filter", {})
    area = checked(edit.book, asked.get("range", {}))
    tab = edit.book.need(area.sheet)
    view = {"filterViewId": new_number(), "title": f"Filter {len(tab.filter_views) + 1}", **asked}
    view["range"] = area.json()
    tab.filter_views = (*tab.filter_views, view)
    return {"filter": view}


def delete_filter_view(edit: Editing, request: Json) -> Json:
    """deleteFilterView: by its id."""
    tab, old = _filter_view(edit, request.get("filterId"))
    tab.filter_views = tuple(view for view in tab.filter_views if view is not old)
    return {}
