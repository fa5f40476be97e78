"""Whether a row that bears the id of one task bears the words of another.

It happens where somebody sorts the columns that can be seen and the hidden one stays, copies
words over, or where a plan gives an old id to a new task. Then neither can be believed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from validators.legible import legible
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def no_other_words(_task: str) -> frozenset[str]:
    """No plan before that of now."""
    return frozenset()


@lru_cache(maxsize=4096)  # the same words in the sheets of many agencies
def words_key(text: str) -> str:
    """What stands for words, spelling aside; "" for none."""
    folded = fold(legible(text))
    return hashlib.sha256(folded.encode()).hexdigest()[:16] if folded else ""


@dataclass(frozen=True)
class TaskWords:
    """The words of the tasks of a plan by id, and what `earlier` plans used an id for instead."""

    words: Mapping[str, str]
    earlier: Callable[[str], frozenset[str]] = no_other_words

    def are_of_another(self, task: str, key: str) -> bool:
        """Whether words (`words_key`) are another task's, now or when the id stood for that."""
        own = self._own.get(task)
        if not key or own is None or key == own:
            return False
        return key in self._all or key in map(words_key, self.earlier(task))

    def is_same(self, other: TaskWords) -> bool:
        """Whether all ids stand for the same words."""
        return self._own == other._own

    @cached_property
    def _own(self) -> dict[str, str]:
        return {task: words_key(words) for task, words in self.words.items()}

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self._own.values())
