"""Everything that is a spreadsheet or a document: finding, reading, marking, writing, importing."""
