"""LibreOffice, live: what a person's open sheet is reached through."""
