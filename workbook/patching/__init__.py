"""Changing single cells of a closed .xlsx workbook, and keeping all else byte for byte."""

from __future__ import annotations

from workbook.patching.book import Book
from workbook.patching.marking import marked, unmarked
from workbook.patching.texts import with_texts

__all__ = ["Book", "marked", "unmarked", "with_texts"]
