"""Judged departments, for handing out."""

from __future__ import annotations

from support.judged import office, sandboxes

__all__ = ["office", "sandboxes"]
