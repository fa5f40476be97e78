"""The words of a formula: numbers, texts, references, calls and signs."""

from __future__ import annotations

import re

from sync.sandbox.functions import WrongError

TITLE = r"(?:'(?:[^']|'')+'!|[^\W\d][\w.]*!)?"
REFERENCE = TITLE + r"\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d*)?"
LINES = TITLE + r"(?:\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)"
TOKEN = (
    r"\s*(?:(?P<text>\"(?:[^\"]|\"\")*\")|(?P<call>[A-Za-z][A-Za-z.]*)\s*\(|"
    rf"(?P<lost>{TITLE}\#REF!)|(?P<range>{LINES}|{REFERENCE})(?![\w(])|(?P<word>TRUE|FALSE)\b|"
    r"(?P<number>\d+(?:%s\d*)?(?:[eE][+-]?\d+)?)|(?P<sign><>|<=|>=|[-+*/^&%%=<>();,]))"
)
PATTERNS = {mark: re.compile(TOKEN % re.escape(mark), re.IGNORECASE) for mark in ".,"}


def argument_end(tokens: list[tuple[str, str]], at: int) -> int:
    """Where the argument ends in which an error came up."""
    depth = 0
    while at < len(tokens):
        kind, text = tokens[at]
        if depth == 0 and kind == "sign" and text in (";", ",", ")"):
            return at
        depth += (kind == "call" or text == "(") - (text == ")")
        at += 1
    raise unreadable()


def tokens_of(text: str, decimal: str) -> list[tuple[str, str]]:
    """The words of a formula with their kinds; an error value when one cannot be read."""
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(text.rstrip()):
        match = PATTERNS[decimal].match(text, at)
        if match is None or match.lastgroup is None:
            raise unreadable()
        tokens.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return tokens


def unreadable() -> WrongError:
    """The error value of a text that is no formula."""
    return WrongError("ERROR", "Formula parse error.")
