"""The requests about protected ranges, and how a protected range is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.areas import Area, area_of
from sync.sandbox.errors import invalid, protected
from sync.sandbox.fields import merged
from sync.sandbox.objects import checked
from sync.sandbox.tabs import new_number, required_mask

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing


def shown_protection(edit: Editing, rule: Json) -> Json:
    """A protected range as this caller sees it: editors only for those who may edit it."""
    may = edit.may_edit(rule)
    shown = {name: part for name, part in rule.items() if name != "editors" or may}
    return shown | ({"requestingUserCanEdit": True} if may else {})


def add_protected_range(edit: Editing, request: Json) -> Json:
    """addProtectedRange: whoever adds it, and the owner of the file, are always editors."""
    asked = request.get("protectedRange", {})
    if "namedRangeId" in asked:
        named = edit.book.named_ranges.get(str(asked["namedRangeId"]))
        if named is None:
            raise invalid(f"No named range with id: {asked['namedRangeId']}")
        area = area_of(named["range"])
    else:
        area = checked(edit.book, asked.get("range", {}))
    tab = edit.book.need(area.sheet)
    _check_alone(tab, area, asked)
    rule = {"protectedRangeId": new_number(), **asked, "range": area.json()}
    if not rule.get("warningOnly"):
        rule["editors"] = _editors(edit, asked.get("editors", {}))
    if "unprotectedRanges" in asked:
        rule["unprotectedRanges"] = [
            checked(edit.book, part).json() for part in asked["unprotectedRanges"]
        ]
    rule.pop("requestingUserCanEdit", None)
    tab.protected = (*tab.protected, rule)
    # the answer repeats the editors that were asked for; who else may edit, a read tells
    echoed = {name: part for name, part in asked.get("editors", {}).items() if part != []}
    shown = {"requestingUserCanEdit": True} | ({"editors": echoed} if "editors" in rule else {})
    return {"protectedRange": rule | shown}


def _check_alone(tab: Tab, area: Area, asked: Json) -> None:
    if asked.get("warningOnly") and asked.get("editors"):
        raise invalid("ProtectedRange is warningOnly. Editors cannot be set on it.")
    whole = Area(tab.id)
    if area == whole and any(area_of(rule["range"]) == whole for rule in tab.protected):
        raise invalid(f'Sheet "{tab.title}" already has sheet protection.')


def _editors(edit: Editing, asked: Json) -> Json:
    users = [str(user) for user in asked.get("users", [])]
    for always in (edit.identity.email, edit.owner):
        if always and always.lower() not in (user.lower() for user in users):
            users.append(always)
    return {**asked, "users": users}


def _protection(book: Book, number: object) -> tuple[Tab, Json]:
    for tab in book.tabs:
        for rule in tab.protected:
            if rule["protectedRangeId"] == number:
                return tab, rule
    raise invalid(f"No protected range with id: {number}")


def update_protected_range(edit: Editing, request: Json) -> Json:
    """updateProtectedRange: only by those who may edit it."""
    asked = request.get("protectedRange", {})
    tab, rule = _protection(edit.book, asked.get("protectedRangeId"))
    if not edit.may_edit(rule):
        raise protected()
    new = merged(rule, asked, required_mask(request))
    new["protectedRangeId"] = rule["protectedRangeId"]
    if new.get("warningOnly"):
        new.pop("editors", None)
    else:
        new["editors"] = _editors(edit, new.get("editors", {}))
    tab.protected = tuple(new if other is rule else other for other in tab.protected)
    return {}


def delete_protected_range(edit: Editing, request: Json) -> Json:
    """deleteProtectedRange: only by those who may edit it."""
    tab, rule = _protection(edit.book, request.get("protectedRangeId"))
    if not edit.may_edit(rule):
        raise protected()
    tab.protected = tuple(other for other in tab.protected if other is not rule)
    return {}
