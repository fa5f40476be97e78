"""The judged departments of the hand-out tests, for answers too."""

from __future__ import annotations

from support.judged import office, sandboxes

__all__ = ["office", "sandboxes"]
