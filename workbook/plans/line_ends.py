"""What stands between two printed lines of one paragraph."""

from __future__ import annotations

import re

# Vietnamese has no hyphenation: a hyphen or stroke at the end of a line, with a letter or digit
# before it, belongs to a number of a document (`66-` `NQ/TW`) or to a pair (`đơn vị/` `cơ quan`).
_INSIDE_A_WORD = re.compile(r"[^\W_][-/]$")


def between(before: str) -> str:
    """A space; nothing behind a line that ends inside a word."""
    return "" if ends_inside_word(before) else " "


def ends_inside_word(text: str) -> bool:
    """Whether a line breaks off where no space can stand."""
    return _INSIDE_A_WORD.search(text) is not None
