"""One XML part to be patched: its tree, and its bytes again in the form that they came in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    # lxml's own name for its class
    Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>\s*")
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_BARE = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\ud800-\udfff\ufffe\uffff]")


class XmlPart:
    """The tree of a part; byte-order mark, encoding and declaration stay as they were.

    Raises RefusedError for what is not well-formed or declares entities.
    """

    def __init__(self, raw: bytes) -> None:
        text, self._mark, self._encoding = decoded(raw)
        if "<!DOCTYPE" in text:  # XML knows capitals only
            raise RefusedError(Reason.UNSAFE)
        declaration = _DECLARATION.match(text)
        self._declaration = declaration[0] if declaration else ""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            self.root: Element = etree.fromstring(text[len(self._declaration) :], parser)
        except etree.XMLSyntaxError:
            raise RefusedError(Reason.DAMAGED) from None
        self._first = self._written()
        self._raw = raw

    def written(self) -> bytes:
        """The part as bytes; those that came in where nothing was changed."""
        written = self._written()
        return self._raw if written == self._first else written

    def _written(self) -> bytes:
        text = etree.tostring(self.root.getroottree(), encoding="unicode")
        return self._mark + (self._declaration + text).encode(self._encoding)


def decoded(raw: bytes) -> tuple[str, bytes, str]:
    """The text of a part, its byte-order mark, and the encoding that gives its bytes again."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return _text(raw.removeprefix(mark), encoding), mark, encoding
    encoding = _BARE.get(raw[:2], "utf-8")
    return _text(raw, encoding), b"", encoding


def _text(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedError(Reason.DAMAGED) from None


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = str(element.tag)  # a function where it is no element
    return "" if tag.startswith("<") else tag.rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The direct children of these names; none of nothing."""
    for one in element if element is not None else ():
        if local(one) in names:
            yield one


def child(element: Element | None, name: str) -> Element | None:
    """The first direct child of a name."""
    return next(children(element, name), None)


def namespace(element: Element) -> str:
    """The namespace of an element: Strict files have others than the usual ones."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def made(like: Element, name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """A new element in the namespace of another one; not yet placed."""
    space = namespace(like)
    return like.makeelement(f"{{{space}}}{name}" if space else name, dict(attributes or {}))


def made_with_relation(like: Element, name: str, office: str, relation: str) -> Element:
    """The same, with the id of a relation; where `r` has no meaning yet, it says so itself."""
    tag = made(like, name).tag
    return like.makeelement(tag, {f"{{{office}}}id": relation}, nsmap={"r": office})


def relation_of(element: Element) -> str:
    """The id of the relation that an element names, in whichever of the two namespaces."""
    ids = (str(said) for key, said in element.attrib.items() if str(key).endswith("}id"))
    return next(ids, "")


def appended(parent: Element, name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """A new last child in the namespace of its parent."""
    element = made(parent, name, attributes)
    parent.append(element)
    return element


def place_after(parent: Element, element: Element, earlier: tuple[str, ...]) -> None:
    """Put a child behind the last one that the schema wants earlier."""
    index = 0
    for number, one in enumerate(parent, start=1):
        if _effective_name(one) in earlier:
            index = number
    parent.insert(index, element)


def taken_out(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def recount(parent: Element) -> None:
    """Set `count` to the number of children, where the file has a count."""
    if "count" in parent.attrib:
        parent.set("count", str(sum(1 for one in parent if local(one))))


def escaped(text: str) -> str:
    """A text as OOXML writes it: `_x000B_` for letters XML cannot hold, and for itself too."""
    plain = _CODE.sub("_x005F_", text)
    return _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", plain)


def _effective_name(element: Element) -> str:
    """What an element stands for: an AlternateContent for the first of its choices."""
    if local(element) != "AlternateContent":
        return local(element)
    return next((local(one) for choice in element for one in choice), "")
