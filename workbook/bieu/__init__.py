"""The standard form `Biểu phân công nhiệm vụ` as an Excel workbook."""

from __future__ import annotations

from workbook.bieu.write import SHEET_NAME, write_bieu

__all__ = ["SHEET_NAME", "write_bieu"]
