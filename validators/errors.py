"""The one kind of exception whose text is meant for people."""

from __future__ import annotations


class CannotDoError(Exception):
    """What was asked cannot be done; `str()` is one Vietnamese sentence: where, why, what to do.

    The CLI prints it and exits with `exit_code` (2: bad input, 4: nothing published).
    """

    exit_code = 2
