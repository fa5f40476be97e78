"""Ids that look like one another: typed with other letters, figures, dashes or spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from validators.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable

# What hands and fonts take for one another, beside the letters of other alphabets.
_ONE_LOOK = str.maketrans("oil|", "0111")
_BETWEEN = re.compile(r"[^\w]+")


def looked_like(task_id: str, known: Iterable[str]) -> str:
    """The one known id that looks like this one; "" where there is none, or more than one.

    Only for telling people: an id that is not the same letter by letter is never accepted.
    """
    look = _look(task_id)
    alike = [each for each in known if look and _look(each) == look]
    return alike[0] if len(alike) == 1 else ""


@lru_cache(maxsize=10_000)
def _look(task_id: str) -> str:
    plain = unicodedata.normalize("NFKC", legible(task_id)).casefold()
    parts = _BETWEEN.split("".join(plain.split()).translate(_ONE_LOOK))
    return ".".join(filter(None, parts))
