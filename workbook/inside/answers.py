"""Answers given beforehand, for scripts: nothing is shown to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


class Answers:
    """Stands where a person would; `told` keeps what was said."""

    def __init__(self, answers: Sequence[Any]) -> None:
        self._answers = list(answers)
        self.told: list[str] = []

    def say(self, text: str) -> None:
        """Keep a message."""
        self.told.append(text)

    def ask(self, text: str) -> bool:
        """The next answer; no where there is none left."""
        self.told.append(text)
        return bool(self._answers.pop(0)) if self._answers else False

    def enter(self, title: str, _: Sequence[dict[str, Any]]) -> list[str] | None:
        """The next answer; closed where there is none left."""
        self.told.append(title)
        return self._answers.pop(0) if self._answers else None
