"""Packages to be patched: the container and the form of each part stay as they were."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from support.small_packages import SHEET, cell, parts, sheet, xlsx, zipped

from workbook.patching import with_texts
from workbook.patching.xml_part import XmlPart
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

_TEXT = {("Biểu", "B2"): "mới"}


def changed(part: str | bytes) -> bytes:
    """A sheet part after a text was written into its B2."""
    content, _ = with_texts(zipped(parts(part)), _TEXT)
    return zipfile.ZipFile(io.BytesIO(content)).read(SHEET)


def test_order_dates_compression_and_remarks_of_members_stay() -> None:
    """The container says of each member what it said before."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.comment = "ghi chú của đơn vị".encode()
        for number, (name, part) in enumerate(parts(sheet(cell("B2"))).items(), start=1):
            member = zipfile.ZipInfo(name, (2020 + number, 1, 2, 3, 4, 6))
            member.compress_type = zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED
            member.comment = b"own"
            package.writestr(member, part)

    content, _ = with_texts(target.getvalue(), _TEXT)

    before, after = zipfile.ZipFile(target), zipfile.ZipFile(io.BytesIO(content))
    assert after.comment == before.comment
    assert [
        (one.filename, one.date_time, one.compress_type, one.comment) for one in after.infolist()
    ] == [
        (one.filename, one.date_time, one.compress_type, one.comment) for one in before.infolist()
    ]


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n', "utf-8"),
        ("<?xml version='1.0' encoding='utf-8' standalone='no'?>", "utf-8-sig"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
        ("", "utf-8"),
    ],
)
def test_a_changed_part_keeps_its_encoding_and_declaration(declaration: str, encoding: str) -> None:
    """Byte-order mark, quotes, standalone flag and line end before the first element."""
    body = sheet(cell("B2")).partition("?>")[2].lstrip()

    text = changed((declaration + body).encode(encoding)).decode(encoding)

    assert text.startswith(f"{declaration}<worksheet")
    assert "mới" in text


def test_prefixes_that_only_compatibility_rules_name_stay_declared() -> None:
    """`mc:Ignorable` names prefixes that no element uses; Excel refuses one without its meaning."""
    names = ' xmlns:mc="urn:mc" xmlns:x14ac="urn:x14ac" mc:Ignorable="x14ac"'
    part = sheet(cell("B2")).replace("<worksheet", f"<worksheet{names}")

    assert set(names.split()) <= set(re.split(r"[ >]", changed(part).decode()))


def test_a_part_that_is_only_looked_at_keeps_its_bytes() -> None:
    """However its XML is written."""
    raw = b"<?xml version='1.0'?>\n<a  b='1' ><c></c></a>\n"

    assert XmlPart(raw).written() == raw


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (xlsx(cell("B2"), prolog="<!DOCTYPE worksheet>"), Reason.UNSAFE),
        (zipped(parts(b"<worksheet")), Reason.DAMAGED),
        (zipped({"mimetype": "x"}), Reason.NOT_A_SPREADSHEET),
        (b"a;b\n1;2\n", Reason.DAMAGED),
    ],
)
def test_what_cannot_be_patched_is_refused(content: bytes, reason: Reason) -> None:
    """With a reason, and nothing is made of it."""
    with pytest.raises(RefusedError) as refused:
        with_texts(content, _TEXT)

    assert refused.value.reason is reason
