"""Answering: findings go back into the agencies' own sheets, as notes and as a list."""
