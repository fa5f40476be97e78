"""The periodic report of a department: gathered from its history, published as Word and PDF."""
