"""One test here presses “Xóa đánh dấu” in a real LibreOffice."""

from support.live_office import app, office

__all__ = ["app", "office"]
