"""LibreOffice: our extension with its menu and buttons, and an xlwings engine over UNO."""
