"""A workbook that is open in a program which xlwings drives: Excel, or LibreOffice by our engine."""
