"""What a file really is, by its content and not by its name, before any parser sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.refusal import Reason, Refusal

if TYPE_CHECKING:
    from pathlib import Path

# What the child is told to read a file as.
ZIPPED, OLD, DELIMITED = "zipped", "old", "delimited"

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WEB = (
    b"<!doctype html", b"<html", b"<head", b"<script", b"<meta", b"<table", b"<style", b"<body",
    b"mime-version:",
)  # fmt: skip
_DELIMITED_ENDINGS = (".csv", ".tsv", ".tab")


def kind_of(path: Path, content: bytes) -> str:
    """`zipped`, `old` or `delimited`; raises Refusal for what is no spreadsheet at all."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refusal(path, Reason.EMPTY)
    if content.startswith(_ZIP):
        return ZIPPED
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise Refusal(path, Reason.ENCRYPTED)
        return OLD
    head = content[:512].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if head.startswith(_WEB) or (head.startswith(b"<?xml") and b"<html" in head):
        raise Refusal(path, Reason.WEB_PAGE)
    if path.suffix.lower() in _DELIMITED_ENDINGS and not head.startswith((b"<?xml", b"%pdf")):
        return DELIMITED
    raise Refusal(path, Reason.NOT_A_SPREADSHEET)
