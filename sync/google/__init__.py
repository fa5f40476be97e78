"""Talking to Google so that a night ends: limits on time and pace, bounded retry, known hosts."""
