"""The text of one note: our lines put below a person's own, and taken out again, run by run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.inside.traces import added, is_marked, kept, without
from workbook.patching.xml_part import (
    SPACE,
    appended,
    child,
    children,
    escaped,
    local,
    made,
    place_after,
)
from workbook.safe_text import safe_text

if TYPE_CHECKING:
    from workbook.patching.xml_part import Element

_LOOK = (
    ("sz", "val", "9"),
    ("color", "indexed", "81"),
    ("rFont", "val", "Tahoma"),
    ("family", "val", "2"),
)


def text_of(note: Element) -> str:
    """All that a note says (`comment` of a comments part)."""
    return "".join(one.text or "" for one in _pieces(note))


def add_lines(note: Element, lines: str, *, is_new: bool) -> None:
    """Our lines below what the note says; its own runs keep their looks.

    An empty note of the person's is not a new one: it stays when our lines go.
    """
    text = child(note, "text")
    if text is None:
        text = appended(note, "text")
    ours = escaped(safe_text(lines))
    plain = child(text, "t")
    if plain is not None and len(text) == 1:
        plain.text = added(plain.text or "", ours)
        return
    run = made(text, "r")
    place_after(text, run, ("t", "r"))
    look = appended(run, "rPr")
    for name, key, value in _LOOK:
        appended(look, name, {key: value})
    words = appended(run, "t")
    own = None if is_new else text_of(note)
    words.text = added(own, ours).removeprefix(own or "")
    words.set(SPACE, "preserve")


def remove_lines(note: Element) -> bool:
    """Take our lines out; whether anything of the person's is left (an empty note is theirs)."""
    whole = text_of(note)
    if not is_marked(whole):
        return True
    if without(whole) is None:
        return False
    theirs = kept(whole)
    start = 0
    for piece in _pieces(note):
        own = piece.text or ""
        left = "".join(letter for letter, keep in zip(own, theirs[start:], strict=False) if keep)
        start += len(own)
        if left != own:
            piece.text = left
            _drop_if_empty(piece, left)
    return True


def _pieces(note: Element) -> list[Element]:
    """The elements that hold the text, in their order; readings of letters are not part of it."""
    found: list[Element] = []
    for text in children(note, "text"):
        for one in children(text, "t", "r"):
            found.extend([one] if local(one) == "t" else children(one, "t"))
    return found


def _drop_if_empty(piece: Element, left: str) -> None:
    run = piece.getparent()
    above = run.getparent() if run is not None else None
    if not left and run is not None and above is not None and local(run) == "r":
        above.remove(run)
