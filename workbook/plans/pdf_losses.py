"""What pdfminer only mentions in its log and goes on: parts of a page that it could not read.

A damaged stream would otherwise be read as far as it goes, and tasks would be gone in silence.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOGGER = "pdfminer"
_LOSSES = ("Data-loss", "Cannot render", "Could not set text font")


class _Losses(logging.Handler):
    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the messages that tell of lost letters; others are about colours and the like."""
        message = record.getMessage()
        if message.startswith(_LOSSES):
            self._found.append(message)


@contextmanager
def losses() -> Iterator[list[str]]:
    """What is lost while a PDF is read; nothing of it reaches the screen."""
    found: list[str] = []
    logger, handler = logging.getLogger(_LOGGER), _Losses(found)
    spreads = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = spreads
