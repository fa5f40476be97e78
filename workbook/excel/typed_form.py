"""A form for programs that can only ask for one line of text at a time.

Where something is to be chosen, the person types a part of it; of several that match, the
number of the right one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.text import skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.book import Field

    Type = Callable[[str, str], str | None]

_MOST_LISTED = 12


def filled_in(title: str, fields: Sequence[Field], type_line: Type) -> list[str] | None:
    """The values of a form in their order; None as soon as one box is closed.

    `type_line` shows a question and a text to start from, and gives back the line typed.
    """
    values: list[str] = []
    for field in fields:
        question = f"{title}\n{field['label']}"
        options = field.get("options")
        value = (
            _chosen(question, options, field["value"], type_line)
            if options
            else type_line(question, field["value"])
        )
        if value is None:
            return None
        values.append(value.strip())
    return values


def _chosen(question: str, options: Sequence[str], start: str, type_line: Type) -> str | None:
    if len(options) <= _MOST_LISTED:
        return _numbered(question, options, start, type_line)
    asked = f"{question}\nGõ một phần tên:"
    while True:
        part = type_line(asked, start)
        if not part:
            return part
        matching = [option for option in options if skeleton(part) in skeleton(option)]
        if len(matching) == 1 or part in options:
            return part if part in options else matching[0]
        if 0 < len(matching) <= _MOST_LISTED:
            return _numbered(question, matching, "", type_line)
        count = f"có {len(matching)} tên khớp" if matching else "không có tên nào khớp"
        asked = f"{question}\n“{part}”: {count}. Hãy gõ lại một phần tên:"


def _numbered(question: str, options: Sequence[str], start: str, type_line: Type) -> str | None:
    """One of a few options by its number, or by its own words; "" keeps it open."""
    listed = "\n".join(f"{number}. {option}" for number, option in enumerate(options, 1))
    by_word = {skeleton(option): option for option in options}
    by_word |= {str(number): option for number, option in enumerate(options, 1)}
    while True:
        answer = type_line(f"{question}\n{listed}\nGõ số thứ tự:", start)
        if not answer or answer == start:
            return answer
        if (word := skeleton(answer.strip().rstrip("."))) in by_word:
            return by_word[word]
