"""The XML of a Word document by local names, so that prefixes and namespaces do not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 9  # digits of a number that means something
_OFF = ("0", "false", "off", "none")


class Node(Protocol):
    """What we need of an lxml element; lxml itself carries no types."""

    @property
    def tag(self) -> object:
        """The name with its namespace; of a comment, something that is no text."""
        ...

    @property
    def text(self) -> str | None:
        """The words before the first child."""
        ...

    def items(self) -> list[tuple[str, str]]:
        """The attributes."""
        ...

    def __iter__(self) -> Iterator[Node]: ...


def local(node: Node) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: Node | None, name: str = "val") -> str:
    """An attribute by its local name; empty where it is absent."""
    for key, value in node.items() if node is not None else ():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def children(node: Node | None, *names: str) -> Iterator[Node]:
    """The direct children of these names."""
    for child in node if node is not None else ():
        if local(child) in names:
            yield child


def child(node: Node | None, *path: str) -> Node | None:
    """The element at the end of a path of names; None where a step is missing."""
    for name in path:
        node = next(children(node, name), None)
    return node


def number(node: Node | None, default: int, name: str = "val") -> int:
    """A whole number in an attribute; `default` where there is none."""
    value = attribute(node, name).strip()
    return int(value) if value.removeprefix("-").isdecimal() and len(value) < _LONGEST else default


def switched_on(node: Node) -> bool:
    """Whether a property such as `<w:b/>` is on; it is unless it says otherwise."""
    return attribute(node) not in _OFF
