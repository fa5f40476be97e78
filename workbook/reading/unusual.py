"""What the fast reader raises where it meets anything that it does not know."""

from __future__ import annotations


class UnusualError(Exception):
    """Left to the full reader, which knows all well-formed files; never told to anybody."""
