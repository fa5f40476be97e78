"""The tests here drive one real LibreOffice through xlwings' own API."""

from support.live_office import app, book, office, sheet

__all__ = ["app", "book", "office", "sheet"]
