"""Files made to crash, hang, fill or fool a reader, each with what must become of it.

`HOSTILE` maps a name to the ending, the bytes and the allowed outcomes: reasons of refusal,
or None where the file may be read. Every file is made in seconds, most have a few kilobytes.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from support.small_packages import (
    MAIN,
    SHEET,
    XML,
    cell,
    ods,
    parts,
    relations,
    sheet,
    to_sheet,
    workbook,
    xlsx,
    zipped,
)  # fmt: skip

from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

GRID = "A1:XFD1048576"


class Hostile(NamedTuple):
    """One recipe; outcomes are reasons, or None for being read."""

    ending: str
    content: Callable[[], bytes]
    outcomes: tuple[Reason | None, ...]


def _with(**changes: str | bytes | None) -> bytes:
    """The small workbook with parts replaced or, for None, left out (names by their stem)."""
    names = {
        "workbook": "xl/workbook.xml", "rels": "xl/_rels/workbook.xml.rels", "sheet": SHEET,
        "types": "[Content_Types].xml",
    }  # fmt: skip
    made = parts(sheet(cell("A1")))
    for stem, part in changes.items():
        if part is None:
            del made[names[stem]]
        else:
            made[names[stem]] = part
    return zipped(made)


def _strings(inside: str, prolog: str = "") -> bytes:
    text = f'{XML}{prolog}<sst xmlns="{MAIN}"><si><t>{inside}</t></si></sst>'
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return zipped(parts(sheet(row), text))


def _laughs(count: int = 9) -> str:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, count + 1)]
    return f"<!DOCTYPE x [{''.join(lines)}]>"


def _blown_up(part: str, megabytes: int) -> bytes:
    """A sheet with so many spaces where `part` says `@`; small when packed."""
    head, tail = part.split("@")
    made = parts("")
    del made[SHEET]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in made.items():
            package.writestr(name, content)
        with package.open(SHEET, "w", force_zip64=True) as stream:
            stream.write(head.encode())
            for _ in range(megabytes):
                stream.write(b" " * (1 << 20))
            stream.write(tail.encode())
    return target.getvalue()


def _many_rows(count: int) -> bytes:
    return xlsx("<row><c><v>1</v></c></row>" * count)


def _doubled() -> bytes:
    target = io.BytesIO(xlsx(cell("A1")))
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("XL/Worksheets/Sheet1.xml", sheet(cell("A1", "khác")))
    return target.getvalue()


def _lying_size() -> bytes:
    """The directory says 16 bytes for a part of 64 MiB."""
    packed = bytearray(_blown_up(sheet("@"), 64))
    entry = packed.rindex(b"PK\x01\x02", 0, packed.rindex(SHEET.encode()))
    packed[entry + 24 : entry + 28] = struct.pack("<I", 16)
    return bytes(packed)


def _overlapping(count: int = 2000) -> bytes:
    """Many directory entries over one member of 64 MiB."""
    target = io.BytesIO(_blown_up(sheet("@"), 64))
    with zipfile.ZipFile(target, "a") as package:
        big = package.getinfo(SHEET)
        for number in range(count):
            twin = zipfile.ZipInfo(f"xl/media/{number}.xml")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(twin, name, getattr(big, name))
            package.filelist.append(twin)
        package.writestr("z", "")
    return target.getvalue()


def _members(*names: str) -> bytes:
    return zipped({**parts(sheet(cell("A1"))), **dict.fromkeys(names, "x")})


def _sheets(count: int) -> bytes:
    made = parts(sheet(cell("A1")))
    numbers = range(1, count + 1)
    made["xl/workbook.xml"] = workbook(
        "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    )
    made["xl/_rels/workbook.xml.rels"] = relations("".join(map(to_sheet, numbers)))
    made |= {f"xl/worksheets/sheet{n}.xml": sheet(cell("A1")) for n in numbers}
    return zipped(made)


def _repeated(rows: int, columns: int) -> bytes:
    one = (
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>"
    )
    line = f'<table:table-row table:number-rows-repeated="{rows}">{one}</table:table-row>'
    return ods(f'<table:table table:name="A">{line}</table:table>')


def _far_xls() -> bytes:
    """A compound file whose workbook stream is noise behind a sound first record."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", header, 44, 1, 0, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    return bytes(header) + struct.pack("<128I", *[0] * 128)  # its only chain is a circle


_D, _U, _L, _N = Reason.DAMAGED, Reason.UNSAFE, Reason.TOO_LARGE, Reason.NOT_A_SPREADSHEET
_CANARY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_DEEP = "<a>" * 200_000 + "</a>" * 200_000

HOSTILE: dict[str, Hostile] = {
    "laughs in strings": Hostile("xlsx", lambda: _strings("&a9;", _laughs()), (_U,)),
    "laughs in sheet": Hostile("xlsx", lambda: xlsx(cell("A1", "&a9;"), prolog=_laughs()), (_U,)),
    "quadratic entity": Hostile(
        "xlsx",
        lambda: _strings("&e;" * 20_000, f'<!DOCTYPE x [<!ENTITY e "{"x" * 20_000}">]>'),
        (_U,),
    ),
    "outside entity": Hostile("xlsx", lambda: _strings("&e;", _CANARY), (_U,)),
    "outside definition": Hostile(
        "xlsx", lambda: _strings("a", '<!DOCTYPE x SYSTEM "http://x.invalid/x.dtd">'), (_U,)
    ),
    "definition in UTF-16": Hostile(
        "xlsx",
        lambda: zipped(
            parts(sheet(cell("A1"), prolog=_CANARY).replace("UTF-8", "UTF-16").encode("utf-16"))
        ),
        (_U,),
    ),
    "definition in .ods": Hostile("ods", lambda: ods("", _laughs()), (_U,)),
    "other encoding": Hostile(
        "xlsx", lambda: _with(sheet=sheet(cell("A1")).replace("UTF-8", "cp037")), (_D,)
    ),
    "gigabyte of spaces": Hostile("xlsx", lambda: _blown_up(sheet("@"), 1024), (_L,)),
    "quarter gigabyte cell": Hostile(
        "xlsx", lambda: _blown_up(sheet(cell("A1", "x@x")), 256), (_L,)
    ),
    "two million rows": Hostile("xlsx", lambda: _many_rows(2_000_000), (_L,)),
    "far cell": Hostile("xlsx", lambda: xlsx(cell("A1") + cell("XFD1048576")), (_L,)),
    "cell beyond the grid": Hostile("xlsx", lambda: xlsx(cell("ZZZZZZ4294967295")), (_D,)),
    "row beyond the grid": Hostile("xlsx", lambda: xlsx(cell("A4294967295")), (_L, _D)),
    "many hidden columns": Hostile(
        "xlsx",
        lambda: xlsx(cell("A1"), before='<cols><col min="1" max="999999999" hidden="1"/></cols>'),
        (None,),
    ),
    "string that is not there": Hostile(
        "xlsx",
        lambda: xlsx('<row r="1"><c r="A1" t="s"><v>4000000000</v></c></row>'),
        (_D,),
    ),
    "deep nesting": Hostile("xlsx", lambda: xlsx("", after=_DEEP), (None, _L, _D)),
    "bad UTF-8": Hostile(
        "xlsx",
        lambda: _with(sheet=sheet(cell("A1", "@@")).encode().replace(b"@@", b"\xff\xfe")),
        (_D,),
    ),
    "null character": Hostile("xlsx", lambda: xlsx(cell("A1", "&#0;")), (_D,)),
    "sheet without part": Hostile("xlsx", lambda: _with(sheet=None), (_D,)),
    "sheet elsewhere": Hostile(
        "xlsx",
        lambda: _with(
            rels=relations(
                to_sheet(1, ' TargetMode="External"').replace("worksheets", "http://x.invalid")
            )
        ),
        (_U,),
    ),
    "no sheet": Hostile("xlsx", lambda: _with(workbook=workbook("")), (Reason.NO_SHEET,)),
    "no rows part": Hostile("xlsx", lambda: _with(sheet=f'<worksheet xmlns="{MAIN}"/>'), (_D,)),
    "five thousand sheets": Hostile("xlsx", lambda: _sheets(4_900), (_L,)),
    "sixty thousand members": Hostile(
        "xlsx", lambda: _members(*(f"x/{n}" for n in range(60_000))), (_L,)
    ),
    "member above": Hostile("xlsx", lambda: _members("../../x"), (_U,)),
    "member at the root": Hostile("xlsx", lambda: _members("/tmp/x"), (_U,)),  # noqa: S108
    "member on a drive": Hostile("xlsx", lambda: _members("C:\\x"), (_U,)),
    "doubled part": Hostile("xlsx", _doubled, (_U,)),
    "size that lies": Hostile("xlsx", _lying_size, (_D,)),
    "overlapping members": Hostile("xlsx", _overlapping, (_L,)),
    "half a file": Hostile("xlsx", lambda: xlsx(cell("A1"))[:700], (_D,)),
    "nothing": Hostile("xlsx", lambda: b"", (Reason.EMPTY,)),
    "nothing but zeros": Hostile("xlsx", lambda: bytes(4096), (Reason.EMPTY,)),
    "sign-in page": Hostile(
        "xlsx", lambda: b"\xef\xbb\xbf\n<!DOCTYPE html><html></html>", (Reason.WEB_PAGE,)
    ),
    "web page as old file": Hostile("xls", lambda: b"<html><table></table>", (Reason.WEB_PAGE,)),
    "password": Hostile(
        "xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        (Reason.ENCRYPTED,),
    ),
    "noise in a compound file": Hostile(
        "xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 8, (_D,)
    ),
    "circle in a compound file": Hostile("xls", _far_xls, (_D, _N)),
    "whole grid in .ods": Hostile("ods", lambda: _repeated(1_048_576, 16_384), (_L,)),
    "99 million in .ods": Hostile("ods", lambda: _repeated(9_900, 10_000), (_L,)),
    "merge over the grid": Hostile(
        "xlsx",
        lambda: xlsx(cell("A1"), after=f'<mergeCells><mergeCell ref="{GRID}"/></mergeCells>'),
        (None,),
    ),
    "merge that is none": Hostile(
        "xlsx",
        lambda: xlsx(cell("A1"), after='<mergeCells><mergeCell ref="A1:B2:C3"/></mergeCells>'),
        (_D,),
    ),
    "links over the grid": Hostile(
        "xlsx",
        lambda: xlsx(cell("A1"), after=f'<hyperlinks><hyperlink ref="{GRID}"/></hyperlinks>'),
        (None,),
    ),
    "same cell twice": Hostile(
        "xlsx",
        lambda: xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        (_D,),
    ),
    "number that is none": Hostile(
        "xlsx", lambda: xlsx('<row r="1"><c r="A1"><v>1_0</v></c></row>'), (_D,)
    ),
    "endless number": Hostile(
        "xlsx", lambda: xlsx('<row r="1"><c r="A1"><v>1e999</v></c></row>'), (_D,)
    ),
    "open quotation": Hostile("csv", lambda: b'a,b\n"c,d\n' * 3, (_D, None)),
    "binary in text": Hostile("csv", lambda: b"a,b\nc\0,d\n", (_N,)),
    "program": Hostile("csv", lambda: b"\x7fELF\x02\x01\x01" + bytes(64), (_N,)),
    "wide text": Hostile("csv", lambda: b"," * 20_000_000, (_L, None)),
}
