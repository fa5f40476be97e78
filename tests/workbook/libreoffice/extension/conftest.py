"""The tests here press the buttons of our extension in one real LibreOffice."""

from support.office_with_buttons import buttons

__all__ = ["buttons"]
