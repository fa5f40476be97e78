"""Excel: the side of a click, the add-in and macro workbook, and putting them in place."""
