"""Mark-up taken away: HTML tags and entities, Markdown stars and hashes; the words stay."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from validators.text import squeeze

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUP = re.compile(r"<sup\b[^<>]*>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
_BOLD_TAG = re.compile(r"</?(?:b|strong)\b[^<>]{0,200}>", re.IGNORECASE)
_BREAK_TAG = re.compile(
    r"<br\b[^<>]{0,200}>|</?(?:p|div|li|ul|ol|h[1-6]|center|body|html)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:i|em|u|s|span|font|a|sup|sub|small|mark|o:p|table|tbody|thead|tfoot|tr|td|th|img|hr"
    r"|meta|head|title|col|colgroup|caption)\b[^<>]{0,500}>|<!--.{0,500}?-->",
    re.IGNORECASE,
)
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")
_BOLD_MARK = re.compile(r"\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])")
_ITALIC_UNDERSCORE = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])_(?!\w)")
# The number or sign of an entry, which may stand before its bold title.
_SIGN = re.compile(r"\s*(?:[-+*•–—]|\(?\w{1,3}(?:\.\w{1,2}){0,3}[.)/]{1,2})?\s*")
# A star that only opens or only closes: its pair stands on another line of the paragraph.
_LONE_STAR = re.compile(r"^\*(?=[^\s*])|(?<=[^\s*])\*$|(?<=[^\s*])\*(?=[.,;:)]*$)")


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of one printed line; `bold` characters at its start, bold still open at its end."""

    text: str
    bold: int = 0
    heading: bool = False
    still_bold: bool = False


def break_lines(text: str) -> str:
    """Line breaks of HTML as line breaks; superscript numbers as superscript letters."""
    raised = _SUP.sub(lambda match: match[1].translate(_SUPERSCRIPT), text)
    return _BREAK_TAG.sub("\n", raised)


def plain_cell(text: str) -> str:
    """The words of a table cell without mark-up; breaks made on purpose stay line breaks.

    In a cell a break parts the bodies of a list, so it is no mere wrapping.
    """
    lines = (squeeze(plain(line).text) for line in break_lines(text).split("\n"))
    return "\n".join(line for line in lines if line)


def plain(text: str, *, bold_open: bool = False) -> Plain:
    """One line without mark-up; `bold_open` says that a bold span of an earlier line runs on."""
    hashes = _HASHES.match(text)
    body = text[hashes.end() :] if hashes else text
    pieces = _BOLD_MARK.split(_BOLD_TAG.sub("**", body))
    pieces = [_words(piece) for piece in pieces]
    bold_prefix = _bold_prefix(pieces, bold_open=bold_open)
    still_bold = bold_open ^ (len(pieces) % 2 == 0)
    joined = "".join(pieces)
    lead = len(joined) - len(joined.lstrip())
    return Plain(joined.strip(), max(0, bold_prefix - lead), bool(hashes), still_bold)


def _words(piece: str) -> str:
    """One span without tags, entities, escapes and italic marks."""
    bare = html.unescape(_TAG.sub("", piece)).replace("\u00a0", " ").replace("\u00ad", "")
    bare = _ITALIC_UNDERSCORE.sub(r"\1", _ITALIC.sub(r"\1", bare))
    return _ESCAPED.sub(r"\1", _LONE_STAR.sub("", bare))


def _bold_prefix(pieces: list[str], *, bold_open: bool) -> int:
    """How many characters at the start of the joined pieces are bold."""
    first_bold = 0 if bold_open else 1
    if len(pieces) <= first_bold or not all(map(_SIGN.fullmatch, pieces[:first_bold])):
        return 0
    return sum(len(piece) for piece in pieces[: first_bold + 1])
