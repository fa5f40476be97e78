"""A workbook open in a program that xlwings drives: Excel, or LibreOffice by our engine."""
