"""The engine against xlwings' own interface: all is done, or refused by its name.

Derived from xlwings as it is installed; nothing is listed by hand. Needs no LibreOffice.
"""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import xlwings.main
from xlwings import base_classes

from workbook.libreoffice.engine import engine as _all_of_it  # noqa: F401  # loads every class
from workbook.libreoffice.engine.named import Named, is_abstract

if TYPE_CHECKING:
    from collections.abc import Iterator


PAGE = Path(__file__).parents[4] / "docs" / "xlwings-libreoffice.md"


class Member(NamedTuple):
    """One thing that xlwings asks of an engine's class."""

    base: str
    name: str
    part: str  # "get", "set" or "call"


def _bases() -> dict[str, type]:
    found = inspect.getmembers(base_classes, inspect.isclass)
    return {name: each for name, each in found if each.__module__ == base_classes.__name__}


def _parts(member: object) -> Iterator[tuple[str, object]]:
    if isinstance(member, property):
        yield "get", member.fget
        yield "set", member.fset
    else:
        yield "call", getattr(member, "__func__", member)


def _abstract() -> Iterator[Member]:
    for base, each in _bases().items():
        for name, member in vars(each).items():
            for part, function in _parts(member):
                if is_abstract(function):
                    yield Member(base, name, part)


def _ours() -> dict[str, list[type]]:
    """Our classes for each base class: those that nothing of ours builds upon."""
    found: dict[str, list[type]] = {}
    waiting = [Named]
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if not each.__subclasses__():
            for base in each.__mro__:
                if base in _bases().values():
                    found.setdefault(base.__name__, []).append(each)
    return found


OURS = _ours()
MEMBERS = sorted(member for member in _abstract() if member.base in OURS)


def _functions(member: Member) -> list[object]:
    own = [inspect.getattr_static(each, member.name) for each in OURS[member.base]]
    return [dict(_parts(each)).get(member.part) for each in own]


@pytest.mark.parametrize("member", MEMBERS, ids=".".join)
def test_a_member_is_done_or_refused_by_name(member: Member) -> None:
    """No bare NotImplementedError, and no property that merely cannot be set."""
    for function in _functions(member):
        assert callable(function)
        if is_abstract(function):
            with pytest.raises(NotImplementedError, match=rf"{member.base}\.{member.name}\b"):
                function()


def test_the_page_names_whatever_is_refused() -> None:
    """A person reads there what will not work; functions of xlwings Lite are one line."""
    page = PAGE.read_text(encoding="utf-8")
    refused = {
        f"{member.base}.{member.name}"
        for member in MEMBERS
        if any(map(is_abstract, _functions(member))) and not _is_of_lite(member)
    }
    named = set(re.findall(r"`(\w+\.\w+)`", page.split("## Chưa làm được")[1]))
    done = {_full_name(member) for member in MEMBERS} - refused
    assert (refused - named, named & done) == (set(), set())


def _full_name(member: Member) -> str:
    return f"{member.base}.{member.name}"


def _is_of_lite(member: Member) -> bool:
    function = getattr(_bases()[member.base], member.name)
    said = getattr(function, "__code__", None)
    told = said is not None and any("xlwings Lite" in str(each) for each in said.co_consts)
    return told or inspect.iscoroutinefunction(function)


def _main_classes() -> Iterator[ast.ClassDef]:
    tree = ast.parse(inspect.getsource(xlwings.main))
    return (node for node in tree.body if isinstance(node, ast.ClassDef))


def _asked_of_impl(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and ast.unparse(part.value) in {
            "self.impl",
            "self._impl",
        }:
            yield part.attr


def test_whatever_xlwings_asks_for_is_there() -> None:
    """Also what its base classes forgot to mention."""
    missing = [
        f"{node.name}.{name}"
        for node in _main_classes()
        if node.name in OURS
        for name in _asked_of_impl(node)
        for each in OURS[node.name]
        if not hasattr(each, name) and not _is_set_in_init(each, name)
    ]
    assert missing == []


def _is_set_in_init(ours: type, name: str) -> bool:
    return any(
        f"self.{name}" in inspect.getsource(each.__init__)
        for each in ours.__mro__
        if issubclass(each, Named) and "__init__" in vars(each)
    )


def test_what_the_engine_lacks_is_refused_at_its_door() -> None:
    """A kind of object without a class of ours cannot be reached by accident."""
    lacking = set(_bases()) - set(OURS)
    doors = [
        (node.name, name)
        for node in _main_classes()
        if node.name in OURS
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in lacking
        for name in _asked_of_impl(call)
    ]
    assert doors
    for base, name in doors:
        own = inspect.getattr_static(OURS[base][0], name)
        function = own.fget if isinstance(own, property) else own
        with pytest.raises(NotImplementedError, match=rf"{base}\.{name}"):
            function(None)
